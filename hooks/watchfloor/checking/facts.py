"""Facts and judgement are told apart by place; this keeps each in its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Block, Sentence
from ..problem import Code, Problem
from .context import some
from .prose import OURS, PLAIN_FACTS, Locator, Prose

MAX_SENTENCES = 2

_CITED = re.compile(r"\[\^[^\[\]\s]+\][.!?]?\Z")


def check(prose: Prose) -> Iterator[Problem]:
    """Judgement among facts, facts without a source, and words of the scales misused."""
    yield from some(_facts(prose))
    yield from some(_others(prose))
    yield from some(_scales(prose))


def _facts(prose: Prose) -> Iterator[Problem]:
    for section in prose.facts:
        for block in section.blocks:
            yield from _item(prose, block)
            for sentence in prose.suspects(block, prose.signs.amiss_in_facts):
                yield from _judgement(prose, sentence.text, prose.at(sentence))
                yield from _unnamed(prose, sentence)
    for text, at in prose.parts(PLAIN_FACTS, prose.signs.judging):
        yield from _judgement(prose, text, at)


def _others(prose: Prose) -> Iterator[Problem]:
    """What others judge: each named and cited."""
    for section in prose.others:
        for block in section.blocks:
            yield from _item(prose, block)
            for sentence in prose.suspects(block, prose.signs.unnamed):
                yield from _unnamed(prose, sentence)


def _item(prose: Prose, block: Block) -> Iterator[Problem]:
    document, wording = prose.document, prose.wording
    text = block.text.strip()
    if not text or block.kind == "table" or text.endswith(":"):
        return
    if not _CITED.search(text) and wording.arithmetic not in text:
        last = prose.sentences(block)[-1]
        yield Problem(
            Code.FACT_UNCITED,
            document.path,
            document.at(last.start, len(last.text)),
            "this ends without its source",
            "end it with a footnote such as [^reuters-oct]",
        )
    sentences = prose.sentences(block) if _may_be_long(text) else []
    if len(sentences) > MAX_SENTENCES:
        place = document.at(block.start, len(block.text))
        message = f"this item has {len(sentences)} sentences"
        hint = "one or two; make two items of it"
        yield Problem(Code.FACT_LONG, document.path, place, message, hint)
    if text.startswith(wording.differing) and len(set(block.footnotes)) < 2:
        place = document.at(block.start, len(block.text))
        message = "accounts differ, but only one is cited"
        yield Problem(Code.ACCOUNTS_ONE, document.path, place, message, "cite each account")


def _may_be_long(text: str) -> bool:
    """Whether *text* has as many stops as an item with too many sentences, one less at least."""
    return sum(map(text.count, ".!?")) >= MAX_SENTENCES


def _judgement(prose: Prose, text: str, at: Locator) -> Iterator[Problem]:
    judging = prose.signs.judging.first(text)
    if not judging or prose.signs.attribution.stand_in(text):
        return  # what somebody named said is a fact; whether it is cited is another rule
    yield Problem(
        Code.JUDGEMENT_IN_FACT,
        prose.document.path,
        at(judging),
        f"“{judging}” judges, and facts stand here",
        f"say who thinks so, or move it to {prose.wording.assessment}",
    )


def _unnamed(prose: Prose, sentence: Sentence) -> Iterator[Problem]:
    if unnamed := prose.signs.unnamed.first(sentence.text):
        place, message = prose.at(sentence)(unnamed), f"“{unnamed}”: who?"
        yield Problem(Code.JUDGE_UNNAMED, prose.document.path, place, message, "name them")


def _scales(prose: Prose) -> Iterator[Problem]:
    path, signs = prose.document.path, prose.signs
    for text, at in _our_sentences(prose):
        other, confidence = signs.others.first(text), signs.confidence.first(text)
        if confidence and (other or signs.ours.stand_in(text)):
            place, message = at(confidence), "how likely and how sure stand in one sentence"
            hint = "make two sentences (ICD 203)"
            yield Problem(Code.CONFIDENCE_WITH_LIKELIHOOD, path, place, message, hint)
        if other:
            hint = "the words of `likelihood`: " + ", ".join(prose.wording.likelihood[0])
            message = f"“{other}” is from the other row of ICD 203's words"
            yield Problem(Code.LIKELIHOOD_MIXED, path, at(other), message, hint)


def _our_sentences(prose: Prose) -> Iterator[tuple[str, Locator]]:
    yield from prose.parts(OURS, prose.signs.amiss_in_ours)
    for section in prose.ours:
        for block in section.blocks:
            for sentence in prose.suspects(block, prose.signs.amiss_in_ours):
                yield sentence.text, prose.at(sentence)
