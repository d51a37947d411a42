"""How much happened when: the events of a term as bars, as many as can be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.dates import format_date

from ..briefing import Abstract

MOST = 24
FEWEST = 3
"""Briefings below which a list tells as much."""
HEIGHT = 48

_UNITS = {1: "month", 3: "quarter", 12: "year", 60: "five years", 120: "ten years"}
_CENTURY = 1200
_PATTERNS = {1: "MMM y", 3: "QQQ y", 12: "y"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time."""

    label: str
    count: int
    height: int
    """Of :data:`HEIGHT`."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Events by stretches of time, the first and the last of which hold some."""

    unit: str
    bars: tuple[Bar, ...]
    most: int

    @property
    def path(self) -> str:
        """The bars in the path data of SVG, each 8 wide on a step of 10: drawn as one."""
        return "".join(
            f"M{10 * number + 1} {HEIGHT - bar.height}h8v{bar.height}h-8z"
            for number, bar in enumerate(self.bars)
            if bar.count
        )


def activity(briefings: Sequence[Abstract], language: str) -> Activity | None:
    """The events of *briefings*, each where it began; nothing where there is little to see."""
    months = [_month(briefing.event_date.earliest) for briefing in briefings]
    if len(months) < FEWEST or min(months) == max(months):
        return None
    step = next((each for each in _UNITS if _reach(months, each) <= MOST), _CENTURY)
    counts = Counter(month // step for month in months)
    most = max(counts.values())
    bars = tuple(
        Bar(_label(at * step, step, language), counts[at], round(counts[at] * HEIGHT / most))
        for at in range(min(counts), max(counts) + 1)
    )
    return Activity(_UNITS.get(step, "century"), bars, most) if len(bars) > 1 else None


def _month(day: date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


def _reach(months: Sequence[int], step: int) -> int:
    return max(months) // step - min(months) // step + 1


@cache  # the same few stretches stand on every page
def _label(month: int, step: int, language: str) -> str:
    if step in _PATTERNS:
        day = date(month // 12, month % 12 + 1, 1)
        return format_date(day, _PATTERNS[step], locale=language)
    return f"{month // 12}–{month // 12 + step // 12 - 1}"
