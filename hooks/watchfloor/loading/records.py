"""What is known of each file, and remembered for as long as it stays as it is.

Of a briefing others must know a little before any is checked, and more afterwards; of a term, all
that its page says. What checks found holds on while the answers to what they asked are the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from ..checking import Context, Kind
from ..problem import Problem
from ..vocabulary import Term


@dataclass(frozen=True, slots=True)
class Facts:
    """What others must know of a briefing, whether or not it is valid."""

    kind: Kind
    tags: tuple[str, ...]
    former_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a file."""

    digest: str
    """Of its bytes."""
    told: Facts | Term | None = None
    """What it says to others; nothing where it cannot be read."""
    problems: tuple[Problem, ...] = ()
    """Those of its reading until it is checked, then all."""
    asked: str = "[]"
    """What its check asked, as JSON: smaller and sooner read than so many tuples."""
    answers: str | None = None
    """The digest of the answers; nothing before it is checked."""
    is_sound: bool = False
    """Whether it has no error."""
    is_published: bool = False
    """Whether it is a briefing or a tombstone on its way to readers."""
    surface: str = ""
    """The digest of the abstract or tombstone that is published of it."""
    abstract: bytes = b""
    """That abstract or tombstone, packed: whoever needs it unpacks it."""
    value: bytes = b""
    """The briefing that is published of it, packed."""

    @property
    def without_values(self) -> Record:
        """The same without what stands on shelves of its own."""
        return replace(self, abstract=b"", value=b"") if self.abstract else self

    def holds(self, context: Context) -> bool:
        """Whether what its check found is true in *context*."""
        if self.told is None:
            return True
        return self.answers == context.answers(json.loads(self.asked))


def checked(record: Record, context: Context, problems: Iterable[Problem], **more: Any) -> Record:
    """*record* with what its check in *context* found."""
    asked = sorted(context.asked)
    return replace(
        record,
        problems=tuple(problems),
        asked=json.dumps(asked),
        answers=context.answers(asked),
        **more,
    )
