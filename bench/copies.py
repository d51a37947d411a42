"""The same archive as Hugo and as stock MkDocs take it: the same words, in the shape of each.

Neither knows sources in front matter, so their list is put into the body as footnotes, as their
users would write it. What would only slow them down is written as they like it best.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from watchfloor.vocabulary import Vocabulary, world

from .corpus import WORLD, save

AXES = ("actors", "regions", "themes", "minerals", "tags", "publishers")
TAGGED = ("actors", "regions", "themes", "tags")
"""The axes for which stock MkDocs gets an instance of the tags plugin."""
THEME = Path(__file__).parent / "hugo"


LINKED = re.compile(r"\]\(\.\./(\d{4}/[^)]+)\.md\)")


@dataclass(frozen=True)
class Original:
    """The archive in a folder, read without checks."""

    root: Path

    def briefings(self) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Path within ``briefings/``, front matter and body of each."""
        folder = self.root / "briefings"
        for path in sorted(folder.rglob("*.md")):
            yield path.relative_to(folder).as_posix(), *parts(path)

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, tuple[dict[str, Any], str]]]:
        """Front matter and text of each term by axis and id."""
        found = {
            axis: {path.stem: parts(path) for path in (self.root / "docs" / axis).glob("*.md")}
            for axis in AXES
        }
        named = (region for _, matter, _ in self.briefings() for region in matter["regions"])
        for identity in self.wider(list(dict.fromkeys(named))):
            region = self._world.on("regions")[identity]
            found["regions"].setdefault(identity, ({"name": region.name}, ""))
        return found

    @cached_property
    def _world(self) -> Vocabulary:
        return Vocabulary(world.regions(WORLD.read_text("utf-8")).values())

    def name(self, axis: str, identity: str) -> str:
        """What a term is called; a tag has no page, and its id serves."""
        found = self.terms[axis].get(identity)
        return str(found[0]["name"]) if found else identity

    def wider(self, regions: list[str]) -> list[str]:
        """*regions* and all that they lie in."""
        lists = ([each, *self._world.ancestors("regions", each)] for each in regions)
        return list(dict.fromkeys(identity for found in lists for identity in found))

    def notes(self, sources: list[dict[str, Any]], link: str) -> str:
        """The sources as footnotes; *link* makes an address of a publisher's id."""
        return "\n".join(
            f"[^{source['id']}]: [{source['title']}]({source['url']}). "
            f"[{self.name('publishers', source['publisher'])}]({link.format(source['publisher'])}),"
            f" {source['published']}. {source['reliability']}{source['credibility']}"
            for source in sources
        )


def parts(path: Path) -> tuple[dict[str, Any], str]:
    """Front matter and text of a file that the corpus has written."""
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.load(front, Loader=yaml.CSafeLoader), body.strip()


def for_hugo(original: Original, root: Path) -> None:
    """Content beside the theme; a region's page is to list what lies in it, as ours does."""
    shutil.copytree(THEME, root, dirs_exist_ok=True)
    for path, matter, body in original.briefings():
        matter["places"] = matter["regions"]
        matter["regions"] = original.wider(matter["regions"])
        matter["publishers"] = [source["publisher"] for source in matter["sources"]]
        notes = original.notes(matter["sources"], "/publishers/{}/")
        linked = LINKED.sub(r"](/briefings/\1/)", body)  # a hook for links would cost Hugo 5 %
        save(root / "content/briefings" / path, matter, f"{linked}\n\n{notes}\n")
    for axis, terms in original.terms.items():
        for identity, (matter, text) in terms.items():
            named = {"title": matter["name"], **matter}
            save(root / "content" / axis / identity / "_index.md", named, text + "\n")


def for_stock(original: Original, root: Path) -> None:
    """Pages for MkDocs and Material, with the tags plugin once for each of some axes."""
    for path, matter, body in original.briefings():
        front = {"title": matter["title"], "description": matter["summary"]}
        front |= {axis: [original.name(axis, each) for each in matter[axis]] for axis in TAGGED}
        notes = original.notes(matter["sources"], "https://bench.example/{}/")
        text = "\n\n".join((*_opening(matter), body, notes)) + "\n"
        save(root / "docs/briefings" / path, front, text)
    for axis in TAGGED:
        page = root / "docs" / axis / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"# {axis.title()}\n\n<!-- material/{axis} -->\n", "utf-8")
    (root / "docs/index.md").write_text("# Made-up archive\n\nFor measuring.\n", "utf-8")


def _opening(matter: dict[str, Any]) -> Iterator[str]:
    """What the others show of front matter, as text."""
    yield matter["summary"]
    yield "\n".join(f"- {highlight}" for highlight in matter["highlights"])
    yield "## Judgements"
    for each in matter["judgements"]:
        yield f"**{each['statement']}** {each['likelihood']}, {each['confidence']} confidence."
        yield each["because"]
    yield "## Not known"
    yield "\n".join(f"- {gap}" for gap in matter["gaps"])


def stock_configuration() -> str:
    """The ``mkdocs.yml`` of stock MkDocs, without the theme's own search."""
    tags = [
        {
            "material/tags": {
                "tags_name_property": axis,
                "tags_name_variable": axis,
                "listings_directive": f"material/{axis}",
                "export_file": f"{axis}.json",
            }
        }
        for axis in TAGGED
    ]
    return yaml.safe_dump(
        {
            "site_name": "Made-up archive",
            "site_url": "https://bench.example/",
            "theme": {"name": "material", "font": False},
            "plugins": tags,
            "markdown_extensions": ["footnotes", "tables", "toc"],
            "nav": [{"Home": "index.md"}, *({axis.title(): f"{axis}/index.md"} for axis in TAGGED)],
            "not_in_nav": "/briefings/",
        },
        sort_keys=False,
    )
