"""A file's bytes become a document, or the problems that stand in the way."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import frontmatter

from ..problem import Code, Mend, Place, Problem
from .body import Body
from .matter import PositionHandler
from .parts import Comment
from .positions import Loc, Positions, Spans
from .text import Text, decode

MAX_FRONT_MATTER = 60_000
"""Characters, as many as a text may have; YAML made of nothing but signs takes longest to read."""

_OPENING = re.compile(r"---[ ]*$", re.MULTILINE)
_CLOSING = re.compile(r"\n(?:(?P<fence>---[ ]*$)|\.{3}(?:\s|$))", re.MULTILINE)
"""A fence, or what is taken for one."""
_FENCE = re.compile(r"\n---[ ]*$", re.MULTILINE)
_ALLOW = re.compile(r"(?:^|(?<=\s))#[ ]*(allow\b.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """A Markdown file in its parts."""

    path: str
    text: Text
    matter: dict[str, Any]
    """Nested lists and dictionaries of strings: nothing has been given a type."""
    body: Body
    positions: Callable[[], Positions]
    """Finds where everything in its front matter stands."""

    @cached_property
    def _positions(self) -> Positions:
        return self.positions()

    @property
    def spans(self) -> Spans:
        """Where each value stands."""
        return self._positions.spans

    @property
    def keys(self) -> Spans:
        """Where each key stands."""
        return self._positions.keys

    def place(self, loc: Loc) -> Place:
        """Where the value at *loc* stands, or the nearest that exists around it."""
        while loc and loc not in self.spans:
            loc = loc[:-1]
        if not loc:
            return Place(1, 1, 3)
        start, end = self.spans[loc]
        return self.text.place(start, end - start)

    def key_place(self, loc: Loc) -> Place:
        """Where the key at *loc* stands, or its value where the key is a list's number."""
        if loc in self.keys:
            start, end = self.keys[loc]
            return self.text.place(start, end - start)
        return self.place(loc)

    def each(self, *way: str | None) -> Iterator[tuple[Loc, str]]:
        """Every text at *way*, in which None stands for each item of a list, with its loc."""
        first, *further = way
        if first is None or first not in self.matter:
            return iter(())  # like most keys that rules ask for
        found: list[tuple[Loc, Any]] = [((first,), self.matter[first])]
        for part in further:
            if part is None:
                found = [
                    ((*loc, number), item)
                    for loc, value in found
                    if isinstance(value, list)
                    for number, item in enumerate(value)
                ]
            else:
                found = [
                    ((*loc, part), value[part])
                    for loc, value in found
                    if isinstance(value, dict) and part in value
                ]
        return iter([(loc, value) for loc, value in found if isinstance(value, str)])

    def one(self, *way: str) -> str:
        """The text at *way*; empty where there is none."""
        value: Any = self.matter
        for key in way:
            value = value.get(key) if isinstance(value, dict) else None
        return value if isinstance(value, str) else ""

    def find(self, loc: Loc, phrase: str) -> Place:
        """Where *phrase* stands in whole words at *loc*, however its lines are folded."""
        start, end = self.spans.get(loc, (0, 0))
        pattern = r"\s+".join(re.escape(word) for word in phrase.split())
        before = r"(?<![\w.,])" if phrase[:1].isalnum() else ""
        pattern = f"{before}{pattern}" + (r"(?!\w)" if phrase[-1:].isalnum() else "")
        match = re.compile(pattern, re.IGNORECASE).search(self.text.content, start, end)
        if not pattern or match is None:
            return self.place(loc)
        return self.text.place(match.start(), match.end() - match.start())

    def mend(self, span: tuple[int, int], old: str, new: str) -> Mend | None:
        """The mend that writes *new* for *old*, if that stands in *span* once and as it is."""
        start, end = span
        raw = self.text.content[start:end]
        if not (old and new) or raw.count(old) != 1:
            return None
        start += raw.index(old)
        return Mend(start, start + len(old), new)

    def at(self, offset: int, length: int = 1) -> Place:
        """The place at an *offset* that a part of the body gave."""
        return self.text.place(offset, length)

    def last_line(self, line: int) -> int:
        """Where the value ends whose key, or list's dash, stands on *line* of front matter."""
        return self._last_lines.get(line, line)

    @cached_property
    def _last_lines(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for loc, (start, end) in self.spans.items():
            if loc:
                begin = self.keys.get(loc, (start, end))[0]
                first = self.text.place(begin).line
                last = self.text.place(max(start, end - 1)).line
                found[first] = max(found.get(first, 0), last)
        return found

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The front matter's comments that may be escapes: ``# allow`` to the end of its line."""
        if "allow" not in self.text.content:
            return ()  # the pattern looks at every character
        inner = {loc[:-1] for loc in self.spans}
        texts = sorted(span for loc, span in self.spans.items() if loc not in inner)
        starts = [start for start, _ in texts]

        def is_text(offset: int) -> bool:
            before = bisect_right(starts, offset) - 1
            return before >= 0 and offset < texts[before][1]

        return tuple(
            Comment(match[1].strip(), match.start(), match.end())
            for match in _ALLOW.finditer(self.text.content, 0, self.body.start)
            if not is_text(match.start())
        )


def read(path: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """Read the file at *path*, whose bytes are *data*.

    Returns the document and every problem of its bytes and its YAML; no document where what is
    left of the file could not be trusted.
    """
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    fences = _fences(path, text)
    if isinstance(fences, Problem):
        return None, [*problems, fences]
    first, last, start = fences
    if last - first > MAX_FRONT_MATTER:
        message = f"the front matter has {last - first:,} characters"
        hint = f"at most {MAX_FRONT_MATTER:,}; what is long belongs in the text"
        return None, [*problems, Problem(Code.FILE_TOO_LARGE, path, Place(1, 1, 3), message, hint)]
    handler = PositionHandler(path, text, first, last)
    matter, _ = frontmatter.parse(text.content, handler=handler)
    problems += handler.problems
    if not matter:
        return None, problems
    body = Body(text.content[start:], start)
    return Document(path, text, matter, body, handler.positions), problems


def _fences(path: str, text: Text) -> tuple[int, int, int] | Problem:
    """Where the front matter begins and ends, and where the body begins."""
    opening = _OPENING.match(text.content)
    if not opening:
        length = max(1, len(text.lines[0]))
        message = "the file does not begin with front matter"
        return Problem(
            Code.FRONT_MATTER_MISSING,
            path,
            Place(1, 1, length),
            message,
            "the first line must be ---",
        )
    closing = _CLOSING.search(text.content, opening.end())
    if closing and closing["fence"] is not None:
        start = min(closing.end() + 1, len(text.content))
        return opening.end() + 1, closing.start("fence"), start
    if closing:
        place, message = text.place(closing.start() + 1, 3), "the front matter ends with ..."
        start, end = closing.start() + 1, closing.start() + 4
        # another fence below may be the end that was meant, and words behind the dots are prose
        is_end = closing[0].endswith(("...", "\n")) and not _FENCE.search(text.content, end)
        mend = Mend(start, end, "---") if is_end else None
        return Problem(Code.FRONT_MATTER_DOTS, path, place, message, "end it with ---", mend)
    return Problem(
        Code.FRONT_MATTER_UNCLOSED,
        path,
        Place(1, 1, 3),
        "the front matter that begins here never ends",
        "put a line with --- after its last key",
    )
