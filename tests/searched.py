"""Small sites to search: pages of made-up words, indexed in editions that follow each other."""

from __future__ import annotations

import hashlib
from pathlib import Path
from random import Random

from watchfloor.host.searching import FOLDER, Searched, index

YEARS = (2023, 2024, 2025)
BRIEFINGS = tuple(f"briefings/{y}/{y}-01-{d:02}-made-up/" for y in YEARS for d in range(1, 21))
"""The oldest first."""
WORDS = (
    *("cobalt", "cobaltite", "quota", "quotas", "export", "exports", "exported", "exporting"),
    *("licence", "licences", "mine", "mines", "mining", "minister", "refinery", "refineries"),
    *("tariff", "tariffs", "gallium", "germanium", "company", "companies", "包钢", "集团", "稀土"),
    *("café", "EVs", "EV", "2025", "price", "prices", "common", "commonwealth", "oste", "osteba"),
)


class Site:
    """The pages of a site, and editions of its index side by side in folders of their own."""

    def __init__(self, root: Path, other: Site | None = None) -> None:
        """Write a page a briefing below *root*, or all pages of the *other* site."""
        self.root = root
        self._texts: dict[str, str] = {}
        if other:
            for address, html in other._texts.items():
                self._write(address, html)
            return
        random = Random(7)
        for address in BRIEFINGS:
            words = random.choices(WORDS, k=random.randrange(20, 60))
            self.write(address, " ".join(words[:4]), " ".join(words[4:]))

    def write(self, address: str, title: str, text: str) -> None:
        """Make or change the page at *address*."""
        body = f"<h1>{title}</h1><p>{text}</p>"
        self._write(address, f"<html lang=en><div data-pagefind-body>{body}</div></html>")

    def _write(self, address: str, html: str) -> None:
        path = self._path(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, "utf-8")
        self._texts[address] = html

    def remove(self, address: str) -> None:
        """Take the page away."""
        self._path(address).unlink()
        del self._texts[address]

    def _path(self, address: str) -> Path:
        return self.root / "pages" / address / "index.html"

    def pages(self) -> list[Searched]:
        """All of them, as an index is asked for."""
        return [
            Searched(address, self._path(address), hashlib.sha256(html.encode()).hexdigest())
            for address, html in self._texts.items()
        ]

    def briefings(self) -> list[str]:
        """The addresses of all briefings, the newest first."""
        return sorted((each for each in self._texts if each.startswith("briefings/")), reverse=True)

    def edition(self, name: str, before: str | None = None) -> frozenset[str]:
        """Index the pages in the folder *name*; what still stands of the edition *before*."""
        earlier = self.root / before if before else None
        return index(self.pages(), self.briefings(), self.root / name, earlier)

    def files(self, name: str) -> set[str]:
        """The files of the index in the edition *name*."""
        folder = self.root / name
        return {
            path.relative_to(folder).as_posix()
            for path in (folder / FOLDER).rglob("*")
            if path.is_file()
        }
