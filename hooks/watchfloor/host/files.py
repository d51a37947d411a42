"""The files of a site that are no pages: data, schemas and redirects, and where feeds stand."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from ..memory import packed
from ..publishing import side_files
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
        known: dict[str, str] | None = self._production.memory.get(_PLAN, "data")
        works = self._production.works
        return known or [file.address for file in side_files(works.archive, works.site_url)]

    def _data(self) -> Iterable[str]:
        """The addresses of all but feeds; as long as nothing changes, so do their keys."""
        publication, production = self._publication, self._production
        state = production.state
        known: dict[str, str] | None = production.memory.get(_PLAN, "data", state)
        if known and all(publication.stands(*each) for each in known.items()):
            return known
        works = production.works
        keys = {}
        for file in side_files(works.archive, works.site_url):
            key = keys[file.address] = file.key(works.digests, state)
            if not publication.stands(file.address, key):
                write(publication.staging / file.address, file.make())
                publication.is_made_of(file.address, key)
        production.memory.keep(_PLAN, "data", state, packed(keys))
        return keys
