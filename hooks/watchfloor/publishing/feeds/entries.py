"""What feeds are made of: frozen values, the same for every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ... import urls
from ...archive import Archive
from ...briefing import Briefing, Tombstone
from ...briefing.judgement import Judgement
from ...briefing.matter import Change, ChangeKind
from ..dates import date_text
from ..listings import term_ref


@dataclass(frozen=True, slots=True)
class Category:
    """A term that an entry stands under."""

    term: str
    """Its id."""
    scheme: str
    """The whole address of its axis."""
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A briefing in feeds, or what stays of one that had to go; every address is whole."""

    id: str
    """Stays the same for good, so that readers replace what they kept."""
    url: str
    title: str
    updated: date
    published: date | None
    """Unknown of a briefing that had to go."""
    authors: tuple[str, ...]
    categories: tuple[Category, ...]
    language: str
    rights: str
    summary: str
    """Plain text, as what follows: what was changed, and the facts in short."""
    digest: str
    """The summary and the judgements, a paragraph each."""
    content: str
    """The full text as HTML; empty where it is told in short."""
    facts: Mapping[str, Any]
    """What no feed format has a place for, in the words of the front matter."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself; every address is whole."""

    id: str
    title: str
    subtitle: str
    url: str
    """The list's own page."""
    atom: str
    json: str
    language: str
    author: str
    updated: date


def entry(briefing: Briefing, archive: Archive, site_url: str) -> Entry:
    """*briefing* for feeds, told in short."""
    matter = briefing.matter
    opening = (*_changes(briefing, archive), *_what(briefing, archive))
    return Entry(
        id=identity(briefing.id, archive),
        url=urls.absolute(urls.briefing(briefing.id), site_url),
        title=_title(briefing),
        updated=briefing.updated,
        published=matter.published,
        authors=matter.authors,
        categories=tuple(_categories(briefing, archive, site_url)),
        language=matter.language or archive.settings.language,
        rights=matter.license or "",
        summary="\n\n".join(opening),
        digest="\n\n".join((*opening, *map(_judgement, matter.judgements))),
        content="",
        facts=_facts(briefing),
    )


def removal(name: str, stone: Tombstone, archive: Archive, site_url: str) -> Entry:
    """What takes the place of the briefing called *name* where readers kept it."""
    said = f"This briefing was removed. Why: {stone.reason}"
    return Entry(
        id=identity(name, archive),
        url=urls.absolute(urls.briefing(name), site_url),
        title=f"Removed: {name}",
        updated=stone.date,
        published=None,
        authors=(archive.settings.name,),
        categories=(),
        language=archive.settings.language,
        rights="",
        summary=said,
        digest=said,
        content="",
        facts={"removed": stone.date.isoformat()},
    )


def identity(name: str, archive: Archive) -> str:
    """The id that the briefing called *name* has outside the site, whatever its address."""
    return archive.settings.tag(f"briefing/{name}")


def _title(briefing: Briefing) -> str:
    """Its title, after the one word that a reader of the old text must see."""
    kinds = {change.kind for change in briefing.matter.changes}
    if ChangeKind.WITHDRAWAL in kinds:  # whatever was corrected later, nobody stands by it
        return f"Withdrawn: {briefing.matter.title}"
    corrected = "Corrected: " if ChangeKind.CORRECTION in kinds else ""
    return corrected + briefing.matter.title


def _changes(briefing: Briefing, archive: Archive) -> Iterator[str]:
    """What was changed and why, newest first."""
    for change in sorted(briefing.matter.changes, key=_day)[::-1]:
        day = date_text(change.date, archive.settings.language).text
        yield f"{change.kind.label.capitalize()}, {day}: {change.what} Why: {change.why}"


def _day(change: Change) -> date:
    return change.date


def _what(briefing: Briefing, archive: Archive) -> Iterator[str]:
    """What it is about: its summary; an update has none, but a briefing that it updates."""
    if briefing.is_update:
        updates = archive.abstract(briefing).updates
        target = archive.get(updates)
        yield f"An update of: {target.title if target else updates}"
    else:
        yield briefing.matter.summary


def _judgement(judgement: Judgement) -> str:
    """A judgement in words; how likely and how sure never share a sentence."""
    likelihood = f" Likelihood: {judgement.likelihood.label}." if judgement.likelihood else ""
    return f"Judgement: {judgement.statement}{likelihood} Confidence: {judgement.confidence.label}."


def _categories(briefing: Briefing, archive: Archive, site_url: str) -> Iterator[Category]:
    for axis in archive.settings.axes:
        scheme = urls.absolute(urls.axis(axis.key), site_url)
        for term in archive.terms_of(archive.abstract(briefing), axis.key):
            yield Category(term, scheme, term_ref(archive, axis.key, term).name)


def _facts(briefing: Briefing) -> dict[str, Any]:
    matter = briefing.matter
    line = matter.judgements[0] if matter.judgements else None
    facts: dict[str, Any] = {
        "event_date": matter.event_date.text,
        "as_of": matter.as_of.text,
        "stage": matter.stage,
        "likelihood": line.likelihood if line else None,
        "confidence": line.confidence if line else None,
        "license": matter.license,
        "changes": [change.model_dump(mode="json") for change in matter.changes],
    }
    # an absent key says more than an empty one
    return {key: value for key, value in facts.items() if value}
