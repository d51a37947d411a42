"""Words as they are searched: what a reader types and what a page says become the same here.

The scripts of the explore page take a search apart in the same way (``words.js``); a test compares
both. Endings are left on: the script knows which words belong together, so that an index needs no
renewal when its rules for them change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count
from operator import sub

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
"""Characters of Chinese and Japanese, which put no space between words."""

_TITLE = 3.0
"""What a word in the title adds, more than any number of mentions can."""
_SATURATION = 1.4
_BY_LENGTH = 0.75
_USUAL_LENGTH = 500
"""The constants of BM25 with a page's length fixed: what a page weighs depends on no other page."""
HIGHEST = 31
_SCALE = HIGHEST / (_TITLE + _SATURATION + 1)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A word of a page."""

    word: str
    weight: int
    """How much the page is about it, from 1 to ``HIGHEST``."""
    places: str
    """Where it stands, counted in words, each place told from the one before: ``3 10``.

    A phrase is words at places that follow each other.
    """


def occurrences(title: str, text: str) -> Iterator[Occurrence]:
    """Every word of a page, once."""
    head = list(placed(title))
    begin = head[-1][1] + 2 if head else 0  # no phrase goes from the title into the text
    body = list(placed(text, begin))
    places: dict[str, list[int]] = {}
    for word, at in chain(head, body):
        places.setdefault(word, []).append(at)
    titled = {word for word, _ in head}
    length = _SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * len(body) / _USUAL_LENGTH)
    for word, found in places.items():
        often = len(found) * (_SATURATION + 1) / (len(found) + length)
        weight = round(_SCALE * (often + (_TITLE if word in titled else 0)))
        yield Occurrence(word, max(weight, 1), _told(found))


def _told(places: list[int]) -> str:
    if len(places) == 1:
        return str(places[0])
    return " ".join(map(str, map(sub, places, (0, *places))))


def placed(text: str, begin: int = 0) -> Iterator[tuple[str, int]]:
    """The words of *text* and their places, counted from *begin*.

    Of unspaced writing every character is a word, and so is every pair of neighbours.
    """
    folded = _folded(text)
    tokens = _WORD.findall(folded)
    if folded.isascii() or not _UNSPACED.search(folded):
        return zip(tokens, count(begin))
    return _unspaced(tokens, begin)


def _unspaced(tokens: Iterable[str], at: int) -> Iterator[tuple[str, int]]:
    for part in chain.from_iterable(map(_parts, tokens)):
        if not _UNSPACED.match(part):
            yield part, at
            at += 1
            continue
        for place, character in enumerate(part):
            yield character, at + place
            if place + 1 < len(part):
                yield part[place : place + 2], at + place
        at += len(part)


def _parts(token: str) -> list[str]:
    """*token* where writing changes between spaced and unspaced."""
    return [part for part in re.split(f"({_UNSPACED.pattern})", token) if part]


def _folded(text: str) -> str:
    """*text* without case, accents and width."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text).translate(_MARKS).lower()


class _Marks(dict[int, int | None]):
    """Accents and other marks to nothing, and every other character to itself."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code))[0] == "M" else code
        return self[code]


_MARKS = _Marks()
