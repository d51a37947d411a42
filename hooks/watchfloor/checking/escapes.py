"""Escapes from rules of prose: each names the rule and gives its reason, which reviewers see.

In a body ``<!-- allow CODE: why -->`` holds for the block it stands in or, alone, for the next; in
front matter ``# allow CODE: why`` holds for its line or, alone, for the key or item below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Comment, Document
from ..problem import ESCAPABLE, Code, Problem, did_you_mean, one_of

_ALLOW = re.compile(r"allow[ \t]+(?P<code>[a-z0-9-]+)[ \t]*:\s*(?P<why>\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Escape:
    """One rule waived for a stretch of lines."""

    code: Code
    why: str
    first: int
    last: int
    comment: Comment

    def covers(self, problem: Problem) -> bool:
        """Whether *problem* is the one it waives."""
        return problem.code is self.code and self.first <= problem.place.line <= self.last


def apply(document: Document, problems: list[Problem]) -> list[Problem]:
    """*problems* without those that the document waives, and those its waivers have themselves."""
    escapes, wrong = _read(document)
    left = [p for p in problems if not any(escape.covers(p) for escape in escapes)]
    unused = [
        Problem(
            Code.ALLOW_UNUSED,
            document.path,
            document.at(escape.comment.start, escape.comment.end - escape.comment.start),
            f"nothing here breaks `{escape.code}`",
            "take the escape out",
        )
        for escape in escapes
        if not any(escape.covers(problem) for problem in problems)
    ]
    return left + wrong + unused


def escapes_in(document: Document) -> list[Escape]:
    """The rules that *document* waives, for reviewers."""
    return _read(document)[0]


def _read(document: Document) -> tuple[list[Escape], list[Problem]]:
    found: list[Escape] = []
    wrong: list[Problem] = []
    for comment in _candidates(document):
        match = _ALLOW.fullmatch(comment.text)
        code = match["code"] if match else ""
        if match and code in ESCAPABLE:
            first, last = _reach(document, comment)
            found.append(Escape(Code(code), match["why"], first, last, comment))
        else:
            wrong.append(_malformed(document, comment, code))
    return found, wrong


def _candidates(document: Document) -> Iterator[Comment]:
    for comment in (*document.comments, *document.body.comments):
        if re.match(r"allow\b", comment.text):
            yield comment


def _malformed(document: Document, comment: Comment, code: str) -> Problem:
    place = document.at(comment.start, comment.end - comment.start)
    if not code:
        message, hint = "this escape gives no reason", "allow CODE: why"
    elif code in list(Code):
        message, hint = f"`{code}` cannot be waived", "mend what it is about"
    else:
        message = f"there is no rule `{code}`"
        hint = did_you_mean(code, ESCAPABLE) or one_of(sorted(ESCAPABLE))
    return Problem(Code.ALLOW_MALFORMED, document.path, place, message, hint)


def _reach(document: Document, comment: Comment) -> tuple[int, int]:
    """The lines an escape holds for."""
    line = document.at(comment.start).line
    end = document.at(comment.end - 1).line
    alone = not document.text.lines[line - 1][: document.at(comment.start).column - 1].strip()
    if comment.start < document.body.start:
        below = line + 1
        return (below, document.last_line(below)) if alone else (line, line)
    for section in document.body.sections:
        if section.level and document.at(section.start).line > end:
            heading = document.at(section.start).line
            if alone and not _block_between(document, end, heading):
                return heading, heading
    for block in document.body.blocks:
        first, last = (
            document.at(block.start).line,
            document.at(max(block.start, block.end - 1)).line,
        )
        if first <= line <= last or first > end:
            return first, last
    return line, end


def _block_between(document: Document, after: int, before: int) -> bool:
    return any(after < document.at(block.start).line < before for block in document.body.blocks)
