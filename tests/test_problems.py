"""Every problem: told once, in its place, explained, and never as a traceback."""

import json
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from watchfloor.desk.cli import main
from watchfloor.desk.explaining import explanation
from watchfloor.document import Document, read
from watchfloor.loading import identity_of, load
from watchfloor.problem import ESCAPABLE, WARNINGS, Code, Place, Problem

from .archives import (
    ACTOR,
    BRIEFING,
    FILES,
    OTHER,
    SETTINGS,
    THEME,
    TODAY,
    UPDATE,
    Change,
    loaded,
    written,
)
from .problem_cases import CASES, Case

GUIDE = Path(__file__).parent.parent / "docs/contribute/problems.md"

HISTORY = {
    Code.ID_VANISHED,
    Code.CHANGE_UNRECORDED,
    Code.CHANGE_ALTERED,
    Code.SOURCE_REMOVED,
    Code.ESTIMATE_ALTERED,
    Code.ESTIMATE_BACKDATED,
    Code.OUTCOME_BACKDATED,
}
"""What only an earlier version can show: its examples are tried where there is one."""

NOT_LOADED = HISTORY | {
    Code.FILE_LINK,
    Code.FILE_UNREADABLE,
    Code.SITE_URL_MISSING,
    Code.THEME_UNSAFE,
}
"""What no content of a file can show: tried below, or by the tests of what MkDocs builds."""

NO_TEXT = NOT_LOADED | {
    Code.FILE_EMPTY,
    Code.TEXT_LONG,
    Code.FILE_TOO_LARGE,
    Code.NOT_UTF8,
    Code.NUL_BYTE,
    Code.BYTE_ORDER_MARK,
    Code.CARRIAGE_RETURN,
}
"""What cannot be shown as text, so that its examples only describe it."""


def test_the_ground_is_good(tmp_path: Path) -> None:
    found = loaded(tmp_path)

    assert found.problems == ()
    assert len(found.archive.briefings) == 3


# ---------------------------------------------------------------------------- every bad input


@pytest.mark.parametrize("case", CASES, ids=[f"{c.code}-{n}" for n, c in enumerate(CASES)])
def test_a_bad_input_gives_one_problem_in_its_place(case: Case, tmp_path: Path) -> None:
    found = loaded(tmp_path, *case.changes)

    told = [(p.code, (p.path, p.place.line, p.place.column)) for p in found.problems]
    assert sorted(told) == sorted((case.code, place) for place in case.places)
    for path in (BRIEFING, OTHER, UPDATE):
        is_wrong = any(p.path == path and p.severity == "error" for p in found.problems)
        is_draft = b"status: draft" in (tmp_path / path).read_bytes()
        assert (found.archive.get(identity_of(path)) is None) == (is_wrong or is_draft)


def test_every_code_has_a_bad_input() -> None:
    assert {case.code for case in CASES} == set(Code) - NOT_LOADED
    assert len(CASES) >= 90


@pytest.mark.parametrize("path", [BRIEFING, ACTOR, "briefings/2025/more", "briefings/2025/x.md"])
def test_a_link_in_the_file_system_is_not_followed(path: str, tmp_path: Path) -> None:
    files = {name: text.encode() for name, text in FILES.items() if name != path}
    written(tmp_path, files)
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).symlink_to("/etc/passwd" if path.endswith(".md") else "/etc")

    found = load(tmp_path, TODAY)

    assert [p.code for p in found.problems if p.path == path] == [Code.FILE_LINK]
    assert path not in found.documents


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    written(tmp_path, {SETTINGS: FILES[SETTINGS].encode()})
    written(tmp_path / "elsewhere", {"2025/2025-10-16-cobalt.md": b"secret"})
    (tmp_path / "briefings").symlink_to("elsewhere")

    found = load(tmp_path, TODAY)

    assert [(p.code, p.path) for p in found.problems] == [(Code.FILE_LINK, "briefings")]


def test_an_unreadable_file_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == Path(OTHER).name:
            raise PermissionError(13, "Permission denied")
        return content(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (problem,) = loaded(tmp_path).problems

    assert (problem.code, problem.path) == (Code.FILE_UNREADABLE, OTHER)
    assert "Permission denied" in problem.message


def test_without_settings_the_rest_is_still_checked(tmp_path: Path) -> None:
    files = {path: text.encode() for path, text in FILES.items() if path != SETTINGS}
    found = load(written(tmp_path, files), TODAY)

    assert [problem.code for problem in found.problems] == [Code.SETTING_MISSING]
    assert len(found.archive.briefings) == 3


@pytest.mark.parametrize(
    "table",
    [
        '[tool]\nwatchfloor = {name = 5, axes = 3, language = "fr"}',
        'tool.watchfloor.name = "x"\ntool.watchfloor.axes = [{}]',
        "[tool.watchfloor]\naxes = [1, 2]\npublish_max_tlp = 3",
        "[tool]\nwatchfloor = 3",
        '[tool.watchfloor]\n"name" = ""\n[[tool.watchfloor.axes]]\nkey = "json"',
        "[tool.watchfloor.axes]\nkey = 1",
        "\ufeff[tool.watchfloor]\r\nname = 1979-05-27T07:32:00Z\r\nx = 07:32:00",
        "[tool.watchfloor",
        "\0",
    ],
)
def test_wrong_settings_are_problems(table: str, tmp_path: Path) -> None:
    found = loaded(tmp_path, Change(SETTINGS, "", table))

    assert found.problems
    assert {problem.path for problem in found.problems} == {SETTINGS}
    assert len(found.archive.briefings) == 3


def test_a_misspelt_region_of_the_world_finds_the_right_one(tmp_path: Path) -> None:
    (problem,) = loaded(tmp_path, Change(BRIEFING, "[katanga]", "[chnia]")).problems

    assert "did you mean `china`?" in problem.hint


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("interests:", "write one"),
        ("    confidence:", "write one"),
        ("stage:", "write one, or leave it out"),
        ("    note:", "write one, or leave it out"),
        ("gaps: ['']", "write one, or leave it out"),
    ],
)
def test_only_what_may_be_absent_can_be_left_out(key: str, told: str, tmp_path: Path) -> None:
    old = {"i": "interests: none", "c": "    confidence: low", "n": "    reliability: A"}
    change = old.get(key.strip()[0], "themes: [price]")
    kept = "" if key.strip()[0] in "ic" else f"{change}\n"
    (problem,) = loaded(tmp_path, Change(BRIEFING, change, kept + key)).problems

    assert (problem.code, problem.hint) == (Code.VALUE_EMPTY, told)


def test_a_date_that_is_watched_may_lie_after_the_newest_information(tmp_path: Path) -> None:
    text = Change(BRIEFING, "cap binds.\n", "cap binds until 28 October 2025.\n")
    watch = "watch:\n  - date: 2025-10-28\n    what: The cap ends.\njudgements:"

    assert [p.code for p in loaded(tmp_path, text).problems] == [Code.DATE_AFTER_INFORMATION]
    assert loaded(tmp_path, text, Change(BRIEFING, "judgements:", watch)).problems == ()


def test_a_waiver_silences_its_rule_where_it_stands_and_nowhere_else(tmp_path: Path) -> None:
    new = "- Another left.[^reuters-oct]\n\n## Assessment"
    waived = f"<!-- allow fact-uncited: seen by us -->\n- A cargo left.\n- A third left.\n{new}"
    found = loaded(tmp_path, Change(BRIEFING, "\n## Assessment", waived))

    assert [(p.code, p.place.line) for p in found.problems] == [(Code.FACT_UNCITED, 31)]


@pytest.mark.parametrize(
    "waived",
    [
        "# allow id-date: mended\nevent_date: 2025-10-17",
        "event_date: 2025-10-17 # allow id-date: mended",
        "event_date: 2025-10-17  # allow id-date: mended",
    ],
)
def test_a_waiver_in_front_matter_holds_for_its_key(waived: str, tmp_path: Path) -> None:
    assert loaded(tmp_path, Change(BRIEFING, "event_date: 2025-10-16", waived)).problems == ()


# ---------------------------------------------------------------------------- the guide


def _guide() -> dict[str, dict[str, tuple[str, str]]]:
    """By code, the example called Wrong and that called Right: language and text."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for part in re.split(r"^## (?=[a-z0-9-]+$)", GUIDE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        code, _, text = part.partition("\n")
        examples = re.findall(r"^(Wrong|Right):\n\n```(\w+)\n(.*?)^```$", text, re.M | re.S)
        found[code] = {kind: (language, example) for kind, language, example in examples}
    return found


EXAMPLES = _guide()

GROUND = {
    **FILES,
    "docs/actors/mines-ministry.md": FILES[ACTOR].replace("ARECOMS", "Mines ministry"),
    "briefings/2025/2025-10-21-second-cargo.md": FILES[UPDATE].replace("2025-10-20", "2025-10-21"),
}


def test_the_guide_explains_every_code_and_no_other() -> None:
    assert set(EXAMPLES) == set(Code)
    assert all(set(examples) == {"Wrong", "Right"} for examples in EXAMPLES.values())


def test_the_guide_names_what_can_be_waived() -> None:
    intro = GUIDE.read_text("utf-8").partition("can be waived:")[2].partition(". An image")[0]

    assert set(re.findall(r"`([\w-]+)`", intro)) == ESCAPABLE


@pytest.mark.parametrize("code", [code for code in Code if code not in NO_TEXT])
def test_the_guides_examples_are_wrong_and_right(code: Code, tmp_path: Path) -> None:
    wrong = loaded(tmp_path / "wrong", *example(code, *EXAMPLES[code]["Wrong"]))
    right = loaded(tmp_path / "right", *example(code, *EXAMPLES[code]["Right"]))

    assert {problem.code for problem in wrong.problems} == {code}
    assert right.problems == ()


def example(code: Code, language: str, text: str) -> Iterator[Change]:
    """What an example changes in the tiny archive."""
    if language == "toml":
        yield Change(SETTINGS, "", text)
    elif language == "text":
        yield Change(text.strip(), "", FILES[BRIEFING])
    elif language == "yaml":
        for block in text.split("---\n"):
            path, keys = BRIEFING, block
            if block.startswith("# "):
                path, keys = block[2 : block.index("\n")], block[block.index("\n") + 1 :]
            yield Change(path, "", _with_keys(GROUND[path], keys))
    elif code.startswith("front-matter"):
        yield Change(THEME, "", text)
    elif text.startswith("#"):
        front = FILES[BRIEFING].partition("\n## ")[0]
        yield Change(BRIEFING, "", f"{front}\n{text}")
    elif text.startswith(("- ", "<!--")):
        yield Change(BRIEFING, "\n## Assessment", f"{text}\n## Assessment")
    else:
        yield Change(BRIEFING, "cap binds.\n", f"cap binds.\n\n{text}")


def _with_keys(content: str, keys: str) -> str:
    """*content* with *keys* in the front matter, in place of those of the same names."""
    _, front, body = content.split("---\n", 2)
    named = set(re.findall(r"^(\w+):", keys, re.M))
    blocks = re.split(r"^(?=\w)", front, flags=re.M)
    kept = "".join(block for block in blocks if block.partition(":")[0] not in named)
    return f"---\n{kept}{keys}---\n{body}"


# ---------------------------------------------------------------------------- no traceback

QUICK = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)

PIECES = st.sampled_from(
    [
        *(
            b"\x00",
            b"\xff",
            b"\r",
            b"\t",
            b"\xef\xbb\xbf",
            b"\xe2\x80\xa8",
            b"\xc2\x85",
            b"\x1b[2J",
        ),
        *(
            b"---\n",
            b"...\n",
            b"- ",
            b": ",
            b"? ",
            b"&a ",
            b"*a ",
            b"!!x ",
            b"<<: ",
            b"{",
            b"[",
            b"]",
        ),
        *(
            b"'",
            b'"',
            b"|\n",
            b">-\n",
            b"#",
            b"%YAML 9\n",
            b"`",
            b"[^",
            b"](",
            b"<!--",
            b"-->",
            b"<",
        ),
        *(b"\n\n", b"# ", b"## ", b"\n===\n", b"|--|--|\n", b"![", b"allow ", b"9" * 30, b"x_a: "),
    ]
)


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the archive with some of its bytes replaced or repeated."""
    path = draw(st.sampled_from(sorted(FILES)))
    content = FILES[path].encode()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 60)))
        new = draw(st.one_of(PIECES, st.binary(max_size=20), st.just(content[start:end] * 2)))
        content = content[:start] + new + content[end:]
    return path, content


@QUICK
@given(mutations())
def test_a_damaged_file_never_raises(mutation: tuple[str, bytes]) -> None:
    path, content = mutation
    with tempfile.TemporaryDirectory() as folder:
        found = loaded(Path(folder), Change(path, "", content))
        _ = list(explanation(found.problems, found.documents))
        json.dumps([problem.record() for problem in found.problems])


@QUICK
@given(st.binary(max_size=200), st.sampled_from([BRIEFING, ACTOR, SETTINGS]))
def test_any_bytes_never_raise(content: bytes, path: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        loaded(Path(folder), Change(path, "", content))


@QUICK
@given(
    st.recursive(
        st.text(max_size=12),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
        max_leaves=8,
    ),
    st.sampled_from(
        ["title", "sources", "judgements", "forecasts", "watch", "x_a", "tags", "kind"]
    ),
)
def test_any_value_of_a_key_never_raises(value: object, key: str) -> None:
    keys = f"{key}: {json.dumps(value, ensure_ascii=True)}\n"
    with tempfile.TemporaryDirectory() as folder:
        loaded(Path(folder), Change(BRIEFING, "", _with_keys(FILES[BRIEFING], keys)))


# ---------------------------------------------------------------------------- as a person reads it


def _told(path: str, content: str, problem: Problem) -> list[str]:
    document, _ = read(path, content.encode())
    assert isinstance(document, Document)
    (text,) = explanation([problem], {path: document})
    return text.split("\n")


def test_the_text_shows_the_line_with_a_caret(tmp_path: Path) -> None:
    found = loaded(tmp_path, Change(BRIEFING, "confidence: low", "confidence: medium"))
    (text,) = explanation(found.problems, found.documents)

    assert text.split("\n") == [
        "error[choice-unknown]: `medium` is not one of the words this key takes",
        f"   --> {BRIEFING}:15:17",
        "   |",
        "15 |     confidence: medium",
        "   |                 ^^^^^^",
        "   = did you mean `moderate`?; allowed: `low`, `moderate`, `high`",
        "   = see docs/contribute/problems.md#choice-unknown",
    ]


@pytest.mark.parametrize(
    ("line", "word", "before", "under"),
    [
        ("title: 包钢 caps", "caps", 12, 4),
        ("title: 包钢", "包钢", 7, 4),
        ("title: e\u0301te\u0301 caps", "caps", 11, 4),
        ("title: a\u3099 caps", "caps", 9, 4),
    ],
)
def test_the_caret_stands_under_wide_and_combined_letters(
    line: str, word: str, before: int, under: int
) -> None:
    place = Place(2, line.index(word) + 1, len(word))
    told = _told(BRIEFING, f"---\n{line}\n---\n", Problem(Code.VALUE_LENGTH, BRIEFING, place, "x"))

    assert told[4].removeprefix("  | ") == " " * before + "^" * under


@pytest.mark.parametrize("at", [0, 50, 500, 990])
@pytest.mark.parametrize("letter", ["x", "钢"])
def test_a_long_line_is_cut_around_what_is_wrong(at: int, letter: str) -> None:
    line = letter * at + "Q" * 5 + letter * (1000 - at)
    place = Place(4, at + 1, 5)
    told = _told(BRIEFING, f"---\na: b\n---\n{line}\n", Problem(Code.IMAGE, BRIEFING, place, "x"))
    shown, caret = told[3].removeprefix("4 | "), told[4].removeprefix("  | ")

    columns = "".join(c if c in "xQ…" else c + " " for c in shown)  # wide letters take two
    assert columns[caret.index("^") : len(caret)] == "Q" * 5
    assert len(columns) <= 120


def test_a_caret_ends_where_the_shown_line_ends() -> None:
    line = "word " * 200
    place = Place(4, 101, 800)
    told = _told(BRIEFING, f"---\na: b\n---\n{line}\n", Problem(Code.IMAGE, BRIEFING, place, "x"))

    assert len(told[4]) <= len(told[3])


@pytest.mark.parametrize(
    "hostile", ["\x1b[2J", "\x9b31m", "\u202e", "\n::error::", "\x07", "\r", "\u2028"]
)
def test_what_a_terminal_would_obey_is_neutralised(hostile: str, tmp_path: Path) -> None:
    key = json.dumps(f"x{hostile}y")
    found = loaded(tmp_path, Change(BRIEFING, "judgements:", f"{key}: 1\njudgements:"))
    lost = Problem(Code.FILE_STRAY, f"briefings/{hostile}\udcff", Place(), hostile, hostile)

    for problem in (*found.problems, lost):
        (text,) = explanation([problem], found.documents)
        lines = text.split("\n")
        assert not any(line.startswith("::error") for line in lines)
        assert hostile.strip("\n") not in text or hostile.startswith("\n")
        assert hostile not in str(problem)
        text.encode()


# ---------------------------------------------------------------------------- the command


def _check(root: Path, *arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(
        main, ["check", "--root", str(root), *arguments], env={"SOURCE_DATE_EPOCH": "1795737600"}
    )
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return found.exit_code, found.output


def test_the_command_says_that_nothing_is_wrong(tmp_path: Path) -> None:
    loaded(tmp_path)

    assert _check(tmp_path) == (0, "7 files: nothing wrong\n")


def test_the_command_fails_on_errors_and_only_on_errors(tmp_path: Path) -> None:
    loaded(tmp_path, Change(BRIEFING, "event_date: 2025-10-16", "event_date: 2025-10-17"))
    code, text = _check(tmp_path)
    assert code == 0
    assert "warning[id-date]" in text

    loaded(tmp_path, Change(BRIEFING, "confidence: low", "confidence: medium"))
    code, text = _check(tmp_path)
    assert code == 1
    assert "7 files: 1 error, 0 warnings" in text


def test_the_command_can_look_at_some_files_only(tmp_path: Path) -> None:
    loaded(tmp_path, Change(BRIEFING, "confidence: low", "confidence: medium"))

    assert _check(tmp_path, str(tmp_path / OTHER))[0] == 0
    assert _check(tmp_path, str(tmp_path / BRIEFING))[0] == 1
    assert _check(tmp_path, str(tmp_path / "briefings"))[0] == 1
    assert _check(tmp_path, str(tmp_path / "docs"), str(tmp_path / OTHER))[0] == 0


def test_the_command_speaks_json(tmp_path: Path) -> None:
    loaded(tmp_path, Change(BRIEFING, "confidence: low", "confidence: 包钢"))
    code, text = _check(tmp_path, "--format", "json")

    (problem,) = json.loads(text)
    assert code == 1
    assert problem == {
        "code": "choice-unknown",
        "path": BRIEFING,
        "line": 15,
        "column": 17,
        "message": "`包钢` is not one of the words this key takes",
        "hint": "allowed: `low`, `moderate`, `high`",
        "severity": "error",
    }


def test_the_command_survives_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    loaded(tmp_path)
    name = os.fsencode(tmp_path / "briefings/2025") + b"/2025-10-16-\xff\x1b[2J.md"
    Path(os.fsdecode(name)).write_bytes(b"x")

    for form in ("text", "json"):
        code, text = _check(tmp_path, "--format", form)
        assert code == 1
        assert "file-name" in text
        assert "\x1b" not in text


def test_warnings_can_all_be_waived() -> None:
    assert WARNINGS - {Code.ALLOW_UNUSED} <= ESCAPABLE


# ---------------------------------------------------------------------------- hostile sizes

FLOODS = (
    *(
        "[",
        "<",
        "<a",
        "*",
        "![",
        "`",
        "<!--",
        "[^",
        "](",
        "[\n",
        "A. ",
        ".'",
        "some ",
        "## a\n",
        "# ",
    ),
    *(
        "- a\n",
        "- ",
        "| - ",
        "1,",
        "5 ",
        "\x01",
        "<!-- allow fact-long: x -->\n",
        "a\n===\n",
        "  ",
        "[a]: ",
    ),
)


@pytest.mark.parametrize("flood", FLOODS)
def test_a_hostile_flood_is_read_in_seconds(flood: str, tmp_path: Path) -> None:
    """No pattern tries the same text over and over: quadratic ones took minutes here."""
    content = (flood * 290_000)[:290_000]
    began = time.process_time()
    found = loaded(tmp_path, Change(BRIEFING, "\n## Assessment", f"- {content}\n\n## Assessment"))

    assert len(found.problems) <= 500
    assert all(explanation(found.problems, found.documents))
    assert time.process_time() - began < 8


@pytest.mark.parametrize(
    ("arguments", "epoch", "told"),
    [
        (["no-such-file.md"], "1795737600", "does not exist"),
        ([], "yesterday", "SOURCE_DATE_EPOCH must be a number"),
    ],
)
def test_a_wrong_call_is_told_in_a_line(arguments: list[str], epoch: str, told: str) -> None:
    found = CliRunner().invoke(main, ["check", *arguments], env={"SOURCE_DATE_EPOCH": epoch})

    assert (found.exit_code, isinstance(found.exception, SystemExit)) == (2, True)
    assert told in found.output
