"""Dates known to the day, the month or the year, after EDTF (ISO 8601-2:2019, levels 0 and 1).

The part of EDTF that analysts need: ``2025``, ``2025-10``, ``2025-10-16``, each with ``?`` when
uncertain, and an interval of two such dates, ``2025-10-01/2025-10-16``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["year", "month", "day", "interval"]

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(\?)?", re.ASCII)
_YEARLESS = re.compile(
    r"(?:(?:X{4}|-)-?)?\d{2}-\d{2}\??"
    r"|\d{1,2}(?:st|nd|rd|th)?[./-]? ?[A-Za-z]+|[A-Za-z]+\.? \d{1,2}",
    re.ASCII,
)
"""EDTF's own forms, the ends of an ISO date, and days such as *13 June* and *June 13*."""


class YearlessError(ValueError):
    """A date gives day and month but no year."""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A span of days, as narrow as what is known."""

    text: str
    """As written, which is also how machines read it."""
    earliest: date
    latest: date
    precision: Precision
    uncertain: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def order(self) -> tuple[date, date]:
        """What listings sort by: the earliest possible day, then the latest."""
        return self.earliest, self.latest

    @property
    def first(self) -> str:
        """How an id begins: an interval's first date, and never uncertain."""
        return self.text.partition("/")[0].removesuffix("?")

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read *text*.

        Raises:
            YearlessError: day and month, but no year.
            ValueError: anything else that is no such date; the message says why.

        """
        return _parsed(text)

    def __reduce__(self) -> tuple[Callable[[str], Edtf], tuple[str]]:
        """What was written says all: there is less to keep, and many have the same date."""
        return _parsed, (self.text,)


@lru_cache(maxsize=4096)  # every check of dates reads the same few again
def _parsed(text: str) -> Edtf:
    first, slash, last = text.partition("/")
    if not slash:
        return _single(text)
    start, end = _single(first), _single(last)
    if end.latest <= start.earliest or start.order == end.order:
        raise ValueError("an interval runs from an earlier date to a later one")
    return Edtf(
        text, start.earliest, end.latest, "interval", uncertain=start.uncertain or end.uncertain
    )


def _single(text: str) -> Edtf:
    if _YEARLESS.fullmatch(text):
        raise YearlessError("the year is missing")
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError("write YYYY, YYYY-MM or YYYY-MM-DD, with ? if uncertain")
    year, month, day = (int(part) if part else None for part in match.groups()[:3])
    uncertain = match[4] is not None
    if not year:
        raise ValueError("there is no year 0")
    if month is not None and not 1 <= month <= 12:
        raise ValueError("there is no such month")
    if month is None:
        return Edtf(text, date(year, 1, 1), date(year, 12, 31), "year", uncertain)
    if day is None:
        end = monthrange(year, month)[1]
        return Edtf(text, date(year, month, 1), date(year, month, end), "month", uncertain)
    try:
        on = date(year, month, day)
    except ValueError:
        raise ValueError("there is no such day") from None
    return Edtf(text, on, on, "day", uncertain)
