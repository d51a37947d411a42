"""What an article says as notes: each paragraph where it belongs, marked, with its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...checking.phrases import signs
from ...publishing.plain.words import label
from ...wording import Wording
from ..blanks import Note, Remarked
from .expectations import Expectation, expectations, speaker
from .mentions import Names
from .sorting import Part, Sorted

MOST_HIGHLIGHTS = 4
_WHOSE = "<!-- the article's own view: keep what you hold yourself; the rest goes to {} -->"


def highlights(parts: Sorted) -> Sequence[str]:
    """As many as front matter takes; one alone is none."""
    found = parts.get(Part.HIGHLIGHTS, [])
    return found[:MOST_HIGHLIGHTS] if len(found) > 1 else []


def notes(parts: Sorted, cited: str, wording: Wording) -> Mapping[str, str]:
    """By the headings of *wording*, what stands below each; the article is cited as *cited*."""
    rest = parts.get(Part.HIGHLIGHTS, [])[len(highlights(parts)) :]
    found = {
        wording.facts: [*rest, *parts.get(Part.FACTS, [])],
        wording.background: parts.get(Part.BACKGROUND, []),
        wording.others: parts.get(Part.ANALYSIS, []),
        wording.implications: parts.get(Part.IMPLICATIONS, []),
        wording.outlook: parts.get(Part.OUTLOOK, []),
    }
    judging = signs(wording).judging
    made: dict[str, str] = {}
    for heading, texts in found.items():
        lines = [f"- {Note(label(text))}[^{cited}]" for text in texts]
        if heading in {wording.facts, wording.background}:
            marks = (_warned(judging.first(text)) for text in texts)
            lines = [f"{line}{mark}" for line, mark in zip(lines, marks, strict=True)]
        elif lines and heading != wording.others:
            lines = [_WHOSE.format(wording.others), "", *lines]
        made[heading] = "\n".join(lines)
    return made


def _warned(judging: str) -> str:
    """A comment on a phrase by which a note among facts judges."""
    return f" <!-- “{judging}” judges: whose view is that? -->" if judging else ""


def quoted(parts: Sorted, names: Names, source: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What the article says will happen, each as a forecast of whoever says so."""
    publisher = source["publisher"]
    outlet = publisher if isinstance(publisher, str) else ""
    for told in expectations(parts, names):
        said = speaker(told, outlet)
        yield {
            "by": said.get("by") or Remarked("", said["remark"]),
            "said": _said(told, source["published"]),
            "statement": Note(told.statement),
            "sources": [source["id"]],
        }


def _said(told: Expectation, published: Any) -> Any:
    """When it was said: what an outlet says itself, on the day it published it."""
    if not isinstance(published, str):
        return Remarked("", "the text has no date")
    return published if told.is_outlets else Remarked("", f"the text is of {published}")
