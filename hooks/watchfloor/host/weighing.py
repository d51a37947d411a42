"""The likelihood words in a judgement's prose, each with the band of percentages it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from ..tradecraft import Likelihood
from ..wording import Wording
from .sections import words

Dress = Callable[[str, Likelihood], str]
"""Makes HTML of a word as it stands there and what it means."""

_TAG = re.compile(r'(<(?:[^>"]|"[^"]*")*>)')
_LEFT = frozenset({"a", "code", "h3", "h4", "h5", "h6", "pre"})
"""Elements whose words are left as they are."""
_NAME = re.compile(r"</?(\w+)")
_COMPARED = "".join(f"(?<!{word} )" for word in ("as", "less", "more", "most", "not"))
"""Behind these a word stands for no band."""


def weighed(html: str, wording: Wording, dress: Dress) -> str:
    """The rendered *html* of a judgement with each likelihood word in our own text dressed.

    What others judge is left alone: they do not use our scale.
    """
    said = html.lower()
    if not any(word in said for word in _shortest(wording)):  # most prose has none: 4 µs, not 300
        return html
    pattern = _pattern(wording)
    first, *below = html.split("<h3")
    parts = [first, *(f"<h3{part}" for part in below)]
    return "".join(
        part if _is_of_others(part, wording) else "".join(_dressed(part, pattern, dress))
        for part in parts
    )


def _is_of_others(part: str, wording: Wording) -> bool:
    heading, end, _ = part.partition("</h3>")
    return bool(end) and words(heading + end) == wording.others


def _dressed(html: str, pattern: re.Pattern[str], dress: Dress) -> Iterator[str]:
    inside = ""
    for number, piece in enumerate(_TAG.split(html)):
        if number % 2 == 0:
            yield piece if inside else pattern.sub(lambda at: dress(at[0], _meant(at[0])), piece)
            continue
        yield piece
        found = _NAME.match(piece)
        name = found[1] if found else ""
        if inside:
            inside = "" if piece.startswith("</") and name == inside else inside
        elif name in _LEFT:
            inside = name


@cache
def _shortest(wording: Wording) -> tuple[str, ...]:
    """The likelihood words without those that hold another one."""
    known = wording.likelihood[0]
    return tuple(each for each in known if not any(o in each for o in known if o != each))


@cache
def _pattern(wording: Wording) -> re.Pattern[str]:
    """Finds those words; it looks first whether any begins here, which takes a fifth of the time.

    Only letters of ASCII are alike in it: no dotless i stands for an i, which is no word of ours.
    """
    known = sorted(wording.likelihood[0], key=len, reverse=True)
    first = "".join(sorted({word[0] for word in known}))
    words_of = "|".join(map(re.escape, known))
    return re.compile(rf"\b(?a:(?=[{first}]){_COMPARED}({words_of}))\b", re.IGNORECASE)


def _meant(word: str) -> Likelihood:
    """The likelihood that *word* names; an adverb of it is longer by an ending."""
    said = word.casefold()
    fitting = (each for each in Likelihood if said.startswith(each.label))
    return max(fitting, key=lambda each: len(each.label))
