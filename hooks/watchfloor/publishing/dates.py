"""Dates as people write them, exactly as precise as they are known."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from babel.dates import format_date

from ..edtf import Edtf

_PATTERNS = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}


class DateText(NamedTuple):
    """A date for people and, in the ``datetime`` attribute of HTML, for machines."""

    text: str
    machine: str
    """ISO 8601, as much of it as is known."""


@cache  # lists and feeds ask for the same few thousand days again and again
def date_text(when: Edtf | date, language: str) -> DateText:
    """*when* in the words of *language*."""
    if isinstance(when, date):
        return DateText(format_date(when, _PATTERNS["day"], locale=language), when.isoformat())
    doubt = " (uncertain)" if when.uncertain else ""
    parts = [Edtf.parse(part.rstrip("?")) for part in when.text.split("/")]
    text = " – ".join(
        format_date(part.earliest, _PATTERNS[part.precision], locale=language) for part in parts
    )
    return DateText(text + doubt, parts[0].text)
