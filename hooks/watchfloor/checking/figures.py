"""The reverse leak: a figure that judgement rests on but no fact gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from ..document import Document
from ..document.links import without_addresses
from ..problem import Code, Place, Problem
from ..wording import Wording
from .context import some
from .prose import OURS, PLAIN_FACTS, Locator, Prose
from .sections import misspelt

_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def check(prose: Prose) -> Iterator[Problem]:
    """Every figure outside the facts that is not among them, not cited and not our arithmetic."""
    found = list(some(_figures(prose)))
    if found and _has_facts(prose):
        yield from found


def _has_facts(prose: Prose) -> bool:
    """Whether the facts are there; without them nothing could be held against them."""
    is_sure = not misspelt(prose.document, prose.wording.headings)
    return is_sure and any(section.blocks for section in prose.facts)


def _figures(prose: Prose) -> Iterator[Problem]:
    known: set[str] | None = None
    for figure, place in _claimed(prose):
        known = _given(prose) if known is None else known  # most briefings need not look
        if _plain(figure) not in known:
            yield _problem(prose, place(figure), figure)


def _given(prose: Prose) -> set[str]:
    """The figures that the facts give."""
    return {
        _plain(figure)
        for section in prose.facts
        for block in section.blocks
        for figure, _ in figures(block.text, prose.wording)
    }


def _claimed(prose: Prose) -> Iterator[tuple[str, Locator]]:
    """The figures outside the facts, but for those that are cited or our arithmetic."""
    document, wording = prose.document, prose.wording
    for way in (*PLAIN_FACTS, *OURS):
        for loc, text in document.each(*way):
            if wording.arithmetic not in text:
                for figure, _ in figures(text, wording):
                    yield figure, partial(document.find, loc)
    for section in prose.judging:
        for block in section.blocks:
            for sentence in prose.sentences(block) if _has_digit(block.text) else ():
                if "[^" not in sentence.text and wording.arithmetic not in sentence.text:
                    for figure, offset in figures(sentence.text, wording):
                        yield figure, _at(document, sentence.start + offset)


def _has_digit(text: str) -> bool:
    """Whether *text* has a digit outside of its addresses, which mostly have some."""
    return bool(_DIGIT.search(text) and _DIGIT.search(without_addresses(text)))


def _at(document: Document, offset: int) -> Locator:
    return lambda figure: document.at(offset, len(figure))


def figures(text: str, wording: Wording) -> Iterator[tuple[str, int]]:
    """The figures of *text* with their offsets; dates, years and ordinals are none."""
    if not _has_digit(text):
        return  # most sentences have none, and the next pattern takes long
    bare = without_addresses(text)
    bare = _no_figure(wording.months).sub(lambda match: " " * len(match[0]), bare)
    for match in _FIGURE.finditer(bare):
        figure = match[0].rstrip(",")
        if not _YEAR.fullmatch(figure):
            yield figure, match.start()


@cache
def _no_figure(months: tuple[str, ...]) -> re.Pattern[str]:
    """Dates and ordinals."""
    month = "(?:" + "|".join(rf"{name}|{name[:3]}\.?" for name in months) + ")"
    begins = "".join(name[0] for name in months)
    return re.compile(
        rf"(?=[\d{begins}])(?:"  # else all that follows is tried at every character
        r"\b\d{4}-\d{2}(?:-\d{2})?\b"
        rf"|\b\d{{1,2}}(?: (?:and|to|or) \d{{1,2}}|[-–]\d{{1,2}})? {month}\b(?: \d{{4}})?"
        rf"|\b{month} \d{{1,2}}\b|\b\d+(?:st|nd|rd|th)\b)"
    )


def _plain(figure: str) -> str:
    return figure.replace(",", "")


def _problem(prose: Prose, place: Place, figure: str) -> Problem:
    wording = prose.wording
    return Problem(
        Code.FIGURE_UNSUPPORTED,
        prose.document.path,
        place,
        f"{figure} stands nowhere among the facts",
        f"give it under {wording.facts} with its source, or mark it “({wording.arithmetic})”",
    )
