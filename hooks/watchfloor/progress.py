"""How far a build is: a line that counts on a terminal, a line at the end of a step elsewhere.

Steps of less than two seconds are told to nobody but ``--verbose``.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

log = logging.getLogger("mkdocs.hooks.watchfloor")

Heard = Callable[[int], None]
"""Told how many parts are done, again and again."""

PATIENCE = 2.0
"""Seconds after which somebody who waits wants to know for what."""
_PACE = 0.2
"""Seconds between two looks at a line that counts."""
_CLEARED = "\r\033[K"
"""Goes back to the beginning of a terminal's line and empties it (ECMA-48)."""


class _Line:
    """A line on a terminal that counts."""

    def __init__(self, name: str, total: int) -> None:
        self._name, self._total = name, total
        self._begun = self._told = time.monotonic()
        self._is_shown = False

    def count(self, done: int) -> None:
        """Tell how many are done, if somebody has waited long enough."""
        now = time.monotonic()
        if now - self._begun < PATIENCE or now - self._told < _PACE:
            return
        self._told, self._is_shown = now, True
        share = f" ({done * 100 // self._total} %)" if self._total else ""
        sys.stderr.write(f"{_CLEARED}{self._name}: {done:,} of {self._total:,}{share}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Leave nothing of it."""
        if self._is_shown:
            sys.stderr.write(_CLEARED)
            sys.stderr.flush()


@contextmanager
def step(name: str, total: int) -> Iterator[Heard]:
    """A step of a build called *name*, of *total* parts; yielded is what is told how far it is."""
    begun = time.monotonic()
    line = _Line(name, total) if sys.stderr.isatty() else None
    try:
        yield line.count if line else lambda _: None
    finally:
        if line:
            line.clear()
    seconds = time.monotonic() - begun
    tell = log.info if seconds >= PATIENCE else log.debug
    tell("%s: %s in %.2f s", name, f"{total:,}", seconds)
