"""What a briefing expects and what it quotes others as expecting, as others see it.

Pages of terms gather these from every briefing, so they are as light as lists need them.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..edtf import Edtf
from ..tradecraft import Likelihood
from .judgement import Forecast, Outcome, QuotedForecast, Watch


class Due(NamedTuple):
    """A date ahead."""

    date: Edtf
    what: str

    @classmethod
    def of(cls, watch: Watch) -> Due:
        """What others see of *watch*."""
        return cls(watch.date, watch.what)


class Expected(NamedTuple):
    """A forecast of ours."""

    id: str
    statement: str
    closes: date
    due: date
    """The day by which it can be decided."""
    likelihood: Likelihood
    """As last estimated."""
    outcome: Outcome | None
    """Nothing while it is open."""

    @classmethod
    def of(cls, forecast: Forecast) -> Expected:
        """What others see of *forecast*."""
        latest = max(forecast.estimates, key=lambda estimate: estimate.date)
        outcome = forecast.resolved.outcome if forecast.resolved else None
        return cls(
            *(forecast.id, forecast.statement, forecast.closes, forecast.due),
            *(latest.likelihood, outcome),
        )


class Said(NamedTuple):
    """What somebody else expected."""

    by: str
    """An actor or a publisher."""
    said: Edtf
    statement: str
    closes: Edtf | None
    outcome: Outcome | None
    """Nothing while it is open."""

    @classmethod
    def of(cls, quoted: QuotedForecast) -> Said:
        """What others see of *quoted*."""
        outcome = quoted.resolved.outcome if quoted.resolved else None
        return cls(quoted.by, quoted.said, quoted.statement, quoted.closes, outcome)
