"""The front matter of term pages, one model for each kind of term."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from ..settings import TermKind
from ..tradecraft import Reliability, Scale
from ..values import Flag, Lei, Line, Prose, Slug, Slugs, Span, Summary, Value, Wikidata
from .coordinates import Coordinates


class Alias(Value):
    """Another name, in any script."""

    name: Line
    ambiguous: Flag = False
    """True where another term of the kind rightly claims the name too; each of them says so."""


class FormerName(Value):
    """What a term was called before."""

    name: Line
    until: Span


class Office(Value):
    """A post that a person holds or held."""

    office: Line
    of: Slug
    """The actor whose post it is."""
    since: Span | None = None
    until: Span | None = None


class Identifiers(Value):
    """Ids in other registers; only what was verified there."""

    wikidata: Wikidata | None = None
    lei: Lei | None = None


class ActorKind(Scale):
    """What an actor is."""

    COMPANY = "company", "company", "A firm, whoever owns it."
    GOVERNMENT = "government", "government", "A state or its government as a whole."
    PUBLIC_BODY = (
        "public-body",
        "public body",
        "A ministry, regulator, court, bank or city of a state.",
    )
    ARMED_GROUP = "armed-group", "armed group", "An organised armed force that is no state's."
    INTERNATIONAL_BODY = "international-body", "international body", "Founded by several states."
    INSTITUTE = "institute", "institute", "A university, laboratory or research house."
    ASSOCIATION = "association", "association", "Members joined for a purpose."
    PERSON = "person", "person", "The holder of an office, in two briefings or more."


class RegionKind(Scale):
    """What a region is."""

    COUNTRY = "country", "country", "A country or territory of ISO 3166-1."
    SUBDIVISION = "subdivision", "subdivision", "A province, state or region of a country."
    LOCALITY = "locality", "locality", "A city, county or district."
    AREA = "area", "area", "A stretch of land or sea that is none of these."
    GROUPING = "grouping", "grouping", "Several countries that act or are counted together."
    SITE = "site", "site", "A mine, plant or port."


def _alias(value: Any) -> Any:
    """A name alone is an alias that nobody else claims."""
    return {"name": value} if isinstance(value, str) else value


Path = Annotated[
    str,
    Field(pattern=r"^[a-z][a-z-]*/[a-z][a-z0-9-]*$"),
]
"""A term of another kind: ``publishers/reuters``."""


class TermMatter(Value):
    """What every term page says."""

    name: Line
    summary: Summary
    """Who or what it is, in one sentence."""
    names: tuple[FormerName, ...] = ()
    aliases: tuple[
        Annotated[Alias, BeforeValidator(_alias, json_schema_input_type=str | Alias)], ...
    ] = ()
    former_ids: Slugs = ()
    same_as: tuple[Path, ...] = ()

    @property
    def parents(self) -> tuple[str, ...]:
        """The ids of the wider terms it belongs to."""
        return ()

    @property
    def within(self) -> tuple[str, ...]:
        """The ids of terms that it says belong to it."""
        return ()


class Actor(TermMatter):
    """Who did or underwent something."""

    kind: ActorKind
    country: Slug | None = None
    """An id of a region."""
    part_of: Slugs = ()
    roles: tuple[Office, ...] = ()
    ids: Identifiers = Identifiers()

    @property
    def parents(self) -> tuple[str, ...]:
        """The actors it is part of."""
        return self.part_of


class Publisher(TermMatter):
    """Who writes what briefings rest on, and how far that can be trusted."""

    reliability: Reliability
    """The grade its texts usually get."""
    because: Prose
    """Why."""


class Region(TermMatter):
    """A place, where the world's list of countries does not have it or says too little."""

    kind: RegionKind
    part_of: Slugs
    """Where it lies: the next wider regions, [] if there are none."""
    members: Slugs = ()
    coordinates: Coordinates | None = None
    """Where the map shows a site."""

    @property
    def parents(self) -> tuple[str, ...]:
        """The regions it lies in."""
        return self.part_of

    @property
    def within(self) -> tuple[str, ...]:
        """The members of a grouping."""
        return self.members


class Subject(TermMatter):
    """A theme, a tag, or a term of an axis that the archive declared."""

    definition: Prose
    """What belongs here and what does not."""
    broader: Slugs = ()

    @property
    def parents(self) -> tuple[str, ...]:
        """The broader subjects."""
        return self.broader


MODELS: dict[TermKind, type[TermMatter]] = {
    "actor": Actor,
    "region": Region,
    "subject": Subject,
    "publisher": Publisher,
}
"""The model of each kind of term; the published schemas are made from it."""
