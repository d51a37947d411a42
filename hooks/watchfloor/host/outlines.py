"""The world's outlines as the map draws them; ``scripts/world_map.mjs`` projected them once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
"""The coefficients of the projection (Šavrič, Patterson and Jenny 2018, equation 9)."""

_ROOMY = 600
"""Square units that a country must have for a number to fit into it."""

Point = tuple[int, int]
"""Units to the right of the map's left edge, and below its top."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A country on the map."""

    at: Point
    """The middle of its largest part."""
    area: int
    """Of that part, in square units; 0 where the country is drawn as a dot."""
    path: str
    """In SVG's words; empty where it is drawn as a dot."""

    @property
    def is_roomy(self) -> bool:
        """Whether a number fits into it."""
        return self.area >= _ROOMY


@dataclass(frozen=True, slots=True)
class World:
    """The map before anything is known of an archive."""

    width: int
    height: int
    land: str
    """The outline of what is no region of ours."""
    countries: Mapping[str, Outline]
    """By the ids of ``regions.json``, as far as Natural Earth has them."""
    scale: float
    origin: tuple[float, float]

    def point(self, latitude: float, longitude: float) -> Point:
        """Where a place lies, given in degrees north and east."""
        first, second, third, fourth = _EQUAL_EARTH
        angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
        square = angle * angle
        sixth = square * square * square
        slope = first + 3 * second * square + sixth * (7 * third + 9 * fourth * square)
        east = radians(longitude) * cos(angle) / (sqrt(3) / 2 * slope)
        north = angle * (first + second * square + sixth * (third + fourth * square))
        x, y = self.origin
        return round(x + self.scale * east), round(y - self.scale * north)


@cache  # it never changes, and every map is drawn on it
def world() -> World:
    """The world of ``outlines.json``."""
    told = json.loads(Path(__file__).with_name("outlines.json").read_text("utf-8"))
    countries = {
        identity: Outline((entry["at"][0], entry["at"][1]), entry["area"], entry["path"])
        for identity, entry in told["countries"].items()
    }
    x, y = told["origin"]
    return World(told["width"], told["height"], told["land"], countries, told["scale"], (x, y))
