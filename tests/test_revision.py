"""An archive as it was at a commit, taken from real repositories."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from watchfloor.loading import RevisionError, days_of, load, revision

from .archives import ACTOR, BRIEFING, OTHER, TODAY, changed, written
from .repositories import committed, git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny archive, committed in a folder of a repository that holds more than it."""
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    folder = written(tmp_path / "archive", changed())
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings/other.md").write_text("of somebody else")
    committed(tmp_path)
    return folder


def test_what_was_there_is_loaded_whatever_is_there_now(root: Path) -> None:
    (root / OTHER).unlink()
    (root / BRIEFING).write_text("---\nbroken: [\n---\n")
    with revision(root, "HEAD") as base:
        was = load(base.root, TODAY)
        assert was.problems == ()
        assert len(was.archive.briefings) == 3
        assert base.day == date(2026, 11, 20)
    assert not base.root.exists()


def test_changed_files_are_told_new_and_gone_ones_too(root: Path) -> None:
    (root / OTHER).unlink()
    (root / BRIEFING).write_text("other")
    (root / "docs/actors/包钢.md").write_text("new")
    committed(root)
    (root / ACTOR).write_text("not committed")
    with revision(root, "HEAD~1") as base:
        assert base.changed == {OTHER, BRIEFING, "docs/actors/包钢.md", ACTOR}


def test_what_was_merged_elsewhere_meanwhile_does_not_count(root: Path) -> None:
    git(root, "switch", "--quiet", "--create", "work")
    (root / ACTOR).write_text("mine")
    mine = committed(root)
    git(root, "switch", "--quiet", "main")
    (root / OTHER).unlink()
    committed(root)
    git(root, "switch", "--quiet", "work")
    assert git(root, "rev-parse", "HEAD") == mine
    with revision(root, "main") as base:
        assert base.changed == {ACTOR}
        assert (base.root / OTHER).is_file()


def test_a_revision_without_an_archive_is_empty(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "README.md").write_text("x")
    committed(tmp_path)
    written(tmp_path, changed())
    with revision(tmp_path, "HEAD") as base:
        assert list(base.root.iterdir()) == []
        assert BRIEFING in base.changed


def test_links_are_not_followed(root: Path) -> None:
    (root / "briefings/2025/2025-01-01-link.md").symlink_to("/etc/passwd")
    committed(root)
    with revision(root, "HEAD") as base:
        assert not (base.root / "briefings/2025/2025-01-01-link.md").exists()


@pytest.mark.parametrize("ref", ["nowhere", "--help", "", "HEAD:docs", "-x"])
def test_no_such_revision_is_one_line(root: Path, ref: str) -> None:
    with pytest.raises(RevisionError) as told, revision(root, ref):
        pass
    assert str(told.value).count("\n") == 0


@pytest.mark.parametrize("ref", ["main~1", "HEAD~1", "0" * 40, "other"])
def test_a_shallow_clone_says_how_it_gets_the_rest(ref: str, root: Path, tmp_path: Path) -> None:
    (root / OTHER).unlink()
    committed(root)
    git(root, "switch", "--quiet", "--create", "other", "HEAD~1")
    (root / ACTOR).unlink()
    committed(root)
    git(
        tmp_path,
        "clone",
        "--quiet",
        "--depth=1",
        "--no-single-branch",
        "--branch=main",
        f"file://{tmp_path}",
        str(tmp_path / "clone"),
    )
    git(tmp_path / "clone", "branch", "other", "origin/other")
    with (
        pytest.raises(RevisionError, match="`fetch-depth: 0`"),
        revision(tmp_path / "clone/archive", ref),
    ):
        pass


def test_no_repository_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="not a git repository"), revision(tmp_path, "HEAD"):
        pass


def test_no_git_is_one_line(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    with pytest.raises(RevisionError, match="git: No such file"), revision(root, "HEAD"):
        pass


def test_each_version_of_a_file_has_its_day(root: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    for day in ("2026-11-21", "2026-11-23"):
        (root / BRIEFING).write_text(day)
        committed(root, day)
    (root / BRIEFING).unlink()
    committed(root, "2026-11-24")
    found = list(days_of(root, first, BRIEFING))
    assert found == [
        (date(2026, 11, 21), b"2026-11-21"),
        (date(2026, 11, 23), b"2026-11-23"),
    ]


def test_a_file_is_followed_to_where_it_stood_before(root: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    new, last = "briefings/2025/2025-10-17-new.md", "briefings/2025/2025-10-18-last.md"
    text = "".join(f"line {number}\n" for number in range(40))
    (root / new).write_text(text)
    committed(root, "2026-11-21")
    git(root, "mv", new, last)
    (root / last).write_text(text + "more\n")
    committed(root, "2026-11-23")
    assert list(days_of(root, first, last)) == [
        (date(2026, 11, 21), text.encode()),
        (date(2026, 11, 23), text.encode() + b"more\n"),
    ]


def test_what_a_merge_makes_of_a_file_is_a_version(root: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    git(root, "switch", "--quiet", "--create", "work")
    (root / BRIEFING).write_text("mine")
    committed(root, "2026-11-21")
    git(root, "switch", "--quiet", "main")
    (root / OTHER).unlink()
    committed(root, "2026-11-22")
    git(root, "merge", "--quiet", "--no-commit", "work")
    (root / BRIEFING).write_text("both")
    committed(root, "2026-11-23")
    assert list(days_of(root, first, BRIEFING)) == [
        (date(2026, 11, 21), b"mine"),
        (date(2026, 11, 23), b"both"),
    ]
