"""What a briefing states, piece by piece, so that two versions of it can be held together.

A statement is what a reader is told of the event, what we make of it and on whose word: to change
it is a change of substance. How a briefing is filed (its terms, what it is related to, who may
have it) states nothing, nor does where a source lies on the web. Of some lists the items are
statements, but to add one takes nothing back: they grow freely.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from ..document import Block, Document
from ..document.links import without_addresses
from ..document.parts import footnotes
from ..problem import Place
from ..wording import Wording
from .days import Loc
from .pairing import Pairing
from .prose import OURS, PLAIN_FACTS, Way
from .slips import Words, words

TEXTS: tuple[Way, ...] = (
    *PLAIN_FACTS,
    *OURS,
    ("interests",),
    ("forecasts", None, "statement"),
    ("forecasts", None, "criteria"),
    ("forecasts", None, "decided_by", None),
    ("forecasts", None, "resolved", "because"),
    ("quoted_forecasts", None, "statement"),
    ("quoted_forecasts", None, "resolved", "because"),
    ("watch", None, "what"),
    ("gaps", None),
    ("sources", None, "title"),
    ("sources", None, "note"),
)
"""Statements in words: how they are spelt is no matter of substance."""

VALUES: tuple[Way, ...] = (
    ("event_date",),
    ("as_of",),
    ("published",),
    ("authors", None),
    ("stage",),
    ("judgements", None, "likelihood"),
    ("judgements", None, "confidence"),
    ("forecasts", None, "closes"),
    ("forecasts", None, "due"),
    *(
        (of, None, "resolved", key)
        for of in ("forecasts", "quoted_forecasts")
        for key in ("date", "happened", "by", "outcome")
    ),
    ("quoted_forecasts", None, "by"),
    ("quoted_forecasts", None, "said"),
    ("quoted_forecasts", None, "closes"),
    ("watch", None, "date"),
    ("sources", None, "publisher"),
    ("sources", None, "form"),
    ("sources", None, "origin"),
    ("sources", None, "published"),
    ("sources", None, "reliability"),
    ("sources", None, "credibility"),
)
"""Statements that are one word of a scale, a date, a name: any other one is another statement."""

FILING: tuple[Way, ...] = (
    *((key,) for key in ("kind", "updates", "tlp", "language", "license", "x_")),
    *((key, None) for key in ("reviewed_by", "supersedes", "related")),
    ("forecasts", None, "resolved", "evidence", None),
    ("quoted_forecasts", None, "sources", None),
    ("quoted_forecasts", None, "resolved", "evidence", None),
    ("watch", None, "sources", None),
    *(
        ("sources", None, key)
        for key in "title_given via url citation accessed archive_url language".split()
    ),
)
"""Keys that state nothing; so do those of the archive's axes."""

NAMING: tuple[Way, ...] = tuple((of, None, "id") for of in ("judgements", "forecasts", "sources"))
"""Keys by which the items of two versions are known to be the same."""

_GROWING = frozenset({"watch", "gaps", "forecasts", "sources"})
_OUTCOME = "resolved"
_RENAMED: frozenset[Way] = frozenset(
    {
        ("quoted_forecasts", None, "by"),
        ("sources", None, "publisher"),
        ("sources", None, "origin"),
    }
)
"""Keys that name a term, whose id may have become another one."""

At = tuple[Hashable, ...]
"""Where a statement belongs, in both versions: ``("judgements", 0, "because")``."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a briefing states."""

    at: At
    text: str
    words: Words
    label: str
    """What a reader calls its place."""
    loc: Loc = ()
    """Where it stands in front matter."""
    start: int = 0
    """Where it stands in the file, if it is not there."""
    sources: frozenset[str] = frozenset()
    """What a sentence of the body cites, by what the sources are called in the older version."""
    is_text: bool = True
    """Whether it is in words, which can be misspelt."""

    def place(self, document: Document, first: int = 0) -> Place:
        """Where its word with the number *first* stands in *document*."""
        if self.loc:
            phrase = " ".join(self.text.split()[first : first + 2])
            return document.find(self.loc, phrase) if phrase else document.place(self.loc)
        written = list(re.finditer(r"\S+", self.text))
        offset = written[first].start() if first < len(written) else 0
        return document.at(self.start + offset, len(self.text) - offset)

    @property
    def is_growth(self) -> bool:
        """Whether it takes nothing back where there was none before."""
        return self.at[0] in _GROWING or _OUTCOME in self.at


def statements(document: Document, pairing: Pairing, wording: Wording) -> Iterator[Statement]:
    """All that *document* states, its items called by what *pairing* says they were."""
    for way in TEXTS:
        for loc, text in document.each(*way):
            yield _stated(pairing, loc, text, words(text))
    for way in VALUES:
        for loc, text in document.each(*way):
            value = " ".join(text.split())
            said = pairing.name(value) if way in _RENAMED else value
            yield _stated(pairing, loc, text, (said,) if said else (), is_text=False)
    yield from _bottom_line(document)
    yield from _written(document, pairing, wording)


def _stated(
    pairing: Pairing, loc: Loc, text: str, said: Words, *, is_text: bool = True
) -> Statement:
    """The statement in front matter at *loc*; of a list of texts all items belong together."""
    key, *inner = loc
    at: list[Hashable] = [key]
    if len(inner) > 1:
        at.append(pairing.numbers.get((str(key), int(inner[0])), inner[0]))
    at += [part for part in inner if isinstance(part, str)]
    label = "`" + ".".join(part for part in loc if isinstance(part, str)) + "`"
    return Statement(tuple(at), text, said, label, loc, is_text=is_text)


def _bottom_line(document: Document) -> Iterator[Statement]:
    """Which judgement comes first."""
    for loc, text in document.each("judgements", None, "id"):
        if loc[1] == 0:
            at, label = ("bottom line",), "which judgement comes first"
            yield Statement(at, text, (text,), label, loc, is_text=False)


def _written(document: Document, pairing: Pairing, wording: Wording) -> Iterator[Statement]:
    """The headings and sentences of the body: where each stands tells whether it is fact."""
    for section in document.body.sections:
        at: At = ("body", words(section.parent))
        if section.title:
            title, said = section.title, words(section.title)
            yield Statement((*at, "heading"), title, said, title, start=section.start)
        if section.title == wording.others:
            at = (*at, "others")
        label = section.title or "the text"
        for block in section.blocks:
            for text, start in _sentences(block, wording):
                said = words(without_addresses(text))
                cited = frozenset(map(pairing.source, footnotes(text)))
                yield Statement(at, text, said, label, start=start, sources=cited)


def _sentences(block: Block, wording: Wording) -> Iterator[tuple[str, int]]:
    """The sentences of *block* with their offsets; a table's row or code is one."""
    if block.kind in {"table", "code"}:
        yield block.text, block.start
    else:
        for sentence in block.sentences(wording.abbreviations):
            yield sentence.text, sentence.start
