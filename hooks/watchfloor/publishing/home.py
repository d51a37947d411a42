"""What the home page adds to its owner's words: what the archive knows, expects and has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .. import urls
from ..archive import Archive
from ..briefing import Abstract, BottomLine
from ..edtf import Edtf
from ..settings import Axis
from .changes import Item, TellingKind, items
from .dates import DateText, date_text
from .listings import term_ref
from .ref import Ref
from .terms import counted

NEWEST = 6
LINES = 7
TURNS = 6
DATES = 8
OVERDUE = 5
MOST_USED = 8
BESIDE = 3
"""How many terms stand beside a bottom line."""


@dataclass(frozen=True, slots=True)
class StandingLine:
    """A bottom line that we still stand by."""

    line: BottomLine
    briefing: Ref
    date: DateText
    """Of the event."""
    terms: tuple[Ref, ...]
    """Its first on the archive's leading axis."""


@dataclass(frozen=True, slots=True)
class DateAhead:
    """Something that is due, and the briefing that says so."""

    date: DateText
    what: str
    is_forecast: bool
    briefing: Ref


def home(archive: Archive) -> dict[str, Any]:
    """The data that the home page's template dresses."""
    dates = sorted(_dates(archive), key=lambda ahead: (ahead.date.latest, ahead.date.earliest))
    due = [ahead for ahead in dates if ahead.date.latest >= archive.today]
    overdue = [each for each in dates if each.is_forecast and each.date.latest < archive.today]
    return {
        "known": known(archive),
        "leading": leading(archive),
        "lines": standing_lines(archive),
        "turns": turned(archive),
        "dates": [_date_ahead(each, archive) for each in due[:DATES]],
        "dates_total": len(due),
        "overdue": [_date_ahead(each, archive) for each in overdue[:OVERDUE]],
        "overdue_total": len(overdue),
        "newest": archive.briefings[:NEWEST],
        "total": len(archive.briefings),
        "everything": Ref("All briefings", urls.BRIEFINGS),
        "axes": browsed(archive),
    }


def known(archive: Archive) -> dict[str, DateText]:
    """Up to when the archive knows anything: by its information, its events and its changes."""
    if not archive.briefings:
        return {}
    language = archive.settings.language
    newest = max((each.as_of for each in archive.briefings), key=lambda day: day.order[::-1])
    return {
        "information": date_text(newest, language),
        "event": date_text(archive.briefings[0].event_date, language),
        "changed": date_text(max(each.updated for each in archive.briefings), language),
    }


def leading(archive: Archive) -> Axis:
    """The axis that an archive is about: the first it declares and requires, else of its own.

    Without one of its own, its themes.
    """
    own = archive.settings.declared
    themes = next(axis for axis in archive.settings.axes if axis.key == "themes")
    return next((axis for axis in own if axis.required), own[0] if own else themes)


def standing_lines(archive: Archive) -> list[StandingLine]:
    """The bottom lines that stand, the newest event first, seven at most.

    Superseded and withdrawn briefings are left out; updates judge nothing. No term of the leading
    axis comes twice before as many others have come once: it is what each briefing names first. How
    sure we are decides nothing, since the newest is what a reader came for; it stands beside.
    """
    standing = [
        each
        for each in archive.briefings
        if each.bottom_line and not each.is_update and archive.stands(each)
    ]
    axis = leading(archive).key
    first: dict[str, Abstract] = {}
    for briefing in standing:
        first.setdefault(next(iter(archive.terms_of(briefing, axis)), ""), briefing)
    leaders = [*first.values()][:LINES]
    ids = {briefing.id for briefing in leaders}
    others = [each for each in standing if each.id not in ids][: LINES - len(leaders)]
    chosen = sorted((*leaders, *others), key=lambda each: each.order, reverse=True)
    return [_standing_line(each, archive) for each in chosen]


def _standing_line(briefing: Abstract, archive: Archive) -> StandingLine:
    assert briefing.bottom_line  # noqa: S101  # else it is none that stands
    axis = leading(archive).key
    terms = archive.terms_of(briefing, axis)[:BESIDE]
    return StandingLine(
        line=briefing.bottom_line,
        briefing=Ref(briefing.title, urls.briefing(briefing.id)),
        date=date_text(briefing.event_date, archive.settings.language),
        terms=tuple(term_ref(archive, axis, term) for term in terms),
    )


def turned(archive: Archive) -> list[Item]:
    """What was withdrawn, corrected, superseded, decided, thought again or updated, newest first.

    On one day in that order, six at most. No kind takes more than half of the places while others
    wait: a day of corrections does not hide what was decided on it.
    """
    counts: Counter[TellingKind] = Counter()
    first: list[tuple[int, Item]] = []
    late: list[tuple[int, Item]] = []
    for place, item in enumerate(items(archive)):
        if item.kind not in {"new", "removed"}:
            counts[item.kind] += 1
            (first if counts[item.kind] <= TURNS // 2 else late).append((place, item))
    return [item for _, item in sorted((first + late)[:TURNS], key=lambda pair: pair[0])]


@dataclass(frozen=True, slots=True)
class _Due:
    """A date that a briefing looks to."""

    date: Edtf
    what: str
    is_forecast: bool
    briefing: Abstract
    anchor: str


def _dates(archive: Archive) -> Iterator[_Due]:
    """Every date of a briefing that stands; of forecasts, the day by which they are decided."""
    for briefing in filter(archive.stands, archive.briefings):
        for watch in briefing.watch:
            yield _Due(watch.date, watch.what, is_forecast=False, briefing=briefing, anchor="watch")
        for each in briefing.forecasts:
            if not each.outcome:
                due, anchor = Edtf.parse(each.due.isoformat()), urls.forecast(each.id)
                yield _Due(due, each.statement, is_forecast=True, briefing=briefing, anchor=anchor)


def _date_ahead(due: _Due, archive: Archive) -> DateAhead:
    when = date_text(due.date, archive.settings.language)
    where = Ref(due.briefing.title, f"{urls.briefing(due.briefing.id)}#{due.anchor}")
    return DateAhead(when, due.what, due.is_forecast, where)


def browsed(archive: Archive) -> list[tuple[Ref, list[Ref]]]:
    """The ways in, what the archive is about first, then who, then where, then all else."""
    by_key = {axis.key: axis for axis in archive.settings.axes}
    order = dict.fromkeys((leading(archive).key, "actors", "regions", *by_key))
    return _ways_in((by_key[key] for key in order), archive)


def ways_in(archive: Archive) -> list[tuple[Ref, list[Ref]]]:
    """Each axis with its most used terms."""
    return _ways_in(archive.settings.axes, archive)


def _ways_in(axes: Iterable[Axis], archive: Archive) -> list[tuple[Ref, list[Ref]]]:
    return [
        (Ref(axis.label, urls.axis(axis.key), str(len(shown))), _most_used(axis.key, archive))
        for axis in axes
        if (shown := archive.shown(axis.key))
    ]


def _most_used(axis: str, archive: Archive) -> list[Ref]:
    """The terms that most briefings name, not counting what is rolled up."""
    return [counted(term, archive) for term in archive.used(axis)[:MOST_USED]]
