"""What a check may know besides the file before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..settings import Settings
from ..vocabulary import Vocabulary
from ..wording import LANGUAGES, Wording

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
