"""Linked data about a briefing: schema.org's Report, in JSON-LD.

A Report is an Article whose facts and analysis a body of people answers for; what a briefing is
about, where, and on which sources it rests has a property of its own there.
"""

from __future__ import annotations

from typing import Any

from ..archive import Archive
from ..briefing import Briefing
from .listings import term_ref


def report(briefing: Briefing, archive: Archive) -> dict[str, Any]:
    """*briefing* as a schema.org Report; addresses are added where the site's is known."""
    matter = briefing.matter
    settings = archive.settings
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "identifier": settings.tag(f"briefing/{briefing.id}"),
        "headline": matter.title,
        "abstract": matter.summary,
        "datePublished": matter.published.isoformat(),
        "dateModified": briefing.updated.isoformat(),
        "inLanguage": matter.language or settings.language,
        "author": [{"@type": "Person", "alternateName": author} for author in matter.authors],
        "publisher": {"@type": "Organization", "name": settings.name},
        "about": _named(briefing, archive, "actors", "Thing"),
        "spatialCoverage": _named(briefing, archive, "regions", "Place"),
        "keywords": [
            term["name"]
            for axis in settings.axes
            if axis.key not in {"actors", "regions"}
            for term in _named(briefing, archive, axis.key, "Thing")
        ],
        "citation": [
            {"@type": "CreativeWork", "name": source.title}
            | ({"url": source.url} if source.url else {})
            for source in matter.sources
        ],
        "license": matter.license,
    }
    # an absent property says more than an empty one
    return {key: value for key, value in described.items() if value}


def _named(briefing: Briefing, archive: Archive, axis: str, kind: str) -> list[dict[str, str]]:
    terms = archive.terms_of(archive.abstract(briefing), axis)
    return [{"@type": kind, "name": term_ref(archive, axis, each).name} for each in terms]
