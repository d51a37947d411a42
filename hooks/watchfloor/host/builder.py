"""How one build's pages come to be: beside MkDocs where they may, else through its own loop.

MkDocs' loop is for those who have a say in it: the owner's plugins, and the pages of the
navigation, which the theme marks. All other pages are made by many hands at once, those of which
anything changed; MkDocs knows their files, so that links to them are checked.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from .. import urls
from ..digest import digest
from ..publishing import Page
from .composing import Composed
from .feeds import Feeds
from .pages import PublishedPage, StandingFile, file_of, put
from .production import Production
from .publication import Publication
from .shell import Shell
from .shells import Shells
from .workshop import Composing, Made, Order, Writing

_OURS = {
    **dict.fromkeys(("files", "nav", "env", "page_markdown", "page_content", "page_context"), 1),
    **dict.fromkeys(("pre_page", "page_read_source", "post_page"), 0),
    "post_build": 1,
}
"""The events at which others may look at pages or change them, and how many listeners are ours."""
_DRESSING = {"env": 1, "page_context": 1, "pre_template": 0}
"""The events at which others may change what templates get."""


class Builder:
    """The pages of one build."""

    def __init__(
        self, production: Production, config: MkDocsConfig, publication: Publication
    ) -> None:
        """Build what *production* plans; what of *publication* still stands is left as it is."""
        self._production = production
        self._config = config
        self._publication = publication
        self._made: dict[int, Made] = {}
        self.passes = others_look(config)
        """Whether all pages pass through MkDocs."""

    def add(self, files: Files) -> None:
        """Put our pages among MkDocs' *files*."""
        plan = self._production.plan.pages
        passing = set(range(len(plan))) if self.passes else set(self._navigated())
        if self.passes:
            keys, cards = self._production.keys(passing), self._production.cards(passing)
            self._made = self._ask(sorted(passing), Composing(keys, cards))
        root = self._config.docs_dir
        for number, planned in enumerate(plan):
            if number in passing:
                self._pass(number, files)
            else:
                put(StandingFile(planned.src_uri, planned.path, self._config.site_dir, root), files)

    def _navigated(self) -> Iterator[int]:
        """The pages that may be in the navigation."""
        settings = self._production.loaded.settings
        wanted = {urls.BRIEFINGS, urls.EXPLORE, urls.TIMELINE, urls.MAP}
        wanted |= {urls.axis(axis.key) for axis in settings.vocabularies}
        named = set(_paths(self._config.nav))
        for number, planned in enumerate(self._production.plan.pages):
            if planned.url in wanted or planned.src_uri in named:
                yield number

    def _pass(self, number: int, files: Files) -> PublishedPage:
        """Have MkDocs build a page."""
        planned = self._production.plan.pages[number]
        file = file_of(planned.src_uri, planned.url, planned.source, self._config)
        put(file, files)
        return self._page(number, file)

    def _page(self, number: int, file: File) -> PublishedPage:
        """The page with a number, in *file*."""
        production = self._production
        if number in self._made:
            page, composed = production.works.pages[number], self._inside(number)
        else:
            page, composed = production.shown(number)
        compose = partial(self._composed, page, composed)
        return PublishedPage(page, file, self._config, production.loaded.settings, compose)

    def _composed(self, page: Page, composed: Composed, markdown: str) -> Composed:
        """The inside of *page*, composed anew where a plugin has changed its words."""
        return composed if markdown == page.markdown else self._production.anew(page, markdown)

    def make(self, shells: Shells, frame: str, files: Files, feeds: Feeds) -> None:
        """Make all that does not pass through MkDocs and does not stand as it is."""
        keys = dict(self._changed(frame, files))
        if not keys:
            return
        composing = Composing(self._production.keys(keys), self._production.cards(keys))
        found = self._fitting(shells, keys, composing)
        staging = self._publication.staging
        writing = Writing(composing, feeds.telling, found, shells.shared, staging)
        unwritten: dict[int, Made] = {}
        for number, made in self._each(list(keys), writing):
            if made.told:
                feeds.hear(number, made.told)
            if made.composed:
                unwritten[number] = made
            self._publication.is_made_of(self._production.plan.pages[number].path, keys[number])
        self._made |= unwritten
        for number in unwritten:
            self._pass_late(number, files)

    def _changed(self, frame: str, files: Files) -> Iterator[tuple[int, str]]:
        """Each page that neither passes through MkDocs nor stands, and what it is made of."""
        for number, planned in enumerate(self._production.plan.pages):
            key = digest((planned.key, frame))
            file = files.src_uris.get(planned.src_uri)
            if isinstance(file, StandingFile) and not self._publication.stands(planned.path, key):
                yield number, key

    def dressing(self, shells: Shells) -> dict[Hashable, Shell]:
        """Shells for pages that pass through MkDocs."""
        return self._fitting(shells, self._made, Composing(self._production.keys(self._made)))

    def _fitting(
        self, shells: Shells, numbers: Iterable[int], composing: Order
    ) -> dict[Hashable, Shell]:
        """A shell for each kind of which there is more than a sample among pages."""
        pages = self._production.works.pages
        sample = shells.sample({number: pages[number] for number in numbers})
        missing = [number for number in sample if number not in self._made]
        self._made |= self._ask(missing, composing)
        return shells.make([(self.alone(number), self._inside(number)) for number in sample])

    def alone(self, number: int) -> PublishedPage:
        """A page as it would be if it passed through MkDocs."""
        planned = self._production.plan.pages[number]
        file = file_of(planned.src_uri, planned.url, planned.source, self._config)
        return self._populated(self._page(number, file))

    def _pass_late(self, number: int, files: Files) -> None:
        """Have MkDocs build a page after all, though it has read all others already."""
        file = files.get_file_from_path(self._production.plan.pages[number].src_uri)
        assert isinstance(file, StandingFile)  # noqa: S101  # see _changed
        file.is_passing = True
        self._populated(self._page(number, file))

    def _populated(self, page: PublishedPage) -> PublishedPage:
        page.read_source(self._config)
        page.render(self._config, Files([]))
        return page

    def _inside(self, number: int) -> Composed:
        composed = self._made[number].composed
        assert composed  # noqa: S101  # what was written is never asked for
        return composed

    def _ask(self, numbers: list[int], order: Order) -> dict[int, Made]:
        return dict(self._each(numbers, order))

    def _each(self, numbers: list[int], order: Order) -> Iterator[tuple[int, Made]]:
        for number, made in self._production.each(numbers, order, "Rendering pages"):
            self._production.remember(number, made)
            yield number, made._replace(packed=b"")


def _paths(nav: Any) -> Iterator[str]:
    """Every file that the configuration's *nav* names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for value in nav.values():
            yield from _paths(value)
    elif isinstance(nav, list):
        for value in nav:
            yield from _paths(value)


def others_look(config: MkDocsConfig) -> bool:
    """Whether anybody else has to do with pages, or names them by patterns for MkDocs to match."""
    return bool(config.exclude_docs or config.draft_docs) or _heard(config, _OURS)


def others_dress(config: MkDocsConfig) -> bool:
    """Whether anybody else has a say in what templates get; then none is set beforehand."""
    return _heard(config, _DRESSING)


def _heard(config: MkDocsConfig, events: Mapping[str, int]) -> bool:
    return any(len(config.plugins.events[event]) > ours for event, ours in events.items())
