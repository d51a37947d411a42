"""Our pages as MkDocs sees them: real files where there are any, filled with what is safe."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from .. import urls
from ..publishing import Page
from ..settings import Settings
from .composing import Composed

TEMPLATE = "published.html"
"""What our pages ask MkDocs for in place of the theme's template; the host answers it."""

_ID = re.compile(r'\sid="([^"]+)"')
"""What a link may lead to: headings, and what templates give an id."""

Compose = Callable[[str], Composed]
"""From a page's words, which a plugin of the site's owner may have changed, to its inside."""


class PublishedPage(MkDocsPage):
    """A page whose words come from people we do not know.

    MkDocs and its theme put titles and descriptions into HTML as they are, and read what they like
    from front matter. So both are escaped here, front matter is kept from them, and what templates
    of ours need stands in ``published``.
    """

    def __init__(
        self,
        published: Page,
        file: File,
        config: MkDocsConfig,
        settings: Settings,
        compose: Compose,
    ) -> None:
        """Make the MkDocs page of *published*."""
        super().__init__(escape(published.title), file, config)
        source = published.source
        self.published = published
        self.edit_url = urls.source(settings.repository, source) if source else None
        self._compose = compose

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Hand over the Markdown, and no front matter but the title and the description."""
        self.markdown = self.published.markdown
        self.meta = {
            "title": escape(self.published.title),
            "description": escape(self.published.description),
            "template": TEMPLATE,
            # the tabs lead everywhere; the column is for reading
            "hide": ["navigation", "toc"] if self.published.is_wide else ["navigation"],
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Compose the content; MkDocs' own Markdown parser never sees it."""
        composed = self._compose(self.markdown or "")
        self.content = composed.html
        self.toc = get_toc(composed.headings)  # type: ignore[arg-type]  # its own private shape
        self.present_anchor_ids = set(_ID.findall(composed.html))
        self.links_to_anchors: dict[Any, Any] = {}


class StandingFile(File):
    """A file of ours that MkDocs knows, so that links to it are checked, and does not build."""

    def __init__(self, src_uri: str, path: str, site_dir: str, root: str) -> None:
        """Know the file at *path* of the site as *src_uri*; it costs little, as there are many."""
        self.src_uri = src_uri
        self.dest_uri = path
        self.dest_dir = site_dir
        self.src_dir = root
        self.use_directory_urls = True
        self.inclusion = InclusionLevel.NOT_IN_NAV
        self.is_passing = False
        """Whether MkDocs is to build it all the same."""

    def is_documentation_page(self) -> bool:
        """Whether MkDocs is to build a page of it."""
        return self.is_passing

    def is_media_file(self) -> bool:
        """Nobody is to look into it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  # MkDocs' own
        """It is where it belongs, or will be."""


def file_of(src_uri: str, url: str, source: str, config: MkDocsConfig) -> File:
    """The file of a page that MkDocs builds, at *url*."""
    root = Path(config.config_file_path).parent
    return File(
        src_uri,
        str(root / "docs" if source.startswith("docs/") else root),
        config.site_dir,
        config.use_directory_urls,
        dest_uri=url + "index.html",
    )


def put(file: File, files: Files) -> None:
    """Add *file* to *files*, in place of one of the same name."""
    if existing := files.src_uris.get(file.src_uri):
        files.remove(existing)
    files.append(file)


def src_uri(published: Page) -> str:
    """The name MkDocs knows a page by: its file's, or one made of its address."""
    is_main = published.source and "/page/" not in published.url
    return published.source.removeprefix("docs/") if is_main else published.url + "index.md"
