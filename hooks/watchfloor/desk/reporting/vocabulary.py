"""Terms that come, change or go, each new one with those that it may be meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from ...document import Document
from ...problem import counted, near
from ...publishing.plain.body import prose
from ...settings import PUBLISHERS
from ...vocabulary import Term, folded
from .changes import facts
from .review import Changed, Review
from .words import MOST_LISTED, calm, code, listed, plain, quoted, shown

_WORD = re.compile(r"\w+")

MOST_NEAR = 3
NEAR = 0.7
"""From which likeness on a name is told: below it, unlike things have like endings."""


@dataclass(frozen=True, slots=True)
class New:
    """A term that was not there before."""

    term: Term
    nearest: tuple[Term, ...]
    """The terms of its axis that were there and are called much alike, the nearest first."""

    @property
    def name(self) -> str:
        """What it is called here."""
        return f"{self.term.axis}/{self.term.id}"

    @property
    def alike(self) -> str:
        """Those that it may be meant to be; empty where there are none."""
        return shown([f"{code(each.id)} ({plain(each.name)})" for each in self.nearest])


def new_terms(review: Review) -> list[New]:
    """The terms that are new, with a page or as a tag without one.

    To find what a name is like takes long, so of very many terms only the first are compared.
    """
    was, now = review.was.vocabulary, review.now.vocabulary
    terms = [
        term
        for axis in review.now.settings.vocabularies
        for term in now.on(axis.key).values()
        if was.get(axis.key, term.id) is None
    ]
    compared = [_nearest(term, was.on(term.axis).values()) for term in terms[:MOST_LISTED]]
    return [New(*pair) for pair in zip(terms, chain(compared, repeat(())), strict=False)]


def _nearest(term: Term, others: Iterable[Term]) -> tuple[Term, ...]:
    """Those of *others* one of whose names is spelt much like one of *term*'s, or is within it."""
    known = {name: other for other in others for name in (other.id, *other.spellings)}
    words = dict.fromkeys((term.id, *term.spellings))
    found = [known[name] for word in words for name in near(word, known, MOST_NEAR, cutoff=NEAR)]
    own = [_words(name) for name in term.spellings]
    found += [known[name] for name in known if _is_within(_words(name), own)]
    return tuple({each.id: each for each in found}.values())[:MOST_NEAR]


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(name)))


def _is_within(words: frozenset[str], names: Iterable[frozenset[str]]) -> bool:
    """Whether *words* are some of one of *names*, or have all of it among them."""
    return any(words and name and (words <= name or name <= words) for name in names)


def users(axis: str, identity: str, review: Review) -> list[str]:
    """The ids of the briefings that name a term, whether or not they can be published with it."""
    changed = {file.id for file in review.briefings}
    found = {
        each.id
        for archive in (review.was.archive, review.now.archive)
        for each in archive.briefings
        if each.id not in changed and identity in archive.terms_of(each, axis)
    }
    way = ("sources", None, "publisher") if axis == PUBLISHERS.key else (axis, None)
    named = (file for file in review.briefings if file.now and _names(file.now, way, identity))
    return sorted({*found, *(file.id for file in named)})


def _names(document: Document, way: Sequence[str | None], identity: str) -> bool:
    return any(word == identity for _, word in document.each(*way))


def profile(file: Changed) -> Iterator[str]:
    """What a term's page says."""
    if file.now:
        yield listed(facts(file.now.matter))
        if file.now.body.text.strip():
            yield quoted(calm(prose(file.now.body.markdown, None).markdown))


def use(file: Changed, review: Review) -> str:
    """Which briefings name the term of a page."""
    axis = file.path.split("/")[1]
    found = users(axis, file.id, review)
    if not found:
        return "No briefing names it."
    stub = review.now.vocabulary.get(axis, file.id)
    is_stub = stub is not None and review.now.archive.is_stub(stub)
    told = f"Named by {counted(len(found), 'briefing')}: {shown(list(map(code, found)))}."
    return f"{told} A stub: search engines are told to pass it over." if is_stub else told
