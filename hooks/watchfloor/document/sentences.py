"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_END = re.compile(
    r"[.!?][\"'”’»)\]*_`]*"
    r"(?P<notes>(?:[ \t]*\[\^[^\[\]\s]+\])*)"
    r"(?=\s+[\"'“‘«„(\[*_`]*(?P<next>[^\W_]|[$€£¥])|\s*\Z)"
)
"""A stop, what closes after it, its footnotes; then the next sentence, or nothing more."""

_NO_WORD = re.compile(r"[^\w.]")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_LONGEST_WORD = 20
"""More than any abbreviation has."""


@lru_cache(maxsize=512)  # several ask for those of each block of a text, one after another
def spans(text: str, abbreviations: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Where each sentence of *text* begins and ends, its footnotes included.

    A full stop ends none after one of *abbreviations* or an initial, nor before a small letter.
    """
    return tuple(_spans(text, abbreviations))


def _spans(text: str, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    begin = 0
    for stop in _END.finditer(text):
        if _goes_on(text, stop, abbreviations):
            continue
        yield _trimmed(text, begin, stop.end())
        begin = stop.end()
    if text[begin:].strip():
        yield _trimmed(text, begin, len(text))


def _goes_on(text: str, stop: re.Match[str], abbreviations: frozenset[str]) -> bool:
    """Whether the sentence runs on behind *stop*."""
    following = stop["next"]
    if not following:
        return False
    if following.islower():
        return True
    before = text[max(0, stop.start() - _LONGEST_WORD) : stop.start()]
    word = _NO_WORD.split(before)[-1]
    return not stop["notes"] and (word in abbreviations or bool(_INITIALS.fullmatch(word)))


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    stretch = text[begin:end]
    return begin + len(stretch) - len(stretch.lstrip()), begin + len(stretch.rstrip())
