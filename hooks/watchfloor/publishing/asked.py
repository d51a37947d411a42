"""The tables that a page of ``docs/`` asks for, so that it has no copy of them that could drift.

We write it with a line of its own: ``<!-- scale: stage -->`` for a closed scale as the code has it,
``<!-- count: archive -->`` for what the archive holds on the day of the build.
"""

from __future__ import annotations

import re

from ..archive import Archive
from . import scales
from .counts import COUNTS
from .scales import SCALES

_MARKER = re.compile(r"^<!-- (?P<kind>scale|count): (?P<name>\S+) -->$", re.MULTILINE)
_KNOWN = {"scale": SCALES.keys(), "count": COUNTS.keys()}


def filled(markdown: str, archive: Archive) -> str:
    """*markdown* with a table in place of each line that asks for one."""

    def answer(asked: re.Match[str]) -> str:
        if asked["name"] not in _KNOWN[asked["kind"]]:
            return asked[0]
        if asked["kind"] == "scale":
            return scales.table(SCALES[asked["name"]])
        return COUNTS[asked["name"]](archive)

    return _MARKER.sub(answer, markdown)


def unknown(markdown: str) -> list[str]:
    """The tables that *markdown* asks for and that do not exist: ``scale: liklihood``."""
    return [
        f"{asked['kind']}: {asked['name']}"
        for asked in _MARKER.finditer(markdown)
        if asked["name"] not in _KNOWN[asked["kind"]]
    ]
