"""Problems as a person reads them: the line itself, a caret under what is wrong, what is right."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from ..document import Document
from ..problem import Place, Problem

GUIDE = "docs/contribute/problems.md"
WIDEST = 110
"""Longer lines are cut around what is wrong."""

Style = Callable[[str, str], str]
"""Dresses a text for a role: ``error``, ``warning``, ``place``, ``rule`` or ``help``."""


def plain(text: str, _role: str) -> str:
    """No dress at all."""
    return text


def explanation(
    problems: Iterable[Problem], documents: Mapping[str, Document], style: Style = plain
) -> Iterator[str]:
    """Each problem as some lines of text."""
    for problem in problems:
        document = documents.get(problem.path)
        lines = document.text.lines if document else []
        yield "\n".join(_lines(problem, lines, style))


def _lines(problem: Problem, lines: list[str], style: Style) -> Iterator[str]:
    place = problem.place
    margin = " " * len(str(place.line))
    bar = style("|", "rule")
    yield style(f"{problem.severity}[{problem.code}]", problem.severity) + f": {problem.message}"
    yield f"{margin} {style('-->', 'rule')} " + style(
        f"{problem.path}:{place.line}:{place.column}", "place"
    )
    if 0 < place.line <= len(lines):
        shown, before, marked = _cut(lines[place.line - 1], place)
        yield f"{margin} {bar}"
        yield f"{place.line} {bar} {shown}"
        caret = style("^" * max(1, marked), problem.severity)
        yield f"{margin} {bar} {' ' * before}{caret}"
    if problem.hint:
        yield f"{margin} {style('=', 'rule')} {style(problem.hint, 'help')}"
    yield f"{margin} {style('=', 'rule')} see {GUIDE}#{problem.code}"


def _cut(line: str, place: Place) -> tuple[str, int, int]:
    """The line as shown, and the columns before and under the caret on a terminal."""
    start, end = place.column - 1, place.column - 1 + place.length
    first = max(0, min(start - 30, end - WIDEST)) if len(line) > WIDEST else 0
    last = first + WIDEST
    lead, tail = "…" if first else "", "…" if len(line) > last else ""
    shown = lead + line[first:last] + tail
    before = len(lead) + _width(line[first:start])
    return _visible(shown), before, min(_width(line[start:end]), WIDEST)


def _visible(text: str) -> str:
    """*text* without anything a terminal would obey."""
    return "".join(
        " " if c == "\t" else c if unicodedata.category(c)[0] != "C" else "\ufffd" for c in text
    )


def _width(text: str) -> int:
    """How many columns a terminal gives *text*: two for wide letters, none for combining marks."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
