"""The wording's phrases in a text, whatever their case.

Python's own ``re.IGNORECASE`` takes three to five times as long as the same search in small
letters, and a pattern for each phrase as often as there are phrases: no rule took longer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..wording import Wording

_SMALL = {0x0130: "i", 0x0131: "i", 0x017F: "s", 0x212A: "k"}
"""The only letters that ``re.IGNORECASE`` takes for one of ASCII, though they are none."""


class Phrases:
    """What several patterns describe; they are written in small letters."""

    def __init__(self, *patterns: str) -> None:
        """Look for what any of *patterns* describes."""
        self._patterns = patterns
        self._each = tuple(map(re.compile, patterns))
        self._any = re.compile("|".join(patterns))

    def __or__(self, other: Phrases) -> Phrases:
        """The phrases of both, which are found in one go."""
        return Phrases(*self._patterns, *other._patterns)

    def stand_in(self, text: str) -> bool:
        """Whether *text* has one of them."""
        return self._any.search(_small(text)) is not None

    def first(self, text: str) -> str:
        """That which begins first in *text*, and of several there the longest; or nothing."""
        if not self.stand_in(text):
            return ""
        found = [match for pattern in self._each if (match := pattern.search(_small(text)))]
        first = min(found, key=lambda match: (match.start(), -match.end()))
        return text[first.start() : first.end()]


@dataclass(frozen=True, slots=True)
class Signs:
    """By what a text shows of which kind it is."""

    judging: Phrases
    attribution: Phrases
    unnamed: Phrases
    confidence: Phrases
    ours: Phrases
    """The words of likelihood that we use."""
    others: Phrases
    """Those of the row that is never mixed with them."""
    amiss_in_facts: Phrases
    amiss_in_ours: Phrases


@cache
def signs(wording: Wording) -> Signs:
    """The signs of one language."""
    ours, others = (Phrases(*(rf"\b{word}\b" for word in row)) for row in wording.likelihood)
    judging = Phrases(*wording.judgement) | ours | others
    unnamed, confidence = Phrases(wording.unnamed), Phrases(wording.confidence)
    return Signs(
        judging,
        Phrases(wording.attribution),
        unnamed,
        confidence,
        ours,
        others,
        amiss_in_facts=judging | unnamed,
        amiss_in_ours=others | confidence,
    )


def _small(text: str) -> str:
    """*text* in small letters, each at its offset."""
    return (text if text.isascii() else text.translate(_SMALL)).lower()
