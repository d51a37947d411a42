"""The shapes of the archive as data: columns that a page can filter and anybody can read.

From these models come both the files (``tables``) and the schemas that they are published with, so
neither can say what the other does not.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, RootModel

from ..values import BRIEFING_ID, EDTF, SLUG, Value

Number = Annotated[int, Field(ge=0)]
"""A place in a list, from 0."""
Identity = Annotated[str, Field(pattern=SLUG)]
BriefingIdentity = Annotated[str, Field(pattern=BRIEFING_ID)]
Mark = Literal["update", "withdrawn", "superseded"]
"""What a reader must know of a briefing before reading it."""


class Published(Value):
    """Data that we make: its schema is open, so that a new key breaks no reader of an old one."""

    model_config = ConfigDict(extra="ignore", json_schema_serialization_defaults_required=True)


class Table(Published):
    """What every table begins with."""

    schema_: str = Field(serialization_alias="$schema")
    """The address of the JSON Schema that the table keeps to."""
    version: int
    """It goes up when a key changes its meaning or goes; a reader must ignore unknown keys."""


class Facet(Published):
    """An axis to choose by; the terms of every briefing on it stand in a table of their own."""

    key: Identity
    """The axis, in front matter, in addresses and in the table of terms.

    The facet's own table is ``facets/`` and the key, beside this one.
    """
    label: str
    hierarchical: bool
    """Whether a briefing also stands under the wider terms of those it names."""


class FacetRows(Table):
    """The terms of every briefing on one axis.

    A table an axis, so that who filters by one loads no other: together they are nearly all that
    the archive weighs.
    """

    version: Literal[1] = 1
    key: Identity
    """The axis, as the table of briefings has it."""
    rows: tuple[tuple[Number, ...], ...]
    """For each briefing the terms that it names, as written: wider ones are not added.

    A term is its place in the columns of this axis in the table of terms, from 0.
    """


class Step(Published):
    """A value of a closed scale."""

    id: str
    """As front matter says it."""
    label: str
    """As people say it."""


class ScaleColumn(Published):
    """Where every briefing stands on one closed scale."""

    key: Literal["likelihood", "confidence", "stage"]
    """Likelihood and confidence are those of the bottom line, the first judgement."""
    label: str
    values: tuple[Step, ...]
    """The whole scale in its own order."""
    rows: tuple[Number | None, ...]
    """For each briefing the place in ``values``, from 0; null where it has none."""


class BriefingColumns(Table):
    """Every published briefing in columns, the newest event first.

    The list ``dates`` and each of ``rows``, here and in the tables of facets, are of one length:
    the same place in each is the same briefing. Its id and title stand on its card, and all ids in
    the table of ids.
    """

    version: Literal[2] = 2
    """In version 1 the rows of every facet stood in this table."""
    name: str
    """The archive's name."""
    language: str
    """Of all labels, as a language tag."""
    size: Annotated[int, Field(ge=1)]
    """How many cards a file of cards holds, the last one excepted.

    Files are numbered from 1 at the oldest end, so that an old one stays as it is when a newer
    briefing comes. Row i of n is number k = n - 1 - i from the oldest: the card at k mod size, from
    0, in file 1 + k div size.
    """
    dates: tuple[Annotated[str, Field(pattern=EDTF)], ...]
    """When the event was, as precisely as it is known (EDTF)."""
    facets: tuple[Facet, ...]
    scales: tuple[ScaleColumn, ...]
    marks: dict[Mark, tuple[Number, ...]]
    """The rows of the briefings that a reader must know something of before reading."""


class Ids(Table):
    """What every published briefing is called, in the order of the table of briefings.

    A table of its own, since a page that filters needs none of it and ids compress badly.
    """

    version: Literal[1] = 1
    ids: tuple[BriefingIdentity, ...]
    updated: tuple[Annotated[str, Field(json_schema_extra={"format": "date"})], ...]
    """For each the day of publication or of the last change."""
    numbers: tuple[Annotated[int, Field(ge=1)], ...]
    """For each how often readers were told of it, as the table of news has it."""


class Titles(Table):
    """In which order the titles of all published briefings stand.

    The titles themselves stand on cards, twenty a file: who sorts thousands need not read them all.
    """

    version: Literal[1] = 1
    places: tuple[Number, ...]
    """For each briefing, in the order of the table of briefings, its place by title, from 0.

    Equal titles share one.
    """


class TermColumns(Published):
    """The terms of one axis in columns, by name: the same place in each list is the same term."""

    key: Identity
    label: str
    singular: str
    hierarchical: bool
    """Whether narrower terms count towards wider ones."""
    is_facet: bool
    """Whether the table of briefings has a facet of this key."""
    ids: tuple[Identity, ...]
    names: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]
    """For each term its aliases and former names, in any script."""
    parents: tuple[tuple[Number, ...], ...]
    """For each term the wider terms right above it to which its briefings count too.

    A way up may lead in a circle.
    """
    counts: tuple[Annotated[int, Field(ge=0)], ...]
    """For each term how many briefings stand under it or under what is narrower."""


class Terms(Table):
    """Terms axis by axis: every one that has a page, or every one that has none yet."""

    version: Literal[1] = 1
    axes: tuple[TermColumns, ...]


class CardText(Published):
    """What a list shows of one briefing, in words for people."""

    id: BriefingIdentity
    title: str
    date: str
    line: str
    """The bottom line; empty where nothing is judged, as are the next two."""
    likelihood: str
    confidence: str
    marks: tuple[Mark, ...]


class Cards(RootModel[tuple[CardText, ...]]):
    """A file of cards, the oldest event first; how files are numbered the table of briefings tells.

    A change that breaks its readers raises the version of that table.
    """


class Chosen(Published):
    """A briefing that a reader took along from the explore page."""

    id: BriefingIdentity
    url: str
    title: str
    event_date: Annotated[str, Field(pattern=EDTF)]
    line: str
    """The bottom line; empty where nothing is judged."""
    likelihood: str | None
    confidence: str | None
    stage: str | None
    marks: tuple[Mark, ...]
    terms: dict[Identity, tuple[Identity, ...]]
    """The terms that it names on each axis, as written."""


class Result(Table):
    """What a reader chose on the explore page and took along; a browser makes it."""

    version: Literal[1] = 1
    name: str
    """The archive's name."""
    address: str
    """The explore page with the choice that was made there."""
    briefings: tuple[Chosen, ...]
    """In the order that they were shown in."""
