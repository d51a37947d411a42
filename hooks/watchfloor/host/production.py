"""Everything that one build publishes of an archive, made of it as far as it is not remembered.

The plan is remembered for as long as nothing in the archive changes, and a page for as long as its
key does not. So a build in which nothing changed needs no archive at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

from ..digest import digest
from ..document import file_names
from ..hands import FEWEST, Crew
from ..loading import Loaded
from ..memory import Memory, packed
from ..progress import step
from ..publishing import Digests, Page, by_file, pages
from ..publishing.feeds import outlines
from ..publishing.home import home
from .compiled import Compiled
from .composing import Composed
from .plan import Plan, Planned, PlannedFeed
from .workshop import (
    ENTRIES,
    PAGES,
    Composing,
    Made,
    Order,
    Told,
    Works,
    Workshop,
    begin,
    card,
    key,
)

_PLAN = "plan"
_SHOWN = "shown"
"""Where the pages that MkDocs itself builds every time are remembered, and the home page's part."""


class Production:
    """The pages of one build."""

    def __init__(
        self, loaded: Loaded, site_url: str, memory: Memory, *, is_lazy: bool = False
    ) -> None:
        """Plan the pages of what was *loaded*.

        A *lazy* one is for a preview: it makes what it is asked for, and neither knows nor keeps
        what it was made of.
        """
        self.loaded = loaded
        self.site_url = site_url
        self.memory = memory
        self.compiled = Compiled(memory)
        self._crew: Crew[Works, Order, Any] | None = None
        # what is ahead today is past some day
        self.state = digest((loaded.state, site_url, loaded.today))
        """The digest of all that is published, but what each briefing says on its own page."""
        self.is_lazy = is_lazy
        self.plan = self._unkeyed() if is_lazy else self._known().told(loaded.briefings.keys)

    @cached_property
    def works(self) -> Works:
        """The pages and feeds themselves; not needed while all stands."""
        archive = self.loaded.archive
        made = tuple(pages(archive))
        feeds = tuple(outlines(archive)) if self.site_url else ()  # they need whole addresses
        addresses, site_url = by_file(made), self.site_url
        digests = Digests(archive, addresses, site_url)
        more = digests, self.memory, self.compiled
        return Works(archive, made, feeds, addresses, site_url, *more)

    @cached_property
    def own(self) -> Workshop:
        """A workshop here, for single pages."""
        return Workshop(self.works)

    def _known(self) -> Plan:
        """The plan of an archive whose briefings are known by their abstracts alone."""
        known: Plan | None = self.memory.get(_PLAN, "site", self.state)
        return known or self._planned()

    def _planned(self) -> Plan:
        self.works.digests.prepare()  # here, else each worker does so again
        self.own.composer.prepare()  # so too
        keys = self.ask(range(len(self.works.pages)), key, "Planning pages")
        planned = tuple(Planned.of(page, keys[n]) for n, page in enumerate(self.works.pages))
        plan = Plan(planned, tuple(self._feeds(self.works.digests)))
        self.memory.only(PAGES, {each.url for each in planned})
        self.memory.only(ENTRIES, {each.briefing for each in planned})
        self.memory.keep(_PLAN, "site", self.state, packed(plan))
        return plan

    def _unkeyed(self) -> Plan:
        pages = tuple(Planned.of(page, "") for page in self.works.pages)
        return Plan(pages, tuple(self._feeds(None)))

    def _feeds(self, digests: Digests | None) -> Iterator[PlannedFeed]:
        for feed in self.works.feeds:
            key = feed.key(digests) if digests else ""
            yield PlannedFeed(feed.ref.url, feed.entries, key)

    def ask(self, numbers: Iterable[int], order: Order, name: str) -> dict[int, Any]:
        """Have *order* done for the pages with *numbers*, by all hands; the step has a *name*."""
        return dict(self.each(numbers, order, name))

    def each(self, numbers: Iterable[int], order: Order, name: str) -> Iterator[tuple[int, Any]]:
        """The same one by one, as it is done; all must be taken before anything else is asked."""
        wanted = list(numbers)
        if not wanted:
            return
        if self._crew is None:
            self._crew = Crew(begin, self.works, len(self.works.pages))
        with step(name, len(wanted)) as heard:
            yield from self._crew.each(wanted, order, heard)

    def cards(self, numbers: Iterable[int]) -> Mapping[str, str]:
        """What lists show of briefings, made by all hands if lists are many of *numbers*."""
        pages = self.plan.pages
        if sum(not pages[number].briefing for number in numbers) < FEWEST:
            return {}
        of_briefings = [number for number, page in enumerate(pages) if page.briefing]
        made = self.ask(of_briefings, card, "Rendering cards")
        return {pages[number].briefing: each for number, each in made.items()}

    def end(self) -> None:
        """Send the workers home."""
        if self._crew:
            self._crew.close()
            self._crew = None

    def keys(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """The keys of the pages with *numbers*."""
        return {number: self.plan.pages[number].key for number in numbers}

    def remember(self, number: int, made: Made) -> None:
        """Put what was *made* of a page into the memory, if it is not there."""
        if made.packed:
            page = self.plan.pages[number]
            self.memory.keep(PAGES, page.url, page.key, made.packed)

    def remember_entry(self, number: int, told: Told) -> None:
        """Put the full text of a briefing into the memory, if it is not there."""
        if told.packed:
            page = self.plan.pages[number]
            self.memory.keep(ENTRIES, page.briefing, page.key, told.packed)

    def shown(self, number: int) -> tuple[Page, Composed]:
        """A page that MkDocs builds itself, without what its data were made of."""
        if self.is_lazy:
            page = self.works.pages[number]
            return page, self.own.composer.compose(page)
        planned = self.plan.pages[number]
        kept: tuple[Page, Composed] | None = self.memory.get(_SHOWN, planned.url, planned.key)
        if kept:
            return kept
        page = self.works.pages[number]
        made = Composing(self.keys([number]))(self.own, number)
        self.remember(number, made)
        assert made.composed  # noqa: S101  # composing never goes without
        make: Callable[[], Any] = partial(dict, structured=page.structured)
        read = partial(str, page.markdown)
        alone = replace(page, make=make, ground=None, read=read), made.composed
        self.memory.keep(_SHOWN, planned.url, planned.key, packed(alone))
        return alone

    def anew(self, page: Page, markdown: str) -> Composed:
        """The inside of *page* with other words than its own."""
        whole = next(each for each in self.works.pages if each.url == page.url)
        changed = replace(whole, read=partial(str, markdown), mentions=tuple(file_names(markdown)))
        return self.own.composer.compose(changed)

    def home(self, url: str) -> str:
        """What the home page at *url* adds to its owner's words."""
        if self.is_lazy:
            return self.own.composer.fill("home", url, home(self.loaded.archive))
        name, state = f"home {url}", digest((self.state, self.loaded.today))
        kept: str | None = self.memory.get(_SHOWN, name, state)
        if kept is None:
            kept = self.own.composer.fill("home", url, home(self.loaded.archive))
            self.memory.keep(_SHOWN, name, state, packed(kept))
        return kept
