"""The digest of all that the theme's page around our content is made from, but the page itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.theme import Theme

from ..digest import digest
from ..memory import maker

_DRESSERS = ("mkdocs", "properdocs", "mkdocs-material", "jinja2", "markupsafe")
_NO_MATTER = frozenset({"site_dir", "config_file_path", "docs_dir", "watch", "dev_addr", "strict"})
"""Settings that no page shows."""


def frame(config: MkDocsConfig, blank: str) -> str:
    """The digest of the page that the theme makes with *config*; *blank* is one without content.

    The blank page shows what the navigation is and what templates make of it. What they make of
    other pages depends on their files, on the configuration and on who runs them.
    """
    root = str(Path(config.config_file_path).parent)
    told = json.dumps(
        {key: _plain(value) for key, value in config.items() if key not in _NO_MATTER}
    )
    return digest(
        (
            maker(),
            blank,
            told.replace(root, ""),
            [(name, _version(name)) for name in _DRESSERS],
            list(_overrides(config.theme)),
        )
    )


def _plain(value: Any) -> Any:
    """*value* as JSON has it; of what it has no form for, the kind."""
    if isinstance(value, Theme):
        return [value.name, {key: _plain(value[key]) for key in value}]
    if isinstance(value, BasePlugin):
        return [type(value).__name__, _plain(value.config)]
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return (
            sorted(map(_plain, value))
            if isinstance(value, set | frozenset)
            else [*map(_plain, value)]
        )
    if value is None or isinstance(value, str | int | float):
        return value
    return type(value).__name__


def _overrides(theme: Theme) -> Iterator[tuple[str, str]]:
    """The templates in the owner's own folder."""
    if theme.custom_dir:
        folder = Path(theme.custom_dir)
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".html", ".svg"}:
                yield path.relative_to(folder).as_posix(), path.read_text("utf-8")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
