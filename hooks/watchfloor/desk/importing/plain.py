"""A text or a Markdown file as an article: what its first lines say of it, and its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parseaddr, parsedate_to_datetime

from .article import Article, Block
from .bylines import taken_from
from .cleaning import cleaned, is_furniture, tidied
from .dates import first_whole

_KEYS = {
    **dict.fromkeys(("title", "subject", "headline", "标题"), "title"),
    **dict.fromkeys(("date", "published", "publication date", "posted", "日期"), "dated"),
    **dict.fromkeys(("publisher", "site", "outlet", "from", "来源"), "publisher"),
    **dict.fromkeys(("source", "agency"), "agency"),
    **dict.fromkeys(("url", "link", "address", "canonical"), "url"),
    **dict.fromkeys(("lang", "language"), "language"),
}
_LINE = re.compile(
    r"(?:\*\*)?(?P<key>[A-Za-z][A-Za-z -]{1,20}|\w{2,4})(?:\*\*)?[:：]\s*(?P<said>.*)"
)
_FENCE = re.compile(r"-{3,}|\+{3,}")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_ITEM = re.compile(r"\s*(?:[•▪‣◦●■□➢►✓·*+\-–—]|\d{1,2}[.)])\s+(\S.*)")
_UNDERLINE = re.compile(r"=+|-{3,}")
_RULE = re.compile(r"\s*([-*_=~])\s*(?:\1\s*){2,}")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)")
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]{0,2000}\)")
_FOOTNOTE = re.compile(r"^\[\^[^\[\]\s]+\]:.*|\[\^[^\[\]\s]+\]", re.MULTILINE)
_STRESS = re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)")
_LONGEST_TITLE = 200


def article(text: str) -> Article:
    """What *text* says, and what its first lines say of it."""
    said, rest = _head(text.split("\n"))
    blocks = list(cleaned(_blocks("\n".join(rest))))
    title = said.get("title", "")
    if blocks and (tidied(blocks[0].text) == title or (not title and _is_title(blocks[0]))):
        title, blocks = blocks[0].text, blocks[1:]
    publisher = _name(said.get("publisher", ""))
    byline = taken_from([each for each in blocks if each.text.casefold() != publisher.casefold()])
    return Article(
        title,
        _day(said.get("dated", "")) or byline.dated,
        publisher,
        said.get("agency", "") or byline.agency,
        said.get("url", ""),
        said.get("language", ""),
        byline.blocks,
    )


def _head(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """What lines such as ``Date: …`` at the beginning say, and the lines below them."""
    said: dict[str, str] = {}
    number = is_fenced = 0
    for number, line in enumerate(lines):  # where it ended is what is wanted
        bare = line.strip()
        if not bare and (is_fenced or not said):
            continue
        if _FENCE.fullmatch(bare):
            is_fenced += 1
            if is_fenced == 2:
                return said, lines[number + 1 :]
            continue
        match = _LINE.fullmatch(bare)
        if not match:
            break
        key = _KEYS.get(match["key"].casefold().strip())
        if key:
            said.setdefault(key, tidied(match["said"]).strip("\"'"))
        elif not is_fenced:
            break
    return (said, lines[number:]) if said else ({}, lines)


def _day(said: str) -> str:
    """A date as it was written; that of a mail as its day, since only programs write so."""
    if first_whole(said):
        return said
    try:
        return parsedate_to_datetime(said).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return said


def _name(said: str) -> str:
    """Who is meant by *said*, which may be the sender of a mail."""
    name, address = parseaddr(said) if "@" in said else ("", "")
    return name or ("" if address else said)


def _is_title(block: Block) -> bool:
    is_line = block.kind == "heading" or len(block.text) <= _LONGEST_TITLE
    return is_line and block.kind != "item" and not block.text.endswith((".", "。", ":"))


def _blocks(text: str) -> Iterator[Block]:
    for chunk in re.split(r"\n[ \t\u00a0\u3000]*\n", _without_marks(text)):
        lines = [line for line in chunk.split("\n") if line.strip()]
        if not all(map(is_furniture, lines)):
            yield from _chunk(lines)


def _without_marks(text: str) -> str:
    """*text* with the words of its links, without marks of stress, images and footnotes."""
    without_notes = _FOOTNOTE.sub("", _IMAGE.sub("", text))
    return _STRESS.sub(r"\2", _LINK.sub(r"\1", without_notes))


def _chunk(lines: list[str]) -> Iterator[Block]:
    """The blocks of lines that stand together."""
    open_kind, words = "", [""]
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        item, heading = _ITEM.fullmatch(line), _HEADING.fullmatch(line.strip())
        is_title = not open_kind and bool(_UNDERLINE.fullmatch(below.strip()))
        if item or heading or is_title or _RULE.fullmatch(line):
            yield from _closed(open_kind, words)
            open_kind, words = ("item", [item[1]]) if item else ("", [])
        if heading:
            yield Block("heading", heading[2], len(heading[1]))
        elif is_title:
            yield Block("heading", line, 1 if below.strip()[0] == "=" else 2)
        elif not item and not _RULE.fullmatch(line):
            open_kind = open_kind or "paragraph"
            words.append(line)
    yield from _closed(open_kind, words)


def _closed(kind: str, words: list[str]) -> Iterator[Block]:
    if kind:
        yield Block("item" if kind == "item" else "paragraph", " ".join(words))
