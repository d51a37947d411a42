"""Facts and judgement are told apart by place; this keeps each in its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from ..document import Block, Document, Section, Sentence
from ..problem import Code, Place, Problem
from ..wording import Wording
from .context import Context, some

MAX_SENTENCES = 2

_CITED = re.compile(r"\[\^[^\[\]\s]+\][.!?]?\Z")
_STOP = re.compile(r"(?<=[.!?])\s+")

Locator = Callable[[str], Place]
"""Places a phrase within the text it was found in."""

PLAIN_FACTS = (("title",), ("summary",), ("highlights", None))
"""Front matter that states facts and only facts."""

OURS = (
    ("judgements", None, "statement"),
    ("judgements", None, "because"),
    ("judgements", None, "alternative"),
    ("judgements", None, "assumes", None),
)
"""Front matter that judges, in our own name."""


def check(document: Document, context: Context) -> Iterator[Problem]:
    """Judgement among facts, facts without a source, and words of the scales misused."""
    yield from some(_facts(document, context.wording))
    yield from some(_others(document, context.wording))
    yield from some(_scales(document, context.wording))


def _facts(document: Document, wording: Wording) -> Iterator[Problem]:
    for section in fact_sections(document, wording):
        for block in section.blocks:
            yield from _item(document, wording, block)
            for sentence in block.sentences(wording.abbreviations):
                yield from _judgement(document, wording, sentence.text, _at(document, sentence))
                yield from _unnamed(document, wording, sentence)
    for way in PLAIN_FACTS:
        for loc, text in document.each(*way):
            for part in _STOP.split(text):
                yield from _judgement(document, wording, part, partial(document.find, loc))


def _others(document: Document, wording: Wording) -> Iterator[Problem]:
    """What others judge: each named and cited."""
    for section in document.body.within(wording.assessment):
        for block in section.blocks if section.title == wording.others else ():
            yield from _item(document, wording, block)
            for sentence in block.sentences(wording.abbreviations):
                yield from _unnamed(document, wording, sentence)


def fact_sections(document: Document, wording: Wording) -> Iterator[Section]:
    """The sections that hold facts."""
    for title in (wording.facts, wording.background):
        for section in document.body.within(title):
            if section.title == title or section.title not in (*wording.headings, wording.others):
                yield section


def our_sections(document: Document, wording: Wording) -> Iterator[Section]:
    """The sections in which we judge."""
    for title in (wording.assessment, wording.implications, wording.outlook):
        for section in document.body.within(title):
            if section.title != wording.others:
                yield section


def _at(document: Document, sentence: Sentence) -> Locator:
    def place(phrase: str) -> Place:
        offset = sentence.start + max(0, sentence.text.find(phrase))
        return document.at(offset, len(phrase))

    return place


def _item(document: Document, wording: Wording, block: Block) -> Iterator[Problem]:
    text = block.text.strip()
    if not text or block.kind == "table" or text.endswith(":"):
        return
    place = document.at(block.start, len(block.text))
    sentences = list(block.sentences(wording.abbreviations))
    if not _CITED.search(text) and wording.arithmetic not in text:
        last = sentences[-1]
        yield Problem(
            Code.FACT_UNCITED,
            document.path,
            document.at(last.start, len(last.text)),
            "this ends without its source",
            "end it with a footnote such as [^reuters-oct]",
        )
    if len(sentences) > MAX_SENTENCES:
        message = f"this item has {len(sentences)} sentences"
        yield Problem(
            Code.FACT_LONG, document.path, place, message, "one or two; make two items of it"
        )
    if text.startswith(wording.differing) and len(set(block.footnotes)) < 2:
        message = "accounts differ, but only one is cited"
        yield Problem(Code.ACCOUNTS_ONE, document.path, place, message, "cite each account")


def _judgement(document: Document, wording: Wording, text: str, at: Locator) -> Iterator[Problem]:
    if re.search(wording.attribution, text, re.IGNORECASE):
        return  # what somebody named said is a fact; whether it is cited is another rule
    patterns = [*wording.judgement, *(rf"\b{word}\b" for row in wording.likelihood for word in row)]
    found = [match for pattern in patterns if (match := re.search(pattern, text, re.IGNORECASE))]
    if found:
        first = min(found, key=lambda match: (match.start(), -match.end()))
        yield Problem(
            Code.JUDGEMENT_IN_FACT,
            document.path,
            at(first[0]),
            f"“{first[0]}” judges, and facts stand here",
            f"say who thinks so, or move it to {wording.assessment}",
        )


def _unnamed(document: Document, wording: Wording, sentence: Sentence) -> Iterator[Problem]:
    if match := re.search(wording.unnamed, sentence.text, re.IGNORECASE):
        place = _at(document, sentence)(match[0])
        yield Problem(Code.JUDGE_UNNAMED, document.path, place, f"“{match[0]}”: who?", "name them")


def _scales(document: Document, wording: Wording) -> Iterator[Problem]:
    for text, at in _our_sentences(document, wording):
        ours, others = (_first(row, text) for row in wording.likelihood)
        confidence = re.search(wording.confidence, text, re.IGNORECASE)
        if confidence and (ours or others):
            yield Problem(
                Code.CONFIDENCE_WITH_LIKELIHOOD,
                document.path,
                at(confidence[0]),
                "how likely and how sure stand in one sentence",
                "make two sentences (ICD 203)",
            )
        if others:
            hint = "the words of `likelihood`: " + ", ".join(wording.likelihood[0])
            message = f"“{others}” is from the other row of ICD 203's words"
            yield Problem(Code.LIKELIHOOD_MIXED, document.path, at(others), message, hint)


def _first(row: tuple[str, ...], text: str) -> str:
    match = re.search(
        rf"\b(?:{'|'.join(sorted(row, key=len, reverse=True))})\b", text, re.IGNORECASE
    )
    return match[0] if match else ""


def _our_sentences(document: Document, wording: Wording) -> Iterator[tuple[str, Locator]]:
    for way in OURS:
        for loc, text in document.each(*way):
            for part in _STOP.split(text):
                yield part, partial(document.find, loc)
    for section in our_sections(document, wording):
        for block in section.blocks:
            for sentence in block.sentences(wording.abbreviations):
                yield sentence.text, _at(document, sentence)
