"""The keys of front matter as fields of a form: what each is called, for, and held to.

All of it comes from the models, so a key that they get is a field, and a rule is written once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic.fields import FieldInfo

from ..briefing.keys import OFFERED, inner, is_blank, scale
from ..settings import PUBLISHERS, Axis
from ..values import BRIEFING_ID, EDTF, LANGUAGE, SLUG, Value

Widget = Literal["line", "prose", "choice", "flag", "terms", "term", "briefings", "list", "group"]
"""How a value is given; of ``terms`` and ``briefings`` several, in a ``list`` one by one."""

LONG = 200
"""Characters above which a text is prose, which needs more than a line."""

_RULES = {SLUG: "slug", BRIEFING_ID: "briefing", LANGUAGE: "language", EDTF: "span"}
_FORMATS = {"date": "day", "uri": "url"}
_OF_AXIS = {"publisher": PUBLISHERS.key}
"""Keys that name one term, with its axis."""
_SHOWN = OFFERED | {"credibility", "note"}
"""Optional keys that a form shows from the first: it has more room than a file."""
_EITHER = {"url": "citation"}
"""A key that must be there unless another is."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A word that a key takes."""

    value: str
    label: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A key with all that an author must know of it."""

    key: str
    label: str
    help: str
    singular: str
    """What one item of a group is called."""
    widget: Widget
    rule: str
    """What kind of value it is: text, slug, briefing, language, span, day, url."""
    is_required: bool
    is_offered: bool
    """Whether it is shown from the first, though optional."""
    either: str = ""
    """The key that may stand in its place."""
    low: int = 0
    high: int = 0
    """Characters at least and at most, where that is limited."""
    least: int = 0
    most: int = 0
    """Items at least and at most, where that is limited."""
    axis: str = ""
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    """Of each item of a group."""


def fields(model: type[Value], axes: Mapping[str, Axis]) -> Iterator[Field]:
    """The fields of *model*, in its own order; *axes* by their keys."""
    schema = model.model_json_schema()
    defined = schema.get("$defs", {})
    for key, info in model.model_fields.items():
        if key in schema["properties"]:
            yield _field(key, info, _plain(schema["properties"][key], defined), axes)


def _plain(node: Mapping[str, Any], defined: Mapping[str, Any]) -> dict[str, Any]:
    """*node* without what says that it may be absent, and with what it refers to."""
    merged = dict(node)
    for option in merged.pop("anyOf", ()):
        if option.get("type") != "null":
            merged = option | merged
    if reference := merged.pop("$ref", ""):
        return dict(defined[reference.rpartition("/")[2]]) | merged
    return merged


def _field(key: str, info: FieldInfo, node: Mapping[str, Any], axes: Mapping[str, Axis]) -> Field:
    items = node.get("items", {})
    rules = items if items and not inner(info) else node
    model = inner(info)
    axis = _OF_AXIS.get(key, key if key in axes else "")
    return Field(
        key=key,
        label=axes[key].label if key in axes else _label(key),
        help=info.description or "",
        singular=_words(model.__name__) if model else "",
        widget=_widget(node, rules, axis, is_group=model is not None),
        rule=_RULES.get(rules.get("pattern", ""), _FORMATS.get(rules.get("format", ""), "text")),
        is_required=is_blank(key, info),
        is_offered=is_blank(key, info) or key in _SHOWN,
        either=_EITHER.get(key, ""),
        low=rules.get("minLength", 0),
        high=rules.get("maxLength", 0),
        least=node.get("minItems", 0),
        most=node.get("maxItems", 0),
        axis=axis,
        choices=tuple(_choices(info, node)),
        fields=tuple(fields(model, {})) if model else (),
    )


_LABELS = {
    "url": "Address (URL)",
    "archive_url": "Address of a copy that will stay",
    "tlp": "Handling (TLP)",
}
"""What keys are called whose own words say too little."""


def _label(key: str) -> str:
    return _LABELS.get(key) or key.replace("_", " ").capitalize()


def _words(name: str) -> str:
    """The *name* of a model as words: ``QuotedForecast`` is a quoted forecast."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).capitalize()


def _widget(
    node: Mapping[str, Any], rules: Mapping[str, Any], axis: str, *, is_group: bool
) -> Widget:
    is_list = "items" in node
    if is_group:
        return "group"
    if axis:
        return "terms" if is_list else "term"
    if rules.get("pattern") == BRIEFING_ID:
        return "briefings"
    if is_list:
        return "list"
    if "enum" in node:
        return "flag" if set(node["enum"]) == {"true", "false"} else "choice"
    return "prose" if node.get("maxLength", 0) > LONG else "line"


def _choices(info: FieldInfo, node: Mapping[str, Any]) -> Iterator[Choice]:
    members = scale(info)
    for word in node.get("enum", ()):
        member = members.named(word) if members else None
        yield Choice(word, member.label if member else word, member.meaning if member else "")
