"""What happens in each of MkDocs' events. A new build starts from nothing but the folder."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from .. import urls
from ..clock import today
from ..loading import Loaded, load
from ..problem import Code, Place, Problem
from ..publishing import files as published_files
from ..publishing import pages, scales
from ..publishing.feeds import alternates, in_full
from ..publishing.home import home
from ..publishing.targets import by_file
from .composing import Composer
from .composition import Composition, Copy
from .pages import PublishedPage, add
from .safety import PREVIEW, Policies
from .searching import IndexingError, index
from .shells import Shells

log = logging.getLogger("mkdocs.hooks.watchfloor")

HOME = "index.md"

UNSAFE_FEATURES = frozenset({"content.tooltips"})
"""Features of the theme whose scripts take text for HTML; seen to run a heading's in Chromium."""


class Host:
    """One site: made once for a run of MkDocs, filled anew by every build."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.is_preview = False
        self._loaded: Loaded | None = None
        self._composer: Composer | None = None
        self._nav: Navigation | None = None

    def load(self, config: MkDocsConfig) -> None:
        """Read the folder, tell every problem, and stop where something must not be published.

        Raises:
            PluginError: a file is marked above what the archive may publish.
        """
        self._loaded = load(_root(config), today(os.environ))
        for problem in (*_site_problems(config), *self._loaded.problems):
            tell = log.warning if problem.severity == "error" else log.info
            tell("%s", problem)
        if self._loaded.leaks:
            places = ", ".join(f"{p.path}:{p.place.line}" for p in self._loaded.leaks)
            raise PluginError(f"Nothing is built: not meant to be published: {places}")

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Put our pages and files among MkDocs', and take out what stands in folders of ours."""
        assert self._loaded  # noqa: S101  # on_config came first
        archive = self._loaded.archive
        published = tuple(pages(archive))
        site_url = config.site_url or ""
        followed = in_full(archive) if site_url else frozenset()  # feeds need whole addresses
        copy = Copy(archive, published, by_file(published), site_url, followed)
        composition = Composition(copy)
        self._composer = composition.composer
        ours = tuple(f"{axis.key}/" for axis in archive.settings.vocabularies)
        for file in [file for file in files if file.src_uri.startswith(ours)]:
            files.remove(file)
        for page in published:
            add(page, files, config, archive.settings, composition)
        for address, text in published_files(archive, site_url, composition.entry):
            files.append(File.generated(config, address, content=text))

    def keep_nav(self, nav: Navigation) -> None:
        """Remember the navigation: blank pages show it too."""
        self._nav = nav

    def prepare(self, environment: Environment, config: MkDocsConfig, files: Files) -> None:
        """Give templates the policy of each page, and set once what most pages share."""
        nav = self._nav
        assert nav  # noqa: S101  # on_nav came first
        template = environment.get_template("main.html")
        documentation = files.documentation_pages()  # MkDocs counts them anew for every context

        def blank_page(base_url: str) -> str:
            context = get_context(nav, documentation, config, None, base_url)
            return template.render({**context, "is_blank": True})

        def context(page: PublishedPage) -> dict[str, Any]:
            return {**get_context(nav, documentation, config, page), **self.context(page, config)}

        policies = Policies(blank_page)
        environment.globals["content_security_policy"] = (
            (lambda _base_url: PREVIEW) if self.is_preview else policies.at
        )
        shells = Shells(environment, (page.url for page in nav.pages))
        if not _others_dress(config):
            found = (file.page for file in documentation)
            shells.make((page for page in found if isinstance(page, PublishedPage)), context)
        shells.answer(environment)

    def markdown(self, markdown: str, page: MkDocsPage) -> str:
        """Put the scales' tables into a page that we wrote; contributors' pages have none."""
        if isinstance(page, PublishedPage):
            return markdown
        for name in scales.unknown(markdown):
            log.warning("%s: there is no scale `%s`", page.file.src_uri, name)
        return scales.filled(markdown)

    def content(self, html: str, page: MkDocsPage) -> str:
        """Add the newest briefings to what the owner wrote on the home page."""
        if page.file.src_uri != HOME or not self._composer or not self._loaded:
            return html
        return html + self._composer.fill("home", page.url, home(self._loaded.archive))

    def index(self, config: MkDocsConfig) -> None:
        """Make the search index of what was built."""
        if not config.extra.get("watchfloor", {}).get("search", True):
            return  # `make bench` times the rest without it
        assert self._loaded  # noqa: S101  # on_config came first
        addresses = (urls.briefing(each.id) for each in self._loaded.archive.briefings)
        try:
            index(Path(config.site_dir), addresses)
        except IndexingError as error:
            log.warning("The site has no search, since Pagefind failed: %s", error)

    def context(self, page: MkDocsPage, config: MkDocsConfig) -> Mapping[str, Any]:
        """What the theme's templates need of a page."""
        assert self._loaded  # noqa: S101  # on_config came first
        published = page.published if isinstance(page, PublishedPage) else None
        feeds = alternates(published, self._loaded.archive) if config.site_url else ()
        if not published:
            return {"published": None, "feeds": feeds}
        linked = dict(published.structured)
        if linked and config.site_url:
            linked["url"] = page.canonical_url
        return {"published": published, "linked_data": linked, "feeds": feeds}


def _others_dress(config: MkDocsConfig) -> bool:
    """Whether anybody else has a say in what templates get; then none is set beforehand."""
    heard = {"env": 1, "page_context": 1, "pre_template": 0}
    return any(len(config.plugins.events[event]) > ours for event, ours in heard.items())


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _site_problems(config: MkDocsConfig) -> Iterator[Problem]:
    path = Path(config.config_file_path).name
    if not config.site_url:
        yield Problem(
            Code.SITE_URL_MISSING,
            path,
            Place(),
            "`site_url` is missing: canonical links, the sitemap, feeds and linked data are lost",
            "add the address the site will have, such as site_url: https://example.org/archive/",
        )
    for feature in sorted(UNSAFE_FEATURES.intersection(config.theme.get("features") or ())):
        yield Problem(
            Code.THEME_UNSAFE,
            path,
            Place(),
            f"the theme's `{feature}` writes contributors' words into the page as HTML",
            "take it out of theme: features",
        )
