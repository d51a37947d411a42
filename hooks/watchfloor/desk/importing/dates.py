"""The dates that a text names, with or without a year; none is ever completed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from ...edtf import Edtf
from ...wording import ENGLISH

_MONTHS = {name[:3]: number for number, name in enumerate(ENGLISH.months, 1)}
_MONTH = "|".join(rf"{name}|{name[:3]}\.?" for name in ENGLISH.months) + r"|Sept\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<![\w/-])(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?![\d/-])",
        rf"\b{_DAY}(?: of)? (?P<month>{_MONTH})\b\.?(?:,? (?P<year>\d{{4}})\b)?",
        rf"\b(?P<month>{_MONTH}) {_DAY}\b(?:,? (?P<year>\d{{4}})\b)?",
        r"(?:(?P<year>\d{4})\s*年\s*)?(?P<number>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",
    )
)


@dataclass(frozen=True)
class Named:
    """A day that a text names."""

    words: str
    day: Edtf | None
    """Which it is; none where the year is missing."""


def named(text: str) -> Iterator[Named]:
    """The days that *text* names, in their order; what is no day of the calendar is passed over."""
    found = chain.from_iterable(form.finditer(text) for form in _FORMS)
    for match in sorted(found, key=lambda match: match.start()):
        parts = match.groupdict()
        month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"][:3]]
        if _is_day(int(parts["year"] or 2000), month, int(parts["day"])):  # 2000 has 29 February
            yield Named(match[0], _whole(parts["year"], month, int(parts["day"])))


def first_whole(text: str) -> Edtf | None:
    """The first day that *text* names with its year."""
    return next((each.day for each in named(text) if each.day), None)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _whole(year: str | None, month: int, day: int) -> Edtf | None:
    return Edtf.parse(f"{year}-{month:02}-{day:02}") if year else None
