"""Templates are compiled once: not again by another reader, nor by the next build."""

from __future__ import annotations

from pathlib import Path

from jinja2.bccache import Bucket

from watchfloor.host.compiled import Compiled
from watchfloor.host.templates import THEME, Templates
from watchfloor.memory import Memory

from .archives import loaded


class Watched(Compiled):
    """Counts what has to be compiled."""

    count = 0

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Count and keep it."""
        self.count += 1
        super().dump_bytecode(bucket)


def test_templates_are_compiled_once(tmp_path: Path) -> None:
    settings = loaded(tmp_path).settings
    memory = Memory(tmp_path / "memory")
    first, next_build = Watched(memory), Watched(memory)

    Templates(settings, has_feeds=True, compiled=first).compile()
    assert first.count == len(list((THEME / "content").glob("*.html")))
    Templates(settings, has_feeds=False, compiled=first).compile()
    assert first.count == len(list((THEME / "content").glob("*.html")))

    memory.commit()
    Templates(settings, has_feeds=True, compiled=next_build).compile()
    assert next_build.count == 0
