"""The archive's settings read from TOML; a wrong one is a problem like any other."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Any

from ..document import Body, Document, Text
from ..document.matter import Loc
from ..problem import Code, Place, Problem
from ..settings import Settings
from .fields import validate

FILE = "pyproject.toml"

_STAND_IN = {
    "name": "An archive without a name",
    "authority": "invalid.example",
    "authority_date": "1970-01-01",
    "repository": "https://invalid.example",
}
"""What stands where a setting is missing or wrong, so that the rest can still be checked."""


def read_settings(content: str) -> tuple[Settings, list[Problem]]:
    """The settings in *content*, the text of ``pyproject.toml``, and what is wrong with them."""
    try:
        table = tomllib.loads(content).get("tool", {}).get("watchfloor")
    except tomllib.TOMLDecodeError as error:
        return _repaired({}), [
            Problem(Code.SETTING_MISSING, FILE, _toml_place(error), f"this is not TOML: {error}")
        ]
    if not isinstance(table, dict):
        message = "the table [tool.watchfloor] is missing"
        return _repaired({}), [
            Problem(Code.SETTING_MISSING, FILE, Place(), message, "CONTRIBUTING.md shows one")
        ]
    document = _document(content, _as_text(table))
    settings, problems = validate(document, Settings)
    if settings is None:
        wrong = {str(error) for error in _wrong_keys(document, problems)}
        settings = _repaired(
            {key: value for key, value in document.matter.items() if key not in wrong}
        )
    return settings, [*problems, *_repeated_axes(document)]


def _repaired(table: dict[str, Any]) -> Settings:
    return Settings.model_validate({**_STAND_IN, **table})


def _wrong_keys(document: Document, problems: list[Problem]) -> list[str]:
    lines = {problem.place.line for problem in problems}
    wrong = [str(loc[0]) for loc in document.keys if document.key_place(loc).line in lines]
    known = {
        "name",
        "authority",
        "authority_date",
        "repository",
        "publish_max_tlp",
        "language",
        "axes",
    }
    return [*wrong, *(key for key in document.matter if key not in known)]


def _repeated_axes(document: Document) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for loc, key in document.each("axes", None, "key"):
        if key in seen:
            message = f"the axis `{key}` is declared twice"
            problems.append(
                Problem(Code.VALUE_REPEATED, FILE, document.place(loc), message, "keep one")
            )
        seen.add(key)
    return problems


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _toml_place(error: tomllib.TOMLDecodeError) -> Place:
    match = re.search(r"line (\d+), column (\d+)", str(error))
    return Place(int(match[1]), int(match[2])) if match else Place()


def _document(content: str, table: dict[str, Any]) -> Document:
    """The settings as a document; TOML's reader keeps no positions, so its lines are searched."""
    keys: dict[Loc, tuple[int, int]] = {}
    spans: dict[Loc, tuple[int, int]] = {}
    at: Loc | None = None
    axes = -1
    for match in re.finditer(
        r"^[ \t]*(?:\[+([^\]]*)\]+|([\w-]+)[ \t]*=[ \t]*(\S[^\n]*)?)", content, re.MULTILINE
    ):
        if match[1] is not None:
            axes += match[1].strip() == "tool.watchfloor.axes"
            at = {"tool.watchfloor": (), "tool.watchfloor.axes": ("axes", axes)}.get(
                match[1].strip()
            )
            if at:
                keys[at] = spans[at] = match.span()
        elif at is not None:
            keys[*at, match[2]] = match.span(2)
            spans[*at, match[2]] = match.span(3) if match[3] else match.span(2)
    return Document(FILE, Text(content), table, Body("", len(content), (), ()), spans, keys)
