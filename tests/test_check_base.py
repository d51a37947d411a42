"""`watchfloor check --base`: an archive in a real repository, held against an earlier commit."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from watchfloor.desk.cli import main
from watchfloor.problem import Code

from .archives import BRIEFING, OTHER, PUBLISHER, SETTINGS, THEME, UPDATE, changed, written
from .published import BASE as WHOLE
from .published import RECORD
from .repositories import committed, git
from .test_problems import GUIDE, HISTORY, example

NEW = "briefings/2025/2025-10-17-cobalt-cap.md"
TAG = "docs/tags/quota.md"
SUBJECT = "---\nname: Quota\nsummary: A share of what may be exported.\ndefinition: Shares.\n---\n"
TOMBSTONE = "---\nkind: tombstone\ndate: 2026-11-24\nreason: A court ordered it.\n---\n"
JUDGED = "The cap binds more", "The mines bind more"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny archive, committed on `main`; work goes on on a branch."""
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    written(tmp_path, changed())
    (tmp_path / ".gitignore").write_text(".cache/\n")
    committed(tmp_path)
    git(tmp_path, "switch", "--quiet", "--create", "work")
    return tmp_path


def edit(root: Path, path: str, *changes: tuple[str, str], to: str = "") -> None:
    """Make *changes* in the file at *path*, and move it *to* another path."""
    text = (root / path).read_text("utf-8")
    for old, new in changes:
        assert old in text, f"{old!r} does not stand there"
        text = text.replace(old, new, 1)
    (root / path).unlink()
    (root / (to or path)).parent.mkdir(exist_ok=True, parents=True)
    (root / (to or path)).write_text(text, "utf-8")


def run(root: Path, *arguments: str, base: str = "main") -> tuple[int, str, str]:
    command = ["check", "--root", str(root), "--base", base, *arguments]
    found = CliRunner().invoke(main, command, env={"SOURCE_DATE_EPOCH": "1795737600"})
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return found.exit_code, found.stdout, found.stderr


def check(root: Path, *arguments: str, base: str = "main") -> list[tuple[str, str, int]]:
    """Code, path and line of what is told."""
    code, out, _ = run(root, "--format", "json", *arguments, base=base)
    problems: list[dict[str, Any]] = json.loads(out)
    assert code == any(problem["severity"] == "error" for problem in problems)
    return [(each["code"], each["path"], each["line"]) for each in problems]


# ---------------------------------------------------------------------------- what is told


def test_nothing_has_changed(root: Path) -> None:
    assert run(root)[:2] == (0, "7 files: nothing wrong\n")


def test_what_was_published_changes_with_a_record(root: Path) -> None:
    edit(root, BRIEFING, JUDGED)
    assert check(root) == [(Code.CHANGE_UNRECORDED, BRIEFING, 14)]
    committed(root)
    assert check(root) == [(Code.CHANGE_UNRECORDED, BRIEFING, 14)]
    assert check(root, base="HEAD") == []
    edit(root, BRIEFING, ("judgements:\n", f"{RECORD[1]}judgements:\n"))
    assert check(root) == []


def test_one_record_serves_a_whole_branch(root: Path) -> None:
    edit(root, BRIEFING, JUDGED, ("judgements:\n", f"{RECORD[1]}judgements:\n"))
    committed(root)
    edit(root, BRIEFING, ("interests: none", "interests: shares"))
    assert check(root) == []
    assert check(root, base="HEAD") == [(Code.CHANGE_UNRECORDED, BRIEFING, 8)]


def test_what_others_have_changed_meanwhile_is_theirs(root: Path) -> None:
    edit(root, OTHER, ("A licence is drafted", "A licence is written"))
    committed(root)
    git(root, "switch", "--quiet", "main")
    edit(root, BRIEFING, JUDGED)
    (root / UPDATE).unlink()
    committed(root)
    git(root, "switch", "--quiet", "work")
    assert check(root) == [(Code.CHANGE_UNRECORDED, OTHER, 2)]
    git(root, "merge", "--quiet", "main", "--message", "x")
    assert check(root) == [(Code.CHANGE_UNRECORDED, OTHER, 2)]


def test_a_briefing_that_is_gone_leaves_a_tombstone(root: Path) -> None:
    (root / UPDATE).unlink()
    assert check(root) == [(Code.ID_VANISHED, UPDATE, 1)]
    (root / UPDATE).write_text(TOMBSTONE)
    assert check(root) == []
    committed(root)
    (root / UPDATE).unlink()
    assert check(root, base="HEAD") == [(Code.ID_VANISHED, UPDATE, 1)]


def test_a_briefing_goes_on_under_its_new_id(root: Path) -> None:
    edit(root, UPDATE, ("updates: 2025-10-16", "updates: 2025-10-17"))
    edit(root, BRIEFING, ("event_date: 2025-10-16", "event_date: 2025-10-17"), to=NEW)
    assert check(root) == [(Code.ID_VANISHED, BRIEFING, 1)]
    edit(root, NEW, ("authors:", "former_ids: [2025-10-16-cobalt-cap]\nauthors:"))
    assert check(root) == [(Code.CHANGE_UNRECORDED, NEW, 4)]
    edit(root, NEW, ("judgements:\n", f"{RECORD[1]}judgements:\n"))
    assert check(root) == []
    committed(root)
    edit(root, NEW, ("former_ids: [2025-10-16-cobalt-cap]\n", ""))
    assert check(root) == [(Code.ID_VANISHED, BRIEFING, 1)]
    assert check(root, base="HEAD") == [(Code.ID_VANISHED, NEW, 1)]


def test_a_published_briefing_is_no_draft_again(root: Path) -> None:
    edit(root, OTHER, ("title:", "status: draft\ntitle:"))
    assert check(root) == [(Code.ID_VANISHED, OTHER, 2)]
    committed(root)
    (root / OTHER).unlink()
    assert check(root, base="HEAD") == []


def test_drafts_change_as_they_like(root: Path) -> None:
    edit(root, OTHER, ("title:", "status: draft\ntitle:"))
    committed(root)
    edit(root, OTHER, ("A licence is drafted", "A licence is written"))
    assert check(root, base="HEAD") == []
    edit(root, OTHER, ("status: draft\n", ""))
    assert check(root, base="HEAD") == []


def test_a_file_that_cannot_be_read_is_not_compared(root: Path) -> None:
    text = (root / OTHER).read_text()
    (root / OTHER).write_text("no front matter")
    assert check(root) == [(Code.FRONT_MATTER_MISSING, OTHER, 1)]
    committed(root)
    (root / OTHER).write_text(text.replace("licence is drafted", "licence is written"))
    assert check(root, base="HEAD") == []
    (root / OTHER).unlink()
    assert check(root, base="HEAD") == []
    assert check(root) == [(Code.ID_VANISHED, OTHER, 1)]


def test_an_id_that_no_file_can_have_is_told_of_all_the_same(root: Path) -> None:
    text = (root / OTHER).read_text()
    edit(root, OTHER, ("authors:", f"former_ids: [2025-{'a' * 300}, ../../x]\nauthors:"))
    committed(root)
    (root / OTHER).write_text(text)
    assert check(root, base="HEAD") == [(Code.ID_VANISHED, OTHER, 1)] * 2


def test_new_files_are_held_to_the_day_they_come(root: Path) -> None:
    first, path = "briefings/2025/2025-10-16-first.md", "briefings/2025/2025-10-16-second.md"
    (root / first).write_text(WHOLE)
    assert check(root) == [(Code.ESTIMATE_BACKDATED, first, 45)]
    committed(root, "2025-11-08")
    assert check(root) == []
    edit(root, first, ("the cap is too high", "the cap is too low"), to=path)
    committed(root, "2025-12-01")
    assert check(root) == []


def test_an_estimate_has_the_day_of_the_commit_that_adds_it(root: Path) -> None:
    (root / BRIEFING).write_text(WHOLE)
    git(root, "switch", "--quiet", "main")
    committed(root, "2025-11-01")
    git(root, "switch", "--quiet", "work")
    git(root, "merge", "--quiet", "main")
    first = "        because: Only one cargo left.\n"
    estimate = "      - {date: 2026-11-01, by: desk, likelihood: likely, because: It rose.}\n"
    edit(root, BRIEFING, (first, first + estimate))
    line = WHOLE[: WHOLE.index(first)].count("\n") + 2
    assert check(root) == [(Code.ESTIMATE_BACKDATED, BRIEFING, line)]
    committed(root, "2026-11-08")
    assert check(root) == []
    edit(root, BRIEFING, ("likelihood: likely\n", "likelihood: unlikely\n"))
    assert check(root) == [(Code.ESTIMATE_ALTERED, BRIEFING, 45)]


# ---------------------------------------------------------------------------- terms


def test_a_term_goes_on_under_its_new_id(root: Path) -> None:
    edit(root, PUBLISHER, to="docs/publishers/thomson-reuters.md")
    for path in (BRIEFING, OTHER, UPDATE):
        edit(root, path, ("publisher: reuters", "publisher: thomson-reuters"))
    told = check(root)
    assert (Code.ID_VANISHED, PUBLISHER, 1) in told
    assert [code for code, *_ in told].count(Code.CHANGE_UNRECORDED) == 3
    edit(root, "docs/publishers/thomson-reuters.md", ("name:", "former_ids: [reuters]\nname:"))
    assert check(root) == []


def test_a_page_may_go_whose_term_lives_on_without(root: Path) -> None:
    (root / TAG).parent.mkdir()
    (root / TAG).write_text(SUBJECT)
    china = (
        "---\nname: China\nsummary: The country in East Asia.\nkind: country\npart_of: []\n---\n"
    )
    (root / "docs/regions/china.md").write_text(china)
    edit(root, OTHER, ("themes:", "tags: [quota]\nthemes:"))
    committed(root)
    (root / TAG).unlink()
    (root / "docs/regions/china.md").unlink()
    assert check(root, base="HEAD") == []
    edit(root, OTHER, ("tags: [quota]\n", ""))
    assert check(root, base="HEAD") == [(Code.ID_VANISHED, TAG, 1)]


def test_other_files_are_none_of_its_business(root: Path) -> None:
    (root / "docs/about").mkdir()
    strays = ["docs/about/index.md", "docs/actors/About Us.md", "briefings/2025/README.md"]
    for stray in strays:
        (root / stray).write_text("---\ntitle: About\n---\n")
    committed(root)
    for stray in strays:
        (root / stray).unlink()
    (root / "README.md").write_text("x")
    edit(root, THEME, ("What minerals cost", "What ores cost"))
    edit(root, SETTINGS, ("Cobalt", "Copper"))
    assert check(root, base="HEAD") == []


# ---------------------------------------------------------------------------- how it is told


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_changed_files_come_first_in_every_form(form: str, root: Path) -> None:
    edit(root, OTHER, ("confidence: low", "confidence: medium"))
    committed(root)
    edit(root, BRIEFING, JUDGED)
    code, out, _ = run(root, "--format", form, base="HEAD")
    assert code == 1
    assert Code.CHANGE_UNRECORDED in out
    assert 0 < out.index(BRIEFING) < out.index(OTHER)
    _, out, _ = run(root, "--format", form, "--changed", str(root / OTHER), base="main~0")
    assert 0 < out.index(OTHER) < out.index(BRIEFING)  # both have changed since


def test_people_see_the_line_and_what_stood_there(root: Path) -> None:
    edit(root, BRIEFING, JUDGED)
    _, out, _ = run(root)
    assert out.splitlines() == [
        "error[change-unrecorded]: `judgements.statement` was published as"
        " “The cap binds more than the mines do.”",
        f"   --> {BRIEFING}:14:20",
        "   |",
        "14 |     statement: The mines bind more than the mines do.",
        "   |                    ^^^^^^^^^^",
        "   = a change of substance needs an entry in `changes`: date, kind, what and why",
        "   = see docs/contribute/problems.md#change-unrecorded",
        "",
        "7 files: 1 error, 0 warnings",
    ]


def test_only_some_files_are_asked_for(root: Path) -> None:
    edit(root, BRIEFING, JUDGED)
    (root / UPDATE).unlink()
    assert check(root, str(root / OTHER)) == []
    assert check(root, str(root / BRIEFING)) == [(Code.CHANGE_UNRECORDED, BRIEFING, 14)]
    folder = check(root, str(root / "briefings"))
    assert folder == [(Code.CHANGE_UNRECORDED, BRIEFING, 14), (Code.ID_VANISHED, UPDATE, 1)]


def test_what_is_mended_is_held_against_the_base_too(root: Path) -> None:
    edit(root, BRIEFING, JUDGED, ("[arecoms]", "[ARECOMS]"))
    code, out, _ = run(root, "--fix")
    assert code == 1
    assert out.startswith(f"mended {BRIEFING}:9")
    assert out.count("change-unrecorded") == 2
    assert out.endswith("7 files: 1 error, 0 warnings\n")


def test_an_archive_in_a_folder_of_its_repository(root: Path) -> None:
    inner = root / "inner"
    inner.mkdir()
    for name in ("briefings", "docs", SETTINGS):
        (root / name).rename(inner / name)
    committed(root)
    edit(inner, BRIEFING, JUDGED)
    assert check(inner, base="HEAD") == [(Code.CHANGE_UNRECORDED, BRIEFING, 14)]


@pytest.mark.parametrize("base", ["nowhere", "", "--help", "HEAD:docs", "\x1b[2J\nx"])
def test_no_such_base_is_one_line(base: str, root: Path) -> None:
    code, out, error = run(root, base=base)
    assert (code, out) == (2, "")
    assert error.count("\n") == 1
    assert error.startswith("Error: --base")
    assert "\x1b" not in error


def test_a_shallow_clone_says_what_to_set(root: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(root, "clone", "--quiet", "--depth=1", f"file://{root}", str(clone))
    code, _, error = run(clone, base="origin/main")
    assert (code, error.count("\n")) == (2, 1)
    assert "`fetch-depth: 0`" in error


def test_without_a_repository_only_a_base_is_refused(tmp_path: Path) -> None:
    written(tmp_path, changed())
    code, _, error = run(tmp_path, base="main")
    assert (code, error.count("\n")) == (2, 1)
    assert "not a git repository" in error


# ---------------------------------------------------------------------------- the guide


@pytest.mark.parametrize("code", sorted(HISTORY - {Code.ID_VANISHED}))
def test_the_guides_examples_are_wrong_and_right(code: Code, root: Path) -> None:
    entry = GUIDE.read_text("utf-8").partition(f"\n## {code}\n")[2].partition("\n## ")[0]
    examples = dict(
        re.findall(r"^(Published|Wrong|Right):\n\n```yaml\n(.*?)^```$", entry, re.M | re.S)
    )
    if published := examples.get("Published"):
        written(root, changed(*example(code, "yaml", published)))
        committed(root)
    written(root, changed(*example(code, "yaml", examples["Wrong"])))
    assert [told for told, *_ in check(root, base="HEAD")] == [code]
    written(root, changed(*example(code, "yaml", examples["Right"])))
    assert check(root, base="HEAD") == []
