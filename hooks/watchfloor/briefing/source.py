"""What a briefing rests on, and how independent that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self
from urllib.parse import urlsplit

from pydantic import model_validator

from ..problem import Code
from ..tradecraft import Credibility, Reliability, Scale
from ..values import Day, Flag, LanguageTag, Line, Prose, Slug, Span, Url, Value, refusal


class Form(Scale):
    """What a page is to the text it carries."""

    ORIGINAL = "original", "original", "The publisher's own page."
    COPY = "copy", "copy", "The whole text, on somebody else's page."
    EXCERPT = "excerpt", "excerpt", "A part of the text."
    TRANSLATION = "translation", "translation", "The text in another language."
    REWRITE = "rewrite", "rewrite", "The text retold in other words."


class Source(Value):
    """One page, document or talk that sentences cite."""

    id: Slug
    """A short name; sentences cite it as [^name]."""
    title: Line
    """As it stands there."""
    title_given: Flag = False
    """True where the title is our description, its own being unknown."""
    publisher: Slug
    """Who wrote it."""
    via: Line | None = None
    """Who carried it, if not the publisher, such as carrier.example."""
    form: Form | None = None
    """What the page is."""
    origin: Slug | None = None
    """What it derives from: a source of this briefing, or a publisher."""
    url: Url | None = None
    """Or citation, for what stands on no page."""
    citation: Line | None = None
    """Beside url, or in its place."""
    published: Span | None = None
    """When; written like event_date."""
    accessed: Day | None = None
    archive_url: Url | None = None
    language: LanguageTag | None = None
    reliability: Reliability
    """Of the source."""
    credibility: Credibility | None = None
    """Of the information taken from it."""
    note: Prose | None = None

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.url is None and self.citation is None:
            raise refusal(
                Code.KEY_MISSING, "`url` is missing", "or `citation`, for what stands on no page"
            )
        return self

    @property
    def grade(self) -> str:
        """The Admiralty grade, such as B3; the letter alone where the information has none."""
        return f"{self.reliability.value}{self.credibility.value if self.credibility else ''}"


def page_of(url: str) -> str:
    """What *url* names, however it is written: for telling that two sources are one page.

    Schemes, ``www.``, fragments, a last slash and what counts visitors (``utm_…``) are passed over.
    """
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that hold no address; it is the same as itself
        return url
    host = (parts.hostname or "").removesuffix(".").removeprefix("www.")
    asked = [each for each in parts.query.split("&") if each and not each.startswith("utm_")]
    return f"{host}{parts.path.rstrip('/')}{'?' if asked else ''}{'&'.join(asked)}"


def words_of(title: str) -> str:
    """What *title* says, however it is set: for telling that two sources are one text."""
    return " ".join("".join(c if c.isalnum() else " " for c in title.casefold()).split())


def originators(sources: Iterable[Source]) -> dict[str, str]:
    """Who stands at the beginning of each source, by the source's id.

    Nine pages that retell one agency are one origin: independence is counted here, not in pages.
    Sources that derive from each other in a circle, which is a problem of its own, are one too.
    """
    by_id = {source.id: source for source in sources}
    return {identity: _originator(by_id, identity) for identity in by_id}


def _originator(by_id: Mapping[str, Source], identity: str) -> str:
    seen: list[str] = []
    while identity in by_id and identity not in seen:
        seen.append(identity)
        source = by_id[identity]
        if source.origin is None:
            return source.publisher
        identity = source.origin
    circle = seen[seen.index(identity) :] if identity in seen else ()
    return by_id[min(circle)].publisher if circle else identity
