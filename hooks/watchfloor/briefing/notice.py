"""What readers are told of a briefing once it is published: its changes, its forecasts decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .judgement import Forecast
from .matter import Change, ChangeKind

NoticeKind = Literal["update", "correction", "withdrawal", "resolved"]
_KINDS: Mapping[ChangeKind, NoticeKind] = {
    ChangeKind.UPDATE: "update",
    ChangeKind.CORRECTION: "correction",
    ChangeKind.WITHDRAWAL: "withdrawal",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that readers of a published briefing are told."""

    day: date
    kind: NoticeKind
    what: str
    why: str


def notices(changes: Sequence[Change], forecasts: Sequence[Forecast]) -> tuple[Notice, ...]:
    """What is told of a briefing with *changes* and *forecasts*, newest first.

    What others forecast is left out: its outcome is told where they are scored, never as ours.
    """
    told = [Notice(each.date, _KINDS[each.kind], each.what, each.why) for each in changes]
    told += [
        Notice(each.date, "resolved", f"{each.outcome.label.capitalize()}: {said}", each.because)
        for each, said in ((forecast.resolved, forecast.statement) for forecast in forecasts)
        if each
    ]
    return tuple(sorted(told, key=lambda notice: notice.day)[::-1])
