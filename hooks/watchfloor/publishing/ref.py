"""A link within the site, wherever it will stand."""

from __future__ import annotations

from typing import NamedTuple


class Ref(NamedTuple):
    """A link within the site; a tuple, since there are a hundred thousand of them."""

    name: str
    url: str
    note: str = ""
    """What stands behind the name: a count, a date, a kind."""
