"""The guide for analysts is true: its templates pass the check and hold every key there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from watchfloor.briefing import Tombstone, UpdateMatter, briefing_model
from watchfloor.briefing.judgement import (
    Estimate,
    Forecast,
    Judgement,
    Outcome,
    QuotedForecast,
    Resolution,
    Watch,
)
from watchfloor.briefing.matter import Change, ChangeKind
from watchfloor.briefing.source import Form, Source
from watchfloor.checking import read_settings
from watchfloor.document import read
from watchfloor.loading import Loaded, load
from watchfloor.problem import Code
from watchfloor.settings import Axis, Settings
from watchfloor.tradecraft import Confidence, Credibility, Likelihood, Reliability, Scale, Stage
from watchfloor.values import Value
from watchfloor.vocabulary.matter import (
    Actor,
    ActorKind,
    FormerName,
    Identifiers,
    Office,
    Publisher,
    Region,
    RegionKind,
    Subject,
    TermMatter,
)

from .archives import TODAY, written

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs/contribute/writing.md").read_text("utf-8")
SETTINGS = (ROOT / "pyproject.toml").read_bytes()


def templates(guide: str) -> dict[str, str]:
    """Every template of *guide*, by its title."""
    block = r'^`{3,}\w+ title="([^"]+)"\n(.*?)^`{3,}$'
    return dict(re.findall(block, guide, re.DOTALL | re.MULTILINE))


BLOCKS = templates(GUIDE)
"""Every template of the guide, by its title: the file it is for, or the key it adds."""

BRIEFING = "briefings/2026/2026-11-20-what-happened.md"
OTHER = "briefings/2026/2026-11-20-another.md"
UPDATE = "briefings/2026/2026-11-21-what-happened-since.md"
REMOVED = "briefings/2026/2026-11-19-removed.md"
ACTOR = "docs/actors/a-company.md"
REGION = "docs/regions/a-mine.md"
THEME = "docs/themes/a-theme.md"
PUBLISHER = "docs/publishers/a-newspaper.md"

LATER = "2026-11-21"
BLANKS = {
    "event_date": "2026-11-20",
    "as_of": "2026-11-20",
    "published": "2026-11-20",
    "accessed": "2026-11-20",
    "said": "2026-11-20",
    "since": "2024",
    "until": "2025-10",
    "date": LATER,
    "happened": LATER,
    "closes": "2026-12-31",
    "due": "2027-06-30",
    "actors": "a-company",
    "regions": "a-mine",
    "themes": "a-theme",
    "minerals": "a-mineral",
    "tags": "a-tag",
    "publisher": "a-newspaper",
    "origin": "a-newspaper",
    "by": "a-newspaper",
    "authors": "a-handle",
    "reviewed_by": "another-handle",
    "id": "a-name",
    "sources": "a-name",
    "evidence": "a-name",
    "form": "original",
    "url": "https://example.org/page",
    "archive_url": "https://example.org/copy",
    "language": "en",
    "likelihood": "likely",
    "confidence": "low",
    "reliability": "B",
    "credibility": "2",
    "stage": "in-force",
    "status": "published",
    "tlp": "TLP:CLEAR",
    "updates": Path(BRIEFING).stem,
    "supersedes": Path(OTHER).stem,
    "related": Path(OTHER).stem,
    "former_ids": "2026-11-20-its-former-name",
    "country": "china",
    "wikidata": "Q42",
    "lei": "529900T8BM49AURSDO55",
    "outcome": "occurred",
}
"""What fills a blank, by its key; any other is filled with words."""

BLANKS_OF: Mapping[str, Mapping[str, str]] = {
    ACTOR: {
        "kind": "company",
        "part_of": "a-group",
        "of": "a-group",
        "former_ids": "a-former-name",
        "same_as": "publishers/a-newspaper",
    },
    REGION: {
        "kind": "site",
        "part_of": "china",
        "members": "congo-dr",
        "latitude": "41.8",
        "longitude": "110",
    },
    UPDATE: {"event_date": LATER, "as_of": LATER, "published": LATER},
    THEME: {"broader": "a-wider-theme"},
    REMOVED: {"former_ids": "2026-11-19-its-former-name"},
    "changes": {"kind": "correction"},
}
"""What fills a blank in one template only."""


def filled(title: str) -> str:
    """The template called *title* as somebody fills it in."""
    blanks = {**BLANKS, **BLANKS_OF.get(title, {})}
    lines = []
    key = ""
    for line in BLOCKS[title].split("\n"):
        if match := re.match(r"[\s-]*(\w+):", line):
            key = match[1]
        elif line == "---":
            key = ""
        words = blanks.get(key, "Words that fill a blank")
        lines.append(line.replace("[^…]", "[^a-name]").replace("…", words))
    return "\n".join(lines)


def minimal(text: str) -> str:
    """*text*, a filled template, without all that it calls optional."""
    front, end, body = text.rpartition("\n---\n")
    front = front.partition("# All of this is optional")[0].rstrip("\n")
    kept: list[str] = []
    dropped: int | None = None
    for line in front.split("\n"):
        indent = len(line) - len(line.lstrip())
        if dropped is not None and indent > dropped:
            continue
        dropped = indent if "# optional" in line else None
        if dropped is None:
            kept.append(line)
    return "\n".join(kept) + end + body


def without(text: str, keys: set[str]) -> str:
    """*text* without the lines of *keys*, and those indented below them."""
    lines = rf"^( *)(?:{'|'.join(keys)}):.*\n(?:\1 +.*\n)*"
    return re.sub(lines, "", text, flags=re.MULTILINE)


def added(text: str, title: str, before: str) -> str:
    """*text* with the filled template called *title* in front of the line *before*."""
    assert text.count(f"\n{before}") == 1
    return text.replace(f"\n{before}", f"\n{filled(title)}{before}")


def renamed(text: str, name: str) -> str:
    """*text*, a term's page, under another *name*."""
    return re.sub(r"^name: .*", f"name: {name}", text, count=1, flags=re.MULTILINE)


@pytest.fixture
def files() -> dict[str, str]:
    """An archive made of nothing but the guide's templates."""
    made = {title: filled(title) for title in BLOCKS if title.endswith(".md")}
    made[OTHER] = minimal(made[BRIEFING])
    made[BRIEFING] = added(made[BRIEFING], "resolved", "quoted_forecasts:")
    made[BRIEFING] = added(made[BRIEFING], "changes", "supersedes:")
    made[PUBLISHER] = made[PUBLISHER].replace("\n---\n", "\nsame_as: [actors/a-company]\n---\n")
    made["docs/actors/a-group.md"] = renamed(minimal(made[ACTOR]), "A group")
    made["docs/themes/a-wider-theme.md"] = renamed(minimal(made[THEME]), "A wider theme")
    made["docs/minerals/a-mineral.md"] = minimal(made[THEME])
    return made


def archive(root: Path, files: Mapping[str, str]) -> Loaded:
    encoded = {path: text.encode() for path, text in files.items()}
    return load(written(root, {"pyproject.toml": SETTINGS, **encoded}), TODAY)


def test_the_templates_pass_once_their_blanks_are_filled(
    tmp_path: Path, files: dict[str, str]
) -> None:
    """With every optional key, and without any."""
    loaded = archive(tmp_path, files)

    assert [str(problem) for problem in loaded.problems] == []
    assert {briefing.path for briefing in loaded.archive.briefings} == {BRIEFING, OTHER, UPDATE}
    assert set(loaded.archive.tombstones) == {Path(REMOVED).stem}


def test_a_draft_may_lack_its_grades(tmp_path: Path, files: dict[str, str]) -> None:
    """Of its only source and its only judgement; published, each is missed."""
    lacking = {"reliability", "credibility", "confidence", "because"}
    ungraded = without(minimal(filled(BRIEFING)), lacking)
    draft = ungraded.replace("\nauthors:", "\nstatus: draft\nauthors:")
    others = {path: text for path, text in files.items() if path not in (OTHER, UPDATE)}

    assert archive(tmp_path / "draft", {**others, BRIEFING: draft}).problems == ()
    missed = archive(tmp_path / "published", {**others, BRIEFING: ungraded}).problems
    assert {problem.message.split("`")[1] for problem in missed} == lacking - {"credibility"}
    assert {problem.code for problem in missed} == {Code.KEY_MISSING}


@pytest.mark.parametrize("title", [title for title in BLOCKS if title.endswith(".md")])
def test_a_template_with_its_blanks_does_not_pass(
    tmp_path: Path, files: dict[str, str], title: str
) -> None:
    """Nobody publishes a template by mistake."""
    loaded = archive(tmp_path, {**files, title: BLOCKS[title]})

    assert title in {problem.path for problem in loaded.problems if problem.severity == "error"}


def keys(value: Any) -> Iterator[str]:
    """Every key in *value*, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *keys(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def keys_of(path: str, text: str) -> Iterator[str]:
    document, _ = read(path, text.encode())
    assert document
    return keys(document.matter)


def own_axes() -> tuple[Axis, ...]:
    settings, _ = read_settings(SETTINGS)
    return settings.axes


@pytest.mark.parametrize(
    ("title", "models"),
    [
        (
            BRIEFING,
            [
                *(briefing_model(own_axes()), Judgement, Forecast, Estimate, Resolution),
                *(QuotedForecast, Watch, Source, Change),
            ],
        ),
        (UPDATE, [UpdateMatter]),
        (REMOVED, [Tombstone]),
        (ACTOR, [TermMatter, Actor, FormerName, Office, Identifiers]),
        (REGION, [Region]),
        (THEME, [Subject]),
        (PUBLISHER, [Publisher]),
    ],
)
def test_the_templates_hold_every_key(
    files: dict[str, str], title: str, models: list[type[Value]]
) -> None:
    """What a fuller template explains already, the shorter ones need not repeat."""
    explained = {BRIEFING: BRIEFING, UPDATE: BRIEFING}.get(title, ACTOR)
    there = {key for path in (title, explained) for key in keys_of(path, files[path])}
    wanted = {key for model in models for key in model.model_fields} - {"extras"}

    assert wanted - there == set()


@pytest.mark.parametrize(
    ("title", "scales"),
    [
        (BRIEFING, [Likelihood, Confidence, Reliability, Credibility, Stage, Form]),
        ("changes", [ChangeKind]),
        ("resolved", [Outcome]),
        (ACTOR, [ActorKind]),
        (REGION, [RegionKind]),
    ],
)
def test_the_templates_name_every_word_of_the_scales(title: str, scales: list[type[Scale]]) -> None:
    words = {member.value for scale in scales for member in scale}

    assert {word for word in words if not re.search(rf"\b{word}\b", BLOCKS[title])} == set()


@pytest.mark.parametrize("likelihood", Likelihood)
def test_the_template_gives_the_bands_of_likelihood(likelihood: Likelihood) -> None:
    low, high = likelihood.band

    assert f"{likelihood.value} {low}-{high} %" in BLOCKS[BRIEFING]


def test_the_readme_explains_every_setting() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    wanted = {field.alias or name for name, field in Settings.model_fields.items()}
    wanted |= set(Axis.model_fields)

    assert {key for key in wanted if f"`{key}`" not in readme} == set()


@pytest.mark.parametrize("model", [Settings, Axis])
def test_the_readme_says_of_a_setting_what_the_model_says(model: type[Value]) -> None:
    """Which `watchfloor init` writes above each key."""
    readme = (ROOT / "README.md").read_text("utf-8")
    said = {
        field.alias or name: " ".join((field.description or "").split()).removesuffix(".")
        for name, field in model.model_fields.items()
    }

    assert [key for key, note in said.items() if f"| `{key}` | {note} |" not in readme] == []
