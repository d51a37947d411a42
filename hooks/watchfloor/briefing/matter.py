"""The front matter of briefings, updates and tombstones: modelled once, to the last key."""

from __future__ import annotations

import copyreg
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, create_model, model_validator

from ..problem import Code
from ..settings import Axis
from ..tradecraft import Scale, Stage, Tlp
from ..values import (
    BriefingId,
    BriefingIds,
    Day,
    LanguageTag,
    Line,
    Prose,
    Slugs,
    Span,
    Summary,
    Title,
    Value,
    forbidden_character,
    made_again,
    refusal,
)
from .judgement import Forecast, Judgement, QuotedForecast, Watch
from .source import Source


class ChangeKind(Scale):
    """Why a published text was changed."""

    UPDATE = "update", "update", "Something new is known."
    CORRECTION = "correction", "correction", "Something was wrong."
    WITHDRAWAL = "withdrawal", "withdrawal", "We no longer stand by it; it stays readable."


class Change(Value):
    """One change after publication; the page, feeds and exports carry it."""

    date: Day
    kind: ChangeKind
    what: Prose
    why: Prose


class Matter(Value):
    """What briefings and updates both say."""

    title: Title
    """What happened, in one line."""
    event_date: Span
    """2025, 2025-10, 2025-10-16, if inferred 2025-10-16?, or 2025-10-01/2025-10-16."""
    as_of: Span
    """The newest information used."""
    published: Day
    """The day you file it."""
    authors: Annotated[tuple[Line, ...], Field(min_length=1)]
    """A handle will do."""
    interests: Line | None = None
    reviewed_by: tuple[Line, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    changes: tuple[Change, ...] = ()
    former_ids: BriefingIds = ()
    tlp: Tlp = Tlp.CLEAR
    language: LanguageTag | None = None
    license: Line | None = None
    status: Literal["draft", "published"] = "published"
    extras: dict[str, Any] = Field(default_factory=dict, alias="x_")
    """The archive's own ``x_*`` keys, carried to exports as they are."""

    @model_validator(mode="before")
    @classmethod
    def _gather_extras(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        extras = {key: value for key, value in data.items() if key.startswith("x_")}
        if character := next(filter(None, map(forbidden_character, _texts(extras))), ""):
            raise refusal(
                Code.CHARACTER_FORBIDDEN,
                f"U+{ord(character):04X} stands in an x_ key",
                "leave it out",
            )
        rest = {key: value for key, value in data.items() if key not in extras}
        return {**rest, "x_": extras}


def _two(highlights: tuple[str, ...]) -> tuple[str, ...]:
    if len(highlights) == 1:
        raise refusal(Code.VALUE_COUNT, "there is only one highlight", "two to four, or none")
    return highlights


class BriefingMatter(Matter):
    """The full form. The axes of the archive are further keys: see :func:`briefing_model`."""

    kind: Literal["briefing"] = "briefing"
    summary: Summary
    """One or two sentences of fact; no judgement."""
    interests: Line
    """What the authors hold or work for that this touches; if nothing, write none."""
    stage: Stage | None = None
    """How far the event has come."""
    highlights: Annotated[
        tuple[Prose, ...],
        Field(max_length=4, json_schema_extra={"minItems": 2}),
        AfterValidator(_two),
    ] = ()
    """Two to four facts, for readers in a hurry."""
    judgements: Annotated[tuple[Judgement, ...], Field(min_length=1, max_length=3)]
    """One to three; the first is the bottom line."""
    forecasts: tuple[Forecast, ...] = ()
    """What will or will not have happened by a day, so that a stranger can decide it."""
    quoted_forecasts: tuple[QuotedForecast, ...] = ()
    """What others expected; never counted as ours."""
    watch: tuple[Watch, ...] = ()
    """Dates ahead on which something is due."""
    gaps: tuple[Prose, ...] = ()
    """What is not known, and would matter."""
    supersedes: BriefingIds = ()
    """Briefings whose place this one takes."""
    related: BriefingIds = ()
    """Briefings worth reading beside it."""


class UpdateMatter(Matter):
    """The short form: what has happened since, on the briefing it names. It judges nothing."""

    kind: Literal["update"]
    updates: BriefingId
    """The id of the briefing."""

    summary: ClassVar[str] = ""
    stage: ClassVar[Stage | None] = None
    highlights: ClassVar[tuple[str, ...]] = ()
    judgements: ClassVar[tuple[Judgement, ...]] = ()
    forecasts: ClassVar[tuple[Forecast, ...]] = ()
    quoted_forecasts: ClassVar[tuple[QuotedForecast, ...]] = ()
    watch: ClassVar[tuple[Watch, ...]] = ()
    gaps: ClassVar[tuple[str, ...]] = ()
    supersedes: ClassVar[tuple[str, ...]] = ()
    related: ClassVar[tuple[str, ...]] = ()


class Tombstone(Value):
    """What stays where a briefing had to go for legal reasons."""

    kind: Literal["tombstone"]
    date: Day
    reason: Prose
    former_ids: BriefingIds = ()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *_texts(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    else:
        yield str(value)


_AXES = {
    "actors": "Who did it or underwent it, not who comments.",
    "regions": "Where it happened first, then where else it matters.",
    "tags": "Narrower than themes, such as export-quota; they need no page.",
}
"""What an axis of every archive is for, where its name does not say it."""


def briefing_model(axes: tuple[Axis, ...]) -> type[BriefingMatter]:
    """The full form's model in an archive with *axes*: each is a key with a list of terms."""
    return _model(tuple((axis.key, axis.required) for axis in axes))


@cache
def _model(axes: tuple[tuple[str, bool], ...]) -> type[BriefingMatter]:
    """The model in which *axes* are keys, required or not."""
    fields: dict[str, Any] = {
        key: (Annotated[Slugs, Field(min_length=1, description=_AXES.get(key))], ...)
        if is_required
        else (Annotated[Slugs, Field(description=_AXES.get(key))], ())
        for key, is_required in axes
    }
    made = create_model(
        "Briefing", __base__=BriefingMatter, __doc__=BriefingMatter.__doc__, **fields
    )
    # made here, so no module has it: sent to another process a value says which archive it is of
    reduced: Any = lambda value: (_sent, (axes, *value.__reduce__()[1][1:]))  # noqa: E731
    copyreg.pickle(made, reduced)
    return made


def _sent(
    axes: tuple[tuple[str, bool], ...], fields: dict[str, Any], given: set[str]
) -> BriefingMatter:
    """The front matter that another process has validated."""
    return made_again(_model(axes), fields, given)
