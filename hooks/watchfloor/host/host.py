"""What happens in each of MkDocs' events. A new build starts from nothing but the folder."""

from __future__ import annotations

import json
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

from ..clock import today
from ..loading import Loaded, load
from ..problem import Code, Place, Problem
from ..publishing import pages, scales
from ..publishing.home import home
from ..publishing.schemas import schemas
from .composing import Composer
from .pages import PublishedPage, add
from .safety import PREVIEW, Policies

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
        published = list(pages(archive))
        addresses = {page.source: page.url for page in reversed(published) if page.source}
        self._composer = Composer(archive, addresses)
        ours = tuple(f"{axis.key}/" for axis in archive.settings.vocabularies)
        for file in [file for file in files if file.src_uri.startswith(ours)]:
            files.remove(file)
        for page in published:
            add(page, files, config, archive.settings, self._composer)
        for address, schema in schemas(archive.settings, config.site_url or "").items():
            content = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
            files.append(File.generated(config, address, content=content))

    def keep_nav(self, nav: Navigation) -> None:
        """Remember the navigation: blank pages show it too."""
        self._nav = nav

    def prepare(self, environment: Environment, config: MkDocsConfig, files: Files) -> None:
        """Give the theme's templates the policy of each page."""
        nav = self._nav
        assert nav  # noqa: S101  # on_nav came first
        template = environment.get_template("main.html")

        def blank_page(base_url: str) -> str:
            context = get_context(nav, files, config, None, base_url)
            return template.render({**context, "is_blank": True})

        policies = Policies(blank_page)
        environment.globals["content_security_policy"] = (
            (lambda _base_url: PREVIEW) if self.is_preview else policies.at
        )

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

    def context(self, page: MkDocsPage, config: MkDocsConfig) -> Mapping[str, Any]:
        """What the theme's templates need of a page of ours."""
        if not isinstance(page, PublishedPage):
            return {"published": None}
        linked = dict(page.published.structured)
        if linked and config.site_url:
            linked["url"] = page.canonical_url
        return {"published": page.published, "linked_data": linked}


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
