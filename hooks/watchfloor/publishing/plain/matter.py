"""The front matter of an exported page: what other generators look for, by their usual names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf
from typing import Any

import yaml

from ...archive import Archive
from ...briefing import Briefing
from ..page import Page


def front_matter(page: Page, archive: Archive, aliases: Iterable[str]) -> dict[str, Any]:
    """The keys of *page*; *aliases* are the former addresses that lead to it.

    ``title``, ``description``, ``date``, ``lastmod``, ``url`` and ``aliases`` are Hugo's names;
    each axis is a key with the ids of its terms, so that taxonomies work. Absent means unknown.
    """
    briefing = archive.whole.get(page.briefing)
    found: dict[str, Any] = {
        "title": page.title,
        "description": page.description,
        "url": f"/{page.url}",
        "kind": page.kind,
        "lastmod": page.updated,
        "aliases": [f"/{alias}" for alias in aliases],
        "noindex": not page.is_indexed,
        **(_of_briefing(briefing, archive) if briefing else _of_others(page.data)),
    }
    extras = briefing.matter.extras if briefing else {}
    return {key: value for key, value in found.items() if value} | extras


def _of_others(data: Mapping[str, Any]) -> dict[str, Any]:
    term = data.get("term")
    return {"id": term.id, "axis": term.axis} if term else {"id": data.get("id")}


def _of_briefing(briefing: Briefing, archive: Archive) -> dict[str, Any]:
    matter, seen = briefing.matter, archive.abstract(briefing)
    line = seen.bottom_line
    return {
        "id": briefing.id,
        "identifier": archive.settings.tag(f"briefing/{briefing.id}"),
        "date": matter.event_date.earliest,
        "published": matter.published,
        "event_date": matter.event_date.text,
        "as_of": matter.as_of.text,
        "authors": list(matter.authors),
        "updates": seen.updates,
        "confidence": line.confidence.value if line else None,
        "likelihood": line.likelihood.value if line and line.likelihood else None,
        "stage": matter.stage.value if matter.stage else None,
        "tlp": matter.tlp.value,
        "language": matter.language,
        "license": matter.license,
        **{axis.key: list(archive.terms_of(seen, axis.key)) for axis in archive.settings.axes},
    }


class _Dumper(yaml.SafeDumper):
    """Writes every value where it stands: a reader of front matter may know no anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # every value, so none is looked at
        return True


def document(matter: Mapping[str, Any], parts: Iterable[str]) -> str:
    """A file of Markdown: its front matter, then its parts, those that say nothing left out."""
    keys = yaml.dump(dict(matter), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=inf)
    body = "\n\n".join(filter(None, parts))
    return f"---\n{keys}---\n\n{body}".rstrip() + "\n"
