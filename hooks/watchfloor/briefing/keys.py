"""What an author is asked for: the keys of a model, which of them must be, and in which order.

`watchfloor new` and the site's form both ask by this.
"""

from __future__ import annotations

from typing import get_args

from pydantic.fields import FieldInfo

from ..tradecraft import Scale
from ..values import Value

_FIRST = ("kind", "updates", "title", "summary", "event_date", "as_of", "published", "authors")
_LAST = ("stage", "highlights", "judgements", "quoted_forecasts", "sources")
"""What the guide's template of a briefing begins and ends with; in between stand who, where and
what about."""
OFFERED = frozenset(
    {"likelihood", "alternative", "via", "form", "published", "stage", "tags", "country", "aliases"}
)
"""Optional keys worth knowing from the first briefing on."""
LATER = ("highlights", "gaps", "watch", "forecasts", "quoted_forecasts", "supersedes", "related")
"""Optional keys that many briefings have, and that none begins with."""
_EITHER = frozenset({"url"})
"""Optional only because something else may stand in its place."""


def order(key: str) -> int:
    """Where *key* stands in the front matter of a briefing; those alike keep the model's order."""
    if key in _FIRST:
        return _FIRST.index(key)
    return len(_FIRST) + (_LAST.index(key) + 2 if key in _LAST else key != "interests")


def is_blank(key: str, field: FieldInfo) -> bool:
    """Whether *key* is to be filled in before the check is content."""
    return field.is_required() or key in _EITHER


def inner(field: FieldInfo) -> type[Value] | None:
    """The model of each item, where *field* is a list of keys with values."""
    for part in get_args(field.annotation):
        if isinstance(part, type) and issubclass(part, Value):
            return part
    return None


def scale(field: FieldInfo) -> type[Scale] | None:
    """The closed scale that *field* takes a word of, if it does."""
    for part in (field.annotation, *get_args(field.annotation)):
        if isinstance(part, type) and issubclass(part, Scale):
            return part
    return None
