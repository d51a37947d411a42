"""Write an archive of any size, for measuring: ``python scripts/generated_archive.py 5000 DIR``.

Everything in it is made up and says so. What matters for measuring is alike with real briefings:
how many terms a briefing names and how unevenly they are used, how long and how varied its words
are. The same number gives the same files.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
FIRST_DAY = date(2015, 1, 1)
DAYS = 4300
SYLLABLES = (
    "ba ko ri no sel tan mur vex dor lin pha gre oste quil zan ero mi tu bel cra hon ys".split()
)
VERBS = "ships opens buys halts sells leases funds audits moves licenses expands closes".split()
OBJECTS = "mine refinery quota licence cargo stake plant tender reserve contract port dam".split()
LINKS = "near under with after before beside without for through against".split()
SIZES = {"actors": 300, "themes": 24, "tags": 400, "minerals": 40, "publishers": 60}
STAGES = ["announced", "agreed", "in-force", "done", "suspended", "ended"]
CONFIDENCE = ["low", "moderate", "high"]


class Words:
    """Words that exist in no language, so that no two sentences are alike."""

    def __init__(self, seed: int) -> None:
        """Make a stock of words, the same for the same *seed*."""
        self._random = random.Random(seed)
        self.stock = sorted({self._word() for _ in range(9000)})

    def _word(self) -> str:
        return "".join(self._random.choices(SYLLABLES, k=self._random.choice((2, 2, 3))))

    def some(self, number: int) -> list[str]:
        """*number* words, common ones more often, as in any language."""
        return [
            self.stock[int(len(self.stock) * self._random.random() ** 3)] for _ in range(number)
        ]

    def sentence(self, length: int) -> str:
        """A plain sentence of about *length* words."""
        words = self.some(length)
        words[1], words[3] = self._random.choice(VERBS), self._random.choice(OBJECTS)
        words[5 % length] = self._random.choice(LINKS)
        return " ".join(words).capitalize() + "."

    def few(self, terms: Sequence[str], most: int) -> list[str]:
        """One to *most* of *terms*; some are named by many briefings and most by few."""
        number = self._random.randint(1, most)
        chosen = (int(len(terms) * self._random.random() ** 2.2) for _ in range(number))
        return list(dict.fromkeys(terms[at] for at in chosen))

    def one(self, options: Sequence[str]) -> str:
        """Any of *options*."""
        return self._random.choice(options)


def write(number: int, root: Path) -> None:
    """An archive of *number* briefings in *root*, with this repository's settings and theme."""
    words = Words(number)
    terms = {axis: _terms(axis, size, words, root) for axis, size in SIZES.items()}
    terms["regions"] = sorted(
        yaml.safe_load((ROOT / "hooks/watchfloor/vocabulary/regions.json").read_text("utf-8"))
    )
    for at in range(number):
        day = FIRST_DAY + timedelta(days=at * DAYS // number)
        _briefing(day, words, terms, root)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(
        ROOT / "hooks",
        root / "hooks",
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    for name in ("index.md", "about", "contribute", "data", "assets"):
        copy = shutil.copytree if (ROOT / "docs" / name).is_dir() else shutil.copy
        copy(ROOT / "docs" / name, root / "docs" / name)


def _terms(axis: str, size: int, words: Words, root: Path) -> list[str]:
    found: dict[str, str] = {}
    while len(found) < size:
        pair = words.some(2)
        found.setdefault("-".join(pair), " ".join(pair).title())
    if axis != "tags":
        for identity, name in found.items():
            _page(root / "docs" / axis / f"{identity}.md", _term(axis, name, words), "")
    return list(found)


def _term(axis: str, name: str, words: Words) -> dict[str, object]:
    common = {
        "name": name,
        "summary": words.sentence(10),
        "aliases": [" ".join(words.some(3)).title()],
    }
    if axis == "actors":
        return common | {"kind": "company"}
    if axis == "publishers":
        return common | {"reliability": "B", "because": "It is made up."}
    return common | {"definition": "What belongs here is made up."}


def _briefing(day: date, words: Words, terms: dict[str, list[str]], root: Path) -> None:
    title = words.sentence(9).rstrip(".")
    slug = "-".join(title.lower().split()[:5])
    identity = f"{day}-{slug}"
    publishers = words.few(terms["publishers"], 3)
    matter = {
        "title": title,
        "summary": words.sentence(22),
        "event_date": str(day),
        "as_of": str(day),
        "published": str(day + timedelta(days=2)),
        "authors": ["generator"],
        "interests": "none",
        **{
            axis: words.few(terms[axis], most)
            for axis, most in {
                "actors": 3,
                "regions": 2,
                "themes": 2,
                "minerals": 3,
                "tags": 3,
            }.items()
        },
        "stage": words.one(STAGES),
        "judgements": [
            {
                "id": "main",
                "statement": words.sentence(16),
                "confidence": words.one(CONFIDENCE),
                "because": words.sentence(14),
            }
        ],
        "sources": [
            {
                "id": f"source-{at}",
                "title": words.sentence(9).rstrip("."),
                "publisher": publisher,
                "url": f"https://example.org/{identity}/{at}",
                "reliability": "B",
            }
            for at, publisher in enumerate(publishers)
        ],
    }
    facts = [f"- {words.sentence(24)}[^source-{at % len(publishers)}]" for at in range(6)]
    prose = [" ".join(words.sentence(20) for _ in range(4)) for _ in range(3)]
    body = [
        "## What happened",
        "\n".join(facts),
        "## Assessment",
        *prose[:2],
        "## Implications",
        prose[2],
    ]
    _page(root / f"briefings/{day.year}/{identity}.md", matter, "\n\n".join(body) + "\n")


def _page(path: Path, matter: dict[str, object], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    front = yaml.safe_dump(matter, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(f"---\n{front}---\n\n{body}", "utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
