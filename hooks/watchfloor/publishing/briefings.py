"""The page of a briefing: everything its front matter says, and what came of it since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from .. import urls
from ..archive import Archive, Thread
from ..briefing import Abstract, Briefing, Tombstone
from ..briefing.citing import resting
from ..briefing.source import Source
from ..settings import PUBLISHERS
from ..wording import LANGUAGES
from .dates import DateText, date_text
from .digests import Digests
from .listings import briefing_ref, marks, term_ref
from .mentioned import mentioned
from .page import Data, Page
from .ref import Ref
from .structured import report


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as its briefing's readers see it."""

    number: int
    source: Source
    publisher: Ref
    origin: str
    """The name of who stands at its beginning; empty where that is its publisher."""
    published: DateText | None


@dataclass(frozen=True, slots=True)
class Origin:
    """The sources that go back to one beginning: together they count once."""

    name: str
    """Whose it is; empty where each of them is an origin of its own."""
    citations: tuple[Citation, ...]


def page(briefing: Abstract, archive: Archive) -> Page:
    """The page of *briefing*."""
    return Page(
        url=urls.briefing(briefing.id),
        kind="briefing",
        title=briefing.title,
        description=briefing.summary or f"Update: {briefing.title}",
        make=partial(_data, briefing.id, archive),
        ground=partial(_ground, briefing, archive),
        briefing=briefing.id,
        read=partial(_read, briefing.id, archive),
        mentions=briefing.mentions,
        source=briefing.path,
        updated=briefing.updated,
    )


def _read(identity: str, archive: Archive) -> str:
    return archive.whole[identity].body.markdown


def _data(identity: str, archive: Archive) -> Data:
    briefing = archive.whole[identity]
    language = archive.settings.language
    matter = briefing.matter
    wording = LANGUAGES[language]
    sources = citations(briefing, archive)
    return {
        "briefing": briefing,
        "matter": matter,
        "wording": wording,
        "dates": {
            key: date_text(getattr(matter, key), language) for key in ("event_date", "as_of")
        },
        "citations": sources,
        "numbers": {citation.source.id: citation.number for citation in sources},
        "origins": len(set(briefing.origins.values())),
        "by_origin": by_origin(sources, briefing.origins, archive),
        "resting": resting(briefing),
        "changes": sorted(matter.changes, key=lambda change: change.date, reverse=True),
        "structured": report(briefing, archive),
        **_around(archive.abstract(briefing), archive),
    }


def _around(briefing: Abstract, archive: Archive) -> dict[str, Any]:
    """What others make of *briefing*, and the links to them."""
    thread = Thread.of(briefing, archive)
    return {
        "marks": tuple(marks(briefing, archive)),
        "axes": {
            axis.label: [term_ref(archive, axis.key, each) for each in terms]
            for axis in archive.settings.axes
            if (terms := archive.terms_of(briefing, axis.key))
        },
        "thread": {
            part: [briefing_ref(other, archive) for other in getattr(thread, part)]
            for part in ("updates", "superseded_by", "supersedes", "related")
        },
        "shared": {
            urls.briefing(other.id): shared(briefing, other, archive) for other in thread.related
        },
        "speakers": [term_ref(archive, *archive.speaker(each)) for each in briefing.speakers],
        "mentioned": mentioned(briefing.path, archive),
    }


def _ground(briefing: Abstract, archive: Archive, _: Digests) -> Any:
    """All that :func:`_data` shows of others; what *briefing* says itself is known by its file."""
    publishers = archive.vocabulary.on(PUBLISHERS.key)
    named = {*briefing.publishers, *briefing.origins} & publishers.keys()
    return _around(briefing, archive), [(each, publishers[each].name) for each in sorted(named)]


def citations(briefing: Briefing, archive: Archive) -> tuple[Citation, ...]:
    """The sources of *briefing*, numbered as a reader meets them, the uncited last."""
    cited = dict.fromkeys(briefing.body.footnotes)
    sources = briefing.matter.sources
    known = {source.id: source for source in sources}
    order = [known[word] for word in cited if word in known]
    order += [source for source in sources if source.id not in cited]
    origins = briefing.origins
    return tuple(
        Citation(
            number=number,
            source=source,
            publisher=term_ref(archive, PUBLISHERS.key, source.publisher),
            origin=_origin_name(origins[source.id], source, archive),
            published=date_text(source.published, archive.settings.language)
            if source.published
            else None,
        )
        for number, source in enumerate(order, 1)
    )


def _origin_name(originator: str, source: Source, archive: Archive) -> str:
    return "" if originator == source.publisher else _publisher_name(originator, archive)


def _publisher_name(identity: str, archive: Archive) -> str:
    term = archive.vocabulary.get(PUBLISHERS.key, identity)
    return term.name if term else identity


def by_origin(
    sources: Iterable[Citation], origins: Mapping[str, str], archive: Archive
) -> tuple[Origin, ...]:
    """*sources* by where they begin, those who share a beginning first.

    *origins* are the beginnings by the sources' ids.
    """
    groups: dict[str, list[Citation]] = defaultdict(list)
    for citation in sources:
        groups[origins[citation.source.id]].append(citation)
    alone = tuple(group[0] for group in groups.values() if len(group) == 1)
    several = (
        Origin(_publisher_name(identity, archive), tuple(group))
        for identity, group in groups.items()
        if len(group) > 1
    )
    return (*several, *([Origin("", alone)] if alone else []))


def shared(briefing: Abstract, other: Abstract, archive: Archive) -> tuple[str, ...]:
    """The names of the terms that two briefings share, axis after axis."""
    return tuple(
        term_ref(archive, axis.key, each).name
        for axis in archive.settings.axes
        for theirs in (archive.terms_of(other, axis.key),)
        for each in archive.terms_of(briefing, axis.key)
        if each in theirs
    )


def tombstone(identity: str, stone: Tombstone, archive: Archive) -> Page:
    """What stays at the address of a briefing that had to go."""
    return Page(
        url=urls.briefing(identity),
        kind="tombstone",
        briefing=identity,
        title="This briefing was removed",
        description=stone.reason,
        make=partial(_tombstone, identity, stone, archive.settings.language),
        is_indexed=False,
        is_searched=False,
    )


def _tombstone(identity: str, stone: Tombstone, language: str) -> Data:
    return {"id": identity, "reason": stone.reason, "date": date_text(stone.date, language)}
