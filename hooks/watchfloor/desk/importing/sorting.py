"""Whose turn it is in an article: headlines, facts, analysis, what follows, what comes next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum, auto

from .article import Block


class Part(StrEnum):
    """What an article's paragraphs may be for."""

    HIGHLIGHTS = auto()
    FACTS = auto()
    BACKGROUND = auto()
    ANALYSIS = auto()
    """What the publisher thinks of it."""
    IMPLICATIONS = auto()
    OUTLOOK = auto()


_WORDS = {
    Part.HIGHLIGHTS: r"(?:story |article )?highlights|(?:key|main|quick|top) (?:takeaways?|points?)"
    r"|(?:key|main|quick) (?:facts|findings)|takeaways?|in brief|at a glance|in (?:short|summary)"
    r"|(?:executive )?summary|tl;?dr|要点|摘要|内容提要|核心提示|导读",
    Part.FACTS: r"(?:the )?details|what happened|what(?:'s|’s| is) new|driving the news|the facts"
    r"|the news|(?:the )?announcement|by the numbers|主要内容|事件|正文",
    Part.BACKGROUND: r"background|context|(?:the )?back ?story|history|(?:相关)?背景",
    Part.ANALYSIS: r"(?:\S+ ){0,4}(?:intelligence|analysis|commentary|opinion|assessment)"
    r"|(?:\S+ ){0,4}(?:perspective|insights?)|(?:our|the|my|\S+) (?:take|view)"
    r"|why (?:it|this) matters|what (?:it|this) means|between the lines|reality check"
    r"|editor(?:'s|’s) (?:note|view)|the (?:bottom line|big picture)|分析|点评|评论|解读|记者观察",
    Part.IMPLICATIONS: r"(?:so )?(?:what are )?(?:some |the |its |key |market |policy |wider )*"
    r"implications?(?: for .{1,60})?|consequences|what (?:it|this) means for .{1,60}|so what"
    r"|who (?:wins|loses|is affected).{0,40}|(?:the )?impact(?: on .{1,60})?|影响|意义",
    Part.OUTLOOK: r"(?:the )?outlook(?: for .{1,60})?|(?:final|closing) thoughts?|looking ahead"
    r"|(?:the )?(?:road|way|path) ahead|what(?:'s|’s| is| comes?| happens?)? (?:coming )?next"
    r"|what to watch(?: for)?|what we(?:'re|’re| are) watching|conclusions?|forecast"
    r"|(?:后市)?展望|前景|下一步",
}
"""How articles head them."""
_MEANT = {part: re.compile(words, re.IGNORECASE) for part, words in _WORDS.items()}
_LEAD = re.compile(r"(?P<lead>[^.:：?!。]{2,50})(?:[:：]|\?|\.? [–—])\s*(?P<rest>\S.*)")
_LONGEST_HEADING = 90
_SHORT_ITEM = 80

Sorted = Mapping[Part, list[str]]
"""By what they are for, the paragraphs and items of an article in their order."""


def meant(heading: str) -> Part | None:
    """Which part *heading* announces, if it is one of those that are known."""
    words = heading.strip(" .:：?？!-–—*#")
    if len(words) > _LONGEST_HEADING:
        return None
    return next((part for part, known in _MEANT.items() if known.fullmatch(words)), None)


def in_parts(blocks: Iterable[Block]) -> Sorted:
    """*blocks* by what their headings, and the words that lead them in, say they are for.

    What no heading tells is a fact: who rewrites it sees whether it is. A heading below another
    stays in its part.
    """
    found: dict[Part, list[str]] = defaultdict(list)
    part, level, was_item = Part.FACTS, 0, False
    for block in _gathered(blocks):
        announced = meant(block.text) if _may_announce(block) else None
        if announced:
            part, level = announced, block.level
        elif block.kind == "heading":
            is_below = level and block.level > level
            part = Part.FACTS if part is Part.HIGHLIGHTS and not is_below else part
        else:
            if part is Part.HIGHLIGHTS and was_item and block.kind == "paragraph":
                part = Part.FACTS  # a box of highlights is a list
            found[_led(block.text) or part].append(block.text)
        was_item = block.kind == "item"
    return found


def _may_announce(block: Block) -> bool:
    """Whether *block* is a heading, or a line that stands like one."""
    return block.kind == "heading" or (
        block.kind == "paragraph" and len(block.text) <= _LONGEST_HEADING
    )


def _led(text: str) -> Part | None:
    """The part that the words before a colon announce: “Why it matters: …”."""
    lead = _LEAD.match(text)
    return meant(lead["lead"]) if lead else None


def _gathered(blocks: Iterable[Block]) -> Iterator[Block]:
    """*blocks*, with short items in the line that introduces them: alone they say nothing."""
    lead: Block | None = None
    items: list[str] = []
    for block in blocks:
        if lead and block.kind == "item" and len(block.text) <= _SHORT_ITEM:
            items.append(block.text.rstrip(";,. "))
            continue
        if lead:
            yield _joined(lead, items)
        lead, items = None, []
        if block.kind == "paragraph" and block.text.endswith((":", "：")) and not meant(block.text):
            lead = block
        else:
            yield block
    if lead:
        yield _joined(lead, items)


def _joined(lead: Block, items: list[str]) -> Block:
    return Block("paragraph", f"{lead.text} {'; '.join(items)}".strip())
