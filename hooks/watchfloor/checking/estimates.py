"""Estimates and outcomes against the days on which they came: nothing is dated back or altered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from ..document import Document
from ..problem import Code, Problem
from .briefings import kind_of
from .context import some
from .days import Loc, many, problem, span_at
from .pairing import items, one
from .slips import Words, words

LATEST = timedelta(days=7)
"""So long after its date an estimate may be committed."""

Estimate = tuple[str, str, str, Words]
"""What an estimate says, however its lines are folded: day, author, likelihood, and why."""

Version = tuple[date, Document]
"""What a file was, and the day on which it came to be so."""


class Versions:
    """What a file was since it was published, oldest first; asked for only where it matters."""

    def __init__(self, made: Iterable[Version]) -> None:
        """The last of those *made* is what the file is."""
        self._made = made

    @cached_property
    def _all(self) -> tuple[Version, ...]:
        return tuple(self._made)

    def day_of_estimate(self, estimate: Estimate) -> date:
        """On which *estimate* was first there."""
        return next(day for day, document in self._all if estimate in set(_estimates(document)))

    def day_of_forecast(self, identity: str) -> date:
        """On which the forecast called *identity* was first there."""
        return next(day for day, document in self._all if identity in _forecasts(document))


def check(before: Document | None, after: Document, versions: Versions) -> Iterator[Problem]:
    """Every estimate that was altered or is dated back, and every outcome known beforehand.

    *before* is what the file was, if it was there; of a draft nothing was published.
    """
    fixed = _forecasts(before) if before and kind_of(before) != "draft" else {}
    yield from some(_altered(fixed, after))
    yield from some(_backdated(before, fixed, after, versions))
    yield from some(_known(before, after, versions))


def _forecasts(document: Document) -> dict[str, tuple[Estimate, ...]]:
    """The estimates of each forecast, by its id."""
    return {
        one(forecast, "id"): tuple(map(_estimate, _listed(forecast)))
        for forecast in items(document, "forecasts")
    }


def _listed(forecast: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    value = forecast.get("estimates")
    found = value if isinstance(value, list) else []
    return [item if isinstance(item, dict) else {} for item in found]


def _estimate(item: Mapping[str, Any]) -> Estimate:
    day, by, likelihood = (one(item, key) for key in ("date", "by", "likelihood"))
    return day, by, likelihood, words(one(item, "because"))


def _estimates(document: Document) -> Iterator[Estimate]:
    for estimates in _forecasts(document).values():
        yield from estimates


def _altered(fixed: Mapping[str, tuple[Estimate, ...]], after: Document) -> Iterator[Problem]:
    found = {one(each, "id"): number for number, each in enumerate(items(after, "forecasts"))}
    for identity, were in fixed.items():
        if identity not in found:
            message = f"the forecast `{identity}` was published, and is gone"
            hint = "put it back with its estimates; what cannot be decided is resolved as `void`"
            place = after.key_place(("forecasts",))
            yield Problem(Code.ESTIMATE_ALTERED, after.path, place, message, hint)
            continue
        at: Loc = ("forecasts", found[identity], "estimates")
        are = tuple(map(_estimate, _listed(items(after, "forecasts")[found[identity]])))
        for number, was in enumerate(were):
            if are[number : number + 1] != (was,):
                yield _alteration(after, at, number, was)
                break


def _alteration(after: Document, at: Loc, number: int, was: Estimate) -> Problem:
    day, by, likelihood, _ = was
    message = f"the estimate of {day} by {by}, `{likelihood}`, was published"
    if number < len(many(after, at)):
        loc, end = (*at, number), ", and is another one now"
    else:
        loc, end = at, ", and is gone"
    hint = "put it back as it was; who thinks otherwise now adds an estimate below it"
    return problem(Code.ESTIMATE_ALTERED, after, loc, message + end, hint)


def _backdated(
    before: Document | None,
    fixed: Mapping[str, tuple[Estimate, ...]],
    after: Document,
    versions: Versions,
) -> Iterator[Problem]:
    known = set(_estimates(before)) if before else set()
    for number, forecast in enumerate(items(after, "forecasts")):
        published = len(fixed.get(one(forecast, "id"), ()))
        for at, item in enumerate(_listed(forecast)):
            estimate = _estimate(item)
            loc: Loc = ("forecasts", number, "estimates", at, "date")
            when = span_at(after, loc)
            if when is None or at < published or estimate in known:
                continue  # it is no date, or this is no new estimate
            added = versions.day_of_estimate(estimate)
            if when.latest < added - LATEST:
                message = f"this estimate is dated {when}, but was added on {added}"
                hint = "date it on the day you made it; it may be added up to a week later"
                yield problem(Code.ESTIMATE_BACKDATED, after, loc, message, hint)


def _known(before: Document | None, after: Document, versions: Versions) -> Iterator[Problem]:
    """Outcomes that were there when their forecast was filed, whatever day that gave itself."""
    filed_before = _forecasts(before) if before else {}
    for number, forecast in enumerate(items(after, "forecasts")):
        identity = one(forecast, "id")
        made = span_at(after, ("forecasts", number, "estimates", 0, "date"))
        if "resolved" not in forecast or made is None:
            continue
        filed = made.latest if identity in filed_before else versions.day_of_forecast(identity)
        for key in ("happened", "date"):
            loc: Loc = ("forecasts", number, "resolved", key)
            when = span_at(after, loc)
            if when is None or when.latest > filed:
                continue  # it was open
            if key == "date" and when.latest < made.earliest:
                continue  # another rule tells it of the estimate
            message = f"{when} is not after {filed}, when the forecast was filed"
            hint = "only what was open can be forecast"
            yield problem(Code.OUTCOME_BACKDATED, after, loc, message, hint)
            break
