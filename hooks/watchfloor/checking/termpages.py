"""Every rule for a term page, in one pass over its document."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..problem import Code, Problem
from ..vocabulary.matter import MODELS, TermMatter
from . import bounds, escapes, markup, terms
from .causes import explained
from .context import Context, some
from .fields import validate
from .sources import footnotes


def check_term(
    document: Document, context: Context, axis: str, before: list[Problem]
) -> tuple[TermMatter | None, list[Problem]]:
    """The front matter as a value, and every problem of the file; names are compared elsewhere."""
    kind = next(each.kind for each in context.settings.vocabularies if each.key == axis)
    value, found = validate(document, MODELS[kind])
    found += terms.check(document, context, axis)
    found += [*bounds.check(document), *markup.check(document, context)]
    found += some(_footnotes(document))
    problems = explained(escapes.apply(document, [*before, *found]))
    has_error = any(problem.severity == "error" for problem in problems)
    return (None if has_error else value), problems


def _footnotes(document: Document) -> Iterator[Problem]:
    for offset, word in footnotes(document):
        message = f"a term's page has no sources, so `{word}` leads nowhere"
        hint = "link to the briefing that says so"
        place = document.at(offset, len(word) + 3)
        yield Problem(Code.SOURCE_UNKNOWN, document.path, place, message, hint)
