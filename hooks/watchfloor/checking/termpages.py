"""Every rule for a term page, in one pass over its document."""

from __future__ import annotations

from ..document import Document
from ..problem import Problem
from ..vocabulary.matter import MODELS, TermMatter
from . import escapes, markup, terms
from .causes import explained
from .context import Context
from .fields import validate


def check_term(
    document: Document, context: Context, axis: str, before: list[Problem]
) -> tuple[TermMatter | None, list[Problem]]:
    """The front matter as a value, and every problem of the file; names are compared elsewhere."""
    kind = next(each.kind for each in context.settings.vocabularies if each.key == axis)
    value, found = validate(document, MODELS[kind])
    found += [*terms.check(document, context, axis), *markup.check(document, context)]
    problems = explained(escapes.apply(document, [*before, *found]))
    has_error = any(problem.severity == "error" for problem in problems)
    return (None if has_error else value), problems
