"""The lines at the head and the foot of an article that say when it appeared and whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .article import Block
from .dates import named

_HEAD, _FOOT = 5, 2
"""So many blocks at either end may be such lines."""
_LONGEST = 100
_DATED = re.compile(
    r"(?:(?:published|posted|issued|released|date|发布时间|发布日期|日期|时间)"
    r"(?: on| at)?\s*[:：]?\s*)?(?P<said>\S.*)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:来源|(?:source|agency)\b)\s*[:：]\s*(?P<name>[^\s:：|][^:：|]{0,60})", re.I
)
_AUTHOR = re.compile(r"by [A-Z][^.:]{1,80}|(?:作者|记者)\s*[:：]?\s*\S{1,20}", re.IGNORECASE)
_DATELINE = re.compile(r"[^()]{2,60}\((?P<name>[A-Z][\w .&-]{1,40})\)\s*[-–—]+\s")
_TIME = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?|\b(?:[A-Z]{2,4}|local time)\b|\b(?:Mon|Tues?|Wed"
    r"(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|T[\d:.+Z-]+"
)


@dataclass(frozen=True)
class Byline:
    """What an article says of itself in its own text, and the article without that."""

    dated: str
    agency: str
    blocks: tuple[Block, ...]


def taken_from(blocks: Sequence[Block]) -> Byline:
    """What short lines at the ends of *blocks* say; a dateline's agency too, which stays."""
    dated = agency = ""
    kept: list[Block] = []
    for number, block in enumerate(blocks):
        is_line = len(block.text) <= _LONGEST and block.kind != "item"
        if not (is_line and (number < _HEAD or number >= len(blocks) - _FOOT)):
            kept.append(block)
            continue
        source = _SOURCE.search(block.text)
        said = _date(block.text[: source.start()] if source else block.text)
        agency = agency or (source["name"].strip() if source else "")
        dated = dated or said
        if not (source or said or _AUTHOR.fullmatch(block.text)):
            kept.append(block)
    first = next((block.text for block in kept if block.kind == "paragraph"), "")
    dateline = _DATELINE.match(first)
    return Byline(dated, agency or (dateline["name"] if dateline else ""), tuple(kept))


def _date(line: str) -> str:
    """The date that *line* is, if it is nothing else."""
    match = _DATED.fullmatch(line.strip(" |·•"))
    said = match["said"] if match else ""
    day = next(named(said), None)
    rest = _TIME.sub("", said.replace(day.words, "")) if day else said
    return said if day and not any(map(str.isalnum, rest)) else ""
