"""Every file of the site that is neither a page nor a feed: schemas, data and redirects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..archive import Archive
from .redirects import redirects
from .schemas import schemas
from .tables import tables


def files(archive: Archive, site_url: str) -> Iterator[tuple[str, str]]:
    """Each file by its address."""
    yield from data(archive, site_url)
    yield from redirects(archive, site_url)


def data(archive: Archive, site_url: str) -> Iterator[tuple[str, str]]:
    """The schemas and tables by their addresses; with a *site_url* they name each other in full."""
    for address, schema in schemas(archive.settings, site_url).items():
        yield address, json_text(schema, indent=1)
    for address, table in tables(archive, site_url):
        yield address, json_text(table)


def json_text(value: Any, indent: int | None = None) -> str:
    """*value* as a file of JSON; in letters of every script, and short unless *indent* is given."""
    separators = None if indent else (",", ":")
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators) + "\n"
