"""Comments, found and blanked out without moving anything else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

Line = tuple[int, str]
"""A line's offset in the file, and what it says."""

Stretches = tuple[tuple[int, int], ...]
"""Where each comment begins and ends."""

_COMMENT_OR_CODE = re.compile(r"<!--|(?<!\\)`+")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def found(source: str) -> Iterator[tuple[int, int]]:
    """Where each comment begins and ends; what stands in a code span is none.

    One that never ends is no comment either. Patterns would look for each end anew, and files
    come from strangers, so ends are found by hand.
    """
    runs = _runs(source)
    done = paragraph_end = 0
    for mark in _COMMENT_OR_CODE.finditer(source):
        begin = mark.start()
        if begin < done:
            continue
        if mark[0] == "<!--":
            end = source.find("-->", begin + 4)
            if end < 0:
                return
            done = end + 3
            yield begin, done
            continue
        if begin >= paragraph_end:
            gap = _EMPTY_LINE.search(source, begin)
            paragraph_end = gap.start() if gap else len(source)
        same = runs[len(mark[0])]
        closing = bisect_left(same, mark.end())
        if closing < len(same) and same[closing] < paragraph_end:
            done = same[closing] + len(mark[0])


def _runs(source: str) -> dict[int, list[int]]:
    """Where backticks stand, by how many stand together."""
    runs: dict[int, list[int]] = defaultdict(list)
    for run in re.finditer("`+", source):
        runs[len(run[0])].append(run.start())
    return runs


def blanked(source: str, stretches: Iterable[tuple[int, int]]) -> str:
    """*source* with blanks in place of *stretches*, so that nothing else moves."""
    pieces, done = [], 0
    for begin, end in stretches:
        pieces += [source[done:begin], re.sub(r"[^\n]", " ", source[begin:end])]
        done = end
    return "".join([*pieces, source[done:]])


def numbered(text: str, start: int) -> Iterator[Line]:
    """The lines of *text*, which begins at offset *start* of its file."""
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def lines(source: str, text: str, comments: Stretches, start: int) -> Iterator[Line]:
    """The lines of *text*, but for those that held only a comment, as they are rendered.

    A line that begins with a comment begins behind it.
    """
    if not comments:
        yield from numbered(text, start)
        return
    touched: set[int] = set()
    row = done = 0
    for begin, end in comments:
        first = row + source.count("\n", done, begin)
        row = first + source.count("\n", begin, end)
        touched.update(range(first, row + 1))
        done = end
    originals = source.split("\n")
    for number, (offset, line) in enumerate(numbered(text, start)):
        if number not in touched:
            yield offset, line
        elif line.strip():
            moved = max(0, _indent(line) - _indent(originals[number]))
            yield offset + moved, line[moved:]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
