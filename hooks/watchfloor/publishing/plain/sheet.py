"""A page while it is written in plain Markdown: what every part of it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...archive import Archive
from ...edtf import Edtf
from ...tradecraft import Confidence, Likelihood
from ..dates import DateText, date_text
from ..ref import Ref
from . import words
from .body import Prose


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, its prose made plain already."""

    here: str
    """Its address."""
    data: Mapping[str, Any]
    """What the site's templates get too."""
    archive: Archive
    prose: Prose
    source: str = ""
    """The file it is made from."""

    def day(self, when: Edtf | date | DateText) -> str:
        """*when* in the words of the archive's language."""
        if isinstance(when, DateText):
            return words.text(when.text)
        return words.text(date_text(when, self.archive.settings.language).text)

    def ref(self, ref: Ref) -> str:
        """A link to a page of ours; the name alone where it has none."""
        return words.link(ref.name, ref.url, self.here) if ref.url else words.text(ref.name)

    def refs(self, refs: Iterable[Ref]) -> str:
        """Several links in a row."""
        return ", ".join(map(self.ref, refs))

    def noted(self, refs: Iterable[Ref]) -> list[str]:
        """Links with what stands behind each name."""
        return [f"{self.ref(each)} ({each.note})" for each in refs]


def scale(likelihood: Likelihood | None, confidence: Confidence) -> str:
    """How likely and how sure, in words and figures."""
    sure = f"{confidence.label} confidence"
    return f"{likely(likelihood)}; {sure}" if likelihood else sure


def likely(likelihood: Likelihood) -> str:
    """A likelihood with its band of percentages."""
    low, high = likelihood.band
    return f"{likelihood.label} ({low}–{high} %)"
