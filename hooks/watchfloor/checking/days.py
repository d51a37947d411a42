"""The dates of front matter, as far as they can be read; wrong ones are told where values are."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..edtf import Edtf
from ..problem import Code, Problem

Loc = tuple[str | int, ...]


def span(text: str) -> Edtf | None:
    """*text* as a date, if it is one."""
    try:
        return Edtf.parse(text)
    except ValueError:
        return None


def span_at(document: Document, loc: Loc) -> Edtf | None:
    """The date at *loc*."""
    value = _at(document, loc)
    return span(value) if isinstance(value, str) else None


def _at(document: Document, loc: Loc) -> object:
    value: object = document.matter
    for part in loc:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def spans(document: Document, *way: str | None) -> Iterator[tuple[Loc, Edtf]]:
    """Every date at *way*, with its loc."""
    return ((loc, when) for loc, text in document.each(*way) if (when := span(text)))


def many(document: Document, loc: Loc) -> range:
    """The numbers of the items that the list at *loc* has."""
    value = _at(document, loc)
    return range(len(value) if isinstance(value, list) else 0)


def problem(code: Code, document: Document, loc: Loc, message: str, hint: str = "") -> Problem:
    """The problem with the date at *loc*."""
    return Problem(code, document.path, document.place(loc), message, hint)
