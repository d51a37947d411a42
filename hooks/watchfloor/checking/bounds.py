"""How long and how tangled a text may be: what would take minutes to render is not rendered.

Python-Markdown's time grows with the square of brackets, and of lines with no empty one between
(37 s for 30,000 of them on one core), and its stack with the depth of lists. The bounds lie far
above what a briefing needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..document import Document
from ..problem import Code, Problem

MAX_CHARACTERS = 60_000
"""Some 9,000 words: fifteen times the longest briefing one should write."""
MAX_BRACKETS = 1_000
MAX_NESTING = 12
MAX_LINES = 1_000
"""With no empty line between; a table may have as many."""

_MARKER = r"(?:[>*+-]|\d{1,9}[.)])(?=[ \t>])"
_NESTED = re.compile(
    rf"\n(?:(?:[ \t]*{_MARKER}){{{MAX_NESTING + 1}}}|[ \t]{{{4 * MAX_NESTING}}}[ \t]*{_MARKER})"
)
"""A line with its beginning, which is sooner found than what it may begin with."""


def check(document: Document) -> Iterator[Problem]:
    """A body that is too long or too tangled to render."""
    body = document.body
    if len(body.text) > MAX_CHARACTERS:
        message = f"the text has {len(body.text):,} characters"
        hint = f"at most {MAX_CHARACTERS:,}; make several briefings of it"
        yield _problem(Code.TEXT_LONG, document, MAX_CHARACTERS, message, hint)
    if body.text.count("[") > MAX_BRACKETS:
        bracket = next(islice(re.finditer(r"\[", body.text), MAX_BRACKETS, None))
        message = f"here stands the bracket after the {MAX_BRACKETS:,}th"
        hint = "use fewer links and footnotes; make several briefings of it"
        yield _problem(Code.TEXT_TANGLED, document, bracket.start(), message, hint)
    if nested := _NESTED.search(f"\n{body.text}"):
        message = f"this nests more than {MAX_NESTING} deep"
        yield _problem(Code.TEXT_TANGLED, document, nested.start(), message, "use fewer levels")
    if (start := _endless(body.text)) is not None:
        message = f"no empty line in {MAX_LINES:,} lines"
        yield _problem(Code.TEXT_TANGLED, document, start, message, "put one between paragraphs")


def _endless(text: str) -> int | None:
    """Where the line begins that is too many after the last empty one."""
    if text.count("\n") < MAX_LINES:
        return None
    start = lines = 0
    for line in text.split("\n"):
        lines = lines + 1 if line.strip() else 0
        if lines > MAX_LINES:
            return start
        start += len(line) + 1
    return None


def _problem(code: Code, document: Document, offset: int, message: str, hint: str) -> Problem:
    return Problem(code, document.path, document.at(document.body.start + offset), message, hint)
