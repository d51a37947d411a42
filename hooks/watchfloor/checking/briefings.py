"""Every rule for a briefing, an update or a tombstone, in one pass over its document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..briefing import Tombstone, UpdateMatter, briefing_model
from ..briefing.matter import BriefingMatter
from ..document import Document
from ..problem import Code, Problem, did_you_mean, nearest, one_of
from ..tradecraft import Tlp
from . import (
    bounds,
    dates,
    escapes,
    facts,
    figures,
    forecasts,
    markup,
    notes,
    references,
    sections,
    sources,
)
from .causes import explained
from .context import Context, Kind, some
from .fields import validate
from .prose import Prose

Valid = BriefingMatter | UpdateMatter | Tombstone
Checked = tuple[Valid | None, list[Problem]]
"""The front matter as a value, where no error remains, and every problem of the file."""

_KINDS: dict[str, Kind] = {"briefing": "briefing", "update": "update", "tombstone": "tombstone"}


def kind_of(document: Document) -> Kind:
    """Which form a file has, or seems to have where ``kind`` is misspelt."""
    if document.one("status") == "draft":
        return "draft"
    return _form(document)


def _form(document: Document) -> Kind:
    said = document.one("kind")
    meant = said if not said or said in _KINDS else nearest(said, _KINDS)
    return _KINDS.get(meant, "update" if "updates" in document.matter else "briefing")


def check_briefing(document: Document, context: Context, before: list[Problem]) -> Checked:
    """What is wrong with *document*, whose reading gave the problems *before*, and what it is."""
    form = _form(document)
    value: Valid | None
    if form == "tombstone":
        value, found = validate(document, Tombstone)
    else:
        short = form == "update"
        model: type[BriefingMatter | UpdateMatter] = (
            UpdateMatter if short else briefing_model(context.settings.axes)
        )
        value, found = validate(document, model)
        found += _all(document, context, short=short)
    problems = explained(
        notes.apart(
            document,
            escapes.apply(document, [*before, *_with_all_kinds(document, found)]),
        )
    )
    has_error = any(problem.severity == "error" for problem in problems)
    return (None if has_error else value), problems


def _with_all_kinds(document: Document, found: list[Problem]) -> Iterator[Problem]:
    """*found*, with every kind there is in place of the one that a single model knows."""
    for problem in found:
        if problem.code is Code.CHOICE_UNKNOWN and problem.place == document.place(("kind",)):
            said = document.one("kind")
            hint = "; ".join(filter(None, [did_you_mean(said, _KINDS), one_of(_KINDS)]))
            yield replace(problem, hint=hint)
        else:
            yield problem


def _all(document: Document, context: Context, *, short: bool) -> Iterator[Problem]:
    yield from references.check(document, context)
    yield from sources.check(document, context)
    yield from dates.check(document, context)
    yield from some(forecasts.check(document, context))
    yield from sections.check(document, context, short=short)
    yield from bounds.check(document)
    yield from markup.check(document, context)
    prose = Prose(document, context.wording)
    yield from facts.check(prose)
    yield from figures.check(prose)
    yield from _tlp(document, context)


def _tlp(document: Document, context: Context) -> Iterator[Problem]:
    said = Tlp.named(document.one("tlp"))
    most = context.settings.publish_max_tlp
    if said and said.rank > most.rank:
        message = f"{said} may not be published here"
        hint = f"this archive publishes up to {most}; take the file out of the repository"
        yield Problem(Code.TLP_TOO_HIGH, document.path, document.place(("tlp",)), message, hint)
