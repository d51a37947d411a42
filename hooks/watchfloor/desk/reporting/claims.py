"""What a briefing holds to be so though a single voice says it, and what it was let off."""

from __future__ import annotations

from collections.abc import Iterator

from ...checking import reasons
from ...settings import PUBLISHERS
from ...tradecraft import Confidence
from ...vocabulary import Vocabulary
from .citing import Citing
from .review import Changed
from .words import code, plain, told

ORIGINS_ARE_OF_ALL = (
    "Origins are counted over the whole briefing: which facts a judgement rests on is not recorded."
)


def single_origin(citing: Citing, vocabulary: Vocabulary) -> Iterator[str]:
    """A line for each judgement held with more than low confidence where all has one origin."""
    origins = citing.origins
    if len(origins) != 1:
        return
    (origin,) = origins
    term = vocabulary.get(PUBLISHERS.key, origin)
    name = plain(term.name if term else origin)
    number = len(citing.sources)
    rest = f"its {number} sources go" if number > 1 else "its only source goes"
    for judgement, confidence in _confident(citing):
        held = f"{code(judgement)} is held with {confidence.label} confidence"
        yield f"{held}, and {rest} back to {name} alone"


def _confident(citing: Citing) -> Iterator[tuple[str, Confidence]]:
    names = dict(citing.document.each("judgements", None, "id"))
    for loc, word in citing.document.each("judgements", None, "confidence"):
        confidence = Confidence.named(word)
        if confidence and confidence is not Confidence.LOW:
            yield names.get((*loc[:2], "id"), f"no. {int(loc[1]) + 1}"), confidence


def escapes(file: Changed) -> Iterator[str]:
    """A line for each rule that *file* waives, with its reason; new ones say so."""
    if file.now is None:
        return
    before = {(each.code, each.why) for each in reasons(file.was)} if file.was else set()
    for escape in reasons(file.now):
        line = file.now.at(escape.comment.start).line
        is_new = file.was is not None and (escape.code, escape.why) not in before
        yield f"{code(escape.code)}, line {line}{' · **new**' * is_new}: {told(escape.why)}"
