"""Whatever happens to an archive, building on what is there gives what a clean build gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from watchfloor.host import shells
from watchfloor.publishing import listings

from . import sites
from .archives import ACTOR, BRIEFING, FILES, OTHER, REGION, SETTINGS, THEME, Change
from .changing import LATER, TAGS, Changing, Form, Told, differing

WORDS = st.text("abcdefgh", min_size=2, max_size=4)
RENAMED = Change(ACTOR, "name: ARECOMS", "name: The regulator")
EDITED = Change(BRIEFING, "We think that the cap binds.", "We think that the cap binds a little.")
SUMMED = Change(BRIEFING, "restarted on", "began again on")
DEFINED = Change(THEME, "What minerals cost", "All that minerals cost")
CALLED = Change(SETTINGS, 'name = "Cobalt"', 'name = "Cobalt and copper"')
ALIASED = Change(ACTOR, "kind: public-body\n", "kind: public-body\naliases: [Regulator]\n")
GROUPED = Change(
    SETTINGS,
    "authority =",
    'axes = [{key = "stages", label = "Stages", singular = "stage", required = false, '
    "hierarchical = true}]\nauthority =",
)
LUALABA = "docs/regions/lualaba.md"
PLACE = FILES[REGION].replace("Katanga", "Lualaba")
ABOVE = Change(LUALABA, "", PLACE)
BELOW = Change(LUALABA, "", PLACE.replace("part_of: []", "part_of: [katanga]"))
MOVED = Change(REGION, "part_of: []", "part_of: [congo-dr]")
THERE = Change(OTHER, "regions: [katanga]", "regions: [lualaba]")
STONE = Change(
    OTHER, "", "---\nkind: tombstone\ndate: 2026-01-05\nreason: A court ordered it.\n---\n"
)
SPOILT = Change(ACTOR, "kind: public-body", "kind: ministry")
PROFILE = Change(
    THEME, "", FILES[THEME] + "\nPrices moved. See [Katanga](../regions/katanga.md).\n"
)
CHANGES = (
    *(RENAMED, EDITED, SUMMED, DEFINED, CALLED, ALIASED, GROUPED),
    *(ABOVE, BELOW, MOVED, THERE, STONE, SPOILT, PROFILE),
)
"""Each fits after those before it; of two that write a whole file the later holds."""
PAGES: tuple[dict[str, str], ...] = (
    {},
    {"notes.md": "# Notes\n\nSee [the cap](briefings/2025/2025-10-16-cobalt-cap.md).\n"},
    {"notes.md": "# Other notes\n\n<!-- scale: likelihood -->\n", "style.css": "p {}"},
    {"index.md": "# Another home\n\nWhat its owner says now.\n"},
    {"actors/stray.txt": "stray", "below/page.md": "# Below\n"},
)
"""What the owner writes."""
KEYS: tuple[dict[str, Any], ...] = (
    {"site_name": "Another name"},
    {"site_url": "https://example.org/below/"},
    {"site_url": None},
    {"nav": [{"Home": "index.md"}, {"Actors": "actors/index.md"}]},
    {"nav": None},
    {"copyright": "Nobody's"},
    {"extra": {}},
    {"extra": {"social": [{"icon": "material/radar", "link": "https://example.org/"}]}},
)


class Working(RuleBasedStateMachine):
    """Somebody changes something and builds, over and over."""

    def __init__(self) -> None:
        super().__init__()
        self.archive = Changing(Path(mkdtemp()))
        self.changes: tuple[Change, ...] = ()

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.archive.root)

    @initialize(words=st.lists(WORDS, min_size=4, max_size=8, unique=True))
    def begin(self, words: list[str]) -> None:
        """Have a few briefings, and enough for lists of several pages."""
        self.archive.told = [Told(day + 1, word, TAGS[:1]) for day, word in enumerate(words)]
        self._write()

    @rule(day=st.integers(1, 28), word=WORDS, tags=st.sets(st.sampled_from(TAGS)))
    def add(self, day: int, word: str, tags: set[str]) -> None:
        """Add a briefing."""
        if word not in {each.word for each in self.archive.told}:
            self.archive.told.append(Told(day, word, tuple(sorted(tags))))
            self._write()

    @precondition(lambda self: self.archive.told)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """Remove a briefing; what named it is wrong from now on."""
        self.archive.told.remove(self._one(data))
        self._write()

    @precondition(lambda self: self.archive.told)
    @rule(data=st.data(), tags=st.sets(st.sampled_from(TAGS)))
    def retag(self, data: st.DataObject, tags: set[str]) -> None:
        """Give a briefing other tags."""
        self._one(data).tags = tuple(sorted(tags))
        self._write()

    @precondition(lambda self: self.archive.told)
    @rule(data=st.data(), day=st.integers(1, 28))
    def rename(self, data: st.DataObject, day: int) -> None:
        """Have a briefing on another day, and its former address lead there."""
        one = self._one(data)
        if one.day != day:
            one.former, one.day = one.id, day
            self._write()

    @precondition(lambda self: len(self.archive.told) > 1)
    @rule(data=st.data())
    def relate(self, data: st.DataObject) -> None:
        """Have a briefing name another."""
        one, other = self._one(data), self._one(data)
        one.related = other.id if other is not one else ""
        self._write()

    @precondition(lambda self: self.archive.told)
    @rule(data=st.data())
    def spoil(self, data: st.DataObject) -> None:
        """Make a mistake, or mend it."""
        one = self._one(data)
        one.is_wrong = not one.is_wrong
        self._write()

    @rule(changes=st.sets(st.sampled_from(range(len(CHANGES)))))
    def edit(self, changes: set[int]) -> None:
        """Change terms, texts and the archive's settings, or change them back."""
        self.changes = tuple(CHANGES[number] for number in sorted(changes))
        self._write()

    @rule(keys=st.sampled_from(KEYS))
    def configure(self, keys: dict[str, Any]) -> None:
        """Change how the site is built."""
        self.archive.keys = keys
        self._write()

    @rule()
    def let_others_look(self) -> None:
        """Have a plugin of the owner's look at all pages, or none any more."""
        with_foreign = self.archive.with_foreign
        self.archive.keys = {} if self.archive.keys == with_foreign else with_foreign
        self._write()

    @rule(pages=st.sampled_from(PAGES))
    def say(self, pages: dict[str, str]) -> None:
        """Write pages of the owner's own, or take them away."""
        self.archive.pages = pages
        self._write()

    @precondition(lambda self: self.archive.told)
    @rule(data=st.data(), form=st.sampled_from(get_args(Form)))
    def reform(self, data: st.DataObject, form: Form) -> None:
        """Make a draft, an update or a tombstone of a briefing, or a briefing of one."""
        self._one(data).form = form
        self._write()

    @precondition(lambda self: self.archive.told)
    @rule(data=st.data())
    def date_ahead(self, data: st.DataObject) -> None:
        """Say that a briefing was published on a day to come, or take that back."""
        one = self._one(data)
        one.is_ahead = not one.is_ahead
        self._write()

    @rule()
    def wait(self) -> None:
        """Let some weeks pass, or go back to where they began."""
        self.archive.day = sites.DAY if self.archive.day == LATER else LATER

    @rule(harm=st.sampled_from(["site", "cache", "page", "stray", "sqlite"]))
    def harm(self, harm: str) -> None:
        """Lose or spoil what a build left."""
        _HARMS[harm](self.archive.root)

    def _one(self, data: st.DataObject) -> Told:
        return data.draw(st.sampled_from(self.archive.told))

    def _write(self) -> None:
        self.archive.change(*self.changes)

    @invariant()
    def is_the_same(self) -> None:
        """Built on what is there, or from nothing: every file, byte for byte."""
        if self.archive.told:
            assert differing(self.archive.built(), self.archive.clean()) == []


def _remove(*paths: str) -> Callable[[Path], None]:
    def harm(root: Path) -> None:
        for path in paths:
            shutil.rmtree(root / path, ignore_errors=True)

    return harm


def _spoil_page(root: Path) -> None:
    (root / "site/actors/arecoms").mkdir(parents=True, exist_ok=True)
    (root / "site/actors/arecoms/index.html").write_text("spoilt", "utf-8")
    (root / "site/index.html").unlink(missing_ok=True)


def _leave_stray(root: Path) -> None:
    (root / "site/stray/deep").mkdir(parents=True, exist_ok=True)
    (root / "site/stray/deep/file.html").write_text("stray", "utf-8")


def _damage(root: Path) -> None:
    for path in (root / ".cache").glob("*.sqlite"):
        path.write_bytes(b"no database" * 1000)


_HARMS: dict[str, Callable[[Path], None]] = {
    "site": _remove("site"),
    "cache": _remove(".cache"),
    "page": _spoil_page,
    "stray": _leave_stray,
    "sqlite": _damage,
}


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have lists of several pages, and shells, in a small archive too."""
    monkeypatch.setattr(listings, "PAGE_SIZE", 3)
    monkeypatch.setattr(shells, "SAMPLE", 2)


TestWorking = Working.TestCase
if settings.get_current_profile_name() != "soak":  # see conftest.py
    TestWorking.settings = settings(
        max_examples=2,
        stateful_step_count=6,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
