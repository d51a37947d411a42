"""A body in sections, blocks and sentences, each with its offset in the file's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from . import sentences

Kind = Literal["heading", "item", "paragraph", "table", "code"]

_FOOTNOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
_GONE = "\0"
"""Where a comment stood; no text holds it, since a file with it is refused."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the footnotes that follow it."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, an item, a paragraph or a table row of the body."""

    kind: Kind
    text: str
    """Its Markdown without the list marker, comments blanked out."""
    start: int
    """The offset of its text's first character."""
    end: int
    """The offset behind its last line."""
    level: int = 0
    """Of a heading, 1 to 6."""

    @property
    def footnotes(self) -> tuple[str, ...]:
        """The ids of the sources it cites, in their order."""
        return tuple(_FOOTNOTE.findall(self.text))

    def sentences(self, abbreviations: frozenset[str]) -> Iterator[Sentence]:
        """Its sentences; a full stop after one of *abbreviations* ends none."""
        for begin, end in sentences.spans(self.text, abbreviations):
            yield Sentence(self.text[begin:end], self.start + begin)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks below it, up to the next heading of any level."""

    title: str
    level: int
    """0 for what stands before the first heading."""
    start: int
    parent: str
    """The title of the heading of level 2 it stands below, its own included."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment: never published, but it may carry an escape from a rule."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Body:
    """What stands below the front matter."""

    text: str
    """The file's own, comments blanked out: what checks read, each character at its offset."""
    start: int
    """Its offset in the file's text."""
    sections: tuple[Section, ...]
    comments: tuple[Comment, ...]

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks, headings excepted, in their order."""
        return (block for section in self.sections for block in section.blocks)

    @property
    def markdown(self) -> str:
        """The Markdown to render: comments taken out, and the lines that held nothing else.

        Blanks in place of a comment would render as a code block or a line break.
        """
        pieces, done = [], 0
        for comment in self.comments:
            begin, end = comment.start - self.start, comment.end - self.start
            gone = f"{_GONE}\n{_GONE}" if "\n" in self.text[begin:end] else _GONE
            pieces += [self.text[done:begin], gone]
            done = end
        lines = "".join([*pieces, self.text[done:]]).split("\n")
        return "\n".join(_closed_up(line) for line in lines if not _was_comment(line))

    def within(self, title: str) -> Iterator[Section]:
        """The section of level 2 called *title*, and those below it."""
        return (section for section in self.sections if section.parent == title)


def _was_comment(line: str) -> bool:
    return _GONE in line and not line.strip(f" \t{_GONE}")


def _closed_up(line: str) -> str:
    """*line* without the marks of comments, and without the blanks around one at either end."""
    if _GONE not in line:
        return line
    rest = line.lstrip(f" \t{_GONE}")
    line = line[: len(line) - len(rest)].partition(_GONE)[0] + rest
    kept = line.rstrip(f" \t{_GONE}")
    return (kept if _GONE in line[len(kept) :] else line).replace(_GONE, "")
