"""The vocabulary as a whole: every name leads to one term, every term to something wider."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import urls
from ..document import Document
from ..problem import Code, Place, Problem
from ..vocabulary import Term, Vocabulary
from .context import Context
from .references import term as named

Loc = tuple[str | int, ...]


def check(document: Document, context: Context, axis: str) -> Iterator[Problem]:
    """What the page of a term on *axis* names that leads nowhere."""
    vocabulary = context.vocabulary
    ways: tuple[tuple[tuple[str | None, ...], str], ...] = (
        (("part_of", None), axis),
        (("broader", None), axis),
        (("members", None), "regions"),
        (("country",), "regions"),
        (("roles", None, "of"), "actors"),
    )
    for way, where in ways:
        for loc, word in document.each(*way):
            yield from named(document, vocabulary, loc, where, word)
    identity = document.path.rpartition("/")[2].removesuffix(".md")
    yield from _circle(document, vocabulary, axis, identity)
    yield from _same_as(document, vocabulary, axis, identity)
    yield from _former_ids(document, vocabulary, axis)


def _circle(
    document: Document, vocabulary: Vocabulary, axis: str, identity: str
) -> Iterator[Problem]:
    for way in (("part_of", None), ("broader", None)):
        for loc, parent in document.each(*way):
            if parent == identity or identity in _above(vocabulary, axis, parent):
                message = f"`{parent}` belongs to `{identity}` itself"
                hint = "one of the two is the wider term"
                yield Problem(Code.TERM_CIRCULAR, document.path, document.place(loc), message, hint)


def _above(vocabulary: Vocabulary, axis: str, identity: str) -> tuple[str, ...]:
    return vocabulary.ancestors(axis, identity)


def _same_as(
    document: Document, vocabulary: Vocabulary, axis: str, identity: str
) -> Iterator[Problem]:
    for loc, word in document.each("same_as", None):
        other_axis, _, other_id = word.partition("/")
        other = vocabulary.get(other_axis, other_id)
        if other is None:
            yield from named(document, vocabulary, loc, other_axis, other_id)
        elif other.matter is None or f"{axis}/{identity}" not in other.matter.same_as:
            message = f"`{word}` does not say that it is the same"
            hint = f"write `same_as: [{axis}/{identity}]` there too"
            yield Problem(Code.SAME_AS_ONE_SIDED, document.path, document.place(loc), message, hint)


def _former_ids(document: Document, vocabulary: Vocabulary, axis: str) -> Iterator[Problem]:
    for loc, word in document.each("former_ids", None):
        if vocabulary.get(axis, word):
            message = f"`{word}` is the id of a term that still exists"
            yield Problem(
                Code.ID_TAKEN,
                document.path,
                document.place(loc),
                message,
                "an id is never used again",
            )


def check_names(
    vocabulary: Vocabulary, axis: str, documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Names on *axis* that several terms claim; *documents* are term pages by their path."""
    for name, claimants in vocabulary.names(axis).clashes():
        with_page = [claimant for claimant in claimants if claimant.path in documents]
        for claimant in with_page:
            others = " and ".join(f"`{other.id}`" for other in claimants if other is not claimant)
            yield Problem(
                Code.NAME_CLASH,
                claimant.path,
                _place_of(documents[claimant.path], claimant, name),
                f"“{name}” also names {others}",
                "if both are right, each says `{name: …, ambiguous: true}` among its aliases",
            )


def _place_of(document: Document, term: Term, name: str) -> Place:
    ways = (("aliases", None), ("aliases", None, "name"), ("names", None, "name"), ("name",))
    for way in ways:
        for loc, text in document.each(*way):
            if text.casefold() == name:
                return document.place(loc)
    return document.key_place(("name",)) if term.path else Place()


def check_id(path: str, identity: str) -> Iterator[Problem]:
    """A term's file whose name its axis keeps for itself."""
    if identity in urls.RESERVED:
        message = f"`{identity}` is a name the site keeps for itself"
        yield Problem(Code.ID_RESERVED, path, Place(), message, "choose another file name")
