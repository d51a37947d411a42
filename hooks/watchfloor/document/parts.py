"""What a body is made of: sections, blocks and sentences, each with its offset in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from . import sentences

Kind = Literal["heading", "item", "paragraph", "table", "code"]

FOOTNOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
"""Where a text cites a source, by its id."""


def footnotes(text: str) -> tuple[str, ...]:
    """The ids of the sources that *text* cites, in their order."""
    return tuple(FOOTNOTE.findall(text))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the footnotes that follow it."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence with those before it that rest on the same footnotes."""

    text: str
    """Its Markdown on one line, the footnotes left out."""
    start: int
    sources: tuple[str, ...]
    """The ids in those footnotes, each once."""


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
        return footnotes(self.text)

    def sentences(self, abbreviations: frozenset[str]) -> Iterator[Sentence]:
        """Its sentences; a full stop after one of *abbreviations* ends none."""
        for begin, end in sentences.spans(self.text, abbreviations):
            yield Sentence(self.text[begin:end], self.start + begin)

    def cited(self, abbreviations: frozenset[str]) -> Iterator[Cited]:
        """What in it rests on sources; nothing does in code."""
        if self.kind == "code" or "[^" not in self.text:
            return
        before: list[str] = []
        begin = self.start
        for sentence in self.sentences(abbreviations):
            begin = begin if before else sentence.start
            before.append(" ".join(FOOTNOTE.sub("", sentence.text).split()))
            if found := footnotes(sentence.text):
                yield Cited(" ".join(before), begin, tuple(dict.fromkeys(found)))
                before = []


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
