"""The page of a new term: its name, and blanks for the rest."""

from __future__ import annotations

from dataclasses import dataclass

from ..loading import DOCS
from ..settings import Axis
from ..vocabulary.matter import MODELS
from .blanks import front_matter


@dataclass(frozen=True)
class Stub:
    """A term that has no page yet."""

    axis: Axis
    id: str
    name: str

    @property
    def path(self) -> str:
        """Where its page will stand, from the repository's root."""
        return f"{DOCS}/{self.axis.key}/{self.id}.md"

    @property
    def text(self) -> str:
        """Its page."""
        return front_matter(MODELS[self.axis.kind], {"name": self.name})
