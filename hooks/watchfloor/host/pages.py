"""Our pages as MkDocs sees them: real files where there are any, filled with what is safe."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from .. import urls
from ..publishing import Page
from ..settings import Settings
from .composition import Composition

TEMPLATE = "published.html"
"""What our pages ask MkDocs for in place of the theme's template; the host answers it."""


class PublishedPage(MkDocsPage):
    """A page whose words come from people we do not know.

    MkDocs and its theme put titles and descriptions into HTML as they are, and read what they like
    from front matter. So both are escaped here, front matter is kept from them, and what templates
    of ours need stands in ``published``.
    """

    def __init__(
        self, published: Page, file: File, config: MkDocsConfig, composition: Composition
    ) -> None:
        """Make the MkDocs page of *published*."""
        super().__init__(escape(published.title), file, config)
        self.published = published
        self._composition = composition

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
        composed = self._composition.page(self.published.url, self.markdown or "")
        self.content = composed.html
        self.toc = get_toc(composed.headings)  # type: ignore[arg-type]  # its own private shape
        self.present_anchor_ids = {
            token["id"] for top in composed.headings for token in (top, *top["children"])
        }
        self.links_to_anchors: dict[Any, Any] = {}


def add(
    published: Page,
    files: Files,
    config: MkDocsConfig,
    settings: Settings,
    composition: Composition,
) -> None:
    """Add *published* to *files*, in place of a file of the same name."""
    root = Path(config.config_file_path).parent
    uri = src_uri(published)
    if existing := files.get_file_from_path(uri):
        files.remove(existing)
    file = File(
        uri,
        str(root / "docs" if published.source.startswith("docs/") else root),
        config.site_dir,
        config.use_directory_urls,
        dest_uri=published.url + "index.html",
    )
    files.append(file)
    page = PublishedPage(published, file, config, composition)
    page.edit_url = urls.source(settings.repository, published.source) if published.source else None


def src_uri(published: Page) -> str:
    """The name MkDocs knows a page by: its file's, or one made of its address."""
    is_main = published.source and "/page/" not in published.url
    return published.source.removeprefix("docs/") if is_main else published.url + "index.md"
