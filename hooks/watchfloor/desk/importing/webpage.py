"""A saved web page as an article: trafilatura finds its text, its head says what it is."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..refusal import Refusal
from .article import Article, Block
from .bylines import taken_from
from .cleaning import cleaned, tidied
from .metadata import head

_SHORTEST = 60
"""With fewer characters in what it took for the article, trafilatura takes all paragraphs without
their headings. Its own 250 are many in Chinese."""
MOST_TAGS = 50_000
"""The longest saved articles have a tenth of it; time to read grows with it, and files come from
strangers."""

_LONGEST_IN_MENU = 20
"""A table's row with one cell and no more than that leads to other pages."""
_PAGE = re.compile(r"(?>\s*<!--.*?-->)*\s*<(?:!doctype\s+html|html|head|body|\?xml)\b", re.I | re.S)
_TAG = re.compile(r"<[a-z]", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_page(text: str) -> bool:
    """Whether *text* is a web page, rather than a text that may have tags in it."""
    return bool(_PAGE.match(text[:20_000]))


def article(source: str) -> Article:
    """What the page whose HTML is *source* says; nothing is fetched.

    Raises:
        Refusal: no article can be found in it.
    """
    if sum(1 for _ in _TAG.finditer(source)) > MOST_TAGS:
        raise Refusal(f"this page has more than {MOST_TAGS:,} tags: save the article alone")
    said = _CONTROL.sub(" ", source)
    tree, body = _parsed(said)
    found = head(tree, said)
    blocks = list(cleaned(_with_headings(tree, list(_blocks(body)))))
    if blocks and tidied(blocks[0].text) == found.title:
        blocks = blocks[1:]
    byline = taken_from(blocks)
    return replace(
        found,
        dated=found.dated or byline.dated,
        agency=found.agency or byline.agency,
        blocks=byline.blocks,
    )


def _parsed(source: str) -> tuple[Any, Any]:
    """The page's tree, and that of its text alone."""
    from lxml import html  # noqa: PLC0415  # neither a build nor a check needs it
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import use_config  # noqa: PLC0415

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST))
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # it is told here instead
    for is_fast in (True, False):  # what it tries after that loses headings and lists
        try:
            tree = html.document_fromstring(source.encode(), html.HTMLParser(encoding="utf-8"))
            found: Any = bare_extraction(
                source, fast=is_fast, favor_recall=True, include_comments=False, config=config
            )
        except (ValueError, RecursionError, AssertionError):  # what no parser makes a tree of
            found = None
        if found is not None and found.body is not None:
            return tree, found.body
    raise Refusal("no article was found in this page: copy its text into a file and import that")


def _blocks(body: Any) -> Iterator[Block]:
    """The blocks of *body*, in trafilatura's own tags, which are those of TEI."""
    done: set[Any] = set()
    """Elements whose text is part of a block already."""
    for element in body.iter("head", "p", "item", "quote", "row", "ab"):
        is_within = any(each in done for each in element.iterancestors())
        if is_within or (element.tag != "item" and _holds_blocks(element)):
            continue
        done.add(element)
        text = _text(element)
        if element.tag == "head":
            level = (element.get("rend") or "h2")[1:]
            yield Block("heading", text, int(level) if level.isdigit() else 2)
        elif element.tag != "row":
            yield Block("item" if element.tag == "item" else "paragraph", text)
        else:
            cells = list(filter(None, map(_text, element.iter("cell"))))
            if len(cells) > 1 or len("".join(cells)) > _LONGEST_IN_MENU:
                yield Block("paragraph", " | ".join(cells))


def _with_headings(tree: Any, blocks: list[Block]) -> Iterator[Block]:
    """*blocks*, with the headings of *tree*, the page, if trafilatura came back without any.

    It does where nothing tells which part of a page is the article, and takes what is text.
    """
    lost = {} if any(block.kind == "heading" for block in blocks) else _headings(tree)
    for block in blocks:
        if block.text in lost:
            yield lost.pop(block.text)
        yield block


def _headings(tree: Any) -> dict[str, Block]:
    """The headings of *tree* below the first level, by the text that stands next below each."""
    found: dict[str, Block] = {}
    heading: Block | None = None
    for element in tree.iter("h2", "h3", "h4", "h5", "h6", "p", "li"):
        text = " ".join(element.text_content().split())
        if element.tag[0] == "h":
            heading = Block("heading", text, int(element.tag[1]))
        elif heading and text:
            found.setdefault(text, heading)
            heading = None
    return found


def _holds_blocks(element: Any) -> bool:
    """Whether *element* only lays out what stands in it, as tables of old pages do."""
    return next(element.iterdescendants("head", "p", "item", "quote", "row"), None) is not None


def _text(element: Any) -> str:
    """The text of *element* on one line; where lines were broken, a blank parts words."""
    pieces = [element.text or ""]
    for each in element.iterdescendants():
        parts = " " if each.tag in {"lb", "p", "item", "cell"} else ""
        pieces += [parts, each.text or "", parts, each.tail or ""]
    return " ".join("".join(pieces).split())
