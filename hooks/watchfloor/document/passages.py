"""Where a text links to another of the archive: the sentence, as a reader reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .links import code_spans
from .parts import FOOTNOTE, Block
from .sentences import spans

LONGEST = 240
"""Characters on either side of a link; a sentence that goes on beyond is cut there."""

_LONGEST_SOURCE = 2_000
"""Characters of Markdown that may hold so many of text."""

_LINK = re.compile(
    r"\[(?P<words>(?:[^\[\]\\]|\\.)++)\]\(\s*+<?+(?P<target>[^()\s<>]*+)(?:[>\s][^()]*+)?\)",
    re.DOTALL,
)
_MARKS = re.compile(r"\\(?P<letter>[\W_])|[*`]+|(?<!\w)_+|_+(?!\w)")
"""What Markdown has beside words: emphasis, code; and what a backslash keeps as it is."""


class Passage(NamedTuple):
    """A link to a file, and its sentence: plain text, on one line."""

    target: str
    """The file as the link names it."""
    before: str
    words: str
    """What is linked."""
    after: str


def passages(block: Block, abbreviations: frozenset[str]) -> Iterator[Passage]:
    """The links to Markdown files in *block*; what stands between backticks is none."""
    if ".md" not in block.text:
        return
    code = list(code_spans(block.text))
    for begin, end in spans(block.text, abbreviations):
        for link in _LINK.finditer(block.text, begin, end):
            target = link["target"].partition("#")[0]
            in_code = any(start <= link.start() < stop for start, stop in code)
            if target.endswith(".md") and "://" not in target and not in_code:
                yield _passage(target, link, block, (begin, end))


def _passage(target: str, link: re.Match[str], block: Block, within: tuple[int, int]) -> Passage:
    begin = max(within[0], link.start() - _LONGEST_SOURCE)
    end = min(within[1], link.end() + _LONGEST_SOURCE)
    before = _spoken(block.text[begin : link.start()], block)
    after = _spoken(block.text[link.end() : end], block)
    if len(before) > LONGEST:
        before = f"… {before[-LONGEST:].partition(' ')[2]}"
    if len(after) > LONGEST:
        after = f"{after[:LONGEST].rpartition(' ')[0]} …"
    return Passage(target, before, _spoken(link["words"], block).strip(), after)


def _spoken(markdown: str, block: Block) -> str:
    """*markdown* as it is read out: links and emphasis as their words, sources left out."""
    text = FOOTNOTE.sub("", _LINK.sub(lambda link: link["words"], markdown))
    text = _MARKS.sub(lambda mark: mark["letter"] or "", text)
    if block.kind == "table":
        text = text.replace("|", "·")
    return re.sub(r"\s+", " ", text)
