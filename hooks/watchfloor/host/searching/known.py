"""What the run before left: what each page was indexed as, and whether all is still there."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .shards import paths

FILE = "known.json"
TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Indexed:
    """A page as it was indexed."""

    number: int
    stamp: str
    is_searched: bool


@dataclass(frozen=True)
class Known:
    """All pages of one run, by their addresses, and the names of the shards that it wrote."""

    pages: Mapping[str, Indexed] = field(default_factory=dict)
    shards: frozenset[str] = frozenset()

    @property
    def files(self) -> frozenset[str]:
        """The files that hold it."""
        texts = (text_file(page.number) for page in self.pages.values() if page.is_searched)
        return frozenset((*texts, *(path for name in self.shards for path in paths(name))))

    def save(self, folder: Path) -> None:
        """Remember it for the next run."""
        pages = {
            address: [page.number, page.stamp, page.is_searched]
            for address, page in sorted(self.pages.items())
        }
        content = {"way": _way(), "shards": sorted(self.shards), "pages": pages}
        (folder / FILE).write_text(json.dumps(content, separators=(",", ":")) + "\n", "utf-8")


def text_file(number: int) -> str:
    """Where the text of the page *number* is."""
    return f"{TEXTS}/{number}.json"


def remembered(folder: Path | None) -> Known:
    """What is known from *folder*: nothing if anything is missing, or was made another way."""
    try:
        content = json.loads(((folder or Path()) / FILE).read_bytes()) if folder else {}
        if not folder or content["way"] != _way():
            return Known()
        pages = {address: Indexed(*page) for address, page in content["pages"].items()}
        known = Known(pages, frozenset(content["shards"]))
        is_whole = known.files <= _files(folder)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Known()
    return known if is_whole else Known()


def _files(folder: Path) -> frozenset[str]:
    """The files that have anything in them, two levels down."""
    return frozenset(
        f"{inner.name}/{path.name}"
        for inner in folder.iterdir()
        if inner.is_dir()
        for path in inner.iterdir()
    )


@cache
def _way() -> str:
    """A digest of all that decides what a page becomes here."""
    own = sorted(Path(__file__).parent.glob("*.py"))
    parts = [path.read_bytes() for path in own]
    return hashlib.sha256(b"".join((*parts, unicodedata.unidata_version.encode()))).hexdigest()[:16]
