"""The articles that imports are tried on, and an archive that knows some of what they name."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from watchfloor.desk.cli import main
from watchfloor.desk.importing import plain, webpage
from watchfloor.desk.importing.article import Article
from watchfloor.desk.importing.decoding import decoded
from watchfloor.document import Document, read

from .archives import Change, changed, written

ARTICLES = Path(__file__).parent / "articles"
SEED = Path(__file__).parent.parent.parent / "shared/seed-article.txt"
"""Somebody's property: it is read where it lies, and no copy of it belongs into a repository."""


def page(**keys: str) -> str:
    """A term's page with *keys*."""
    return "---\n" + "".join(f"{key}: {said}\n" for key, said in keys.items()) + "---\n"


def actor(name: str, aliases: str = "[]") -> str:
    return page(name=name, summary="Somebody who acts in this.", kind="company", aliases=aliases)


def subject(name: str) -> str:
    return page(name=name, summary="What a briefing is about.", definition="All that is called so.")


def publisher(name: str, aliases: str = "[]") -> str:
    summary = "It writes about metals."
    return page(name=name, summary=summary, reliability="C", because="Known.", aliases=aliases)


TERMS = (
    Change("docs/actors/tarnwick-metals.md", "", actor("Tarnwick Metals", "[Tarnwick]")),
    Change("docs/actors/lanhu.md", "", actor("Lanhu Rare Earth", "[蓝湖稀土, 蓝湖稀土集团]")),
    Change("docs/actors/us-works.md", "", actor("US Works Board", "[UWB]")),
    Change(
        "docs/regions/inner-mongolia.md",
        "",
        page(
            name="Inner Mongolia",
            summary="A region of China in its north.",
            kind="subdivision",
            part_of="[china]",
            aliases="[内蒙古]",
        ),
    ),
    Change("docs/themes/export-controls.md", "", subject("Export controls")),
    Change("docs/tags/gallium.md", "", subject("Gallium")),
    Change("docs/publishers/quay-lane.md", "", publisher("Quay Lane Research")),
    Change("docs/publishers/meridian.md", "", publisher("Meridian", "[Meridian News Agency]")),
    Change("docs/publishers/northfield.md", "", publisher("Northfield Metals Weekly")),
)


def archive(root: Path, *changes: Change) -> Path:
    """The tiny archive, with those terms, in *root*."""
    return written(root, changed(*TERMS, *changes))


def article(name: str) -> Article:
    """The article of that *name*, as the command reads it."""
    return understood((ARTICLES / name).read_bytes())


def understood(data: bytes, encoding: str = "") -> Article:
    text = decoded(data, encoding)
    return webpage.article(text) if webpage.is_page(text) else plain.article(text)


def imported(root: Path, file: Path | str, *arguments: str, data: bytes = b"") -> Result:
    """What the command says and does where nobody is there to be asked."""
    return CliRunner().invoke(
        main, ["import", str(file), "--root", str(root), *arguments], input=data
    )


def draft(root: Path, path: str) -> Document:
    """The draft at *path*, which can be read."""
    document, problems = read(path, (root / path).read_bytes())
    assert document
    assert problems == []
    return document
