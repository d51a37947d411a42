"""The digest of a value: two that say the same have the same one, in whatever process."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from typing import Any

from pydantic import BaseModel


def digest(value: Any) -> str:
    """The digest of *value*; what is not of one kind never has the same by chance.

    A named tuple is an exception: it counts as what it holds, whatever it is called.

    Raises:
        TypeError: something in *value* has no plain form.
    """
    return text_digest(_ENCODER.encode(value))


def text_digest(text: str) -> str:
    """The digest of a long *text*, for less."""
    return bytes_digest(text.encode("utf-8", "surrogatepass"))


def bytes_digest(content: bytes) -> str:
    """The digest of what a file holds."""
    return blake2b(content, digest_size=16).hexdigest()


def _plain(value: Any) -> Any:
    """What stands for *value*, which JSON has no form for: its kind, and what it holds."""
    kind = type(value)
    if is_dataclass(kind):
        return [kind.__name__, *(getattr(value, name) for name in _names(kind))]
    if isinstance(value, BaseModel):
        return [kind.__name__, value.model_dump_json()]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"a {kind.__name__} has no plain form")


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)


@cache  # asked for every value of the few kinds there are
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
