"""Tells the blocks of a text apart: most are paragraphs, and need not be held against every kind.

Python-Markdown asks all it knows of each block. What a kind finds in every one of its blocks, or
what none but a paragraph begins with, says as much at less cost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

_SIGNS = {"table": "|", "hashheader": "#", "quote": ">", "footnote": "]:", "reference": "]:"}
"""Kinds of blocks, and what there is in every one."""
_PLAIN = re.compile(r"(?:\*\*)?[^\W\d_][^|\n]*(?:\n *[^\W_][^|\n]*)*")
"""A block that is a paragraph whatever it holds: no other kind begins so, or has such lines."""


def spare(parser: BlockParser) -> None:
    """Spare *parser*, whose kinds of blocks are all there, the questions that answer themselves."""
    kinds = parser.blockprocessors
    for name, sign in _SIGNS.items():
        kind = kinds[name]
        kind.test = partial(_is_signed, kind.test, sign)  # type: ignore[method-assign]
    parse = partial(_parse, tuple(kinds), kinds["paragraph"])
    parser.parseBlocks = parse  # type: ignore[method-assign]


def _is_signed(
    test: Callable[[Element, str], bool], sign: str, parent: Element, block: str
) -> bool:
    """What *test* says of *block*, if it is worth asking."""
    return sign in block and test(parent, block)


def _parse(
    kinds: Iterable[BlockProcessor], paragraph: BlockProcessor, parent: Element, blocks: list[str]
) -> None:
    """Give each of *blocks* to the first of all *kinds* that takes it."""
    while blocks:
        if _PLAIN.fullmatch(blocks[0]):
            paragraph.run(parent, blocks)
            continue
        for kind in kinds:
            if kind.test(parent, blocks[0]) and kind.run(parent, blocks) is not False:
                break
