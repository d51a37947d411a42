"""Every rule for a briefing, an update or a tombstone, in one pass over its document."""

from __future__ import annotations

from collections.abc import Iterator

from ..briefing import Tombstone, UpdateMatter, briefing_model
from ..briefing.matter import BriefingMatter
from ..document import Document
from ..problem import Code, Problem
from ..tradecraft import Tlp
from . import dates, escapes, facts, figures, markup, references, sections
from .causes import explained
from .context import Context, Kind
from .fields import validate

Valid = BriefingMatter | UpdateMatter | Tombstone


def kind_of(document: Document) -> Kind:
    """Which form a file has; a wrong ``kind`` counts as the full form."""
    if document.one("status") == "draft":
        return "draft"
    kinds: dict[str, Kind] = {"update": "update", "tombstone": "tombstone"}
    return kinds.get(document.one("kind"), "briefing")


def check_briefing(
    document: Document, context: Context, before: list[Problem]
) -> tuple[Valid | None, list[Problem]]:
    """The front matter as a value, and every problem of the file.

    *before* are the problems its reading gave. There is no value where an error remains.
    """
    short = document.one("kind") == "update"
    value: Valid | None
    if document.one("kind") == "tombstone":
        value, found = validate(document, Tombstone)
    else:
        model: type[BriefingMatter | UpdateMatter] = (
            UpdateMatter if short else briefing_model(context.settings.axes)
        )
        value, found = validate(document, model)
        found += _all(document, context, short=short)
    problems = explained(escapes.apply(document, [*before, *found]))
    has_error = any(problem.severity == "error" for problem in problems)
    return (None if has_error else value), problems


def _all(document: Document, context: Context, *, short: bool) -> Iterator[Problem]:
    yield from references.check(document, context)
    yield from dates.check(document, context)
    yield from sections.check(document, context, short=short)
    yield from markup.check(document, context)
    yield from facts.check(document, context)
    yield from figures.check(document, context)
    yield from _tlp(document, context)


def _tlp(document: Document, context: Context) -> Iterator[Problem]:
    said = Tlp.named(document.one("tlp"))
    most = context.settings.publish_max_tlp
    if said and said.rank > most.rank:
        message = f"{said} may not be published here"
        hint = f"this archive publishes up to {most}; take the file out of the repository"
        yield Problem(Code.TLP_TOO_HIGH, document.path, document.place(("tlp",)), message, hint)
