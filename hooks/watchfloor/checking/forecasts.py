"""Forecasts are honest or absent: made of what was open, before it was known, and never altered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..document import Document
from ..edtf import Edtf
from ..problem import Code, Problem
from .context import Context, some
from .days import Loc, many, problem, span, span_at


def check(document: Document, context: Context) -> Iterator[Problem]:
    """Every forecast that could have been made knowing how it came out."""
    published = span(document.one("published"))
    for number in many(document, ("forecasts",)):
        at: Loc = ("forecasts", number)
        yield from _ends(document, at, published)
        yield from some(_estimates(document, context, at, published))
        yield from _outcome(document, context, (*at, "resolved"))
        yield from _known(document, (*at, "resolved"), published)
    for number in many(document, ("quoted_forecasts",)):
        yield from _outcome(document, context, ("quoted_forecasts", number, "resolved"))


def _ends(document: Document, at: Loc, published: Edtf | None) -> Iterator[Problem]:
    closes, due = span_at(document, (*at, "closes")), span_at(document, (*at, "due"))
    if closes and published and closes.latest <= published.earliest:
        message = f"the forecast closes on {closes}, but was published on {published}"
        hint = "forecast what is not yet known"
        yield problem(Code.FORECAST_BACKDATED, document, (*at, "closes"), message, hint)
    if closes and due and due.earliest < closes.earliest:
        message = f"{due} is before `closes`, {closes}"
        hint = "due is the day by which somebody will have decided"
        yield problem(Code.DATE_ORDER, document, (*at, "due"), message, hint)


def _estimates(
    document: Document, context: Context, at: Loc, published: Edtf | None
) -> Iterator[Problem]:
    closes, decided = (
        span_at(document, (*at, *way)) for way in (("closes",), ("resolved", "date"))
    )
    locs: list[Loc] = [
        (*at, "estimates", number, "date") for number in many(document, (*at, "estimates"))
    ]
    made = [(loc, when) for loc in locs if (when := span_at(document, loc))]
    for loc, when in made:
        if published and when.earliest < published.earliest:
            message = f"this estimate is dated before `published`, {published}"
            hint = "no estimate is older than its briefing"
            yield problem(Code.FORECAST_BACKDATED, document, loc, message, hint)
        elif context.is_ahead(when.earliest):
            yield _future(document, loc, when)
        elif closes and published and published.earliest < closes.earliest < when.earliest:
            message = f"this estimate was made after the forecast closed, on {closes}"
            hint = "once it is closed nothing is left to estimate"
            yield problem(Code.DATE_ORDER, document, loc, message, hint)
        elif decided and published and published.earliest < decided.earliest < when.earliest:
            message = f"this estimate was made after the outcome was known, on {decided}"
            hint = "once it is decided nothing is left to estimate"
            yield problem(Code.DATE_ORDER, document, loc, message, hint)
    for (_, earlier), (loc, later) in pairwise(made):
        if later.earliest < earlier.earliest and published and later.earliest >= published.earliest:
            message, hint = f"{later} stands after {earlier}", "estimates stand in the order made"
            yield problem(Code.DATE_ORDER, document, loc, message, hint)


def _outcome(document: Document, context: Context, at: Loc) -> Iterator[Problem]:
    """An outcome that is decided before it happens, or has not happened yet."""
    happened, decided = (span_at(document, (*at, key)) for key in ("happened", "date"))
    if decided and context.is_ahead(decided.earliest):
        yield _future(document, (*at, "date"), decided)
    elif happened and decided and happened.earliest > decided.latest:
        message = f"{happened} is after the outcome was decided, {decided}"
        yield problem(Code.DATE_ORDER, document, (*at, "happened"), message, "mend one of the two")


def _known(document: Document, at: Loc, published: Edtf | None) -> Iterator[Problem]:
    """An outcome that the author could know when writing."""
    for key in ("happened", "date"):
        when = span_at(document, (*at, key))
        if when and published and when.latest <= published.earliest:
            message = f"{when} is not after `published`, {published}: the outcome could be known"
            hint = "only what was open can be forecast"
            yield problem(Code.OUTCOME_KNOWN, document, (*at, key), message, hint)
            return


def _future(document: Document, loc: Loc, when: Edtf) -> Problem:
    message, hint = f"{when} is still to come", "the day on which it was done"
    return problem(Code.DATE_FUTURE, document, loc, message, hint)
