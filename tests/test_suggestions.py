"""A letter slips, and the check says what was meant: in every closed word and every id there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from string import ascii_lowercase

import pytest

from watchfloor.briefing import BriefingMatter, Tombstone, UpdateMatter
from watchfloor.briefing.judgement import Outcome
from watchfloor.briefing.matter import ChangeKind
from watchfloor.briefing.source import Form
from watchfloor.checking.telling import keys_at
from watchfloor.loading import Loaded, load
from watchfloor.problem import ESCAPABLE
from watchfloor.tradecraft import Confidence, Likelihood, Scale, Stage, Tlp
from watchfloor.vocabulary.matter import Actor, ActorKind, RegionKind
from watchfloor.wording import ENGLISH

from . import sites
from .archives import ACTOR, BRIEFING, REGION, THEME, TODAY, UPDATE, Change, changed

LEAST = 0.95
"""Of the slips of a class, so many must be told rightly at the first."""
SAMPLE = 200
"""Slips of a class that are checked, where there are more: all of them take minutes."""


@dataclass(frozen=True)
class Words:
    """Words that may be meant, and how each stands in a file of the tiny archive."""

    known: tuple[str, ...]
    path: str
    old: str
    new: str
    """In which ``{}`` is the word."""


def scale(words: type[Scale], path: str, old: str, new: str) -> Words:
    return Words(tuple(word.value for word in words), path, old, new)


CLAIM, GIVEN, INSIDE = "    confidence: low\n", "interests: none\n", "    reliability: A\n"
CHANGED = (
    "interests: none\nchanges:\n  - {{date: 2025-11-02, kind: {}, what: A word., why: It was.}}\n"
)
OUTCOME = """\
interests: none
forecasts:
  - id: one
    resolved: {{outcome: {}}}
"""
CLOSED: Mapping[str, tuple[Words, ...]] = {
    "scales": (
        scale(Likelihood, BRIEFING, CLAIM, CLAIM + "    likelihood: {}\n"),
        scale(Confidence, BRIEFING, CLAIM, "    confidence: {}\n"),
        scale(Form, BRIEFING, INSIDE, INSIDE + "    form: {}\n"),
        scale(Stage, BRIEFING, GIVEN, GIVEN + "stage: {}\n"),
        scale(Tlp, BRIEFING, GIVEN, GIVEN + "tlp: {}\n"),
        scale(ChangeKind, BRIEFING, GIVEN, CHANGED),
        scale(Outcome, BRIEFING, GIVEN, OUTCOME),
        scale(ActorKind, ACTOR, "public-body", "{}"),
        scale(RegionKind, REGION, "area", "{}"),
        Words(("draft", "published"), BRIEFING, GIVEN, GIVEN + "status: {}\n"),
        Words(("briefing", "update", "tombstone"), BRIEFING, GIVEN, GIVEN + "kind: {}\n"),
    ),
    "section headings": (Words(ENGLISH.headings, BRIEFING, "## Assessment", "## {}"),),
    "rules to waive": (
        Words(tuple(sorted(ESCAPABLE)), BRIEFING, "\n## Ass", "\n<!-- allow {}: so -->\n## Ass"),
    ),
    "front matter keys": (
        Words(keys_at(BriefingMatter, ()), BRIEFING, GIVEN, GIVEN + "{}: a\n"),
        Words(keys_at(BriefingMatter, ("judgements", 0)), BRIEFING, CLAIM, CLAIM + "    {}: a\n"),
        Words(keys_at(BriefingMatter, ("sources", 0)), BRIEFING, INSIDE, INSIDE + "    {}: a\n"),
        Words(keys_at(UpdateMatter, ()), UPDATE, "updates:", "{}: a\nupdates:"),
        Words(keys_at(Tombstone, ()), BRIEFING, GIVEN, "kind: tombstone\n{}: a\n"),
        Words(keys_at(Actor, ()), ACTOR, "kind:", "{}: a\nkind:"),
    ),
}  # fmt: skip
TERMS: Mapping[str, tuple[str, str, str]] = {
    "actors": (BRIEFING, "[arecoms]", "[{}]"),
    "regions": (BRIEFING, "[katanga]", "[{}]"),
    "themes": (BRIEFING, "[price]", "[{}]"),
    "minerals": (BRIEFING, "interests: none", "interests: none\nminerals: [{}]"),
    "publishers": (BRIEFING, "publisher: reuters", "publisher: {}"),
    "tags": (THEME, "definition:", "broader: [{}]\ndefinition:"),
}
"""Where the id of a term stands; that of a tag in the page of another, since any word is a tag."""


def slips(word: str) -> Iterator[str]:
    """*word* with one letter more, one less, another one, or two that have changed places."""
    signs = ascii_lowercase + "".join(sorted({" ", "-", "_"} & {*word}))
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + sign + after for sign in signs)
        if after:
            yield before + after[1:]
            yield from (before + sign + after[1:] for sign in signs)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


@pytest.fixture(scope="module")
def own() -> Loaded:
    return load(sites.ROOT, TODAY)


def sampled(classes: tuple[Words, ...]) -> Iterator[tuple[Words, str, str]]:
    """Some slips of *classes*, each with the word it was; none that is another word there is."""
    for words in classes:
        known = {each.casefold() for each in words.known}
        found = [
            (words, word, slip)
            for word in words.known
            if len(word) > 1  # of one letter nothing is left
            for slip in dict.fromkeys(slips(word))
            if slip.casefold().strip() not in known
        ]
        yield from Random(1).sample(found, min(len(found), SAMPLE // len(classes)))


def suggested(own: Loaded, words: Words, slip: str) -> str:
    """What the check suggests first where *slip* stands."""
    change = Change(words.path, words.old, words.new.format(slip))
    path = words.path.replace("themes", "tags") if "broader" in words.new else words.path
    problems = own.judged(path, changed(change)[words.path])
    hints = [problem.hint for problem in problems if f"`{slip.strip()}`" in problem.message]
    assert hints, f"{slip} is taken for right"
    first = re.search("`(.+?)`", hints[0])
    return first[1] if first else ""


def classes_of(own: Loaded, name: str) -> tuple[Words, ...]:
    return CLOSED.get(name) or (Words(tuple(own.vocabulary.on(name)), *TERMS[name]),)


@pytest.mark.parametrize("name", [*CLOSED, *TERMS])
def test_what_was_meant_is_suggested_first(
    own: Loaded, name: str, record_property: Callable[[str, object], None]
) -> None:
    tried = list(sampled(classes_of(own, name)))
    right = sum(suggested(own, words, slip) == word for words, word, slip in tried)
    share = f"{right / len(tried):.1%} of {len(tried)}"
    record_property("figure", f"slips in {name}: meant word suggested first for {share}")

    assert len(tried) > SAMPLE / 2
    assert right >= LEAST * len(tried)
