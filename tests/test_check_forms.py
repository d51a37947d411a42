"""What `watchfloor check` tells GitHub and code scanning: the same problems, in their forms."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from watchfloor.desk.annotations import MOST, commands
from watchfloor.desk.cli import main
from watchfloor.desk.sarif import sarif
from watchfloor.problem import Code, Place, Problem

from .archives import BRIEFING, OTHER, SETTINGS, UPDATE, Change, loaded
from .problem_cases import CASES
from .test_problems import QUICK

STANDARD = Path(__file__).parent / "standards/sarif-2.1.0-rtm.5.json"

MEDIUM = Change(BRIEFING, "confidence: low", "confidence: medium")
OTHER_MEDIUM = Change(OTHER, "confidence: low", "confidence: medium")
WARNED = Change(UPDATE, "event_date: 2025-10-20", "event_date: 2025-10-19")


def check(root: Path, *arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(
        main, ["check", "--root", str(root), *arguments], env={"SOURCE_DATE_EPOCH": "1795737600"}
    )
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return found.exit_code, found.stdout


def problem(
    code: Code = Code.IMAGE,
    line: int = 1,
    path: str = BRIEFING,
    message: str = "x",
    hint: str = "",
) -> Problem:
    return Problem(code, path, Place(line, 2, 3), message, hint)


# ---------------------------------------------------------------------------- GitHub


def understood(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner takes it apart: its name, properties and message."""
    match = re.fullmatch(r"::(\w+)(?: ([^:]*))?::([^\r\n]*)", line)
    assert match
    pairs = (pair.split("=", 1) for pair in (match[2] or "").split(",") if pair)
    properties = {key: _plain(value, {"%3A": ":", "%2C": ","}) for key, value in pairs}
    return match[1], properties, _plain(match[3], {})


def _plain(text: str, more: dict[str, str]) -> str:
    for escaped, meant in {**more, "%0D": "\r", "%0A": "\n", "%25": "%"}.items():
        text = text.replace(escaped, meant)
    return text


def test_github_is_told_with_the_place_and_the_mend(tmp_path: Path) -> None:
    loaded(tmp_path, MEDIUM)
    code, text = check(tmp_path, "--format", "github")

    first, summary, *_ = text.splitlines()
    assert code == 1
    assert first == (
        f"::error file={BRIEFING},line=15,col=17,endColumn=23,title=choice-unknown::"
        "`medium` is not one of the words this key takes%0A"
        "did you mean `moderate`?; allowed: `low`, `moderate`, `high`%0A"
        "see docs/contribute/problems.md#choice-unknown"
    )
    assert summary == "7 files: 1 error, 0 warnings"


def test_github_is_told_that_nothing_is_wrong(tmp_path: Path) -> None:
    loaded(tmp_path)

    assert check(tmp_path, "--format", "github") == (0, "7 files: nothing wrong\n")


def test_errors_come_before_warnings_and_changed_files_before_others(tmp_path: Path) -> None:
    loaded(tmp_path, MEDIUM, OTHER_MEDIUM, WARNED)
    plain = check(tmp_path, "--format", "github")[1]
    turned = check(tmp_path, "--format", "github", "--changed", str(tmp_path / BRIEFING))[1]
    gone = check(tmp_path, "--format", "github", "--changed", str(tmp_path / "no-such-file.md"))[1]

    def files(text: str) -> list[tuple[str, str]]:
        lines = [understood(line) for line in text.splitlines() if line.startswith("::")]
        return [(name, properties["file"]) for name, properties, _ in lines]

    assert files(plain) == [("error", OTHER), ("error", BRIEFING), ("warning", UPDATE)]
    assert files(turned) == [("error", BRIEFING), ("error", OTHER), ("warning", UPDATE)]
    assert gone == plain


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_changed_files_come_first_in_every_form(form: str, tmp_path: Path) -> None:
    loaded(tmp_path, MEDIUM, OTHER_MEDIUM)
    text = check(tmp_path, "--format", form, "--changed", str(tmp_path / BRIEFING))[1]

    assert 0 < text.index(BRIEFING) < text.index(OTHER)


@pytest.mark.parametrize(
    ("errors", "warnings", "told"),
    [
        (MOST, MOST, ""),
        (MOST + 1, 0, "1 more problem stands"),
        (3, MOST + 2, "2 more problems stand"),
        (MOST + 5, MOST + 1, "6 more problems stand"),
    ],
)
def test_no_more_is_shown_than_github_shows(errors: int, warnings: int, told: str) -> None:
    found = [
        *(problem(Code.ID_DATE, line) for line in range(1, warnings + 1)),
        *(problem(Code.IMAGE, line) for line in range(1, errors + 1)),
    ]
    lines = list(commands(found))
    names = [understood(line)[0] for line in lines if line.startswith("::")]

    shown = min(MOST, errors), min(MOST, warnings)
    assert names == ["error"] * shown[0] + ["warning"] * shown[1] + ["notice"] * bool(told)
    notice = [line for line in lines if line.startswith("::notice")]
    assert [told in line for line in notice] == [True] * bool(told)
    below = [line for line in lines if not line.startswith("::")]
    assert len(below) == errors + warnings - sum(shown)
    assert all(line.startswith(f"{BRIEFING}:") for line in below)


@QUICK
@given(st.text(max_size=40), st.text(max_size=40), st.text(min_size=1, max_size=20))
def test_github_understands_any_text(message: str, hint: str, path: str) -> None:
    (line,) = commands([problem(message=message, hint=hint, path=path)])
    name, properties, said = understood(line)

    assert name == "error"
    assert set(properties) == {"file", "line", "col", "endColumn", "title"}
    assert said.split("\n")[-1] == "see docs/contribute/problems.md#image"
    assert len(said.split("\n")) == 1 + bool(message) + bool(hint)
    line.encode()


def test_what_github_would_obey_is_escaped() -> None:
    hostile = "100 %: a,\r\n::error::b"
    (line,) = commands([problem(message=hostile, path="a:b,c%.md")])

    assert "\n" not in line
    assert line.startswith("::error file=a%3Ab%2Cc%25.md,line=1,")
    assert "100 %25: a" in line


# ---------------------------------------------------------------------------- SARIF


@pytest.fixture(scope="session")
def standard() -> Draft4Validator:
    schema = json.loads(STANDARD.read_text("utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


def run(text: str, standard: Draft4Validator) -> Any:
    """The one run of a log that the standard's own schema finds nothing wrong with."""
    log = json.loads(text)
    assert [error.message for error in standard.iter_errors(log)] == []
    (found,) = log["runs"]
    return found


def test_the_standard_would_find_a_fault(tmp_path: Path, standard: Draft4Validator) -> None:
    log = json.loads(sarif([problem()], loaded(tmp_path).settings))
    log["runs"][0]["columnKind"] = "bytes"

    assert [error.path[-1] for error in standard.iter_errors(log)] == ["columnKind"]


def test_sarif_gives_rule_level_place_and_message(
    tmp_path: Path, standard: Draft4Validator
) -> None:
    loaded(tmp_path, MEDIUM, WARNED)
    code, text = check(tmp_path, "--format", "sarif")
    found = run(text, standard)

    assert code == 1
    assert found["columnKind"] == "unicodeCodePoints"
    assert found["tool"]["driver"]["rules"] == [
        {
            "id": "choice-unknown",
            "shortDescription": {"text": "Choice unknown"},
            "helpUri": "https://git.example/cobalt/blob/main/docs/contribute/problems.md"
            "#choice-unknown",
            "defaultConfiguration": {"level": "error"},
        },
        {
            "id": "id-date",
            "shortDescription": {"text": "Id date"},
            "helpUri": "https://git.example/cobalt/blob/main/docs/contribute/problems.md#id-date",
            "defaultConfiguration": {"level": "warning"},
        },
    ]
    assert found["results"][0] == {
        "ruleId": "choice-unknown",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "`medium` is not one of the words this key takes\n"
            "did you mean `moderate`?; allowed: `low`, `moderate`, `high`"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": BRIEFING},
                    "region": {"startLine": 15, "startColumn": 17, "endColumn": 23},
                }
            }
        ],
    }
    assert (found["results"][1]["ruleIndex"], found["results"][1]["level"]) == (1, "warning")


@pytest.mark.parametrize("case", CASES[::7], ids=[str(case.code) for case in CASES[::7]])
def test_sarif_of_every_kind_of_problem_is_valid(
    case: Any, tmp_path: Path, standard: Draft4Validator
) -> None:
    archive = loaded(tmp_path, *case.changes)
    text = sarif(archive.problems, archive.settings)

    assert {result["ruleId"] for result in run(text, standard)["results"]} == {case.code}
    assert text == sarif(archive.problems, archive.settings)


def test_sarif_counts_columns_in_code_points(tmp_path: Path, standard: Draft4Validator) -> None:
    change = Change(BRIEFING, "[arecoms]", "[arecoms, 𠮷, atlantis]")
    archive = loaded(tmp_path, change)
    region = run(sarif(archive.problems, archive.settings), standard)["results"][-1]["locations"][0]

    assert region["physicalLocation"]["region"] == {
        "startLine": 9,
        "startColumn": len("actors: [arecoms, 𠮷, ") + 1,
        "endColumn": len("actors: [arecoms, 𠮷, atlantis") + 1,
    }


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("briefings/2025/a b.md", "briefings/2025/a%20b.md"),
        ("docs/actors/钴#1?.md", "docs/actors/%E9%92%B4%231%3F.md"),
        ("briefings/\udcff.md", "briefings/%FF.md"),
        ("briefings/100%.md", "briefings/100%25.md"),
    ],
)
def test_sarif_names_files_as_addresses(
    path: str, uri: str, tmp_path: Path, standard: Draft4Validator
) -> None:
    settings = loaded(tmp_path).settings
    found = run(sarif([problem(path=path, message="\udcff\x1b[2J")], settings), standard)
    (result,) = found["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert not re.search("[\x1b\udcff]", result["message"]["text"])


def test_sarif_of_a_faultless_archive_says_so(tmp_path: Path, standard: Draft4Validator) -> None:
    loaded(tmp_path)
    code, text = check(tmp_path, "--format", "sarif")

    assert (code, run(text, standard)["results"]) == (0, [])


def test_sarif_of_wrong_settings_has_its_rules_still(
    tmp_path: Path, standard: Draft4Validator
) -> None:
    loaded(tmp_path, Change(SETTINGS, "", "x"))
    _, text = check(tmp_path, "--format", "sarif")

    assert run(text, standard)["tool"]["driver"]["rules"]
