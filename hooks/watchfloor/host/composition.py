"""Everything that is composed of an archive, by many hands: each page and each entry of feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..archive import Archive
from ..briefing import Briefing
from ..hands import Task, spread
from ..publishing import Page
from .composing import Composed, Composer


@dataclass(frozen=True)
class Copy:
    """What is to be composed, and all that this takes."""

    archive: Archive
    pages: tuple[Page, ...]
    addresses: Mapping[str, str]
    """Those of the pages, by the file each is made from."""
    site_url: str
    followed: frozenset[str]
    """The briefings that feeds have in full; told beforehand, so that no worker looks again."""

    def composer(self) -> Composer:
        """A composer of these pages."""
        return Composer(self.archive, self.addresses, self.site_url)


def _begin(copy: Copy) -> Task[tuple[Composed, str]]:
    """The page with a number, and the entry in full of its briefing, if it has one."""
    composer = copy.composer()

    def composed(number: int) -> tuple[Composed, str]:
        page = copy.pages[number]
        briefing = page.data.get("briefing")
        entry = composer.entry(briefing) if briefing and briefing.id in copy.followed else ""
        return composer.compose(page), entry

    return composed


class Composition:
    """The pages of an archive, composed."""

    def __init__(self, copy: Copy) -> None:
        """Compose all of *copy*."""
        self.composer = copy.composer()
        self._pages: dict[str, tuple[Page, Composed]] = {}
        self._entries: dict[str, str] = {}
        done = spread(_begin, copy, len(copy.pages))
        for page, (composed, entry) in zip(copy.pages, done, strict=True):
            self._pages[page.url] = page, composed
            if entry:
                self._entries[page.data["briefing"].id] = entry

    def page(self, url: str, markdown: str) -> Composed:
        """The inside of the page at *url*, whose words are *markdown*.

        A plugin of the site's owner may have changed them since; then it is composed anew.
        """
        page, composed = self._pages[url]
        if markdown == page.markdown:
            return composed
        return self.composer.compose(replace(page, markdown=markdown))

    def entry(self, briefing: Briefing) -> str:
        """*briefing* in full for a feed."""
        return self._entries[briefing.id]
