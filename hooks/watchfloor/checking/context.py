"""What a check may know besides the file before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Literal

from ..problem import MOST, Problem
from ..settings import Settings
from ..vocabulary import Vocabulary
from ..wording import LANGUAGES, Wording

TIME_ZONES = timedelta(days=1)
"""An author east of Greenwich may be a day ahead of the clock, which is UTC."""

Kind = Literal["briefing", "update", "tombstone", "draft"]


@dataclass(frozen=True)
class Context:
    """The archive around a file, bad files included, so that one bad file spoils no other."""

    settings: Settings
    vocabulary: Vocabulary
    briefings: Mapping[str, Kind]
    """Every briefing there is, by its id."""
    paths: frozenset[str]
    """Every file a link may name."""
    today: date

    @property
    def wording(self) -> Wording:
        """The words of the archive's language."""
        return LANGUAGES[self.settings.language]


def some(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first of *problems*, which one rule found."""
    return islice(problems, MOST)
