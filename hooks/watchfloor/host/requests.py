"""Files of a site that are made when they are asked for, one by one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from ..publishing import side_files
from ..publishing.feeds import Texts, written
from .production import Production
from .workshop import write


class Requests:
    """What may be asked for of one build."""

    def __init__(self, production: Production, site: Path, rendered: Callable[[int], str]) -> None:
        """Make files in *site*; *rendered* gives the whole page with a number."""
        self._production = production
        self._site = site
        self._rendered = rendered
        self._pages = {page.path: number for number, page in enumerate(production.plan.pages)}
        self._feeds = {path: feed.url for feed in production.plan.feeds for path in feed.paths}

    def make(self, path: str) -> bool:
        """Make the file at *path*, unless it is there; whether it is one of ours."""
        is_there = (self._site / path).is_file()
        if path in self._pages or path in self._feeds:
            is_ours = True
        else:  # to list all data takes a while, so not for somebody who wants a script or a style
            is_ours = not is_there and path in self._data
        if is_ours and not is_there:
            write(self._site / path, self._text(path))
        return is_ours

    def _text(self, path: str) -> str:
        if path in self._pages:
            return self._rendered(self._pages[path])
        return self._feed(path) if path in self._feeds else self._data[path]()

    def _feed(self, path: str) -> str:
        works = self._production.works
        outline = next(each for each in works.feeds if each.ref.url == self._feeds[path])
        found = written(outline, works.archive.settings, works.site_url, self._entries)
        return dict(found)[path]

    @cached_property
    def _entries(self) -> Texts:
        works, composer = self._production.works, self._production.own.composer
        return Texts(works.archive, works.site_url, composer.entry)

    @cached_property
    def _data(self) -> dict[str, Callable[[], str]]:
        works = self._production.works
        return {file.address: file.make for file in side_files(works.archive, works.site_url)}
