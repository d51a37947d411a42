"""Where a place lies, and who says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from ..problem import Code
from ..values import Line, Value, refusal, shape

_DEGREES = re.compile(r"-?\d{1,3}(\.\d{1,8})?", re.ASCII)
_ANGLE = WithJsonSchema({"type": "string", "pattern": f"^{_DEGREES.pattern}$"})


def _degrees(most: int) -> Callable[[Any], float]:
    hint = f"decimal degrees from -{most} to {most}, such as 41.8; no letters"

    def read(value: Any) -> float:
        if not isinstance(value, str):
            raise refusal(Code.VALUE_SHAPE, f"this must be text, not {shape(value)}", hint)
        if not _DEGREES.fullmatch(value.strip()) or abs(float(value)) > most:
            raise refusal(Code.COORDINATES_WRONG, f"`{value.strip()}` is no such angle", hint)
        return float(value)

    return read


class Coordinates(Value):
    """Where a place lies (WGS 84); only what its source shows."""

    latitude: Annotated[float, BeforeValidator(_degrees(90)), _ANGLE]
    """Degrees north of the equator; south of it negative."""
    longitude: Annotated[float, BeforeValidator(_degrees(180)), _ANGLE]
    """Degrees east of Greenwich; west of it negative."""
    source: Line
    """Where they were read: a page's address or a citation."""
