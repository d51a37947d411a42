"""What an article says will happen, and who says so: proposals for quoted forecasts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...document import Block
from ...wording import ENGLISH
from .mentions import Mention, Names, comparable
from .sorting import Part, Sorted

_EXPECTS = re.compile(
    r"\bexpect(?:s|ed|ing|ation)?\b|\bforecast(?:s|ed|ing)?\b|\bpredict(?:s|ed|ing|ion)?\b"
    r"|\bproject(?:ed|ion|s that)\b|\banticipat(?:e|es|ed|ing)\b|\b(?:un)?likely to\b"
    r"|\bpoised to\b|\b(?:is|are|was|were) set to\b|\bon (?:course|track) (?:to|for)\b"
    r"|\bwill (?:likely|probably|almost certainly)\b|\bcould\b[^.]{0,80}\bby (?:the end of )?20\d\d"
    r"|预计|预期|预测|预估|有望|料将|或将",
    re.IGNORECASE,
)
_WILL = re.compile(r"\bwill\b(?! not be published)|\bgoing to\b|将(?!军|领)", re.IGNORECASE)
"""Among facts it tells of plans; where somebody judges, of what they expect."""
_SAYS = (
    r"(?:also |now |still |had |has )?(?:said|says|expects?|expected(?! to)|forecasts?|predicts?"
    r"|predicted|projects|projected(?! to)|anticipates?|anticipated|estimates?|estimated|sees|saw"
    r"|believes?|believed|thinks?|warns?|warned|told|argues?|argued|wrote|writes|reckons?)\b"
)
_SAYING = re.compile(rf"(?<!\bwe )(?<!\bWe )\b(?!Expect ){_SAYS}")
_SPEAKS_AFTER = re.compile(
    rf"(?: \([^()]{{1,30}}\))?,? {_SAYS}|\s*(?:表示|预计|预期|称|认为|预测|指出)"
)
_SPEAKS_BEFORE = re.compile(rf"(?:\baccording to(?: the)?|\b{_SAYS}|据|按照?) ?\Z")
_PERSON = re.compile(
    rf"((?:[A-Z][\w'’.-]{{0,30}}[^\W_] ){{1,3}}[A-Z][\w'’-]+)(?:, [^,]{{1,80}},|,)? {_SAYS}"
    rf"|\b(?:said|says|[Aa]ccording to) ((?:[A-Z][\w'’.-]{{0,30}}[^\W_] ){{1,3}}[A-Z][\w'’-]+)"
)
_STOP = re.compile(r"(?<=[。！？])")
_OPINION = frozenset({Part.ANALYSIS, Part.IMPLICATIONS, Part.OUTLOOK})


@dataclass(frozen=True)
class Expectation:
    """What somebody expects, in the article's words."""

    statement: str
    speakers: tuple[str, ...]
    """The ids of those whom the text has say it; several, or none, if it does not tell."""
    named: str
    """Who else is named as saying it, and has no term."""
    is_outlets: bool
    """Whether nobody is named where the article judges: then its publisher expects it."""


def expectations(parts: Sorted, names: Names) -> Iterator[Expectation]:
    """What is expected in *parts*, one for each paragraph that holds such a sentence."""
    seen: set[str] = set()
    for part, texts in parts.items():
        if part is Part.HIGHLIGHTS:
            continue  # it comes again below
        for text in texts:
            told = [each for each in sentences(text) if _is_expected(each, part)]
            statement = " ".join(told)
            if told and statement not in seen:
                seen.add(statement)
                yield _expectation(statement, part, names)


def sentences(text: str) -> Iterator[str]:
    """The sentences of *text*, in scripts with or without spaces."""
    for piece in filter(str.strip, _STOP.split(text)):
        block = Block("paragraph", piece, 0, len(piece))
        yield from (each.text for each in block.sentences(ENGLISH.abbreviations))


def _is_expected(sentence: str, part: Part) -> bool:
    found = _EXPECTS.search(sentence)
    return bool(found or (part in _OPINION and _WILL.search(sentence)))


def _expectation(statement: str, part: Part, names: Names) -> Expectation:
    plain = comparable(statement)
    speaking = [each for each in names.mentions(plain) if _speaks(each, plain)]
    speakers = dict.fromkeys(identity for each in speaking for identity in _ids(each))
    person = _PERSON.search(plain)
    named = "" if speakers or not person else person[1] or person[2]
    is_outlets = not (speakers or named or _SAYING.search(plain)) and part in _OPINION
    return Expectation(statement, tuple(speakers), named, is_outlets)


def _ids(mention: Mention) -> list[str]:
    return mention.on("actors", "publishers")


def _speaks(mention: Mention, text: str) -> bool:
    """Whether the verb of saying stands beside *mention* in *text*."""
    if not _ids(mention):
        return False
    return bool(
        _SPEAKS_AFTER.match(text, mention.end) or _SPEAKS_BEFORE.search(text, 0, mention.start)
    )


def speaker(told: Expectation, outlet: str) -> Mapping[str, str]:
    """Who spoke, as front matter names it, or a remark on why that is not known.

    *outlet* is the id of the article's publisher, if it is known.
    """
    if len(told.speakers) == 1:
        return {"by": told.speakers[0]}
    if told.speakers:
        return {"remark": f"the text has {' and '.join(told.speakers)} say it"}
    if told.named:
        return {"remark": f"the text names {told.named}"}
    if told.is_outlets and outlet:
        return {"by": outlet}
    if told.is_outlets:
        return {"remark": "nobody is named, so it is the outlet's own view"}
    return {"remark": "the text does not say who expects it"}
