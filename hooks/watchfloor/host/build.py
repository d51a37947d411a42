"""One build of a site, from a loaded archive to what is published."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from .. import urls
from ..archive import Archive
from ..loading import Loaded
from ..memory import Memory, packed
from ..progress import step
from .builder import Builder, others_dress, others_look
from .feeds import Feeds
from .files import SideFiles
from .frame import frame
from .heads import Heads
from .pages import PublishedPage
from .passing import Dresser
from .preview import Make
from .production import Production
from .publication import Output, Publication
from .requests import Requests
from .safety import PREVIEW, Policies
from .searching import IndexingError, Searched, index
from .shell import Shell, shared_beginnings
from .shells import FULL, Shells
from .valid import Mending

log = logging.getLogger("mkdocs.hooks.watchfloor")

HOME = "index.md"
LARGE = 250
"""Briefings above which nobody wants to wait for all pages of a preview."""
_SITES = "sites"
"""Where it is remembered what a build left in the folder of a site."""


class Build:
    """What one build knows, and does in MkDocs' events."""

    def __init__(
        self, loaded: Loaded, memory: Memory, config: MkDocsConfig, *, preview: bool
    ) -> None:
        """Begin to build the site of what was *loaded*.

        Of a large archive a *preview* makes the pages of the navigation, and others on request.
        """
        self._config = config
        self._memory = memory
        self._is_preview = preview
        self._site_dir = config.site_dir
        self._publication = Publication(Path(config.site_dir), self._left())
        config.site_dir = str(self._publication.staging)
        is_large = len(loaded.abstracts.keys) >= LARGE
        self._is_lazy = preview and is_large and not others_look(config)
        site_url = config.site_url or ""
        self._production = Production(loaded, site_url, memory, is_lazy=self._is_lazy)
        self._builder = Builder(self._production, config, self._publication)
        self._files = SideFiles(self._production, config, self._publication)
        self._heads = Heads(loaded.settings, site_url, self._production.compiled)
        self._nav: Navigation | None = None

    @property
    def archive(self) -> Archive:
        """What is published."""
        return self._production.loaded.archive

    def _left(self) -> Mapping[str, Output]:
        """What the build before left in the site's folder."""
        site_dir = str(Path(self._site_dir).resolve())
        left: Mapping[str, Output] | None = self._memory.get(_SITES, site_dir)
        return left or {}

    def add_files(self, files: Files) -> None:
        """Put our pages and files among MkDocs', and take out what stands in folders of ours."""
        settings = self._production.loaded.settings
        ours = tuple(f"{axis.key}/" for axis in settings.vocabularies)
        for file in [file for file in files if file.src_uri.startswith(ours)]:
            files.remove(file)
        self._builder.add(files)
        self._files.add(files)

    def keep_nav(self, nav: Navigation) -> None:
        """Remember the navigation: blank pages show it too."""
        self._nav = nav

    def prepare(self, environment: Environment, files: Files) -> None:
        """Give templates the policy of each page, and make all pages that MkDocs does not."""
        nav = self._nav
        assert nav  # noqa: S101  # on_nav came first
        config = self._config
        assert environment.loader  # noqa: S101  # a theme has templates
        environment.loader = Mending(environment.loader)
        environment.bytecode_cache = self._production.compiled
        # else a tenth of every page is lines with nothing on them
        environment.trim_blocks = environment.lstrip_blocks = True
        template = environment.get_template(FULL)
        documentation = files.documentation_pages()  # MkDocs counts them anew for every context

        def blank_page(base_url: str) -> str:
            context = get_context(nav, documentation, config, None, base_url)
            return template.render({**context, "is_blank": True})

        def dressed(page: PublishedPage) -> dict[str, Any]:
            return {**get_context(nav, documentation, config, page), **self.context(page)}

        environment.globals["content_security_policy"] = (
            (lambda _base_url: PREVIEW) if self._is_preview else Policies(blank_page).at
        )
        environment.globals["colophon"] = self._colophon()
        environment.globals["sitemap"] = list(self._sitemap())
        shared = shared_beginnings(page.url for page in nav.pages)
        shells = Shells(environment, shared, dressed, self._heads.around)
        fitting: Mapping[Hashable, Shell] = {}
        if self._is_lazy:
            self._rendered = lambda number: template.render(dressed(self._builder.alone(number)))
        else:
            fitting = self._made(shells, blank_page, files)
        Dresser(environment, fitting, shared)
        self._production.end()

    def _made(
        self, shells: Shells, blank_page: Callable[[str], str], files: Files
    ) -> Mapping[Hashable, Shell]:
        """Make all pages and feeds that MkDocs does not; shells for the pages that it does."""
        fitting: Mapping[Hashable, Shell] = {}
        feeds = Feeds(self._production, self._publication)
        if not self._builder.passes:
            self._builder.make(shells, frame(self._config, blank_page("")), files, feeds)
        elif not others_dress(self._config):
            fitting = self._builder.dressing(shells)
        feeds.make()
        return fitting

    def _colophon(self) -> Mapping[str, str | None]:
        """What the foot of every page says of the archive besides the configuration."""
        settings = self._production.loaded.settings
        return {
            "repository": settings.repository,
            "contact": settings.contact,
            "atom": urls.atom(urls.BRIEFINGS),
            "json_feed": urls.json_feed(urls.BRIEFINGS),
        }

    def _sitemap(self) -> Iterator[tuple[str, str]]:
        """The address of each page that search engines should keep, and when it was changed."""
        site_url = self._config.site_url
        for planned in self._production.plan.pages if site_url else ():
            if planned.is_indexed:
                yield urls.absolute(planned.url, site_url or ""), planned.lastmod

    def _index(self) -> None:
        """Index what is searched, and keep what stands of the index before."""
        pages = [
            Searched(path.removesuffix("index.html"), file, self._publication.stamp(path))
            for path, file in self._publication.files()
            if f"/{path}".endswith("/index.html")
        ]
        planned = self._production.plan.pages
        briefings = [each.url for each in planned if each.source.startswith("briefings/")]
        into, before = self._publication.staging, self._publication.site
        try:
            with step("Indexing pages", len(pages)):
                self._publication.keep(index(pages, briefings, into, before))
        except IndexingError as error:
            log.warning("The site has no search, since it could not be indexed: %s", error)

    def content(self, html: str, page: MkDocsPage) -> str:
        """Add the newest briefings to what the owner wrote on the home page."""
        return html + self._production.home(page.url) if page.file.src_uri == HOME else html

    def context(self, page: MkDocsPage) -> Mapping[str, Any]:
        """What the theme's templates need of a page."""
        published = page.published if isinstance(page, PublishedPage) else None
        return {"published": published, "head": self._heads.of(published, page.url)}

    def finish(self) -> Make | None:
        """Index what was built, and put it in the place of the site before.

        Returned is what makes the rest, if anything is left.
        """
        if self._is_lazy:
            log.info("Pages are made as you open them; searching by words needs a whole build.")
        elif self._config.extra.get("watchfloor", {}).get("search", True):
            self._index()
        left = self._publication.publish()
        self._memory.keep(_SITES, str(self._publication.site), "", packed(left))
        self._config.site_dir = self._site_dir
        self._memory.commit()
        if not self._is_lazy:
            return None
        return Requests(self._production, self._publication.site, self._rendered).make

    def give_up(self) -> None:
        """Leave the site before as it is."""
        self._production.end()
        self._publication.discard()
        self._config.site_dir = self._site_dir
