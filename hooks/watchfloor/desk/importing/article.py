"""An article as its page gives it: nothing here is inferred, and what it leaves out is empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...edtf import Edtf
from .dates import first_whole

Kind = Literal["heading", "paragraph", "item"]


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or an item of a list, on one line."""

    kind: Kind
    text: str
    level: int = 0
    """Of a heading; the deeper, the higher."""


@dataclass(frozen=True)
class Article:
    """What a text, a Markdown file or a saved page says, and what it says of itself."""

    title: str = ""
    dated: str = ""
    """When it was published, in its own words."""
    publisher: str = ""
    """Who publishes the page, by name."""
    agency: str = ""
    """Whose text it carries, if it names another."""
    url: str = ""
    language: str = ""
    blocks: tuple[Block, ...] = ()

    @property
    def published(self) -> Edtf | None:
        """When it was published, if it gives the whole date."""
        return first_whole(self.dated)
