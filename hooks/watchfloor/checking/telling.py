"""What the model found, told to a person who has never heard of a model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails

from ..document import Document
from ..document.complaints import CUT
from ..document.cuts import is_plain, quoted
from ..problem import Code, Mend, Place, Problem, did_you_mean, one_of
from ..values import EDTF, SLUG, Value, forbidden_character, shape
from ..vocabulary import folded

Loc = tuple[str | int, ...]
Said = tuple[Code, Place, str, str, Mend | None]

_RENAMED = {"TLP:WHITE": "TLP:CLEAR", "medium": "moderate"}
"""Words of other versions of a scale, or of everyday speech, and the scale's own."""

_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\ufeff"))
"""Characters that are nothing but dirt from a copy: a text without them reads as it did."""

_SHAPES = {
    "a list": "one `- ` line an item, or [in, brackets]",
    "keys with values": "lines such as `key: value`, indented",
    "text": "a word or a sentence",
}


def told(document: Document, model: type[Value], error: ErrorDetails) -> Problem:
    """The problem that *error* is, with its place and what would be right."""
    kind, context = error["type"], error.get("ctx", {})
    if _is_cut(document, error):
        code, place, message, hint, mend = _cut(document, error)
    elif kind in list(Code):  # raised by a value of ours, which says it all itself
        code, place = Code(kind), document.place(error["loc"])
        message, hint = context["message"], context["hint"]
        mend = _refused(document, error, context["right"])
    else:
        code, place, message, hint, mend = _TOLD.get(kind, _shape)(document, model, error)
    return Problem(code, document.path, place, message, hint, mend)


def _refused(document: Document, error: ErrorDetails, right: str) -> Mend | None:
    """The mend of a value that a rule of its own refuses: what is *right*, or less of it."""
    span = document.spans.get(error["loc"], (0, 0))
    if error["type"] == Code.CHARACTER_FORBIDDEN:
        return unseen_left_out(document, span)
    return document.mend(span, str(error["input"]), right)


def unseen_left_out(document: Document, span: tuple[int, int]) -> Mend | None:
    """The mend of a value in which nothing is wrong but characters of no width."""
    start, end = span
    raw = document.text.content[start:end]
    clean = raw.translate(_ZERO_WIDTH)
    return Mend(start, end, clean) if clean != raw and not forbidden_character(clean) else None


def _is_cut(document: Document, error: ErrorDetails) -> bool:
    """Whether a colon made a key of the first word of a text."""
    value = error["input"]
    wants_text = error["type"] in {Code.VALUE_SHAPE, "string_type"}
    if not wants_text or not isinstance(value, dict) or len(value) != 1:
        return False
    start, _ = document.spans.get(error["loc"], (0, 0))
    return document.text.content[start] not in {"{", "?"}


def _cut(document: Document, error: ErrorDetails) -> Said:
    (key,) = error["input"]
    loc = (*error["loc"], key)
    _, colon = document.keys.get(loc) or document.spans.get(error["loc"], (0, 0))
    is_text = isinstance(error["input"][key], str)
    mend = _rejoined(document, loc) if is_text else None
    return Code.CUT_BY_COLON, document.at(colon), *CUT, mend


def _rejoined(document: Document, loc: Loc) -> Mend | None:
    """The mend of a text that a colon has made a key and a value at *loc*."""
    content = document.text.content
    start, _ = document.keys.get(loc, (0, 0))
    begin, end = document.spans.get(loc, (0, 0))
    is_text = is_plain(content, start) and begin < end and is_plain(content, begin)
    return quoted(content, start, end) if is_text else None


def _missing(document: Document, model: type[Value], error: ErrorDetails) -> Said:
    *around, key = error["loc"]
    inside = tuple(around)
    top = document.key_place(()) if () in document.keys else Place(1, 1, 3)
    message = f"`{key}` is missing" + (f" in {named(inside)}" if inside else "")
    place = document.place(inside) if inside else top
    return Code.KEY_MISSING, place, message, _example(model, inside, str(key)), None


def _example(model: type[Value], around: Loc, key: str) -> str:
    """How the key is written that is missing."""
    whole = _schema(model)
    node = _resolved(whole, _node(model, around).get("properties", {}).get(key, {}))
    if "enum" in node:
        return one_of(map(str, node["enum"]))
    if node.get("format") == "date":
        return f"such as `{key}: 2025-10-16`"
    if node.get("pattern") == EDTF:
        return f"such as `{key}: 2025-10-16`, `{key}: 2025-10` or `{key}: 2025`"
    if node.get("type") == "array":
        nested = "properties" in _resolved(whole, node.get("items", {}))
        return f"`{key}:` and one `- ` block an item" if nested else f"such as `{key}: [one, two]`"
    return f"write `{key}: …`"


def _unknown(document: Document, model: type[Value], error: ErrorDetails) -> Said:
    loc = error["loc"]
    key, known = str(loc[-1]), keys_at(model, loc[:-1])
    hint = did_you_mean(key, known) or one_of(known)
    mend = document.mend(document.keys.get(loc, (0, 0)), key, _same(key, known))
    return Code.KEY_UNKNOWN, document.key_place(loc), f"`{key}` is not a known key", hint, mend


def _same(word: str, known: Iterable[str]) -> str:
    """That of *known* which *word* is but for case, width, blanks and what is not seen."""
    bare = folded(word.translate(_ZERO_WIDTH))
    return next((each for each in known if folded(each) == bare), "")


def _choice(document: Document, model: type[Value], error: ErrorDetails) -> Said:
    value = error["input"]
    if not isinstance(value, str):
        return _shape(document, model, error)
    expected = str(error.get("ctx", {}).get("expected", "'true' or 'false'"))
    known = re.findall(r"'([^']*)'", expected)
    renamed = _RENAMED.get(value, "")
    meant = (
        f"did you mean `{renamed}`?" if renamed in known else did_you_mean(value, known, cutoff=0.5)
    )
    message = f"`{value}` is not one of the words this key takes"
    hint = "; ".join(filter(None, [meant, one_of(known)]))
    right = renamed if renamed in known else _same(value, known)
    mend = document.mend(document.spans.get(error["loc"], (0, 0)), value, right)
    return Code.CHOICE_UNKNOWN, document.place(error["loc"]), message, hint, mend


def _count(document: Document, _: type[Value], error: ErrorDetails) -> Said:
    context = error.get("ctx", {})
    few = "min_length" in context
    bound = context["min_length"] if few else context["max_length"]
    count = context.get("actual_length") or "none"
    message = f"there are {count}" if few else f"there are {count} of these, which is too many"
    hint = f"at {'least' if few else 'most'} {bound}"
    return Code.VALUE_COUNT, document.place(error["loc"]), message, hint, None


def _pattern(document: Document, _: type[Value], error: ErrorDetails) -> Said:
    message = f"`{error['input']}` does not name a term with its axis"
    place, hint = document.place(error["loc"]), "such as `publishers/reuters`"
    return Code.SLUG_WRONG, place, message, hint, None


def _shape(document: Document, _: type[Value], error: ErrorDetails) -> Said:
    kind, value = error["type"], error["input"]
    wanted = "keys with values"
    if kind in {"tuple_type", "list_type"}:
        wanted = "a list"
    elif kind in {"string_type", "enum", "literal_error", "bool_type", "bool_parsing"}:
        wanted = "text"
    hint, mend = _SHAPES[wanted], None
    if wanted == "a list" and isinstance(value, str) and len(value) < 40:
        hint = f"write [{value}], or one `- ` line an item"
        if re.fullmatch(SLUG, value, re.ASCII):  # anything else may be several items
            mend = document.mend(document.spans.get(error["loc"], (0, 0)), value, f"[{value}]")
    message = f"this must be {wanted}, not {shape(value)}"
    return Code.VALUE_SHAPE, document.place(error["loc"]), message, hint, mend


_TOLD: dict[str, Callable[[Document, type[Value], ErrorDetails], Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "enum": _choice,
    "literal_error": _choice,
    "bool_parsing": _choice,
    "too_short": _count,
    "too_long": _count,
    "string_pattern_mismatch": _pattern,
}


def named(loc: Loc) -> str:
    """A loc in words: `sources` 2, `title`."""
    words = [f"`{part}`" if isinstance(part, str) else str(part + 1) for part in loc]
    return " ".join(words) or "the front matter"


def keys_at(model: type[Value], loc: Loc) -> tuple[str, ...]:
    """The keys that *model* knows at *loc*."""
    return tuple(key for key in _node(model, loc).get("properties", {}) if key != "x_")


def is_required(model: type[Value], loc: Loc) -> bool:
    """Whether *model* wants the key at *loc*; an item of a list may always be left out."""
    return bool(loc) and loc[-1] in _node(model, loc[:-1]).get("required", ())


def _node(model: type[Value], loc: Loc) -> dict[str, Any]:
    """The part of the model's schema that speaks of *loc*."""
    whole = _schema(model)
    node: dict[str, Any] = whole
    for part in loc:
        node = _resolved(whole, node)
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(part, {})
    return _resolved(whole, node)


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
