"""Every file of the site that is neither a page nor a feed: schemas, data and redirects."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..archive import Archive
from ..digest import digest
from .digests import Digests
from .page import Ground
from .redirects import redirects
from .schemas import Schema, schemas
from .tables import Table, tables


@dataclass(frozen=True, slots=True)
class SideFile:
    """A file before it is made."""

    address: str
    make: Callable[[], str]
    ground: Ground | None = None
    """What it is made of besides the settings; without it, everything."""

    def key(self, digests: Digests, state: str) -> str:
        """The digest of all that goes into it; *state* is that of everything."""
        return digest((digests.everywhere, self.ground(digests))) if self.ground else state


def side_files(archive: Archive, site_url: str) -> Iterator[SideFile]:
    """Each file."""
    yield from _data(archive, site_url)
    for address, text in redirects(archive, site_url):
        yield SideFile(address, partial(str, text))


def _data(archive: Archive, site_url: str) -> Iterator[SideFile]:
    for address, schema in schemas(archive.settings, site_url):
        yield SideFile(address, partial(_schema_text, schema), _nothing)
    for table in tables(archive, site_url):
        yield SideFile(table.address, partial(_table_text, table), table.ground)


def data(archive: Archive, site_url: str) -> Iterator[tuple[str, str]]:
    """The schemas and tables by their addresses; with a *site_url* they name each other in full."""
    for file in _data(archive, site_url):
        yield file.address, file.make()


def json_text(value: Any) -> str:
    """*value* as a file of JSON that people read too, in letters of every script."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _nothing(_: Digests) -> None:
    """Schemas are made of the settings alone."""


def _schema_text(make: Callable[[], Schema]) -> str:
    return json_text(make())


def _table_text(table: Table) -> str:
    return table.make().model_dump_json(by_alias=True) + "\n"
