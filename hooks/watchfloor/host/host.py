"""What happens in each of MkDocs' events. A new build starts from nothing but the folder."""

from __future__ import annotations

import atexit
import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page as MkDocsPage

from ..clock import today
from ..loading import load
from ..memory import FILE, Memory
from ..problem import Code, Place, Problem
from ..publishing import asked
from .build import Build
from .pages import PublishedPage
from .preview import Preview

log = logging.getLogger("mkdocs.hooks.watchfloor")

UNSAFE_FEATURES = frozenset({"content.tooltips"})
"""Features of the theme whose scripts take text for HTML; seen to run a heading's in Chromium."""


class Host:
    """One site: made once for a run of MkDocs, filled anew by every build."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.is_preview = False
        self._preview = Preview()
        self._memory: Memory | None = None
        self._build: Build | None = None
        atexit.register(gc.freeze)  # else garbage is looked for once more when all is dropped

    @property
    def build(self) -> Build:
        """The build that is going on."""
        assert self._build  # noqa: S101  # on_config came first
        return self._build

    def begin(self, config: MkDocsConfig) -> None:
        """Read the folder, tell every problem, and stop where something must not be published.

        Raises:
            PluginError: a file is marked above what the archive may publish.
        """
        self._preview.begin()
        gc.disable()  # a build makes millions of values and drops few: see `finish`
        root = Path(config.config_file_path).parent
        is_kept = config.extra.get("watchfloor", {}).get("cache", True)
        if self._memory is None or not self.is_preview:
            self._memory = Memory(root / FILE if is_kept else None, has_at_hand=self.is_preview)
        memory = self._memory
        loaded = load(root, today(os.environ), memory)
        for problem in (*_site_problems(config), *loaded.problems):
            tell = log.warning if problem.severity == "error" else log.info
            tell("%s", problem)
        if loaded.leaks:
            places = ", ".join(f"{p.path}:{p.place.line}" for p in loaded.leaks)
            raise PluginError(f"Nothing is built: not meant to be published: {places}")
        self._build = Build(loaded, memory, config, preview=self.is_preview)

    def markdown(self, markdown: str, page: MkDocsPage) -> str:
        """Put the tables that it asks for into a page that we wrote; contributors' have none."""
        if isinstance(page, PublishedPage):
            return markdown
        for name in asked.unknown(markdown):
            log.warning("%s: there is no table `%s`", page.file.src_uri, name)
        return asked.filled(markdown, self.build.archive)

    def finish(self) -> None:
        """Publish what was built.

        Garbage is collected from now on. While a build of 10,000 briefings went on, looking for it
        took a quarter of the time and found next to nothing; and so it would at once after a build,
        where a preview drops much and a program that ends need not know.
        """
        self._preview.end(self.build.finish())
        self._build = None
        if not self.is_preview:
            gc.freeze()
            gc.unfreeze()  # all is among what is oldest now, and waits until that is looked at
        gc.enable()

    def serve(self, server: LiveReloadServer) -> None:
        """Make what *server* is asked for and no build has made."""
        self._preview.attach(server)

    def give_up(self) -> None:
        """Leave what stood before, since the build has failed."""
        if self._build:
            self._build.give_up()
        self._build = None
        self._preview.end(None)
        gc.enable()


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
