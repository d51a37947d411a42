"""What is set up for editors, and said of them, fits what the check prints."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from watchfloor.desk.cli import main
from watchfloor.loading import load
from watchfloor.problem import printable
from watchfloor.publishing.schemas import schemas

from . import sites
from .archives import BRIEFING, TODAY, UPDATE, Change, changed, written

GUIDE = (sites.ROOT / "docs/contribute/editors.md").read_text("utf-8")
TASKS = json.loads((sites.ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
MATCHER = TASKS[0]["problemMatcher"]
WRONG = (
    Change(BRIEFING, "confidence: low", "confidence: medium"),
    Change(BRIEFING, "We think", "# A title\n\n<b>We</b> think"),
    Change(UPDATE, "event_date: 2025-10-20", "event_date: 2025-10-19"),
)


@pytest.fixture
def printed(tmp_path: Path) -> tuple[list[str], list[dict[str, Any]]]:
    """The lines that the check prints, and the problems that they tell of."""
    written(tmp_path, changed(*WRONG))
    said = CliRunner().invoke(
        main, ["check", "--root", str(tmp_path)], env={"SOURCE_DATE_EPOCH": sites.DAY}
    )
    return said.output.splitlines(), [each.record() for each in load(tmp_path, TODAY).problems]


def test_the_matcher_of_vs_code_finds_every_problem(
    printed: tuple[list[str], list[dict[str, Any]]],
) -> None:
    """With severity, code, message and place, and nothing that is none."""
    lines, problems = printed
    first, second = MATCHER["pattern"]
    found = []
    for line, following in pairwise(lines):
        begun, place = re.search(first["regexp"], line), re.search(second["regexp"], following)
        if begun and place:
            found.append(
                {key: begun[first[key]] for key in ("severity", "code", "message")}
                | {"path": place[second["file"]]}
                | {key: int(place[second[key]]) for key in ("line", "column")}
            )

    assert len(problems) > 3
    assert {each["severity"] for each in problems} == {"error", "warning"}
    assert found == [
        {key: each[key] for key in found[0]} | {"message": printable(each["message"])}
        for each in problems
    ]
    assert sum(bool(re.search(second["regexp"], line)) for line in lines) == len(problems)


def test_the_task_runs_the_check() -> None:
    assert TASKS[0]["command"] == "make check"
    assert re.search(r"^check:", (sites.ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_what_emacs_is_told_fits(printed: tuple[list[str], list[dict[str, Any]]]) -> None:
    """Its groups are written with backslashes, which the string doubles."""
    lines, problems = printed
    written_so = re.search(r"\(watchfloor \"(.+)\" 1 2 3\)", GUIDE)
    assert written_so
    pattern = written_so[1].replace(r"\\(", "(").replace(r"\\)", ")")
    found = [match.groups() for line in lines if (match := re.search(pattern, line))]

    assert found == [(each["path"], str(each["line"]), str(each["column"])) for each in problems]


def test_every_schema_of_front_matter_is_named() -> None:
    """In both dialects, and the settings for remark name those that are there."""
    settings = load(sites.ROOT, TODAY).archive.settings
    there = {address for address, _ in schemas(settings, sites.ADDRESS)}
    older = {address for address in there if "/draft-07/" in address}
    named = set(re.findall(r"\]\(\.\./(schemas/[^)]+)\)", GUIDE))

    assert named == older | {address.replace("draft-07/", "") for address in older}
    used = {f"schemas/1/draft-07/{name}" for name in re.findall(r"made\}/([\w-]+\.json)", GUIDE)}
    assert used <= older
    folders = {axis.key for axis in settings.vocabularies}
    globs = re.findall(r"\./docs/(?:\{([\w,]+)\}|(\w+))/", GUIDE)
    assert {key for several, one in globs for key in (several or one).split(",")} == folders


@pytest.mark.parametrize("name", ["settings", "extensions", "tasks"])
def test_what_vs_code_reads_is_json(name: str) -> None:
    assert json.loads((sites.ROOT / f".vscode/{name}.json").read_text("utf-8"))
