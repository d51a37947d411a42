"""The closed scales as tables."""

from __future__ import annotations

from collections.abc import Mapping

from ..briefing.judgement import Outcome
from ..briefing.matter import ChangeKind
from ..briefing.source import Form
from ..tradecraft import Confidence, Credibility, Likelihood, Reliability, Scale, Stage, Tlp
from ..vocabulary.matter import ActorKind, RegionKind
from .plain.words import table as table_of

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


def table(scale: type[Scale]) -> str:
    """*scale* as a Markdown table, in its own order; labels only where they add something."""
    meaning = "Probability" if scale is Likelihood else "Meaning"
    if all(member.label == member.value for member in scale):
        rows = [(f"`{member.value}`", member.meaning) for member in scale]
        return table_of(("Write", meaning), rows)
    labelled = [(f"`{member.value}`", member.label, member.meaning) for member in scale]
    return table_of(("Write", "Read", meaning), labelled)
