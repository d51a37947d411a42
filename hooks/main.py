"""The MkDocs events of Watchfloor; the only file MkDocs loads."""

from __future__ import annotations

from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
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
    host.begin(config)


def on_files(files: Files, **_: Any) -> None:
    """Add every page and file that is made from the archive."""
    host.build.add_files(files)


def on_nav(nav: Navigation, **_: Any) -> None:
    """Keep the navigation for pages without content."""
    host.build.keep_nav(nav)


def on_env(env: Environment, files: Files, **_: Any) -> None:
    """Make every page that MkDocs does not, and prepare the templates of those that it does."""
    host.build.prepare(env, files)


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Put the scales' tables where a page of ours asks for them."""
    return host.markdown(markdown, page)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Add the newest briefings to the home page."""
    return host.build.content(html, page)


def on_page_context(context: dict[str, Any], page: Page, **_: Any) -> None:
    """Hand a page's own values to its template."""
    context.update(host.build.context(page))


def on_post_build(**_: Any) -> None:
    """Index the built pages for search, and put them in the place of those before."""
    host.finish()


def on_serve(server: LiveReloadServer, **_: Any) -> None:
    """Have a preview make pages as they are asked for."""
    host.serve(server)


def on_build_error(**_: Any) -> None:
    """Leave the site as it was."""
    host.give_up()
