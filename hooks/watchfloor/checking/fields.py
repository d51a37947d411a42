"""Front matter against its model: every wrong key and value, each cause told once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..document import Document
from ..problem import MOST, Code, Problem, nearest
from ..values import Value, forbidden_character
from .telling import is_required, keys_at, named, told, unseen_left_out

Model = TypeVar("Model", bound=Value)
Loc = tuple[str | int, ...]

DRAFT_MAY_LACK = frozenset({"reliability", "credibility", "confidence", "because", "reviewed_by"})
"""A draft need not be graded; it is not published either."""


def validate(document: Document, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """The front matter as a value of *model*, and all that is wrong with it.

    A draft that only lacks grades has no value and no problem: it is checked, not published.
    """
    own = list(_wrong_own_keys(document))
    wrong = {problem_loc[0] for problem_loc, _ in own}
    data = {key: value for key, value in document.matter.items() if key not in wrong}
    bare = set(_bare(document.matter, ()))
    try:
        value: Model | None = model.model_validate(data)
        errors: list[ErrorDetails] = []
    except ValidationError as error:
        value, errors = None, error.errors(include_url=False)
    causes = _causes(errors, model, bare)
    if document.one("status") == "draft":  # only now: what a lacking grade entails is none either
        causes = (cause for cause in causes if not _may_lack(cause))
    problems = [
        *(problem for _, problem in own),
        *(_empty(document, model, loc) for loc in sorted(bare, key=str)[:MOST]),
        *(told(document, model, cause) for cause in causes),
    ]
    return (None if problems else value), problems


def errors_of(data: dict[str, Any], model: type[Value]) -> list[ErrorDetails]:
    """What *model* finds wrong with *data*, as it says it itself."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


def _may_lack(error: ErrorDetails) -> bool:
    return error["type"] == "missing" and error["loc"][-1] in DRAFT_MAY_LACK


def _wrong_own_keys(document: Document) -> Iterator[tuple[Loc, Problem]]:
    """What an archive's own keys, ``x_*``, hold that front matter refuses."""
    own = {key: value for key, value in document.matter.items() if key.startswith("x_")}
    for loc, text in _leaves(own, ()):
        keys = "".join(part for part in loc if isinstance(part, str))
        if character := forbidden_character(keys + text):
            message = f"U+{ord(character):04X} is not allowed in front matter"
            place = document.place(loc)
            hint = "leave it out, or write it in words"
            mend = unseen_left_out(document, document.spans.get(loc, (0, 0)))
            yield loc, Problem(Code.CHARACTER_FORBIDDEN, document.path, place, message, hint, mend)


def _empty(document: Document, model: type[Value], loc: Loc) -> Problem:
    message = f"{named(loc)} has no value"
    hint = "write one" if is_required(model, loc) else "write one, or leave it out"
    return Problem(Code.VALUE_EMPTY, document.path, document.key_place(loc), message, hint)


def _bare(value: Any, loc: Loc) -> Iterator[Loc]:
    """Where below *loc* there is a key or an item without a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for part, inner in inside:
        if isinstance(inner, str):
            if not inner or inner.isspace():
                yield (*loc, part)
        elif isinstance(inner, (dict, list)):
            yield from _bare(inner, (*loc, part))


def _leaves(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*loc, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*loc, number))
    else:
        yield loc, str(value)


def _causes(
    errors: list[ErrorDetails], model: type[Value], empty: set[Loc]
) -> Iterator[ErrorDetails]:
    """Of errors with one cause, only the cause; and of a flood, only the beginning."""
    errors = errors[:MOST]
    around = {error["loc"][:end] for error in errors for end in range(len(error["loc"]))}
    meant = {
        (*error["loc"][:-1], nearest(str(error["loc"][-1]), keys_at(model, error["loc"][:-1])))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    for error in errors:
        misspelt = error["type"] == "missing" and error["loc"] in meant
        follows = error["type"] == "too_short" and error["loc"] in around
        if not misspelt and not follows and error["loc"] not in empty:
            yield error
