"""The MkDocs events of Watchfloor; the only file MkDocs loads."""

from __future__ import annotations

from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from watchfloor.host import Host

host = Host()


def on_startup(command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
    """Learn whether this is a preview."""
    host.is_preview = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Read the archive and tell what is wrong with it."""
    host.load(config)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add every page and file that is made from the archive."""
    host.add_files(files, config)


def on_nav(nav: Navigation, **_: Any) -> None:
    """Keep the navigation for pages without content."""
    host.keep_nav(nav)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give templates the content security policy."""
    host.prepare(env, config, files)


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Put the scales' tables where a page of ours asks for them."""
    return host.markdown(markdown, page)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Add the newest briefings to the home page."""
    return host.content(html, page)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Hand a page's own values to its template."""
    context.update(host.context(page, config))


def on_post_build(config: MkDocsConfig) -> None:
    """Index the built pages for search."""
    host.index(config)
