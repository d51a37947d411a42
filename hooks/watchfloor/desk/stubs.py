"""The page of a new term: its name, and blanks for the rest."""

from __future__ import annotations

from dataclasses import dataclass

from ..loading import DOCS
from ..settings import Axis
from ..vocabulary.matter import MODELS
from .blanks import front_matter

_END = "---\n"


@dataclass(frozen=True)
class Stub:
    """A term that has no page yet."""

    axis: Axis
    id: str
    name: str
    """What it is called; nothing where somebody gave no more than its id."""
    twins: tuple[str, ...] = ()
    """Pages of what may be the same, written like ``publishers/reuters``."""

    @property
    def path(self) -> str:
        """Where its page will stand, from the repository's root."""
        return f"{DOCS}/{self.axis.key}/{self.id}.md"

    @property
    def text(self) -> str:
        """Its page."""
        matter = front_matter(MODELS[self.axis.kind], {"name": self.name})
        return matter.removesuffix(_END) + "".join(map(self._same_as, self.twins)) + _END

    def _same_as(self, twin: str) -> str:
        """A comment on *twin*: both pages have to say that they are of the same."""
        there = f"same_as: [{self.axis.key}/{self.id}]"
        return f"# same_as: [{twin}]  # optional: if it is the same; write {there} there too\n"
