"""An archive that somebody works on: its files are changed in every way, again and again."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from . import sites
from .archives import BRIEFING, FILES, OTHER, Change

SETTINGS_OF_SITE = {"extra": {"watchfloor": {"search": False}}}
"""Pagefind's files differ from one run to the next."""
TAGS = ("export", "licence", "quota", "stock")
"""Tags that briefings get and lose."""


@dataclass
class Told:
    """A briefing that was added."""

    day: int
    """Of October 2024."""
    word: str
    """What its title and its text end with."""
    tags: tuple[str, ...] = ()
    related: str = ""
    former: str = ""
    is_wrong: bool = False

    @property
    def id(self) -> str:
        """Its file's name."""
        return f"2024-10-{self.day:02}-{self.word}"

    @property
    def path(self) -> str:
        """Its file."""
        return f"briefings/2024/{self.id}.md"

    @property
    def text(self) -> str:
        """All of its file."""
        more = f"tags: [{', '.join(self.tags)}]\n" if self.tags else ""
        more += f"related: [{self.related}]\n" if self.related else ""
        more += f"former_ids: [{self.former}]\n" if self.former else ""
        more += "actors: [nobody]\n" if self.is_wrong else "actors: [arecoms]\n"
        text = FILES[OTHER].replace("event_date: 2025-09-01", f"event_date: 2024-10-{self.day:02}")
        text = text.replace("2025-09-02", "2024-11-02").replace("2025-09-03", "2024-11-03")
        text = text.replace("actors: [arecoms]\n", more)
        return text.replace("is drafted", f"is drafted, {self.word}").replace(
            "We think that it comes.",
            f"We think that it comes: {self.word}; see [the cap](../2025/{Path(BRIEFING).name}).",
        )


@dataclass
class Changing:
    """The folder, and what is in it."""

    root: Path
    told: list[Told] = field(default_factory=list)
    keys: dict[str, object] = field(default_factory=dict)
    """What stands in ``mkdocs.yml`` otherwise than in the repository's own."""

    def __post_init__(self) -> None:
        """Begin with the tiny archive."""
        self.change()

    def change(self, *changes: Change) -> None:
        """Write everything anew, with *changes* to the files of the tiny archive."""
        sites.folder(self.root, *changes, **{**SETTINGS_OF_SITE, **self.keys})
        shutil.rmtree(self.root / "briefings/2024", ignore_errors=True)
        for each in self.told:
            path = self.root / each.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(each.text, "utf-8")

    def built(self) -> Path:
        """The site, with what is remembered of the builds before."""
        return sites.built(self.root, strict=False, remembers=True)

    def clean(self) -> Path:
        """The site as if there had been no build before."""
        folder = self.root / "clean"
        shutil.rmtree(folder, ignore_errors=True)
        return sites.built(self.root, strict=False, site_dir=str(folder))
