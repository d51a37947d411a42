"""The outline of a body: its sections in their order, and what belongs into each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..wording import Wording


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a body before it is written."""

    title: str
    level: int
    hint: str
    """What belongs there."""
    is_required: bool
    is_in_updates: bool
    """Whether the short form has it too."""


def outline(wording: Wording, cited: str) -> Iterator[Part]:
    """Each section; *cited* is the name of a source, to show how one is cited."""
    facts = (
        "Facts only: one or two sentences an item, each item begins with - and ends in its source,"
        f" written [^{cited}]"
    )
    background = "what one must know of before; facts again, each with its source"
    assessment = "what we make of it: why the judgements above hold, and what speaks against them"
    others = "what people think who took no part, each named and cited"
    yield Part(wording.facts, 2, facts, is_required=True, is_in_updates=True)
    yield _part(wording.background, 2, background)
    yield Part(wording.assessment, 2, assessment, is_required=True, is_in_updates=False)
    yield _part(wording.others, 3, others)
    yield _part(wording.implications, 2, "what follows from it, and for whom")
    yield _part(wording.outlook, 2, "what may come next, and what to look out for")


def _part(title: str, level: int, hint: str) -> Part:
    return Part(title, level, hint, is_required=False, is_in_updates=False)
