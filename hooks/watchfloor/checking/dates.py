"""Dates against each other: nothing is known before it happened, nothing forecast afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ..document import Document
from ..document.links import without_addresses
from ..edtf import Edtf
from ..problem import Code, Problem
from .context import Context, some
from .days import problem, span, span_at, spans

STALE_DAYS = 60

_YEAR = re.compile(r"\d{4}", re.ASCII)


def check(document: Document, context: Context) -> Iterator[Problem]:
    """Every date that contradicts another."""
    yield from _publication(document, context)
    yield from some(_sources(document, context))
    yield from some(_ahead(document))
    yield from some(_changes(document, context))
    yield from some(_text(document, context))


def _publication(document: Document, context: Context) -> Iterator[Problem]:
    event, as_of, published = (
        span(document.one(key)) for key in ("event_date", "as_of", "published")
    )
    if published and context.is_ahead(published.earliest):
        yield problem(
            Code.DATE_FUTURE,
            document,
            ("published",),
            f"{published} is still to come",
            "the day the briefing is filed",
        )
    if as_of and published and as_of.earliest > published.latest:
        yield problem(
            Code.DATE_ORDER,
            document,
            ("as_of",),
            f"{as_of} is after `published`, {published}",
            "what is learnt later goes into an update",
        )
    if event and published and event.earliest > published.latest:
        yield problem(
            Code.DATE_ORDER,
            document,
            ("event_date",),
            f"{event} is after `published`, {published}",
            "what is only due belongs under `watch`",
        )
    if as_of and event and as_of.latest < event.earliest:
        yield problem(
            Code.DATE_ORDER,
            document,
            ("as_of",),
            f"{as_of} is before the event, {event}",
            "as_of is the day of the newest information used",
        )
    if as_of and published and (published.earliest - as_of.latest).days > STALE_DAYS:
        days = (published.earliest - as_of.latest).days
        yield problem(
            Code.INFORMATION_STALE,
            document,
            ("as_of",),
            f"the newest information is {days} days older than the briefing",
            "look for what has happened since",
        )
    identity = document.path.rpartition("/")[2].removesuffix(".md")
    if event and not identity.startswith(f"{event.first}-"):
        yield problem(
            Code.ID_DATE,
            document,
            ("event_date",),
            f"the file's name gives another date than {event}",
            "right if the date was mended after filing: an id never changes",
        )


def _sources(document: Document, context: Context) -> Iterator[Problem]:
    as_of = span(document.one("as_of"))
    for loc, published in spans(document, "sources", None, "published"):
        if as_of and published.earliest > as_of.latest:
            yield problem(
                Code.DATE_ORDER,
                document,
                loc,
                f"this source is newer than `as_of`, {as_of}",
                "as_of is the day of the newest information used",
            )
    for loc, accessed in spans(document, "sources", None, "accessed"):
        written = span_at(document, (*loc[:-1], "published"))
        if context.is_ahead(accessed.earliest):
            message, hint = f"{accessed} is still to come", "the day on which you read it"
            yield problem(Code.DATE_FUTURE, document, loc, message, hint)
        elif written and accessed.latest < written.earliest:
            message = f"{accessed} is before the source was published, {written}"
            yield problem(Code.DATE_ORDER, document, loc, message, "mend one of the two")
    for loc, said in spans(document, "quoted_forecasts", None, "said"):
        if as_of and said.earliest > as_of.latest:
            message = f"this was said after `as_of`, {as_of}"
            hint = "as_of is the day of the newest information used"
            yield problem(Code.DATE_ORDER, document, loc, message, hint)


def _ahead(document: Document) -> Iterator[Problem]:
    as_of = span(document.one("as_of"))
    for loc, when in spans(document, "watch", None, "date"):
        if as_of and when.latest <= as_of.earliest:
            message = f"{when} is not ahead of `as_of`, {as_of}"
            yield problem(Code.DATE_ORDER, document, loc, message, "tell it under What happened")


def _changes(document: Document, context: Context) -> Iterator[Problem]:
    published = span(document.one("published"))
    changes = list(spans(document, "changes", None, "date"))
    for loc, when in changes:
        if published and when.earliest < published.earliest:
            yield problem(
                Code.DATE_ORDER,
                document,
                loc,
                f"this change is older than `published`, {published}",
                "changes are made after publication",
            )
        if context.is_ahead(when.earliest):
            message, hint = f"{when} is still to come", "the day on which it was made"
            yield problem(Code.DATE_FUTURE, document, loc, message, hint)
    for (_, earlier), (loc, later) in pairwise(changes):
        if later.earliest < earlier.earliest:
            yield problem(
                Code.DATE_ORDER,
                document,
                loc,
                f"{later} stands after {earlier}",
                "changes stand in the order they were made",
            )


def _text(document: Document, context: Context) -> Iterator[Problem]:
    as_of, published = span(document.one("as_of")), span(document.one("published"))
    if not as_of or not published:
        return
    if as_of.latest >= published.latest:
        return
    text, first, last = document.body.text, as_of.latest, published.latest
    if first.year == last.year and f"{first.year:04}" not in text:
        return  # most texts do not name that year, not even in an address
    text = without_addresses(text)
    if not any(first.year <= int(year) <= last.year for year in _YEAR.findall(text)):
        return  # to look for a day of such a year takes ten times as long
    months = context.wording.months
    watched = [when for _, when in spans(document, "watch", None, "date")]
    for match in _written_dates(months).finditer(text):
        when = _when(match, months)
        if when is None or any(_meet(when, watch) for watch in watched):
            continue
        if as_of.latest < when.earliest <= published.latest:
            yield Problem(
                Code.DATE_AFTER_INFORMATION,
                document.path,
                document.at(document.body.start + match.start(), len(match[0])),
                f"{match[0]} had come when this was published, but `as_of` is {as_of}",
                "say what came of it, or put the date under `watch`",
            )


@cache
def _written_dates(months: tuple[str, ...]) -> re.Pattern[str]:
    """Dates as prose writes them: 16 October 2025, October 2025, 2025-10-16."""
    month = "|".join(months)
    begins = "".join(name[0] for name in months)
    return re.compile(
        rf"(?=[\d{begins}])(?:"  # else all that follows is tried at every character
        rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{month}) (?P<year>\d{{4}})\b"
        r"|\b(?P<iso>\d{4}-\d{2}-\d{2})\b)",
        re.ASCII,
    )


def _when(match: re.Match[str], months: tuple[str, ...]) -> Edtf | None:
    if match["iso"]:
        return span(match["iso"])
    text = f"{match['year']}-{months.index(match['month']) + 1:02}"
    return span(f"{text}-{int(match['day']):02}" if match["day"] else text)


def _meet(when: Edtf, watch: Edtf) -> bool:
    """Whether a date that the text names is one that `watch` waits for."""
    if watch.precision == "year":
        return False
    return watch.earliest <= when.latest and when.earliest <= watch.latest
