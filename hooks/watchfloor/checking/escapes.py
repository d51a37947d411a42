"""Escapes from rules of prose: each names the rule and gives its reason, which reviewers see.

In a body ``<!-- allow CODE: why -->`` holds for the block it stands in or, alone, for the next; in
front matter ``# allow CODE: why`` holds for its line or, alone, for the key or item below it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Comment, Document
from ..problem import ESCAPABLE, MOST, Code, Problem, did_you_mean, nearest, one_of

_ALLOW = re.compile(r"allow\s+(?P<code>[\w-]+)[ \t]*(?::\s*(?P<why>\S.*))?", re.DOTALL)
_CODES = frozenset(Code)


@dataclass(frozen=True, slots=True)
class Escape:
    """One rule waived for a stretch of lines."""

    code: Code
    why: str
    first: int
    last: int
    comment: Comment


def reasons(document: Document) -> list[Escape]:
    """The escapes of *document* that say which rule they waive, and why: for whoever reviews it."""
    return [escape for escape in _read(document)[0] if escape.why]


def apply(document: Document, problems: list[Problem]) -> list[Problem]:
    """*problems* without those that the document waives, and those its waivers have themselves."""
    escapes, wrong = _read(document)
    ordered = sorted(problems, key=lambda problem: (problem.code, problem.place.line))
    keys = [(problem.code, problem.place.line) for problem in ordered]
    waived: set[int] = set()
    unused: list[Problem] = []
    for escape in escapes:
        found = range(
            bisect_left(keys, (escape.code, escape.first)),
            bisect_right(keys, (escape.code, escape.last)),
        )
        waived.update(found)
        if not found and escape.why:
            unused.append(_unused(document, escape))
    left = [problem for number, problem in enumerate(ordered) if number not in waived]
    return left + wrong + unused[:MOST]


def _unused(document: Document, escape: Escape) -> Problem:
    place = document.at(escape.comment.start, escape.comment.end - escape.comment.start)
    message = f"nothing here breaks `{escape.code}`"
    return Problem(Code.ALLOW_UNUSED, document.path, place, message, "take the escape out")


def _read(document: Document) -> tuple[list[Escape], list[Problem]]:
    found: list[Escape] = []
    wrong: list[Problem] = []
    candidates = list(_candidates(document))
    if not candidates:
        return [], []
    reach = _Reach(document)
    for comment in candidates:
        match = _ALLOW.match(comment.text)
        said, why = (match["code"], match["why"]) if match else ("", None)
        if said not in ESCAPABLE or not why:
            if len(wrong) >= MOST:
                continue  # a flood: what each may have meant takes long to find out
            wrong.append(_malformed(document, comment, said))
            why = None
        code = said if said in _CODES else nearest(said, ESCAPABLE)
        if code in ESCAPABLE:  # a malformed one counts too: its own problem is enough
            found.append(Escape(Code(code), why or "", *reach.of(comment), comment))
    return found, wrong


def _candidates(document: Document) -> Iterator[Comment]:
    for comment in (*document.comments, *document.body.comments):
        if re.match(r"allow\b", comment.text):
            yield comment


def _malformed(document: Document, comment: Comment, code: str) -> Problem:
    place = document.at(comment.start, comment.end - comment.start)
    if not code or code in ESCAPABLE:
        message, hint = "this escape gives no rule or no reason", "write `allow CODE: why`"
    elif code in _CODES:
        message, hint = f"`{code}` cannot be waived", "mend what it is about"
    else:
        message = f"there is no rule `{code}`"
        hint = did_you_mean(code, ESCAPABLE) or one_of(sorted(ESCAPABLE))
    return Problem(Code.ALLOW_MALFORMED, document.path, place, message, hint)


class _Reach:
    """The lines that escapes of one document hold for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        at = document.at
        blocks = sorted(
            [
                *(
                    (at(s.start).line, at(s.start).line, True)
                    for s in document.body.sections
                    if s.level
                ),
                *(
                    (at(block.start).line, at(max(block.start, block.end - 1)).line, False)
                    for block in document.body.blocks
                ),
            ]
        )
        self._blocks = blocks
        self._lasts = [last for _, last, _ in blocks]

    def of(self, comment: Comment) -> tuple[int, int]:
        """The first and the last line that the escape in *comment* holds for."""
        start = self._document.at(comment.start)
        end = self._document.at(comment.end - 1).line
        before = self._document.text.lines[start.line - 1][: start.column - 1]
        alone = not before.strip()
        if comment.start < self._document.body.start:
            below = start.line + 1
            return (below, self._document.last_line(below)) if alone else (start.line, start.line)
        for first, last, is_heading in self._blocks[bisect_left(self._lasts, start.line) :]:
            holds = first <= start.line <= last
            if holds or (first > end and (alone or not is_heading)):
                return first, last
        return start.line, end
