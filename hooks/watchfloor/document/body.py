"""A body: its Markdown, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .blocks import made_of
from .comments import Stretches, blanked, found, lines
from .links import file_names
from .parts import Block, Comment, Section, footnotes
from .passages import Passage, passages

_GONE = "\0"
"""Where a comment stood; no text holds it, since a file with it is refused."""


@dataclass(frozen=True)
class Body:
    """What stands below the front matter; it is taken apart as soon as somebody asks."""

    source: str
    """The file's own, comments included."""
    start: int
    """Its offset in the file's text."""

    def __reduce__(self) -> tuple[type[Body], tuple[str, int]]:
        """Only what nothing else follows from is kept between builds, and sent to others."""
        return Body, (self.source, self.start)

    @cached_property
    def _comments(self) -> Stretches:
        return tuple(found(self.source)) if "<!--" in self.source else ()

    @cached_property
    def text(self) -> str:
        """The source, comments blanked out: what checks read, each character at its offset."""
        return blanked(self.source, self._comments)

    @property
    def comments(self) -> tuple[Comment, ...]:
        """All comments, in their order."""
        return tuple(
            Comment(self.source[begin + 4 : end - 3].strip(), self.start + begin, self.start + end)
            for begin, end in self._comments
        )

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections, in their order; the first stands before the first heading."""
        written = list(lines(self.source, self.text, self._comments, self.start))
        return tuple(made_of(written, self.text, self.start))

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks, headings excepted, in their order."""
        return (block for section in self.sections for block in section.blocks)

    @cached_property
    def footnotes(self) -> tuple[str, ...]:
        """The ids of the sources it cites, in their order; told without taking it apart."""
        return footnotes(self.text)

    @property
    def markdown(self) -> str:
        """The Markdown to render: comments taken out, and the lines that held nothing else.

        Blanks in place of a comment would render as a code block or a line break.
        """
        pieces, done = [], 0
        for begin, end in self._comments:
            gone = f"{_GONE}\n{_GONE}" if "\n" in self.text[begin:end] else _GONE
            pieces += [self.text[done:begin], gone]
            done = end
        if not pieces:
            return self.text
        marked = "".join([*pieces, self.text[done:]]).split("\n")
        return "\n".join(_closed_up(line) for line in marked if not _was_comment(line))

    @property
    def mentions(self) -> tuple[str, ...]:
        """The names of files that it may link to, each once."""
        return tuple(dict.fromkeys(file_names(self.markdown)))

    def passages(self, abbreviations: frozenset[str]) -> Iterator[Passage]:
        """Its links to Markdown files, each in its sentence; of several to one the first.

        A full stop after one of *abbreviations* ends no sentence.
        """
        if not self.mentions:  # to take it apart takes long
            return
        seen: set[str] = set()
        for passage in (each for block in self.blocks for each in passages(block, abbreviations)):
            if passage.target not in seen:
                seen.add(passage.target)
                yield passage

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
