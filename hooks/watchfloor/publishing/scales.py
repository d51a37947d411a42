"""The closed scales as tables, so that no page has a copy of them that could drift.

A page of ``docs/`` that we write asks for one with a line of its own: ``<!-- scale: stage -->``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..briefing.judgement import Outcome
from ..briefing.matter import ChangeKind
from ..briefing.source import Form
from ..tradecraft import Confidence, Credibility, Likelihood, Reliability, Scale, Stage, Tlp
from ..vocabulary.matter import ActorKind, RegionKind

SCALES: Mapping[str, type[Scale]] = {
    "likelihood": Likelihood,
    "confidence": Confidence,
    "reliability": Reliability,
    "credibility": Credibility,
    "tlp": Tlp,
    "stage": Stage,
    "change": ChangeKind,
    "form": Form,
    "outcome": Outcome,
    "actor-kind": ActorKind,
    "region-kind": RegionKind,
}
"""Each scale by the name that a page asks for it with."""

_MARKER = re.compile(r"^<!-- scale: (?P<name>\S+) -->$", re.MULTILINE)


def filled(markdown: str) -> str:
    """*markdown* with a table in place of each line that asks for one."""
    return _MARKER.sub(
        lambda asked: table(SCALES[asked["name"]]) if asked["name"] in SCALES else asked[0],
        markdown,
    )


def unknown(markdown: str) -> list[str]:
    """The scales that *markdown* asks for and that do not exist."""
    return [name for name in _MARKER.findall(markdown) if name not in SCALES]


def table(scale: type[Scale]) -> str:
    """*scale* as a Markdown table, in its own order; labels only where they add something."""
    meaning = "Probability" if scale is Likelihood else "Meaning"
    if all(member.label == member.value for member in scale):
        rows = [(f"`{member.value}`", member.meaning) for member in scale]
        return _table(("Write", meaning), rows)
    labelled = [(f"`{member.value}`", member.label, member.meaning) for member in scale]
    return _table(("Write", "Read", meaning), labelled)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, tuple("---" for _ in head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
