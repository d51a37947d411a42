"""The archive's own settings, from ``[tool.watchfloor]`` in ``pyproject.toml``."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from . import urls
from .problem import Code, one_of
from .tradecraft import Tlp
from .values import Day, Line, Slug, Url, Value, refusal
from .wording import LANGUAGES

TermKind = Literal["actor", "region", "subject", "publisher"]


def _authority(text: str) -> str:
    """A domain or an e-mail address, as RFC 4151 wants it in ``tag:`` ids."""
    label = "[a-z0-9]([a-z0-9-]*[a-z0-9])?"
    if not re.fullmatch(rf"([\w.-]+@)?{label}(\.{label})+", text, re.ASCII):
        raise refusal(Code.IDENTIFIER_WRONG, f"`{text}` is no authority", "a domain name you hold")
    return text


def _mailbox(text: str) -> str:
    """An e-mail address as a browser takes it from a form (HTML, 4.10.5.1.5), with a dot."""
    label = "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?"
    if not re.fullmatch(rf"[\w.+-]+@{label}(\.{label})+", text, re.ASCII):
        message = f"`{text}` is no e-mail address"
        raise refusal(Code.IDENTIFIER_WRONG, message, "such as errors@example.org")
    return text


Authority = Annotated[Line, AfterValidator(_authority)]


def _language(text: str) -> str:
    if text not in LANGUAGES:
        hint = one_of(LANGUAGES)
        raise refusal(Code.CHOICE_UNKNOWN, f"there are no words for the language `{text}`", hint)
    return text


def _axis_key(key: str) -> str:
    if key in _TAKEN:
        raise refusal(
            Code.ID_RESERVED, f"`{key}` is taken by the house itself", "choose another key"
        )
    return key


class Axis(Value):
    """A way to group briefings: a key of their front matter whose values are terms."""

    key: Annotated[Slug, AfterValidator(_axis_key)]
    """The key in front matter, the folder of term pages in `docs/`, and the first part of
    addresses."""
    label: Line
    """What the site calls many of them."""
    singular: Line
    """What the site calls one."""
    required: bool
    """Whether every briefing names at least one."""
    hierarchical: bool
    """Whether a term's page also lists the briefings of narrower terms."""

    @property
    def kind(self) -> TermKind:
        """What kind of term stands on it."""
        return _KINDS.get(self.key, "subject")


class Settings(Value):
    """What an archive is called, what it may publish and how it groups."""

    name: Line
    """What the archive is called in descriptions and linked data."""
    authority: Authority
    """A domain or e-mail address that is yours on `authority_date`."""
    authority_date: Day
    """With `authority`, the name space of ids that outlive every address (`tag:` URIs, RFC 4151).
    Choose once, change never."""
    publish_max_tlp: Tlp = Tlp.CLEAR
    """The highest marking of the Traffic Light Protocol that may be published; `TLP:CLEAR` if
    absent. A file above it stops the build."""
    language: Annotated[Line, AfterValidator(_language)] = "en"
    """The language of headings and rules; `en` if absent, and the only one so far."""
    repository: Url
    """Where the files are edited: the site's edit links lead there."""
    contact: Annotated[Line, AfterValidator(_mailbox)] | None = None
    """Where readers without an account report errors: an e-mail address, published with
    each briefing; without it there is no such link. Where the repository is on GitHub, its issues
    are offered too."""
    declared: tuple[Axis, ...] = Field(default=(), alias="axes")
    """Ways to group besides the built-in actors, regions, themes and tags; none if absent."""

    @property
    def axes(self) -> tuple[Axis, ...]:
        """Every axis a briefing's front matter has, the built-in ones first."""
        return BUILT_IN + self.declared

    @property
    def vocabularies(self) -> tuple[Axis, ...]:
        """Every kind of page a term can have: the axes, and the publishers of sources."""
        return (*self.axes, PUBLISHERS)

    def tag(self, name: str) -> str:
        """A ``tag:`` id that outlives every address (RFC 4151)."""
        return f"tag:{self.authority},{self.authority_date}:{name}"


def _built_in(key: str, label: str, *, required: bool, hierarchical: bool) -> Axis:
    return Axis.model_construct(
        key=key, label=label, singular=key[:-1], required=required, hierarchical=hierarchical
    )


_KINDS: dict[str, TermKind] = {"actors": "actor", "regions": "region", "publishers": "publisher"}
_TAKEN = urls.RESERVED | {
    *("actors", "regions", "themes", "tags", "publishers", "briefings", "about", "contribute"),
    *("assets", "data", "schemas", "explore", "timeline", "map", "scorecard", "changes", "search"),
    *("year", "likelihood", "confidence", "stage", "is", "after", "before"),
    *("q", "from", "to", "sort", "view", "title", "newest", "oldest", "best"),
}

BUILT_IN = (
    _built_in("actors", "Actors", required=True, hierarchical=False),
    _built_in("regions", "Regions", required=True, hierarchical=True),
    _built_in("themes", "Themes", required=True, hierarchical=False),
    _built_in("tags", "Tags", required=False, hierarchical=False),
)
PUBLISHERS = _built_in("publishers", "Publishers", required=False, hierarchical=False)
"""Not a key of front matter: a briefing stands under the publishers of its sources."""
