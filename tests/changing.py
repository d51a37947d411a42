"""An archive that somebody works on: its files are changed in every way, again and again."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest

from . import sites
from .archives import BRIEFING, FILES, OTHER, UPDATE, Change

SETTINGS_OF_SITE = {"extra": {"watchfloor": {"search": False}}}
"""The files of the index rest on what was indexed before; its answers are compared elsewhere."""
TAGS = ("export", "licence", "quota", "stock")
"""Tags that briefings get and lose."""
LATER = str(int(sites.DAY) + 30 * 86400)
"""Another day to build on, some weeks after the usual one: 2026-12-24."""
FOREIGN = """
def on_page_content(html, page, **_):
    return html.replace("The regulator drafted", "THE REGULATOR DRAFTED")
"""
"""What another plugin does."""

Form = Literal["full", "draft", "update", "tombstone"]


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
    is_ahead: bool = False
    """Whether it says that it was published when it is later than the usual day."""
    form: Form = "full"

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
        if self.form == "tombstone":
            return (
                f"---\nkind: tombstone\ndate: 2026-01-05\nreason: A court did: {self.word}.\n---\n"
            )
        return self._update if self.form == "update" else self._full

    @property
    def _update(self) -> str:
        text = FILES[UPDATE].replace("event_date: 2025-10-20", f"event_date: 2025-10-{self.day:02}")
        return text.replace("cargo leaves", f"cargo leaves, {self.word}")

    @property
    def _full(self) -> str:
        more = f"tags: [{', '.join(self.tags)}]\n" if self.tags else ""
        more += f"related: [{self.related}]\n" if self.related else ""
        more += f"former_ids: [{self.former}]\n" if self.former else ""
        more += "status: draft\n" if self.form == "draft" else ""
        more += "actors: [nobody]\n" if self.is_wrong else "actors: [arecoms]\n"
        text = FILES[OTHER].replace("event_date: 2025-09-01", f"event_date: 2024-10-{self.day:02}")
        as_of, published = (
            ("2026-11-20", "2026-12-10") if self.is_ahead else ("2024-11-02", "2024-11-03")
        )
        text = text.replace("2025-09-02", as_of).replace("2025-09-03", published)
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
    pages: dict[str, str] = field(default_factory=dict)
    """What the owner writes, by its path below ``docs/``."""
    day: str = sites.DAY
    """The day on which the site is built."""

    def __post_init__(self) -> None:
        """Begin with the tiny archive."""
        self.change()

    @property
    def with_foreign(self) -> dict[str, object]:
        """Keys with which another plugin changes pages."""
        return {"hooks": [str(sites.ROOT / "hooks/main.py"), str(self.root / "foreign.py")]}

    def change(self, *changes: Change) -> None:
        """Write everything anew, with *changes* to the files of the tiny archive."""
        for name in ("docs", "briefings"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        sites.folder(self.root, *changes, **{**SETTINGS_OF_SITE, **self.keys})
        for path, text in {
            **{f"docs/{path}": text for path, text in self.pages.items()},
            **{each.path: each.text for each in self.told},
            "foreign.py": FOREIGN,
        }.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, "utf-8")

    def kept(self, folder: Path) -> Path:
        """All of it copied to *folder*, with the times of its files."""
        shutil.copytree(self.root, folder, copy_function=shutil.copy2)
        return folder

    def put_back(self, folder: Path) -> None:
        """Have what was *kept* in a folder where it was: a build knows its site by the place."""
        shutil.rmtree(self.root)
        shutil.copytree(folder, self.root, copy_function=shutil.copy2)

    def built(self) -> Path:
        """The site, with what is remembered of the builds before."""
        return self._built(remembers=True)

    def clean(self) -> Path:
        """The site as if there had been no build before."""
        folder = self.root / "clean"
        shutil.rmtree(folder, ignore_errors=True)
        return self._built(site_dir=str(folder))

    def _built(self, **how: str | bool) -> Path:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", self.day)
            return sites.built(self.root, strict=False, **how)  # type: ignore[arg-type]


def differing(built: Path, clean: Path) -> list[str]:
    """The files, but for those of the index, that are not the same in two sites."""
    here, there = sites.files(built), sites.files(clean)
    return sorted(
        path
        for path in here.keys() | there.keys()
        if here.get(path) != there.get(path) and not path.startswith("search/")
    )
