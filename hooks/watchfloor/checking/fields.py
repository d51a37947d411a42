"""Front matter against its model: every wrong key and value, with what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..document import Document
from ..problem import Code, Place, Problem, did_you_mean, one_of
from ..values import Value, shape

Model = TypeVar("Model", bound=Value)
Loc = tuple[str | int, ...]

DRAFT_MAY_LACK = frozenset({"reliability", "credibility", "confidence", "because", "reviewed_by"})
"""A draft need not be graded; it is not published either."""

_RENAMED = {"TLP:WHITE": "TLP:CLEAR"}
"""TLP 1.0's label, which 2.0 renamed."""

_CODES = {
    "missing": Code.KEY_MISSING,
    "extra_forbidden": Code.KEY_UNKNOWN,
    "enum": Code.CHOICE_UNKNOWN,
    "literal_error": Code.CHOICE_UNKNOWN,
    "bool_parsing": Code.CHOICE_UNKNOWN,
    "too_short": Code.VALUE_COUNT,
    "too_long": Code.VALUE_COUNT,
    "string_too_short": Code.VALUE_LENGTH,
    "string_too_long": Code.VALUE_LENGTH,
    "string_pattern_mismatch": Code.SLUG_WRONG,
}


def validate(document: Document, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """The front matter as a value of *model*, and all that is wrong with it.

    A draft that only lacks grades has no value and no problem: it is checked, not published.
    """
    empty = list(_empty_values(document))
    try:
        value: Model | None = model.model_validate(document.matter)
        errors: list[ErrorDetails] = []
    except ValidationError as error:
        value, errors = None, error.errors(include_url=False)
    if document.one("status") == "draft":
        errors = [
            e for e in errors if not (e["type"] == "missing" and e["loc"][-1] in DRAFT_MAY_LACK)
        ]
    problems = empty + [
        _problem(document, model, error)
        for error in _causes(errors, model, {loc for loc, _ in _bare(document)})
    ]
    return (None if problems else value), problems


def _empty_values(document: Document) -> Iterator[Problem]:
    for loc, _ in _bare(document):
        yield Problem(
            Code.VALUE_EMPTY,
            document.path,
            document.key_place(loc),
            f"{_named(loc)} has no value",
            "write one, or leave the key out",
        )


def _bare(document: Document) -> Iterator[tuple[Loc, str]]:
    return ((loc, text) for loc, text in _leaves(document.matter, ()) if not text.strip())


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
    """Of errors with one cause, only the cause."""
    locs = [error["loc"] for error in errors]
    meant = {
        (*error["loc"][:-1], _nearest(str(error["loc"][-1]), _keys(model, error["loc"][:-1])))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    for error in errors:
        loc = error["loc"]
        follows = any(other[: len(loc)] == loc and len(other) > len(loc) for other in locs)
        if loc in empty or (error["type"] == "missing" and loc in meant):
            continue
        if error["type"] == "too_short" and follows:
            continue
        yield error


def _nearest(word: str, known: tuple[str, ...]) -> str:
    hint = did_you_mean(word, known)
    return hint.split("`")[1] if hint else ""


def _problem(document: Document, model: type[Value], error: ErrorDetails) -> Problem:
    loc, kind = error["loc"], error["type"]
    code = _CODES.get(kind, Code.VALUE_SHAPE)
    if kind in list(Code):  # raised by a value of ours, which says it all itself
        context = error.get("ctx", {})
        return Problem(
            Code(kind), document.path, document.place(loc), context["message"], context["hint"]
        )
    if code is Code.KEY_MISSING:
        place = document.place(loc[:-1]) if len(loc) > 1 else Place(1, 1, 3)
        inside = f" in {_named(loc[:-1])}" if len(loc) > 1 else ""
        return Problem(
            code,
            document.path,
            place,
            f"`{loc[-1]}` is missing{inside}",
            "every key is explained in the guide",
        )
    if code is Code.KEY_UNKNOWN:
        known = _keys(model, loc[:-1])
        hint = did_you_mean(str(loc[-1]), known) or one_of(known)
        return Problem(
            code, document.path, document.key_place(loc), f"`{loc[-1]}` is not a known key", hint
        )
    return Problem(code, document.path, document.place(loc), *_wrong_value(error))


def _wrong_value(error: ErrorDetails) -> tuple[str, str]:
    value, context = error["input"], error.get("ctx", {})
    code = _CODES.get(error["type"])
    if code is Code.CHOICE_UNKNOWN and isinstance(value, str):
        known = re.findall(r"'([^']*)'", str(context.get("expected", "'true' or 'false'")))
        meant = (
            f"did you mean `{_RENAMED[value]}`?"
            if value in _RENAMED
            else did_you_mean(value, known)
        )
        return f"`{value}` is not one of the words this key takes", "; ".join(
            filter(None, [meant, one_of(known)])
        )
    if code is Code.VALUE_COUNT:
        bound = context.get("min_length", context.get("max_length"))
        most = "at least" if "min_length" in context else "at most"
        return f"there are {context.get('actual_length')} items", f"{most} {bound}"
    if code is Code.VALUE_LENGTH:
        return "this text is too short or too long", f"{context}"
    if code is Code.SLUG_WRONG:
        return f"`{value}` does not name a term with its axis", "such as `publishers/reuters`"
    wanted = "a list" if error["type"] in {"tuple_type", "list_type"} else "keys with values"
    wanted = "text" if error["type"] == "string_type" else wanted
    return f"this must be {wanted}, not {shape(value)}", _SHAPES[wanted]


_SHAPES = {
    "a list": "one `- ` line an item, or [in, brackets]",
    "keys with values": "lines such as `key: value`, indented",
    "text": "a word or a sentence",
}


def _named(loc: Loc) -> str:
    """A loc in words: `sources` 2, `title`."""
    words = [f"`{part}`" if isinstance(part, str) else str(part + 1) for part in loc]
    return " ".join(words) or "the front matter"


def _keys(model: type[Value], loc: Loc) -> tuple[str, ...]:
    """The keys that *model* knows at *loc*."""
    whole = _schema(model)
    node: dict[str, Any] = whole
    for part in loc:
        node = _resolved(whole, node)
        node = (
            node.get("items", {})
            if isinstance(part, int)
            else node.get("properties", {}).get(part, {})
        )
    return tuple(key for key in _resolved(whole, node).get("properties", {}) if key != "x_")


@cache
def _schema(model: type[Value]) -> dict[str, Any]:
    return model.model_json_schema()


def _resolved(whole: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """*node* without its references and its permission to be absent."""
    if "$ref" in node:
        found: dict[str, Any] = whole["$defs"][node["$ref"].rpartition("/")[2]]
        return _resolved(whole, found)
    present = [option for option in node.get("anyOf", ()) if option.get("type") != "null"]
    return _resolved(whole, present[0]) if present else node
