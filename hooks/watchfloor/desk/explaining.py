"""Problems as a person reads them: the line itself, a caret under what is wrong, what is right."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from ..document import Document
from ..problem import Place, Problem, printable

GUIDE = "docs/contribute/problems.md"
WIDEST = 110
"""Lines of more columns are cut around what is wrong."""
LEAD = 30
"""How many columns are shown before it then."""
LONGEST = 1000
"""More characters of a message are not shown."""

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
    bar, sign = style("|", "rule"), style("=", "rule")
    title = style(f"{problem.severity}[{problem.code}]", problem.severity)
    yield f"{title}: {short(problem.message)}"
    where = printable(f"{problem.path}:{place.line}:{place.column}")
    yield f"{margin} {style('-->', 'rule')} {style(where, 'place')}"
    if 0 < place.line <= len(lines):
        shown, before, marked = _cut(lines[place.line - 1], place)
        caret = style("^" * max(1, marked), problem.severity)
        yield f"{margin} {bar}"
        yield f"{place.line} {bar} {shown}".rstrip()
        yield f"{margin} {bar} {' ' * before}{caret}"
    if problem.hint:
        yield f"{margin} {sign} {style(short(problem.hint), 'help')}"
    yield f"{margin} {sign} see {GUIDE}#{problem.code}"


def short(text: str) -> str:
    """A message that quotes a whole page, without the page."""
    return printable(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def _cut(line: str, place: Place) -> tuple[str, int, int]:
    """The line as shown, and the columns before and under the caret on a terminal."""
    start = place.column - 1
    end = start + place.length
    first, last = 0, len(line)
    if len(line) > WIDEST or _width(line) > WIDEST:
        first = _back(line, start, LEAD)
        last = _on(line, first, WIDEST)
    lead, tail = "…" if first else "", "…" if last < len(line) else ""
    shown = lead + line[first:last] + tail
    before = len(lead) + _width(line[first:start])
    return printable(shown), before, _width(line[start : min(end, last)])


def _back(line: str, start: int, columns: int) -> int:
    """Where to begin so that at most *columns* stand before *start*."""
    while start > 0 and columns > 0:
        start -= 1
        columns -= _width(line[start])
    return start


def _on(line: str, start: int, columns: int) -> int:
    """Where to end so that about *columns* stand after *start*."""
    while start < len(line) and columns > 0:
        columns -= _width(line[start])
        start += 1
    return start


def _width(text: str) -> int:
    """How many columns a terminal gives *text*: two for wide letters, none for combining marks."""
    return sum(
        0
        if unicodedata.category(c) in {"Mn", "Me"}
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )
