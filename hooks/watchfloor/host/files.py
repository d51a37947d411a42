"""The files of a site that are no pages: data, schemas and redirects, and where feeds stand."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from ..memory import packed
from ..publishing import files as published_files
from .pages import StandingFile, put
from .production import Production
from .publication import Publication
from .workshop import write

_PLAN = "plan"


class SideFiles:
    """The files of one build."""

    def __init__(
        self, production: Production, config: MkDocsConfig, publication: Publication
    ) -> None:
        """Publish what *production* is of."""
        self._production = production
        self._config = config
        self._publication = publication

    def add(self, files: Files) -> None:
        """Put them among MkDocs' *files*, so that links to them are checked; make what is data."""
        config = self._config
        data = self._on_request() if self._production.is_lazy else self._data()
        feeds = (path for feed in self._production.plan.feeds for path in feed.paths)
        for address in (*data, *feeds):
            put(StandingFile(address, address, config.site_dir, config.docs_dir), files)

    def _on_request(self) -> Iterable[str]:
        """The addresses of data in a preview; most builds before had the same."""
        known: list[str] | None = self._production.memory.get(_PLAN, "data")
        works = self._production.works
        return known or [address for address, _ in published_files(works.archive, works.site_url)]

    def _data(self) -> Iterable[str]:
        """The addresses of all but feeds, which rest on everything: if they stand, all do."""
        publication, production = self._publication, self._production
        key = production.state
        known: list[str] | None = production.memory.get(_PLAN, "data", key)
        if known and publication.all_stand(known, key):
            return known
        made = []
        for address, text in published_files(production.works.archive, production.site_url):
            made.append(address)
            write(publication.staging / address, text)
            publication.is_made_of(address, key)
        production.memory.keep(_PLAN, "data", key, packed(made))
        return made
