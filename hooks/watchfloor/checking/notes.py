"""Notes: somebody else's words, which an import left in a draft to be rewritten.

They are no prose of ours, so nothing else that is wrong with them is worth telling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..document import Document
from ..problem import Code, Place, Problem
from .context import some

NOTE = "TO REWRITE:"
"""What every note begins with, until somebody has said it in their own words."""


def apart(document: Document, problems: Iterable[Problem]) -> list[Problem]:
    """*problems* of *document* without those on the lines of its notes, and each note itself."""
    if NOTE not in document.text.content:
        return list(problems)
    notes = [*_in_matter(document), *_in_body(document)]
    taken = {line for _, lines in notes for line in lines}
    told = some(problem for problem, _ in notes)
    return [*told, *(problem for problem in problems if problem.place.line not in taken)]


Found = tuple[Problem, range]
"""A note, and the lines it covers."""


def _in_matter(document: Document) -> Iterator[Found]:
    for loc in _texts(document.matter, ()):
        start, end = document.spans[loc]
        first = document.text.place(document.keys.get(loc, (start, end))[0]).line
        last = document.text.place(max(start, end - 1)).line
        place = document.find(loc, NOTE)
        yield _problem(document, place.line, place.column), range(first, last + 1)


def _texts(value: Any, loc: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Where below *loc* the text of a note stands."""
    if isinstance(value, str):
        if NOTE in value:
            yield loc
        return
    for part, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _texts(inner, (*loc, part))


def _in_body(document: Document) -> Iterator[Found]:
    for section in document.body.sections:
        for block in section.blocks:
            if NOTE in block.text:
                at = document.at(block.start + block.text.index(NOTE))
                last = document.at(max(block.start, block.end - 1)).line
                first = document.at(block.start).line
                yield _problem(document, at.line, at.column), range(first, last + 1)
        if NOTE in section.title:
            at = document.at(section.start)
            yield _problem(document, at.line, at.column), range(at.line, at.line + 1)


def _problem(document: Document, line: int, column: int) -> Problem:
    return Problem(
        Code.NOTE_LEFT,
        document.path,
        Place(line, column, len(NOTE)),
        "this note holds somebody else's words",
        "say it in your own words, or take it out",
    )
