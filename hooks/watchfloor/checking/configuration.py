"""The archive's settings read from TOML; a wrong one is a problem like any other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

from ..briefing import BriefingMatter
from ..document import Body, Document, Text
from ..document.positions import Loc, Positions, Spans
from ..document.text import decode
from ..problem import Code, Place, Problem
from ..settings import Settings
from .fields import errors_of, validate

FILE = "pyproject.toml"

_STAND_IN = {
    "name": "An archive without a name",
    "authority": "invalid.example",
    "authority_date": "1970-01-01",
    "repository": "https://invalid.example",
}
"""What stands where a setting is missing or wrong, so that the rest can still be checked."""

_LINE = re.compile(r"^[ \t]*(?:\[+([^\]\n]*)\]+|([\w-]+)[ \t]*=[ \t]*(\S[^\n]*)?)", re.MULTILINE)
"""A table's heading, or a key and what follows it on its line."""


def read_settings(data: bytes) -> tuple[Settings, list[Problem]]:
    """The settings in *data*, the bytes of ``pyproject.toml``, and what is wrong with them."""
    text, problems = decode(FILE, data) if data.strip() else (Text(""), [])
    if text is None:
        return _repaired({}), problems
    try:
        table = tomllib.loads(text.content).get("tool", {}).get("watchfloor")
    except tomllib.TOMLDecodeError as error:
        message = f"this is not TOML: {error}"
        return _repaired({}), [Problem(Code.SETTING_MISSING, FILE, _toml_place(error), message)]
    if not isinstance(table, dict):
        message = "the table [tool.watchfloor] is missing"
        hint = "README.md shows one"
        return _repaired({}), [Problem(Code.SETTING_MISSING, FILE, Place(), message, hint)]
    document = _document(text, _as_text(table))
    settings, found = validate(document, Settings)
    wrong = list(_taken_keys(document))
    if settings is None or wrong:
        settings = _repaired(document.matter)
    return settings, [*problems, *found, *wrong, *_repeated_axes(document)]


def _repaired(table: dict[str, Any]) -> Settings:
    """Settings of what is right in *table*."""
    wrong = {str(error["loc"][0]) for error in errors_of(table, Settings) if error["loc"]}
    right = {key: value for key, value in table.items() if key not in wrong}
    if isinstance(axes := right.get("axes"), list):
        right["axes"] = [axis for axis in axes if not _is_taken(axis["key"])]
    return Settings.model_validate({**_STAND_IN, **right})


def _taken_keys(document: Document) -> Iterator[Problem]:
    """Axes called like a key that every briefing has."""
    for loc, key in document.each("axes", None, "key"):
        if _is_taken(key):
            message = f"`{key}` is a key of every briefing already"
            place = document.place(loc)
            yield Problem(Code.ID_RESERVED, FILE, place, message, "choose another key")


def _is_taken(key: str) -> bool:
    return key in BriefingMatter.model_fields or hasattr(BriefingMatter, key)


def _repeated_axes(document: Document) -> Iterator[Problem]:
    seen: set[str] = set()
    for loc, key in document.each("axes", None, "key"):
        if key in seen:
            message = f"the axis `{key}` is declared twice"
            yield Problem(Code.VALUE_REPEATED, FILE, document.place(loc), message, "keep one")
        seen.add(key)


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _toml_place(error: tomllib.TOMLDecodeError) -> Place:
    match = re.search(r"line (\d+), column (\d+)", str(error))
    return Place(int(match[1]), int(match[2])) if match else Place()


def _document(text: Text, table: dict[str, Any]) -> Document:
    """The settings as a document; TOML's reader keeps no positions, so its lines are searched."""
    keys: Spans = {}
    spans: Spans = {}
    at: Loc | None = None
    axes = -1
    for match in _LINE.finditer(text.content):
        if match[1] is not None:
            name = match[1].strip()
            axes += name == "tool.watchfloor.axes"
            at = {"tool.watchfloor": (), "tool.watchfloor.axes": ("axes", axes)}.get(name)
            if at is not None:
                keys[at] = spans[at] = match.span()
        elif at is not None:
            keys[*at, match[2]] = match.span(2)
            spans[*at, match[2]] = match.span(3) if match[3] else match.span(2)
    end = len(text.content)
    return Document(FILE, text, table, Body("", end), lambda: Positions(spans, keys))
