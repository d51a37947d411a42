"""Mends put into files: each is tried, and kept only if it does what it is for and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from functools import partial
from pathlib import Path

from ..checking import SETTINGS_FILE
from ..document import Document, Text, read
from ..document.text import decode
from ..loading import Loaded
from ..problem import Mend, Problem, printable

Judge = Callable[[bytes], tuple[Problem, ...]]
"""Finds what would be wrong with one file of an archive if it held some bytes."""

Told = Counter[tuple[str, int, str]]
"""Problems by code, line and message: no mend moves a line."""


@dataclass(frozen=True)
class Mended:
    """A file before and after."""

    path: str
    before: bytes
    after: bytes
    problems: tuple[Problem, ...]
    """Those whose mends were kept."""

    def told(self) -> Iterator[str]:
        """What was mended, and a unified diff of the lines as they are read."""
        for problem in self.problems:
            place = f"{self.path}:{problem.place.line}"
            yield printable(f"mended {place}: {problem.code}: {problem.message}")
        before, after = (_lines(self.path, data) for data in (self.before, self.after))
        names = f"a/{self.path}", f"b/{self.path}"
        yield from map(printable, unified_diff(before, after, *names, n=1, lineterm=""))


def mendable(problems: Iterable[Problem]) -> list[Problem]:
    """Those of *problems* that carry a mend; settings are their owner's to mend."""
    return [problem for problem in problems if problem.mend and problem.path != SETTINGS_FILE]


def mended_files(loaded: Loaded, root: Path, problems: Iterable[Problem]) -> Iterator[Mended]:
    """Each file of *loaded*, the archive in *root*, that mends change, if it has *problems*."""
    for path in sorted({problem.path for problem in mendable(problems)}):
        data = (root / path).read_bytes()
        found = mended(path, data, partial(loaded.judged, path))
        if found.after != data:
            yield found


def mended(path: str, data: bytes, judge: Judge) -> Mended:
    """The file at *path*, which holds *data*, with every mend of its problems that holds."""
    at: _State | None = _State.of(path, data, judge)
    gone: list[Problem] = []
    after = data
    while at:
        after = at.data
        at, kept = _step(at, judge)
        gone += kept
    return Mended(path, data, after, tuple(gone))


@dataclass(frozen=True)
class _State:
    """A file between two mends, and what is wrong with it."""

    path: str
    data: bytes
    text: Text | None
    document: Document | None
    """Nothing where the file cannot be read on, and so hides its other problems."""
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, path: str, data: bytes, judge: Judge) -> _State:
        return cls(path, data, decode(path, data)[0], read(path, data)[0], judge(data))


def _step(at: _State, judge: Judge) -> tuple[_State | None, list[Problem]]:
    """What *at* becomes by all its mends together or, if they do not hold, by those that do."""
    found = [problem for problem in at.problems if problem.mend]
    apart = _apart(found)
    if together := _tried(at, apart, judge):
        return together, apart
    best: _State | None = None
    kept: list[Problem] = []
    for problem in found:
        further = _apart([*kept, problem])
        if len(further) > len(kept) and (after := _tried(at, further, judge)):
            best, kept = after, further
    return best, kept


def _apart(problems: Iterable[Problem]) -> list[Problem]:
    """Those of *problems* whose mends do not touch one before."""
    end = -1
    found = []
    for problem in sorted(problems, key=lambda each: (_edit(each).start, _edit(each).end)):
        edit = _edit(problem)
        if edit.start > end or edit == Mend():
            found.append(problem)
            end = max(end, edit.end) if edit != Mend() else end
    return found


def _edit(problem: Problem) -> Mend:
    return problem.mend or Mend()


def _tried(at: _State, problems: list[Problem], judge: Judge) -> _State | None:
    """What *at* becomes by the mends of *problems*, which stand apart, if they hold."""
    edits = [_edit(problem) for problem in problems]
    if not edits or at.text is None:
        return None
    after = _State.of(at.path, _written(at.text.content, edits).encode(), judge)
    return after if _holds(at, after, problems) else None


def _written(content: str, edits: list[Mend]) -> str:
    for edit in reversed(edits):
        content = content[: edit.start] + edit.text + content[edit.end :]
    return content


def _holds(before: _State, after: _State, aim: list[Problem]) -> bool:
    """Whether the mends of *aim* took those problems away, and changed nothing else."""
    was, now = _told(before.problems), _told(after.problems)
    edits = [_edit(problem) for problem in aim]
    if _told(aim) - (was - now) or not _keeps_body(before, after, edits):
        return False
    if before.document and after.document:
        keeps_others = _outside(before.document, edits) == _outside(after.document, _made(edits))
        return keeps_others and not now - was
    lines = {problem.place.line for problem in aim}
    if after.document:
        return not any(line in lines for _, line, _ in now - was)  # others were hidden
    return not any(line <= max(lines) for _, line, _ in now - was)  # it is read on further


def _told(problems: Iterable[Problem]) -> Told:
    return Counter((problem.code, problem.place.line, problem.message) for problem in problems)


def _keeps_body(before: _State, after: _State, edits: list[Mend]) -> bool:
    """Whether *edits* stand above the text that readers see, which is as it was."""
    if after.document:
        body = after.document.body
        is_same = before.document is None or before.document.body.text == body.text
        start = body.start
    else:
        is_same = before.document is None
        start = max(0, after.text.content.find("\n---")) if after.text else 0
    return is_same and all(edit.end <= start for edit in _made(edits))


def _made(edits: list[Mend]) -> list[Mend]:
    """Where the texts of *edits*, in their order, stand in the text that they make."""
    found = []
    grown = 0
    for edit in edits:
        start = edit.start + grown
        found.append(Mend(start, start + len(edit.text), edit.text))
        grown += len(edit.text) - (edit.end - edit.start)
    return found


def _outside(document: Document, edits: list[Mend]) -> list[str]:
    """Every key and text of front matter that none of *edits* touches, as it is written."""
    inner = {loc[:-1] for loc in document.spans if loc}
    spans = [span for loc, span in document.spans.items() if loc not in inner]
    content = document.text.content
    return [
        content[start:end]
        for start, end in sorted([*spans, *document.keys.values()])
        if start < end and all(end <= edit.start or edit.end <= start for edit in edits)
    ]


def _lines(path: str, data: bytes) -> list[str]:
    text, _ = decode(path, data)
    return text.lines if text else []
