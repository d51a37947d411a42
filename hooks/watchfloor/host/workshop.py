"""Where pages are made: each worker has one, and is given one order after the other for its pages.

An order is a value that says what to do with a page; a workshop has what that takes, and makes
nothing twice that the memory of earlier builds holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from ..archive import Archive
from ..briefing import Briefing
from ..hands import Task
from ..memory import Memory, packed
from ..publishing import Digests, Page
from ..publishing.feeds import Form, Outline, Text, Texts
from .compiled import Compiled
from .composing import Composed, Composer
from .heads import Heads
from .shell import Shell, encoded, kind

PAGES = "pages"
ENTRIES = "entries"
"""Where the inside of each page, and the full text of each briefing, is remembered by its key."""


@dataclass(frozen=True)
class Works:
    """All that is to be made of an archive."""

    archive: Archive
    pages: tuple[Page, ...]
    feeds: tuple[Outline, ...]
    addresses: Mapping[str, str]
    """Those of the pages, by the file each is made from."""
    site_url: str
    digests: Digests
    """What the keys of pages are made of."""
    memory: Memory
    compiled: Compiled
    """The templates, as far as they are compiled: workers are born with them."""


class Workshop:
    """The tools for one archive's pages."""

    def __init__(self, works: Works) -> None:
        """Take the pages from *works*."""
        self.works = works

    @cached_property
    def composer(self) -> Composer:
        """Composes what is not remembered."""
        works = self.works
        return Composer(works.archive, works.addresses, works.site_url, works.compiled)

    @cached_property
    def heads(self) -> Heads:
        """Makes the heads of pages."""
        works = self.works
        return Heads(works.archive.settings, works.site_url, works.compiled)

    def page(self, number: int) -> Page:
        """The page with *number*, for one order: what it takes is let go with it."""
        return replace(self.works.pages[number])


Order = Callable[[Workshop, int], Any]
"""What to do with the page that has a number; fit to be sent to a worker."""


def begin(works: Works) -> Task[Order, Any]:
    """What a worker does: it does as it is told with the page that has a number."""
    workshop = Workshop(works)
    return lambda number, order: order(workshop, number)


def key(workshop: Workshop, number: int) -> str:
    """Make the digest of all that goes into a page."""
    return workshop.works.pages[number].key(workshop.works.digests)


class Told(NamedTuple):
    """A briefing as it stands in feeds, or what stays of it."""

    texts: Mapping[Form, Text]
    packed: bytes
    """Its full text for the memory, if it is new there."""


@dataclass(frozen=True)
class Telling:
    """Write briefings as they stand in feeds, unless their full texts are remembered."""

    forms: Mapping[int, Collection[bool]]
    """Of each page that is of one, whether in full or not, or both."""
    keys: Mapping[int, str]

    def __call__(self, workshop: Workshop, number: int) -> Told:
        """Tell the briefing whose page has *number*."""
        works, identity = workshop.works, workshop.works.pages[number].briefing
        kept: str | None = workshop.works.memory.get(ENTRIES, identity, self.keys[number])
        new: list[str] = []

        def dress(briefing: Briefing) -> str:
            if kept is not None:
                return kept
            new.append(workshop.composer.entry(briefing))
            return new[-1]

        texts = Texts(works.archive, works.site_url, dress)
        told = {(identity, full): texts.of(identity, is_full=full) for full in self.forms[number]}
        return Told(told, packed(new[-1]) if new else b"")


class Made(NamedTuple):
    """What came of an order for a page."""

    packed: bytes
    """The inside of the page for the memory, if it is new there."""
    composed: Composed | None = None
    """The inside of the page, unless it was written."""
    told: Told | None = None
    """The page's briefing for feeds, if they were asked for too."""


def card(workshop: Workshop, number: int) -> str:
    """Make what lists show of the briefing whose page has *number*."""
    briefing = workshop.works.archive.get(workshop.works.pages[number].briefing)
    return workshop.composer.card(briefing) if briefing else ""


@dataclass(frozen=True)
class Composing:
    """Compose pages, unless they are remembered.

    Lists without anybody's prose are not: they are put together sooner than read.
    """

    keys: Mapping[int, str]
    cards: Mapping[str, str] = field(default_factory=dict)
    """What lists show of briefings, by their ids, as far as it is made."""

    def __call__(self, workshop: Workshop, number: int) -> Made:
        """Compose the page with *number*."""
        return self.of(workshop.page(number), workshop, number)

    def of(self, page: Page, workshop: Workshop, number: int) -> Made:
        """Compose *page*, which has *number*."""
        workshop.composer.take(self.cards)
        if not page.has_prose:
            return Made(b"", workshop.composer.compose(page))
        kept: Composed | None = workshop.works.memory.get(PAGES, page.url, self.keys[number])
        if kept:
            return Made(b"", kept)
        composed = workshop.composer.compose(page)
        return Made(packed(composed), composed)


@dataclass(frozen=True)
class Writing:
    """Compose pages and write each in the shell of its kind; without one it is only composed.

    What feeds tell of a briefing is told with its page: its prose is rendered once for both.
    """

    composing: Composing
    telling: Telling
    shells: Mapping[Hashable, Shell]
    shared: frozenset[str]
    """The beginnings of the addresses in the navigation."""
    staging: Path

    def __call__(self, workshop: Workshop, number: int) -> Made:
        """Write the page with *number*."""
        page = workshop.page(number)
        made = self.composing.of(page, workshop, number)
        assert made.composed  # noqa: S101  # composing never goes without
        told = self.telling(workshop, number) if number in self.telling.forms else None
        shell = self.shells.get(kind(page, made.composed, self.shared))
        if shell is None:
            return made._replace(told=told)
        around = workshop.heads.around(page, made.composed.structured)
        folder = self.staging / page.url  # its own, so to try without it first takes longer
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_bytes(shell.encode(made.composed, around))
        return Made(made.packed, told=told)


def write(path: Path, text: str) -> None:
    """Write *text* to *path*, as MkDocs would."""
    content = encoded(text)
    try:
        path.write_bytes(content)
    except FileNotFoundError:  # most folders hold several files, so few are to be made
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
