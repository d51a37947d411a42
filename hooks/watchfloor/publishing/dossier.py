"""What an archive holds on a term at a glance: what we judge, what is due, what it said itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .. import urls
from ..archive import Archive
from ..briefing import Abstract, BottomLine
from ..briefing.ahead import Said
from ..briefing.judgement import Outcome
from ..settings import PUBLISHERS
from ..tradecraft import Likelihood
from ..vocabulary import Term
from .activity import Activity, activity
from .dates import DateText, date_text
from .listings import briefing_ref
from .ref import Ref

MOST = 7
FEWEST = 2
"""Briefings below which their list says it all."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The bottom line of a briefing that still stands."""

    line: BottomLine
    briefing: Ref


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast of ours that is open."""

    statement: str
    likelihood: Likelihood
    closes: DateText
    is_past: bool
    """Whether it is closed and waits for its outcome."""
    briefing: Ref
    url: str
    """Where it stands there."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A date on which something is due."""

    date: DateText
    what: str
    briefing: Ref


@dataclass(frozen=True, slots=True)
class Heard:
    """What the term itself expected."""

    said: DateText
    statement: str
    outcome: Outcome | None
    briefing: Ref


@dataclass(frozen=True, slots=True)
class Dossier:
    """What briefings hold on a term: lists cut to what one reads, each with how long it is."""

    span: tuple[DateText, DateText] | None
    """The first and the last event."""
    newest: Ref | None
    judgements: tuple[Judged, ...]
    judged: int
    forecasts: tuple[Forecast, ...]
    forecast: int
    dates: tuple[Ahead, ...]
    dated: int
    sayings: tuple[Heard, ...]
    said: int
    tally: tuple[tuple[str, int], ...]
    """How what it said came out, where anything of it was decided."""
    activity: Activity | None


def dossier(term: Term, archive: Archive) -> Dossier:
    """What there is on *term*."""
    under = archive.under(term.axis, term.id)
    language = archive.settings.language
    standing = list(filter(archive.stands, under))
    judgements = [each for each in standing if each.bottom_line] if len(under) >= FEWEST else []
    forecasts = sorted(_forecasts(standing, archive), key=lambda pair: pair[0])
    dates = sorted(_dates(standing, archive), key=lambda pair: pair[0])
    sayings = _sayings(term, archive)
    return Dossier(
        span=_span(under, language),
        newest=briefing_ref(under[0], archive) if under else None,
        judgements=tuple(
            Judged(each.bottom_line, briefing_ref(each, archive))
            for each in judgements[:MOST]
            if each.bottom_line
        ),
        judged=len(judgements),
        forecasts=tuple(each for _, each in forecasts[:MOST]),
        forecast=len(forecasts),
        dates=tuple(each for _, each in dates[:MOST]),
        dated=len(dates),
        sayings=tuple(_heard(*each, archive) for each in sayings[:MOST]),
        said=len(sayings),
        tally=_tally(said for _, said in sayings),
        activity=activity(under, language),
    )


def given(briefing: Abstract, archive: Archive) -> tuple[object, ...]:
    """All that dossiers show of *briefing*, but what it quotes: plain, and soon told.

    To make the dossiers of 1,000 briefings only to see whether they change took 0.25 s.
    """
    named = (briefing.id, briefing.title, briefing.event_date.text)
    if not archive.stands(briefing):
        return named
    today = archive.today
    forecasts = [(each, each.closes < today) for each in briefing.forecasts if not each.outcome]
    dates = [each for each in briefing.watch if each.date.latest >= today]
    return (*named, briefing.bottom_line, forecasts, dates)


def heard(term: Term, archive: Archive) -> list[tuple[str, str, str, Said]]:
    """What *term* said, and of the briefings that quote it all that a dossier shows."""
    return [
        (briefing.id, briefing.title, briefing.event_date.text, said)
        for briefing, said in _sayings(term, archive)
    ]


def _span(under: Sequence[Abstract], language: str) -> tuple[DateText, DateText] | None:
    if not under:
        return None
    return date_text(under[-1].event_date, language), date_text(under[0].event_date, language)


def _forecasts(
    briefings: Iterable[Abstract], archive: Archive
) -> Iterator[tuple[tuple[date, str, str], Forecast]]:
    """The open forecasts of *briefings*, each with what sorts the next to close first."""
    for briefing in briefings:
        for each in briefing.forecasts:
            if not each.outcome:
                yield (
                    (each.closes, briefing.id, each.id),
                    Forecast(
                        each.statement,
                        each.likelihood,
                        date_text(each.closes, archive.settings.language),
                        each.closes < archive.today,
                        briefing_ref(briefing, archive),
                        f"{urls.briefing(briefing.id)}#{urls.forecast(each.id)}",
                    ),
                )


def _dates(
    briefings: Iterable[Abstract], archive: Archive
) -> Iterator[tuple[tuple[date, date, str, int], Ahead]]:
    """The dates ahead of *briefings* that are not past, each with what sorts the next first."""
    for briefing in briefings:
        for number, due in enumerate(briefing.watch):
            if due.date.latest >= archive.today:
                when = date_text(due.date, archive.settings.language)
                yield (
                    (due.date.latest, due.date.earliest, briefing.id, number),
                    Ahead(when, due.what, briefing_ref(briefing, archive)),
                )


def _sayings(term: Term, archive: Archive) -> list[tuple[Abstract, Said]]:
    """What *term* said, under whichever of its ids, newest first."""
    if term.axis not in {"actors", PUBLISHERS.key}:
        return []
    same = [tuple(each.split("/", 1)) for each in (term.matter.same_as if term.matter else ())]
    found = [
        pair
        for axis, identity in dict.fromkeys([(term.axis, term.id), *same])
        for pair in archive.said_by(axis, identity)
    ]
    return sorted(found, key=lambda pair: pair[1].said.order, reverse=True)


def _heard(briefing: Abstract, said: Said, archive: Archive) -> Heard:
    when = date_text(said.said, archive.settings.language)
    return Heard(when, said.statement, said.outcome, briefing_ref(briefing, archive))


def _tally(sayings: Iterable[Said]) -> tuple[tuple[str, int], ...]:
    """How many came out how; nothing as long as all are open."""
    counts = Counter(said.outcome for said in sayings)
    if not any(outcome for outcome in counts):
        return ()
    told = [(outcome.label, counts[outcome]) for outcome in Outcome if counts[outcome]]
    return (*told, *([("open", counts[None])] if counts[None] else []))
