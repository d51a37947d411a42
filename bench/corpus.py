"""An archive of any size: ``python -m bench.corpus 5000 FOLDER``; the same number, the same files.

Everything in it is made up and says so. What counts when time is taken is as in real briefings:
their length and parts, how many terms they name, and that few terms are named by many of them.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from watchfloor.desk.founding.adapting import without_own

from .words import Words

ROOT = Path(__file__).parent.parent
WORLD = ROOT / "hooks/watchfloor/vocabulary/regions.json"
OWNED = ("index.md", "about", "contribute", "data", "assets")
"""What the owner of this archive wrote in docs/; the made-up one shows it too."""

FIRST_DAY = date(2021, 1, 1)
DAYS = 1826
STAGES = ("announced", "agreed", "in-force", "done", "suspended", "ended")
LIKELIHOODS = ("unlikely", "likely", "very-likely")
CONFIDENCES = ("low", "moderate", "high")
NAMED = {
    "actors": (1, 4),
    "regions": (1, 2),
    "themes": (1, 3),
    "minerals": (1, 3),
    "tags": (2, 5),
}
"""The least and the most terms of an axis that a briefing names."""


@dataclass(frozen=True)
class Told:
    """A briefing that later ones may link to."""

    id: str
    title: str


def write(number: int, root: Path, *, search: bool = True) -> None:
    """An archive of *number* briefings in *root*, with this repository's settings and hooks."""
    words = Words(number)
    terms = _terms(number, words, root)
    told: list[Told] = []
    for at in range(number):
        day = FIRST_DAY + timedelta(days=at * DAYS // number)
        told.append(_briefing(day, words, terms, told, root))
    for name in OWNED:
        copy = shutil.copytree if (ROOT / "docs" / name).is_dir() else shutil.copy
        copy(ROOT / "docs" / name, root / "docs" / name)
    for page in (root / "docs").rglob("*.md"):  # none may lead to a briefing that is ours
        page.write_text(without_own(page.read_text("utf-8")), "utf-8")
    shutil.copy(ROOT / "pyproject.toml", root)
    (root / "mkdocs.yml").write_text(configuration(search=search), "utf-8")


def configuration(*, search: bool) -> str:
    """The repository's ``mkdocs.yml`` for an archive elsewhere, with or without its index."""
    own = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    own["hooks"] = [str(ROOT / "hooks/main.py")]
    own["theme"]["custom_dir"] = str(ROOT / "hooks/watchfloor/theme")
    own["watch"] = ["briefings"]
    own["extra"] = {"watchfloor": {"search": search}}
    return yaml.safe_dump(own, sort_keys=False)


def _terms(number: int, words: Words, root: Path) -> dict[str, list[str]]:
    """The ids of every axis, those first that briefings are to name most."""
    sizes = {"actors": max(40, number // 25), "themes": 25, "minerals": 40, "publishers": 60}
    found = {axis: _made(axis, size, words, root) for axis, size in sizes.items()}
    world = json.loads(WORLD.read_text("utf-8"))
    countries = sorted(key for key, region in world.items() if region.get("iso"))
    found["regions"] = words.few(countries, 60, 60)
    found["tags"] = list(_names(300, words))
    return found


def _names(size: int, words: Words) -> dict[str, str]:
    """*size* names by their ids."""
    found: dict[str, str] = {}
    while len(found) < size:
        name = f"{words.name()} {words.name()}"
        found.setdefault(name.lower().replace(" ", "-"), name)
    return found


def _made(axis: str, size: int, words: Words, root: Path) -> list[str]:
    names = _names(size, words)
    for identity, name in names.items():
        matter = {"name": name, "summary": words.sentence(), **_own(axis, words)}
        save(root / "docs" / axis / f"{identity}.md", matter, words.paragraph(3) + "\n")
    return list(names)


def _own(axis: str, words: Words) -> dict[str, str]:
    """The keys that terms of *axis* have beside their names."""
    if axis == "actors":
        return {"kind": "company"}
    if axis == "publishers":
        return {"reliability": "B", "because": "It is made up."}
    return {"definition": words.sentence()}


def _briefing(
    day: date, words: Words, terms: Mapping[str, list[str]], told: list[Told], root: Path
) -> Told:
    title = words.headline()
    short = [word for word in title.lower().split() if word.isalpha()]
    written = Told(f"{day}-{'-'.join(short)}", title)
    matter = dict(_matter(written, day, words, terms))
    body = _body(matter["sources"], words, told)
    save(root / f"briefings/{day.year}/{written.id}.md", matter, body)
    return written


def _matter(
    written: Told, day: date, words: Words, terms: Mapping[str, list[str]]
) -> Iterator[tuple[str, Any]]:
    yield "title", written.title
    yield "summary", f"{words.sentence()} {words.sentence()}"
    yield from {"event_date": day, "as_of": day, "published": day + timedelta(days=2)}.items()
    yield from {"authors": ["generator"], "interests": "none"}.items()
    for axis, (least, most) in NAMED.items():
        yield axis, words.few(terms[axis], least, most)
    yield "stage", words.one(STAGES)
    yield "highlights", [words.sentence() for _ in range(words.number(2, 3))]
    yield "judgements", [_judgement(at, words) for at in range(words.number(1, 2))]
    yield "gaps", [words.sentence()]
    publishers = words.few(terms["publishers"], 2, 4)
    yield "sources", [_source(at, each, written, day, words) for at, each in enumerate(publishers)]


def _judgement(at: int, words: Words) -> dict[str, str]:
    return {
        "id": f"judgement-{at + 1}",
        "statement": words.sentence(),
        "likelihood": words.one(LIKELIHOODS),
        "confidence": words.one(CONFIDENCES),
        "because": words.sentence(),
    }


def _source(at: int, publisher: str, written: Told, day: date, words: Words) -> dict[str, Any]:
    return {
        "id": f"source-{at + 1}",
        "title": words.headline(),
        "publisher": publisher,
        "url": f"https://example.org/{written.id}/{at + 1}",
        "published": day,
        "reliability": "B",
        "credibility": words.number(1, 4),
    }


def _body(sources: list[dict[str, Any]], words: Words, told: list[Told]) -> str:
    cited = [f"[^{source['id']}]" for source in sources]
    happened = [_fact(words, cited[at % len(cited)]) for at in range(words.number(5, 7))]
    before = [_fact(words, words.one(cited)) for _ in range(2)]
    parts = ["## What happened", "\n".join(happened), "## Background", "\n".join(before)]
    if not words.number(0, 4):
        parts += ["### In figures", _table(words)]
    parts += ["## Assessment", words.paragraph(3), _link(words, told) + words.paragraph(3)]
    implied = [f"- **{words.name()}.** {words.sentence()}" for _ in range(3)]
    parts += ["## Implications", "\n".join(implied), "## Outlook", words.paragraph(3)]
    return "\n\n".join(parts) + "\n"


def _fact(words: Words, cited: str) -> str:
    text = words.sentence()
    if not words.number(0, 2):
        text = f"{text[:-1]}, at {words.number(2, 90) * 250:,} t."
    return f"- {text}{cited}"


def _table(words: Words) -> str:
    rows = [f"| {words.name()} | {words.number(2, 90) * 250:,} |" for _ in range(4)]
    return "\n".join(["| Place | Tonnes |", "| --- | ---: |", *rows])


def _link(words: Words, told: list[Told]) -> str:
    if not told:
        return ""
    earlier = words.one(told)
    return f"It began when [{earlier.title}](../{earlier.id[:4]}/{earlier.id}.md). "


class _Dumper(yaml.CSafeDumper):
    """Writes a value out each time it occurs: front matter knows no anchors."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def save(path: Path, matter: Mapping[str, Any], body: str) -> None:
    """A Markdown file with front matter."""
    path.parent.mkdir(parents=True, exist_ok=True)
    front = yaml.dump(matter, Dumper=_Dumper, sort_keys=False, allow_unicode=True)
    path.write_text(f"---\n{front}---\n\n{body}", "utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
