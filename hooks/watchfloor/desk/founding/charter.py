"""What a founder decides of an archive, as its settings say it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from pydantic import BaseModel

from ...checking import read_settings
from ...settings import BUILT_IN, Axis, Settings
from ..refusal import Refusal

AxisTable = Mapping[str, str | bool]
"""The keys of a declared axis, not yet known to be right."""


@dataclass(frozen=True)
class Charter:
    """What makes an archive another one than ours; it holds to every rule for settings."""

    settings: Settings
    site_url: str
    description: str
    """What the archive is about, in one line."""
    table: str
    """The settings as ``pyproject.toml`` has them, each with a note."""


def table(values: Mapping[str, str], axes: Sequence[AxisTable]) -> str:
    """The settings *values* and *axes* as TOML, with what each key means."""
    lines = ["[tool.watchfloor]", *_keys(values, Settings), *_left_out(values)]
    lines += ["", *_commented(_notes(Settings)["axes"])]
    for number, axis in enumerate(axes):
        explained = None if number else Axis  # once is enough
        lines += [""] * bool(number) + ["[[tool.watchfloor.axes]]", *_keys(axis, explained)]
    return "\n".join(lines) + "\n"


def settings_in(text: str) -> Settings:
    """The settings of the TOML *text*.

    Raises:
        Refusal: something is wrong with them; all of it is said.
    """
    settings, problems = read_settings(text.encode())
    if problems:
        lines = text.split("\n")
        raise Refusal(
            "; ".join(
                f"{lines[each.place.line - 1].partition(' =')[0]}: {each.message} ({each.hint})"
                for each in problems
            )
        )
    return settings


def described(axes: Sequence[Axis]) -> str:
    """What an archive with *axes* is about, as far as they tell."""
    groups = [axis.singular.lower() for axis in (*BUILT_IN, *axes) if axis.key != "tags"]
    return f"Intelligence briefings, grouped by {', '.join(groups[:-1])} and {groups[-1]}"


def _keys(values: AxisTable, model: type[BaseModel] | None) -> Iterator[str]:
    """A line for each of *values*, below what it means in *model*, if that is to be said."""
    notes = _notes(model) if model else {}
    for key, value in values.items():
        yield from _commented(notes.get(key, ""))
        yield f"{key} = {_toml(value)}"


def _left_out(values: Mapping[str, str]) -> Iterator[str]:
    """A line for each key that may be set later, with what it means."""
    for key, note in _notes(Settings).items():
        if key not in {*values, "axes"}:
            yield from (*_commented(note), f'# {key} = ""')


def _notes(model: type[BaseModel]) -> dict[str, str]:
    """What each key of *model* means."""
    return {
        field.alias or name: " ".join((field.description or "").split())
        for name, field in model.model_fields.items()
    }


def _commented(text: str) -> Iterator[str]:
    yield from wrap(text, 98, initial_indent="# ", subsequent_indent="# ")


def _toml(value: Any) -> str:
    """*value* as TOML writes it: what JSON escapes in a text TOML escapes alike."""
    return json.dumps(value, ensure_ascii=False)
