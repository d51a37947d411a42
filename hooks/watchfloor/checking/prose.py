"""The prose of a briefing by what it is for, taken apart once for all rules that read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from ..document import Block, Document, Section, Sentence
from ..problem import Place
from ..wording import Wording
from .phrases import Phrases, signs

_STOP = re.compile(r"(?<=[.!?])\s+")

Locator = Callable[[str], Place]
"""Places a phrase within the text it was found in."""

Way = tuple[str | None, ...]

PLAIN_FACTS: tuple[Way, ...] = (("title",), ("summary",), ("highlights", None))
"""Front matter that states facts and only facts."""

OURS: tuple[Way, ...] = (
    ("judgements", None, "statement"),
    ("judgements", None, "because"),
    ("judgements", None, "alternative"),
    ("judgements", None, "assumes", None),
)
"""Front matter that judges, in our own name."""


class Prose:
    """What a document says, and in which part of it."""

    def __init__(self, document: Document, wording: Wording) -> None:
        """Take *document* apart by the headings of *wording*."""
        self.document = document
        self.wording = wording
        self.signs = signs(wording)
        self._sentences: dict[int, list[Sentence]] = {}
        """Those of each block, by where it begins."""

    @property
    def facts(self) -> Iterator[Section]:
        """The sections that hold facts."""
        words = self.wording
        for title in (words.facts, words.background):
            for section in self.document.body.within(title):
                if section.title == title or section.title not in (*words.headings, words.others):
                    yield section

    @property
    def others(self) -> Iterator[Section]:
        """The sections in which others judge."""
        for section in self.document.body.within(self.wording.assessment):
            if section.title == self.wording.others:
                yield section

    @property
    def judging(self) -> Iterator[Section]:
        """The sections in which anybody judges."""
        words = self.wording
        for title in (words.assessment, words.implications, words.outlook):
            yield from self.document.body.within(title)

    @property
    def ours(self) -> Iterator[Section]:
        """The sections in which we judge."""
        return (section for section in self.judging if section.title != self.wording.others)

    def sentences(self, block: Block) -> list[Sentence]:
        """The sentences of a *block* of the body."""
        if block.start not in self._sentences:
            self._sentences[block.start] = list(block.sentences(self.wording.abbreviations))
        return self._sentences[block.start]

    def suspects(self, block: Block, amiss: Phrases) -> list[Sentence]:
        """The sentences of a *block* of the body in which something may be *amiss*.

        In hardly a block there is, and only one in which there is need be taken apart.
        """
        return self.sentences(block) if amiss.stand_in(block.text) else []

    def parts(self, ways: tuple[Way, ...], amiss: Phrases) -> Iterator[tuple[str, Locator]]:
        """The sentences of front matter at *ways* in which something may be *amiss*."""
        for way in ways:
            for loc, text in self.document.each(*way):
                for part in _STOP.split(text) if amiss.stand_in(text) else ():
                    yield part, partial(self.document.find, loc)

    def at(self, sentence: Sentence) -> Locator:
        """What places a phrase of *sentence*."""

        def place(phrase: str) -> Place:
            offset = sentence.start + max(0, sentence.text.find(phrase))
            return self.document.at(offset, len(phrase))

        return place
