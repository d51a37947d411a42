"""What has one right answer, as blocks that GitHub puts into a file at the press of a button."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from ...document.text import decode
from ...loading import Loaded
from ...problem import Problem
from ..mending import Mended, mended_files
from .words import code, fenced

MOST_LINES = 60
"""A suggestion of more lines is not shown."""


def suggestions(loaded: Loaded, root: Path, problems: list[Problem]) -> dict[str, list[str]]:
    """The parts that show how *problems* are mended, by file; each mend was tried on its file.

    They are written for a review's comment on just those lines.
    """
    return {each.path: list(_of(each)) for each in mended_files(loaded, root, problems)}


def _of(mended: Mended) -> Iterator[str]:
    before, after = (_lines(mended.path, data) for data in (mended.before, mended.after))
    hunks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    is_shown = False
    for operation, first, last, begin, end in hunks:
        if operation == "equal" or max(last - first, end - begin) > MOST_LINES:
            continue
        is_shown = True
        above = int(first == last > 0)  # what is only put in needs a line to stand at
        yield f"{code(mended.path)}, {_span(first + 1 - above, max(last, 1))}:"
        yield fenced("\n".join(after[begin - above : end]), "suggestion")
    if not is_shown:
        yield f"`watchfloor check --fix` mends {code(mended.path)}: what is wrong is not seen."


def _span(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _lines(path: str, data: bytes) -> list[str]:
    text, _ = decode(path, data)
    return text.lines if text else []
