"""The page of a briefing: everything its front matter says, and what came of it since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .. import urls
from ..archive import Archive, Thread
from ..briefing import Briefing, Tombstone
from ..briefing.source import Source
from ..settings import PUBLISHERS
from ..wording import LANGUAGES
from .dates import DateText, date_text
from .listings import briefing_ref, marks, term_ref
from .page import Page, Ref
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


def page(briefing: Briefing, archive: Archive) -> Page:
    """The page of *briefing*."""
    matter = briefing.matter
    return Page(
        url=urls.briefing(briefing.id),
        kind="briefing",
        title=matter.title,
        description=matter.summary or f"Update: {matter.title}",
        data=_data(briefing, archive),
        markdown=briefing.body.markdown,
        source=briefing.path,
        updated=briefing.updated,
        structured=report(briefing, archive),
    )


def _data(briefing: Briefing, archive: Archive) -> dict[str, Any]:
    language = archive.settings.language
    matter = briefing.matter
    thread = Thread.of(briefing, archive)
    sources = citations(briefing, archive)
    return {
        "briefing": briefing,
        "matter": matter,
        "wording": LANGUAGES[language],
        "dates": {
            key: date_text(getattr(matter, key), language) for key in ("event_date", "as_of")
        },
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
        "citations": sources,
        "numbers": {citation.source.id: citation.number for citation in sources},
        "origins": len(set(briefing.origins.values())),
        "speakers": [_speaker(quoted.by, archive) for quoted in matter.quoted_forecasts],
    }


def _speaker(identity: str, archive: Archive) -> Ref:
    axis = "actors" if archive.vocabulary.get("actors", identity) else PUBLISHERS.key
    return term_ref(archive, axis, identity)


def citations(briefing: Briefing, archive: Archive) -> tuple[Citation, ...]:
    """The sources of *briefing*, numbered as a reader meets them, the uncited last."""
    cited = dict.fromkeys(word for block in briefing.body.blocks for word in block.footnotes)
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
    if originator == source.publisher:
        return ""
    term = archive.vocabulary.get(PUBLISHERS.key, originator)
    return term.name if term else originator


def tombstone(identity: str, stone: Tombstone, archive: Archive) -> Page:
    """What stays at the address of a briefing that had to go."""
    return Page(
        url=urls.briefing(identity),
        kind="tombstone",
        title="This briefing was removed",
        description=stone.reason,
        data={
            "id": identity,
            "reason": stone.reason,
            "date": date_text(stone.date, archive.settings.language),
        },
        is_indexed=False,
        is_searched=False,
    )
