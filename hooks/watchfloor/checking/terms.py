"""The vocabulary as a whole: every name leads to one term, every term to something wider."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import urls
from ..document import Document
from ..problem import Code, Place, Problem, did_you_mean, one_of
from ..vocabulary import Term, Vocabulary, folded
from .context import Context, some
from .days import many, problem, span_at, spans
from .references import formerly
from .references import term as named


def check(document: Document, context: Context, axis: str) -> Iterator[Problem]:
    """What the page of a term on *axis* names that leads nowhere."""
    vocabulary = context.vocabulary
    identity = document.path.rpartition("/")[2].removesuffix(".md")
    yield from some(_named(document, context, axis))
    yield from some(_circle(document, vocabulary, axis, identity))
    yield from some(_same_as(document, context, axis, identity))
    yield from some(_former_ids(document, vocabulary, axis, identity))
    yield from some(_offices(document))


def _named(document: Document, context: Context, axis: str) -> Iterator[Problem]:
    ways: tuple[tuple[tuple[str | None, ...], str], ...] = (
        (("part_of", None), axis),
        (("broader", None), axis),
        (("members", None), "regions"),
        (("country",), "regions"),
        (("roles", None, "of"), "actors"),
    )
    for way, where in ways:
        for loc, word in document.each(*way):
            yield from named(document, context, loc, where, word)
    for loc, word in document.each("country"):
        region = context.term("regions", word)
        if region and region.path and not region.iso and not _is_country(region):
            message = f"`{word}` is a region, but no country"
            hint = "name the country it lies in"
            yield Problem(Code.TERM_UNKNOWN, document.path, document.place(loc), message, hint)


def _is_country(region: Term) -> bool:
    return getattr(region.matter, "kind", "country") == "country"


def _circle(
    document: Document, vocabulary: Vocabulary, axis: str, identity: str
) -> Iterator[Problem]:
    for key in ("part_of", "broader", "members"):
        for loc, other in document.each(key, None):
            message = ""
            if other == identity:
                message = "a term cannot belong to itself"
            elif key != "members" and identity in vocabulary.ancestors(axis, other):
                message = f"`{other}` belongs to `{identity}` itself"
            if message:
                hint = "only one of two terms is the wider one"
                yield Problem(Code.TERM_CIRCULAR, document.path, document.place(loc), message, hint)


def _same_as(document: Document, context: Context, axis: str, identity: str) -> Iterator[Problem]:
    vocabulary = context.vocabulary
    axes = [each.key for each in context.settings.vocabularies]
    for loc, word in document.each("same_as", None):
        other_axis, slash, other_id = word.partition("/")
        other = vocabulary.get(other_axis, other_id)
        if not slash:
            continue  # its shape is wrong, and told where values are
        if other_axis not in axes:
            message = f"there is no kind of term called `{other_axis}`"
            hint = did_you_mean(other_axis, axes) or one_of(axes)
            yield Problem(Code.TERM_UNKNOWN, document.path, document.place(loc), message, hint)
        elif other is None:
            yield from named(document, context, loc, other_axis, other_id)
        elif other.matter is None or f"{axis}/{identity}" not in other.matter.same_as:
            message = f"`{word}` does not say that it is the same"
            hint = f"write `same_as: [{axis}/{identity}]` there too"
            yield Problem(Code.SAME_AS_ONE_SIDED, document.path, document.place(loc), message, hint)


def _former_ids(
    document: Document, vocabulary: Vocabulary, axis: str, identity: str
) -> Iterator[Problem]:
    for loc, word in document.each("former_ids", None):
        owners = formerly(vocabulary, axis, word)
        others = [f"`{owner.id}`" for owner in owners if owner.id != identity]
        message = ""
        if vocabulary.get(axis, word):
            message = f"`{word}` is the id of a term that still exists"
        elif others:
            message = f"`{word}` was the id of {' and '.join(others)} too"
        if message:
            place, hint = document.place(loc), "an id is never used again"
            yield Problem(Code.ID_TAKEN, document.path, place, message, hint)


def _offices(document: Document) -> Iterator[Problem]:
    """A person is a term as holder of an office, which ends after it begins."""
    if document.one("kind") == "person" and not many(document, ("roles",)):
        message = "`roles` is missing: a person is a term only as holder of an office"
        hint = "write `roles:` and `- office: …` with `of: …`, or name the body instead"
        place = document.place(("kind",))
        yield Problem(Code.KEY_MISSING, document.path, place, message, hint)
    for loc, until in spans(document, "roles", None, "until"):
        since = span_at(document, (*loc[:-1], "since"))
        if since and until.latest < since.earliest:
            message = f"{until} is before `since`, {since}"
            yield problem(Code.DATE_ORDER, document, loc, message, "mend one of the two")


def check_names(
    vocabulary: Vocabulary, axis: str, documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Names on *axis* that several terms claim; *documents* are term pages by their path."""
    for name, terms in vocabulary.names(axis).clashes():
        # a tag without a page is told where it is used
        claimants = [term for term in terms if term.path] if axis == "tags" else terms
        for claimant in claimants:
            others = " and ".join(f"`{other.id}`" for other in claimants if other is not claimant)
            if others and claimant.path in documents:
                place, spelling = _place_of(documents[claimant.path], name)
                message = f"“{spelling}” also names {others}"
                hint = "if both are right, each says `{name: …, ambiguous: true}` among its aliases"
                yield Problem(Code.NAME_CLASH, claimant.path, place, message, hint)


def _place_of(document: Document, name: str) -> tuple[Place, str]:
    """Where a page gives *name*, and how it spells it."""
    ways = (("aliases", None), ("aliases", None, "name"), ("names", None, "name"), ("name",))
    for way in ways:
        for loc, text in document.each(*way):
            if folded(text) == name:
                return document.place(loc), text
    return document.key_place(("name",)), name


def check_id(path: str, identity: str) -> Iterator[Problem]:
    """A term's file whose name its axis keeps for itself."""
    if identity in urls.RESERVED:
        message = f"`{identity}` is a name the site keeps for itself"
        yield Problem(Code.ID_RESERVED, path, Place(), message, "choose another file name")
