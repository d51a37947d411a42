"""What we and others think: judgements, forecasts and how they came out."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..tradecraft import Confidence, Likelihood, Scale
from ..values import Day, Line, Prose, Slug, Slugs, Span, Value


class Judgement(Value):
    """One answer to what an event means; the first of a briefing is its bottom line."""

    id: Slug
    """A short name, such as cap-binds."""
    statement: Prose
    """What we judge, in a sentence."""
    likelihood: Likelihood | None = None
    """How likely it is that the statement holds."""
    confidence: Confidence
    """How sound the basis is."""
    because: Prose
    """Why so sure, and no surer."""
    assumes: tuple[Prose, ...] = ()
    """What would overturn the judgement if it were wrong."""
    alternative: Prose | None = None
    """The best other reading."""


class Estimate(Value):
    """How likely somebody thought a forecast at some time; never changed afterwards."""

    date: Day
    """Not before published."""
    by: Line
    """An author."""
    likelihood: Likelihood
    because: Prose


class Outcome(Scale):
    """How a forecast came out."""

    OCCURRED = "occurred", "occurred", "What was forecast happened, by its criteria."
    NOT_OCCURRED = "not-occurred", "did not occur", "It did not happen by the closing date."
    VOID = "void", "void", "It cannot be decided, or its ground fell away."


class Resolution(Value):
    """The outcome of a forecast, with who decided it and on what."""

    date: Day
    """When it was decided."""
    happened: Span | None = None
    """When what decides it happened."""
    by: Line
    outcome: Outcome
    because: Prose
    evidence: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Ids of sources or briefings."""


class Forecast(Value):
    """A statement about what is not yet known, which a stranger can decide."""

    id: Slug
    statement: Prose
    criteria: Prose
    """What counts, what does not, and when it is void."""
    decided_by: Annotated[tuple[Prose, ...], Field(min_length=1)]
    """Whose word decides, and whose if that one stays silent."""
    closes: Day
    """The last day on which it can happen."""
    due: Day
    """The day by which the decider will have spoken."""
    estimates: Annotated[tuple[Estimate, ...], Field(min_length=1)]
    """Only ever added to."""
    resolved: Resolution | None = None


class QuotedForecast(Value):
    """What somebody else expected, as said at the time; scored on their page, never as ours."""

    by: Slug
    """An actor or a publisher."""
    said: Span
    """When; written like event_date."""
    statement: Prose
    sources: Annotated[Slugs, Field(min_length=1)]
    """Ids of sources."""
    closes: Span | None = None
    resolved: Resolution | None = None


class Watch(Value):
    """A date ahead on which something is due."""

    date: Span
    """Written like event_date."""
    what: Prose
    sources: Slugs = ()
    """Ids of sources."""
