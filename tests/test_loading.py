"""Loading with a memory: what is as it was is not found out again, and is told all the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from watchfloor.archive import Archive
from watchfloor.loading import Loaded, examination, load
from watchfloor.loading import folder as folder_module
from watchfloor.loading.folder import Read, read_file
from watchfloor.memory import Memory
from watchfloor.problem import Code

from . import sites
from .archives import (
    ACTOR,
    BRIEFING,
    FILES,
    OTHER,
    PUBLISHER,
    REGION,
    SETTINGS,
    THEME,
    TODAY,
    UPDATE,
    Change,
    changed,
    written,
)

LINKED = Change(BRIEFING, "We think", "See [the licence](2025-09-01-licence.md). We think")
DRAFT = Change(OTHER, "interests: none", "interests: none\nstatus: draft")
STONE = Change(
    OTHER, "", "---\nkind: tombstone\ndate: 2026-01-05\nreason: A court ordered it.\n---\n"
)
TERMS = {ACTOR, REGION, THEME, PUBLISHER}


class Remembering:
    """A folder that is loaded again and again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: list[str] = []
        """What the last time was read."""

    def write(self, *changes: Change, gone: Sequence[str] = ()) -> None:
        written(self.root, changed(*changes))
        for path in gone:
            (self.root / path).unlink()

    def load(self, today: date = TODAY) -> Loaded:
        """All there is: the same as without a memory."""
        self.read.clear()
        memory = Memory(self.root / ".cache/remembered.sqlite")
        found = load(self.root, today, memory)
        read = list(self.read)
        afresh = load(self.root, today)
        assert found.problems == afresh.problems
        assert found.state == afresh.state
        assert values(found.archive) == values(afresh.archive)
        memory.commit()
        self.read[:] = read
        return found

    def codes(self, today: date = TODAY) -> set[tuple[str, Code]]:
        """What is wrong, and where."""
        return {(problem.path, problem.code) for problem in self.load(today).problems}


def values(archive: Archive) -> tuple[object, ...]:
    return (
        archive.settings,
        archive.briefings,
        archive.tombstones,
        sorted(archive.vocabulary, key=lambda term: (term.axis, term.id)),
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Remembering:
    made = Remembering(tmp_path)

    def noted(root: Path, path: str) -> Read:
        made.read.append(path)
        return read_file(root, path)

    monkeypatch.setattr(examination, "read_file", noted)
    made.write()
    return made


def test_a_file_that_is_as_it_was_is_not_read_again(folder: Remembering) -> None:
    folder.load()
    assert set(folder.read) == FILES.keys() - {SETTINGS}

    folder.load()
    assert folder.read == []


def test_nothing_is_remembered_that_is_not_committed(folder: Remembering) -> None:
    load(folder.root, TODAY, Memory(folder.root / ".cache/remembered.sqlite"))
    folder.load()

    assert len(folder.read) == len(FILES) - 1


@pytest.mark.parametrize(
    ("change", "read"),
    [
        (Change(UPDATE, "A first cargo", "The first cargo"), {UPDATE}),
        (DRAFT, {OTHER}),
        (Change(BRIEFING, "themes: [price]", "themes: [price]\ntags: [quota]"), {BRIEFING, *TERMS}),
        (Change(ACTOR, "name: ARECOMS", "name: The regulator"), {BRIEFING, OTHER, *TERMS}),
        (Change(REGION, "The south", "The southeast"), {BRIEFING, OTHER, *TERMS}),
        (
            Change(PUBLISHER, "reliability: A", "reliability: B"),
            {BRIEFING, OTHER, UPDATE, *TERMS},
        ),
    ],
)
def test_what_changed_is_read_and_whatever_asked_for_it(
    folder: Remembering, change: Change, read: set[str]
) -> None:
    folder.load()
    folder.write(change)
    folder.load()
    assert set(folder.read) == read
    assert len(folder.read) == len(read)

    folder.write()
    folder.load()
    assert set(folder.read) == read
    folder.load()
    assert folder.read == []


def test_a_renamed_term_is_asked_for_by_nobody_else(folder: Remembering) -> None:
    """Of two actors each briefing asks for its own."""
    second = "docs/actors/cmoc.md"
    mine = Change(OTHER, "actors: [arecoms]", "actors: [cmoc]")
    page = Change(second, "", FILES[ACTOR].replace("ARECOMS", "CMOC"))
    folder.write(mine, page)
    folder.load()
    folder.write(mine, Change(second, "", FILES[ACTOR].replace("ARECOMS", "China Molybdenum")))
    folder.load()

    assert set(folder.read) == {OTHER, second, *TERMS}


def test_a_link_whose_goal_goes_is_broken_and_whole_again(folder: Remembering) -> None:
    folder.write(LINKED)
    assert folder.codes() == set()

    folder.write(LINKED, gone=[OTHER])
    assert folder.codes() == {(BRIEFING, Code.LINK_BROKEN)}
    assert folder.read == [BRIEFING]
    assert folder.codes() == {(BRIEFING, Code.LINK_BROKEN)}
    assert folder.read == []

    folder.write(LINKED)
    assert folder.codes() == set()
    assert set(folder.read) == {BRIEFING, OTHER}


def test_a_link_to_what_became_a_draft_is_broken(folder: Remembering) -> None:
    folder.write(LINKED)
    assert folder.codes() == set()
    folder.write(LINKED, DRAFT)

    assert folder.codes() == {(BRIEFING, Code.LINK_BROKEN)}
    assert set(folder.read) == {BRIEFING, OTHER}


def test_a_briefing_whose_update_stands_alone_is_told(folder: Remembering) -> None:
    folder.load()
    folder.write(gone=[BRIEFING])

    assert {path for path, _ in folder.codes()} == {UPDATE}
    assert UPDATE in folder.read


def test_a_date_that_comes_to_pass_is_wrong_no_more(folder: Remembering) -> None:
    day = TODAY + timedelta(days=5)
    dates = "as_of: 2025-09-02\npublished: 2025-09-03"
    folder.write(Change(OTHER, dates, f"as_of: 2026-11-20\npublished: {day}"))
    assert {path for path, _ in folder.codes()} == {OTHER}
    assert {path for path, _ in folder.codes(day - timedelta(days=2))} == {OTHER}
    assert folder.read == []

    assert folder.codes(day - timedelta(days=1)) == set()
    assert folder.read == [OTHER]
    assert len(folder.load(day).archive.briefings) == 3
    assert folder.read == []


def test_other_settings_leave_nothing_as_it_was(folder: Remembering) -> None:
    folder.load()
    folder.write(Change(SETTINGS, 'name = "Cobalt"', 'name = "Copper"'))
    folder.load()

    assert set(folder.read) == FILES.keys() - {SETTINGS}
    folder.load()
    assert folder.read == []


def test_an_axis_that_comes_and_goes(folder: Remembering) -> None:
    axis = '[[tool.watchfloor.axes]]\nkey = "minerals"\nlabel = "Minerals"\nsingular = "mineral"\n'
    axis += "required = true\nhierarchical = true\n"
    whole = Change(SETTINGS, "", FILES[SETTINGS] + axis)
    folder.load()
    folder.write(whole)
    assert {path for path, _ in folder.codes()} == {BRIEFING, OTHER}
    folder.write()
    assert folder.codes() == set()


@pytest.mark.parametrize(
    "change",
    [
        Change(BRIEFING, "actors: [arecoms]", "actors: [arecons]"),
        Change(BRIEFING, "title: Congo", "title: Cobalt: Congo"),
        Change(BRIEFING, "", b"\xff"),
        Change(BRIEFING, "", b""),
        Change(ACTOR, "kind: public-body", "kind: ministry"),
        Change(ACTOR, "", b"\xff"),
        Change(OTHER, "interests: none", "interests: none\nformer_ids: [2025-10-16-cobalt-cap]"),
        Change("docs/actors/other.md", "", FILES[ACTOR]),
        Change("docs/actors/evil.html", "", "<p>"),
        Change("briefings/2025/Wrong Name.md", "", FILES[OTHER]),
        Change(SETTINGS, 'name = "Cobalt"', 'name = "Cobalt"\nnames = "Copper"'),
    ],
)
def test_a_problem_is_told_in_every_build(folder: Remembering, change: Change) -> None:
    """Whether or not anything is read for it."""
    folder.write(change)
    first = folder.load()
    assert first.problems

    assert folder.load().problems == first.problems
    assert folder.read == []
    assert folder.load().problems == first.problems


def test_a_file_that_cannot_be_read_is_tried_every_time(
    folder: Remembering, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_bytes = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == Path(OTHER).name:
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refused)
        for _ in range(2):
            assert (OTHER, Code.FILE_UNREADABLE) in folder.codes()
            assert folder.read == [OTHER] or len(folder.read) == len(FILES) - 1

    assert folder.codes() == set()
    assert folder.read == [OTHER]


def test_a_tombstone_is_remembered(folder: Remembering) -> None:
    folder.write(STONE)
    folder.load()
    again = folder.load()

    assert folder.read == []
    assert list(again.archive.tombstones) == ["2025-09-01-licence"]


Harm = Callable[[Memory], None]


@pytest.mark.parametrize(
    "harm",
    [
        lambda memory: memory.forget("briefings", {OTHER}),
        lambda memory: memory.keep("briefings", OTHER, "another", b"other bytes"),
        lambda memory: memory.only("briefings", ()),
    ],
)
def test_a_briefing_that_memory_has_lost_is_not_lost(folder: Remembering, harm: Harm) -> None:
    """Damaged, or put there by another build between."""
    folder.load()
    memory = Memory(folder.root / ".cache/remembered.sqlite")
    harm(memory)
    memory.commit()

    assert len(folder.load().archive.briefings) == 3
    folder.load()
    assert folder.read == []


@pytest.mark.parametrize("shelf", ["abstracts", "briefings"])
def test_a_briefing_that_was_lost_and_changed_meanwhile_ends_the_build(
    folder: Remembering, shelf: str
) -> None:
    """Nothing that is true can be made of it any more, and nothing untrue is remembered."""
    folder.load()
    memory = Memory(folder.root / ".cache/remembered.sqlite")
    memory.forget(shelf, {OTHER})
    memory.commit()
    loaded = load(folder.root, TODAY, memory)
    folder.write(DRAFT)

    with pytest.raises(OSError, match="changed while the site was built"):
        dict(loaded.archive.whole)


def test_a_file_saved_between_two_looks_is_not_taken_for_what_it_was(
    folder: Remembering, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read is remembered under its own digest, not under that of the file before."""
    new = FILES[OTHER].replace("The licence comes.", "The licence goes.")

    def saved(root: Path, path: str) -> Read:
        if path == OTHER:
            (root / path).write_text(new, "utf-8")
        return read_file(root, path)

    with monkeypatch.context() as patch:
        patch.setattr(examination, "read_file", saved)
        memory = Memory(folder.root / ".cache/remembered.sqlite")
        load(folder.root, TODAY, memory)
        memory.commit()

    folder.write()
    statements = {
        each.statement
        for briefing in folder.load().archive.whole.values()
        for each in getattr(briefing.matter, "judgements", ())
    }
    assert "The licence comes." in statements
    assert folder.read == [OTHER]


def test_a_strict_build_fails_again_though_everything_is_remembered(tmp_path: Path) -> None:
    """Through the real command: what is wrong is told, and counted, in every build."""
    wrong = Change(BRIEFING, "actors: [arecoms]", "actors: [arecons]")
    root = sites.folder(tmp_path, wrong)
    command = ("build", "--strict")
    first, second, third = (sites.mkdocs(*command, cwd=root) for _ in range(3))
    found = [
        [line for line in done.stderr.splitlines() if "term-unknown" in line]
        for done in (first, second, third)
    ]

    assert [done.returncode for done in (first, second, third)] == [1, 1, 1]
    assert len(found[0]) == 1
    assert found[0] == found[1] == found[2]
    sites.folder(tmp_path)
    assert sites.mkdocs(*command, cwd=root).returncode == 0


@pytest.mark.parametrize(
    ("now", "line"),
    [
        (FILES[BRIEFING], 1),
        (FILES[BRIEFING].replace("interests:", "former_ids: []\ninterests:"), None),
        ("", 1),
        (None, 1),
    ],
    ids=["without it", "with an empty one", "an empty file", "no file"],
)
def test_a_place_is_told_though_its_file_was_changed_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: str | None, line: int | None
) -> None:
    """Or its beginning, where there is no such place any more; a check never ends in a trace."""
    taken = Change(BRIEFING, "interests:", "former_ids: [2025-09-01-licence]\ninterests:")
    root = written(tmp_path, changed(taken))

    def meanwhile(root: Path, path: str) -> Read:
        if path == BRIEFING:
            (root / path).unlink(missing_ok=True)
            if now is not None:
                (root / path).write_text(now, "utf-8")
        return read_file(root, path)

    monkeypatch.setattr(folder_module, "read_file", meanwhile)
    (found,) = (each for each in load(root, TODAY).problems if each.code is Code.ID_TAKEN)

    assert found.place.line == line if line else found.place.line > 1
