"""What readers are told of a briefing once it is published: changes, outcomes, new estimates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from .. import urls
from .judgement import Forecast
from .matter import Change, ChangeKind

NoticeKind = Literal["update", "correction", "withdrawal", "resolved", "revised"]
_KINDS: Mapping[ChangeKind, NoticeKind] = {
    ChangeKind.UPDATE: "update",
    ChangeKind.CORRECTION: "correction",
    ChangeKind.WITHDRAWAL: "withdrawal",
}


class Notice(NamedTuple):
    """One thing that readers of a published briefing are told."""

    day: date
    kind: NoticeKind
    what: str
    why: str
    anchor: str
    """Where on the briefing's page it stands."""


def notices(changes: Sequence[Change], forecasts: Sequence[Forecast]) -> tuple[Notice, ...]:
    """What is told of a briefing with *changes* and *forecasts*, newest first.

    What others forecast is left out: its outcome is told where they are scored, never as ours.
    """
    told = [
        Notice(each.date, _KINDS[each.kind], each.what, each.why, "history") for each in changes
    ]
    for forecast in forecasts:
        told += _of(forecast)
    return tuple(sorted(told, key=lambda notice: notice.day)[::-1])


def _of(forecast: Forecast) -> Iterator[Notice]:
    """How our view of *forecast* moved, and how it came out."""
    said, anchor = forecast.statement, urls.forecast(forecast.id)
    for before, after in pairwise(forecast.estimates):
        if after.likelihood is not before.likelihood:
            moved = f"{after.likelihood.label.capitalize()}, before {before.likelihood.label}"
            yield Notice(after.date, "revised", f"{moved}: {said}", after.because, anchor)
    if outcome := forecast.resolved:
        result = outcome.outcome.label.capitalize()
        yield Notice(outcome.date, "resolved", f"{result}: {said}", outcome.because, anchor)
