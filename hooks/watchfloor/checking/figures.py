"""The reverse leak: a figure that judgement rests on but no fact gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..document import Document
from ..problem import Code, Place, Problem
from ..wording import Wording
from .context import Context, some
from .facts import OURS, PLAIN_FACTS, fact_sections
from .sections import misspelt

_FIGURE = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def check(document: Document, context: Context) -> Iterator[Problem]:
    """Every figure outside the facts that is not among them, not cited and not our arithmetic."""
    wording = context.wording
    if misspelt(document, wording.headings) or not any(
        section.blocks for section in fact_sections(document, wording)
    ):
        return  # without the facts nothing could be held against them
    yield from some(_figures(document, wording))


def _figures(document: Document, wording: Wording) -> Iterator[Problem]:
    known = {
        _plain(figure)
        for section in fact_sections(document, wording)
        for block in section.blocks
        for figure, _ in figures(block.text, wording)
    }
    for way in (*PLAIN_FACTS, *OURS):
        for loc, text in document.each(*way):
            for figure, _ in _unsupported(text, known, wording):
                yield _problem(document, document.find(loc, figure), figure, wording)
    for title in (wording.assessment, wording.implications, wording.outlook):
        for section in document.body.within(title):
            for block in section.blocks:
                for sentence in block.sentences(wording.abbreviations):
                    if "[^" not in sentence.text:
                        for figure, offset in _unsupported(sentence.text, known, wording):
                            place = document.at(sentence.start + offset, len(figure))
                            yield _problem(document, place, figure, wording)


def figures(text: str, wording: Wording) -> Iterator[tuple[str, int]]:
    """The figures of *text* with their offsets; dates, years and ordinals are none."""
    bare = _no_figure(wording.months).sub(lambda match: " " * len(match[0]), text)
    for match in _FIGURE.finditer(bare):
        figure = match[0].rstrip(",")
        if not _YEAR.fullmatch(figure):
            yield figure, match.start()


@cache
def _no_figure(months: tuple[str, ...]) -> re.Pattern[str]:
    """Footnotes, addresses, dates and ordinals."""
    month = "(?:" + "|".join(rf"{name}|{name[:3]}\.?" for name in months) + ")"
    return re.compile(
        r"\[\^[^\[\]\s]+\]|\]\([^()\s]*\)|\b\d{4}-\d{2}(?:-\d{2})?\b"
        rf"|\b\d{{1,2}}(?: (?:and|to|or) \d{{1,2}}|[-–]\d{{1,2}})? {month}\b(?: \d{{4}})?"
        rf"|\b{month} \d{{1,2}}\b|\b\d+(?:st|nd|rd|th)\b"
    )


def _plain(figure: str) -> str:
    return figure.replace(",", "")


def _unsupported(text: str, known: set[str], wording: Wording) -> Iterator[tuple[str, int]]:
    if wording.arithmetic in text:
        return
    for figure, offset in figures(text, wording):
        if _plain(figure) not in known:
            yield figure, offset


def _problem(document: Document, place: Place, figure: str, wording: Wording) -> Problem:
    return Problem(
        Code.FIGURE_UNSUPPORTED,
        document.path,
        place,
        f"{figure} stands nowhere among the facts",
        f"give it under {wording.facts} with its source, or mark it “({wording.arithmetic})”",
    )
