"""Finds where the brackets of links close, in time that does not grow with the square of a text.

Python-Markdown looks from each opening bracket on, character by character, to the end of a text
if need be, and once for each kind of link: a few pages with 900 of them took it five seconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from markdown.inlinepatterns import LinkInlineProcessor, Pattern
from markdown.util import Registry

Find = Callable[[str, int], tuple[str, str | None, int, bool]]
"""The address and the title of a link from an offset on, where they end, and whether they do."""

LONGEST = 2_000
"""Characters of an address with its title; what goes on for longer is no link."""

_BRACKET = re.compile(r"[\[\]]")
_KINDS = ("link", "reference", "short_reference")


def spare_links(patterns: Registry[Pattern]) -> None:
    """Make *patterns*, whose kinds of links are all there, find closing brackets so."""
    for name in _KINDS:
        kind = patterns[name]
        assert isinstance(kind, LinkInlineProcessor)  # noqa: S101  # for the types' sake
        kind.getText = _text  # type: ignore[method-assign]
        kind.getLink = partial(_link, kind.getLink)  # type: ignore[method-assign]


def _link(found: Find, data: str, index: int) -> tuple[str, str | None, int, bool]:
    """What is *found* at *index*, unless it goes on for too long."""
    return found(data[: index + LONGEST], index)


def _text(data: str, index: int) -> tuple[str, int, bool]:
    """What stands in the brackets that are open at *index*, where they close, and whether so."""
    end = _closings(data).get(index)
    return ("", index, False) if end is None else (data[index : end - 1], end, True)


@lru_cache(maxsize=1)  # of a text in which nothing was found, the next bracket is asked for
def _closings(data: str) -> dict[int, int]:
    """Behind each bracket that opens and closes in *data*, the offset behind the one closing it."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for bracket in _BRACKET.finditer(data):
        if bracket[0] == "[":
            opened.append(bracket.end())
        elif opened:
            found[opened.pop()] = bracket.end()
    return found
