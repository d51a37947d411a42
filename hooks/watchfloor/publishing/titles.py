"""The titles of an archive in the order of an alphabet, for whoever sorts without reading them."""

from __future__ import annotations

import re
import unicodedata

from ..archive import Archive
from .columns import Titles

_FIGURES = re.compile(r"([0-9]+)")


def titles(archive: Archive, schema: str) -> Titles:
    """The table."""
    names = [alphabetical(briefing.title) for briefing in archive.briefings]
    places = {name: place for place, name in enumerate(sorted(set(names)))}
    return Titles(schema_=schema, places=tuple(places[name] for name in names))


def alphabetical(title: str) -> tuple[str | int, ...]:
    """What puts *title* in its place: letters without case and marks, figures by what they count.

    So does the page that sorts, with a collator of the reader's own; where an alphabet has an order
    of its own (Swedish, with å behind z) this one does not know it.
    """
    plain = "".join(
        each for each in unicodedata.normalize("NFKD", title) if not unicodedata.combining(each)
    )
    parts = _FIGURES.split(plain.casefold())
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts))
