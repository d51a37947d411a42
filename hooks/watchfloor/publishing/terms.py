"""The pages of a term: who or what it is, and every briefing on it or on what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from .. import urls
from ..archive import Archive
from ..digest import text_digest
from ..document import Body
from ..settings import Axis
from ..vocabulary import Term
from ..vocabulary.matter import Actor, Publisher, Region, Subject
from .circle import AXIS, circle
from .companions import companions
from .dates import date_text
from .digests import Digests
from .dossier import dossier, heard
from .feeds import on
from .listings import Listing, listings, term_ref
from .mentioned import mentioned
from .page import Data, Page
from .ref import Ref


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is known of a term."""

    label: str
    text: str = ""
    refs: tuple[Ref, ...] = ()


def pages(term: Term, axis: Axis, archive: Archive) -> Iterator[Page]:
    """Every page of *term*, the newest first."""
    under = archive.under(axis.key, term.id)
    for listing in listings(urls.term(axis.key, term.id), under, archive):
        yield _page(term, axis, listing, archive)


def _page(term: Term, axis: Axis, listing: Listing, archive: Archive) -> Page:
    is_first = listing.is_newest
    title = term.name if is_first else f"{term.name}, page {listing.number}"
    counted_all = f"{listing.total} briefings on {term.name}."
    return Page(
        url=listing.url,
        kind="term",
        title=title,
        description=(term.summary or counted_all) if is_first else f"Briefings on {title}.",
        make=partial(_data, term, axis, listing, archive),
        ground=partial(_ground, term, listing, archive),
        **(_profile(term.body) if is_first and term.body else {}),
        source=term.path,
        is_searched=is_first,
        is_indexed=is_first and not archive.is_stub(term),
        feed=on(term, archive),
    )


def _profile(body: Body) -> dict[str, Any]:
    """What a page has of the words that somebody wrote about its term."""
    words, mentions = text_digest(body.text), body.mentions
    return {"read": partial(_read, body), "words": words, "mentions": mentions}


def _read(body: Body) -> str:
    return body.markdown


def _data(term: Term, axis: Axis, listing: Listing, archive: Archive) -> Data:
    return {
        "term": term,
        "axis": axis,
        "listing": listing,
        **(_beside(term, archive) if listing.is_newest else {"companions": [], "circle": None}),
        **_around(term, listing, archive),
        "dossier": dossier(term, archive) if listing.is_newest else None,
    }


def _beside(term: Term, archive: Archive) -> dict[str, Any]:
    """The terms that share briefings with *term*; actors stand in a circle of their own.

    Not so around a tag: there are very many, and each is of few briefings.
    """
    if term.axis == "tags":
        return {"companions": companions(term, archive), "circle": None}
    others = companions(term, archive, without=AXIS)
    return {"companions": others, "circle": circle(term, archive)}


def _around(term: Term, listing: Listing, archive: Archive) -> dict[str, Any]:
    """What a page of *term* says of others."""
    return {
        "facts": list(_facts(term, archive)) if listing.is_newest else [],
        "narrower": _narrower(term, archive) if listing.is_newest else [],
        "path": _path(term, archive),
        "mentioned": mentioned(term.path, archive) if listing.is_newest else None,
    }


def _ground(term: Term, listing: Listing, archive: Archive, digests: Digests) -> Any:
    """All that :func:`_data` shows; the circle and the dossier rest on what each briefing says."""
    under = archive.under(term.axis, term.id) if listing.is_newest else ()
    return (
        digests.term(term.axis, term.id),
        _around(term, listing, archive),
        listing.told(digests.card),
        [(digests.brief(each.id), digests.stand(each.id)) for each in under],
        heard(term, archive) if listing.is_newest else [],
    )


def _narrower(term: Term, archive: Archive) -> list[Ref]:
    """The terms directly below *term*, each with its count."""
    return [counted(other, archive) for other in archive.narrower(term.axis, term.id)]


def counted(term: Term, archive: Archive) -> Ref:
    """A link to the page of *term*, with how many briefings stand there."""
    return term_ref(archive, term.axis, term.id, str(len(archive.under(term.axis, term.id))))


def _path(term: Term, archive: Archive) -> list[Ref]:
    """The way down to *term*: one wider term after the other, the widest first."""
    steps: list[str] = []
    parents = archive.vocabulary.parents(term.axis, term.id)
    while parents and parents[0] not in steps and parents[0] != term.id:
        steps.insert(0, parents[0])
        parents = archive.vocabulary.parents(term.axis, parents[0])
    return [
        term_ref(archive, term.axis, step) for step in steps if archive.is_shown(term.axis, step)
    ]


def _facts(term: Term, archive: Archive) -> Iterator[Fact]:
    matter = term.matter
    names = tuple(dict.fromkeys(term.aliases))
    if names:
        yield Fact("Also called", " · ".join(names))
    if matter:
        language = archive.settings.language
        former = [
            f"{each.name} (until {date_text(each.until, language).text})" for each in matter.names
        ]
        if former:
            yield Fact("Formerly", " · ".join(former))
    yield from _facts_of_kind(matter, archive)
    if term.iso:
        yield Fact("ISO 3166-1", term.iso)
    if matter and matter.same_as:
        same = [word.partition("/") for word in matter.same_as]
        yield Fact(
            "Also here as", refs=tuple(_as_other(axis, each, archive) for axis, _, each in same)
        )


def _as_other(axis: str, identity: str, archive: Archive) -> Ref:
    kind = next((each.singular for each in archive.settings.vocabularies if each.key == axis), axis)
    ref = term_ref(archive, axis, identity)
    return Ref(f"{ref.name} ({kind})", ref.url)


def _facts_of_kind(matter: Any, archive: Archive) -> Iterator[Fact]:
    match matter:
        case Actor():
            yield Fact("Kind", matter.kind.label)
            if matter.country:
                yield Fact("Country", refs=(_place(matter.country, archive),))
            if matter.part_of:
                yield Fact(
                    "Part of", refs=tuple(term_ref(archive, "actors", a) for a in matter.part_of)
                )
            for role in matter.roles:
                yield Fact("Office", role.office, (term_ref(archive, "actors", role.of),))
            for register, identity in matter.ids:
                if identity:
                    yield Fact(register.upper(), identity)
        case Publisher():
            grade = f"{matter.reliability.value}, {matter.reliability.label}"
            yield Fact("Usual reliability", grade)
            yield Fact("Why", matter.because)
        case Region():
            yield Fact("Kind", matter.kind.label)
        case Subject():
            yield Fact("What belongs here", matter.definition)


def _place(region: str, archive: Archive) -> Ref:
    """A region, linked where it has a page."""
    ref = term_ref(archive, "regions", region)
    return ref if archive.is_shown("regions", region) else Ref(ref.name, "")
