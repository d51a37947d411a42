"""Two wordings of one text: the same to a reader, mended in their spelling, or another text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from html import unescape

from ..tradecraft import Confidence, Credibility, Likelihood, Reliability, Stage
from ..wording import Wording

Words = tuple[str, ...]

SHORTEST = 5
"""A slip in fewer letters is easily another word: *form* and *from*."""
LONG = 8
"""From so many letters on two of them may be wrong; below, *first* would become *fifth*."""
LONGEST = 40
"""No word has more, and to compare longer ones takes long."""

_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_MINUS = re.compile(r"(?<![^\s(])[-–](?=\d)")
_IN_NUMBER = re.compile(r"(?<=\d)[.,:/](?=\d)")
_SYMBOLS = frozenset({"Sc", "Sm", "So"})
_MARKUP = frozenset("|")
_TELLING = frozenset("%‰?")
"""What is punctuation to Unicode, but says something."""


def words(text: str) -> Words:
    """What *text* says: without blanks, punctuation, markup and the capital of a first word.

    Figures keep what stands within them, and signs such as ``%`` and a minus are words.
    """
    plain = _APOSTROPHE.sub("", unicodedata.normalize("NFKC", unescape(text)))
    plain = _MINUS.sub("−", plain)
    within = {match.start() for match in _IN_NUMBER.finditer(plain)}
    found = "".join(c if at in within else _kept(c) for at, c in enumerate(plain)).split()
    return tuple(
        word.lower() if word[1:].islower() and not before[:1].isdigit() else word
        for before, word in zip(["", *found], found, strict=False)  # 5 Mt is not 5 mt
    )


def _kept(character: str) -> str:
    """What is left of a *character*: itself, a word of its own, a blank or nothing."""
    category = unicodedata.category(character)
    if category[0] in "LNM":
        return character
    if character in _TELLING or (category in _SYMBOLS and character not in _MARKUP):
        return f" {character} "
    return "" if category == "Cf" else " "


def slips(before: Words, after: Words, wording: Wording) -> int | None:
    """How many words of *before* are only spelt otherwise in *after*; none if more has changed.

    No dictionary is asked, so the rule is narrow: names, figures, negations and the words of our
    scales are never slips.
    """
    if len(before) != len(after):
        return None
    pairs = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    fixed = _fixed(wording)
    is_all = all(_is_slip(old, new) and not {old, new} & fixed for old, new in pairs)
    return len(pairs) if is_all else None


def _is_slip(old: str, new: str) -> bool:
    shorter, longer = sorted((len(old), len(new)))
    if shorter < SHORTEST or longer > LONGEST or old[0] != new[0]:
        return False
    if not all(word.isalpha() and word.islower() for word in (old, new)):
        return False  # a name, a figure, or a script without small letters
    return _distance(old, new) <= (1 if shorter < LONG else 2)


def _distance(old: Sequence[str], new: Sequence[str]) -> int:
    """How many letters are added, lost, other or swapped with the next (optimal alignment)."""
    above: list[int] = []
    row = list(range(len(new) + 1))
    for down, left in enumerate(old, 1):
        last, above, row = above, row, [down]
        for right, letter in enumerate(new, 1):
            cost = min(above[right] + 1, row[-1] + 1, above[right - 1] + (left != letter))
            if down > 1 < right and left == new[right - 2] and old[down - 2] == letter:
                cost = min(cost, last[right - 2] + 1)
            row.append(cost)
    return row[-1]


@cache
def _fixed(wording: Wording) -> frozenset[str]:
    """Words that stand for something other than what they are like."""
    scales = (Likelihood, Confidence, Reliability, Credibility, Stage)
    texts = [text for scale in scales for step in scale for text in (step.value, step.label)]
    rows = [text for row in wording.likelihood for text in row]
    return frozenset(word for text in (*texts, *rows) for word in words(text)) | wording.negations
