"""Who links to a briefing or a term, and in which sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .. import urls
from ..briefing import Abstract
from ..document import Passage
from ..vocabulary import Term
from ..wording import LANGUAGES


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence with a link, and where it stands."""

    source: Abstract | Term
    passage: Passage


def mentions(
    briefings: Iterable[Abstract], terms: Iterable[Term], language: str
) -> Mapping[str, list[Mention]]:
    """By the files that are linked to, where: *briefings* first, then *terms*, each once.

    The *language* is that of what stands about the terms.
    """
    found: dict[str, list[Mention]] = defaultdict(list)
    abbreviations = LANGUAGES[language].abbreviations
    for briefing in briefings:
        _gather(briefing, briefing.passages, found)
    for term in terms:
        if term.body:
            _gather(term, term.body.passages(abbreviations), found)
    return dict(found)


def _gather(
    source: Abstract | Term, passages: Iterable[Passage], found: dict[str, list[Mention]]
) -> None:
    """Put the *passages* of *source* where they lead; what links to itself tells nothing."""
    seen = {source.path}
    for passage in passages:
        target = urls.linked_file(source.path, passage.target)
        if target not in seen:
            seen.add(target)
            found[target].append(Mention(source, passage))
