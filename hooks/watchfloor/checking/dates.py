"""Dates against each other: nothing is known before it happened, nothing forecast afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from ..document import Document
from ..edtf import Edtf
from ..problem import Code, Problem
from .context import Context

STALE_DAYS = 60
TIME_ZONES = timedelta(days=1)
"""An author east of Greenwich may be a day ahead of the clock, which is UTC."""


def check(document: Document, context: Context) -> Iterator[Problem]:
    """Every date that contradicts another."""
    yield from _publication(document, context)
    yield from _sources(document, context)
    yield from _forecasts(document)
    yield from _ahead(document)
    yield from _changes(document, context)
    yield from _text(document, context)


def _span(text: str) -> Edtf | None:
    try:
        return Edtf.parse(text)
    except ValueError:
        return None  # its own problem is reported where values are checked


def _spans(document: Document, *way: str | None) -> Iterator[tuple[tuple[str | int, ...], Edtf]]:
    return ((loc, span) for loc, text in document.each(*way) if (span := _span(text)))


def _problem(
    code: Code, document: Document, loc: tuple[str | int, ...], message: str, hint: str = ""
) -> Problem:
    return Problem(code, document.path, document.place(loc), message, hint)


def _publication(document: Document, context: Context) -> Iterator[Problem]:
    event, as_of, published = (
        _span(document.one(key)) for key in ("event_date", "as_of", "published")
    )
    if published and published.earliest > context.today + TIME_ZONES:
        yield _problem(
            Code.DATE_FUTURE,
            document,
            ("published",),
            f"{published} is still to come",
            "the day the briefing is filed",
        )
    if as_of and published and as_of.earliest > published.latest:
        yield _problem(
            Code.DATE_ORDER, document, ("as_of",), f"{as_of} is after `published`, {published}"
        )
    if event and published and event.earliest > published.latest:
        yield _problem(
            Code.DATE_ORDER,
            document,
            ("event_date",),
            f"{event} is after `published`, {published}",
            "what is only due belongs under `watch`",
        )
    if as_of and published and (published.earliest - as_of.latest).days > STALE_DAYS:
        days = (published.earliest - as_of.latest).days
        yield _problem(
            Code.INFORMATION_STALE,
            document,
            ("as_of",),
            f"the newest information is {days} days older than the briefing",
            "look for what has happened since",
        )
    identity = document.path.rpartition("/")[2].removesuffix(".md")
    if event and not identity.startswith(event.earliest.isoformat()[: _known(event)]):
        yield _problem(
            Code.ID_DATE,
            document,
            ("event_date",),
            f"the file's name gives another date than {event}",
            "right if the date was mended after filing: an id never changes",
        )


def _known(event: Edtf) -> int:
    """How many characters of an ISO date are known."""
    return {"year": 4, "month": 7, "day": 10, "interval": 4}[event.precision]


def _sources(document: Document, context: Context) -> Iterator[Problem]:
    as_of = _span(document.one("as_of"))
    for loc, published in _spans(document, "sources", None, "published"):
        if as_of and published.earliest > as_of.latest:
            yield _problem(
                Code.DATE_ORDER,
                document,
                loc,
                f"this source is newer than `as_of`, {as_of}",
                "as_of is the day of the newest information used",
            )
    for loc, accessed in _spans(document, "sources", None, "accessed"):
        if accessed.earliest > context.today + TIME_ZONES:
            yield _problem(Code.DATE_FUTURE, document, loc, f"{accessed} is still to come")
    for loc, said in _spans(document, "quoted_forecasts", None, "said"):
        if as_of and said.earliest > as_of.latest:
            yield _problem(Code.DATE_ORDER, document, loc, f"this was said after `as_of`, {as_of}")


def _forecasts(document: Document) -> Iterator[Problem]:
    published = _span(document.one("published"))
    forecasts = document.matter.get("forecasts")
    for number in range(len(forecasts) if isinstance(forecasts, list) else 0):
        at = ("forecasts", number)
        closes, due = (_inside(document, (*at, key)) for key in ("closes", "due"))
        estimates = [
            (loc, span)
            for loc, span in _spans(document, "forecasts", None, "estimates", None, "date")
            if loc[1] == number
        ]
        if closes and published and closes.latest <= published.earliest:
            message = f"the forecast closes on {closes}, before it was published"
            yield _problem(
                Code.FORECAST_BACKDATED,
                document,
                (*at, "closes"),
                message,
                "forecast what is not yet known",
            )
        if closes and due and due.earliest < closes.earliest:
            message = f"{due} is before `closes`, {closes}"
            yield _problem(Code.DATE_ORDER, document, (*at, "due"), message)
        for loc, made in estimates:
            if published and made.earliest < published.earliest:
                message = f"this estimate is dated before `published`, {published}"
                yield _problem(
                    Code.FORECAST_BACKDATED,
                    document,
                    loc,
                    message,
                    "no estimate is older than its briefing",
                )
            if closes and made.earliest > closes.latest:
                message = f"this estimate was made after the forecast closed, on {closes}"
                yield _problem(Code.DATE_ORDER, document, loc, message)
        for (_, earlier), (loc, later) in pairwise(estimates):
            if later.earliest < earlier.earliest:
                yield _problem(
                    Code.DATE_ORDER, document, loc, "estimates stand in the order they were made"
                )
        yield from _outcome(document, (*at, "resolved"), published)


def _outcome(
    document: Document, at: tuple[str | int, ...], published: Edtf | None
) -> Iterator[Problem]:
    for key in ("happened", "date"):
        when = _inside(document, (*at, key))
        if when and published and when.latest < published.earliest:
            message = f"{when} is before `published`, {published}: the outcome could be known"
            yield _problem(
                Code.OUTCOME_KNOWN,
                document,
                (*at, key),
                message,
                "only what was open can be forecast",
            )
            return


def _inside(document: Document, at: tuple[str | int, ...]) -> Edtf | None:
    value: object = document.matter
    for part in at:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
        else:
            return None
    return _span(value) if isinstance(value, str) else None


def _ahead(document: Document) -> Iterator[Problem]:
    as_of = _span(document.one("as_of"))
    for loc, when in _spans(document, "watch", None, "date"):
        if as_of and when.latest <= as_of.earliest:
            message = f"{when} is not ahead of `as_of`, {as_of}"
            yield _problem(Code.DATE_ORDER, document, loc, message, "tell it under What happened")


def _changes(document: Document, context: Context) -> Iterator[Problem]:
    published = _span(document.one("published"))
    changes = list(_spans(document, "changes", None, "date"))
    for loc, when in changes:
        if published and when.earliest < published.earliest:
            yield _problem(
                Code.DATE_ORDER,
                document,
                loc,
                f"this change is older than `published`, {published}",
            )
        if when.earliest > context.today + TIME_ZONES:
            yield _problem(Code.DATE_FUTURE, document, loc, f"{when} is still to come")
    for (_, earlier), (loc, later) in pairwise(changes):
        if later.earliest < earlier.earliest:
            yield _problem(
                Code.DATE_ORDER, document, loc, "changes stand in the order they were made"
            )


def _text(document: Document, context: Context) -> Iterator[Problem]:
    as_of, published = _span(document.one("as_of")), _span(document.one("published"))
    if not as_of or not published:
        return
    months = context.wording.months
    for match in _written_dates(months).finditer(document.body.text):
        when = _when(match, months)
        if when and as_of.latest < when <= published.latest:
            yield Problem(
                Code.DATE_AFTER_INFORMATION,
                document.path,
                document.at(document.body.start + match.start(), len(match[0])),
                f"{match[0]} had come when this was published, but `as_of` is {as_of}",
                "say what came of it, or that it is not known",
            )


@cache
def _written_dates(months: tuple[str, ...]) -> re.Pattern[str]:
    """Dates as prose writes them: 16 October 2025, October 2025, 2025-10-16."""
    month = "|".join(months)
    return re.compile(
        rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{month}) (?P<year>\d{{4}})\b"
        r"|\b(?P<iso>\d{4}-\d{2}-\d{2})\b"
    )


def _when(match: re.Match[str], months: tuple[str, ...]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        return date(int(match["year"]), months.index(match["month"]) + 1, int(match["day"] or 1))
    except ValueError:
        return None  # no day of the calendar, so no date
