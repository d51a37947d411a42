"""Text that was written as plain text, and links to it, as Markdown that reads the same.

The rules are CommonMark 0.31's. What other generators do beyond it is kept from happening too:
templates (``{{``), attributes (``{#id}``), strikethrough (``~``), tables (``|``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from ... import urls

_WEB = re.compile(r"(?<!\w)https?://[^\s<>{}|\\^`\"*\[\]]*[^\s<>{}|\\^`\"*\[\].,;:!?')]")
"""A web address within a text; the stop behind it is not part of it."""
_WHOLE_WEB = re.compile(r"https?://[^/\s]", re.ASCII)
_BEGINNING = re.compile(r"(?=[-+>])|(?<=\d)(?=[.)])")
"""Where a backslash keeps the first word from making a list or a quotation."""
_FIRST_WORD = re.compile(r">|[-+](?=[-\s]|$)|\d{1,9}[.)](?=\s|$)")
_SPECIAL = re.compile(
    r"(?P<marked>[\\`*\[\]#]|(?<![^\W_])_|_(?![^\W_]))|(?P<named>[<{~|]|&(?=#?\w+;))"
)
_NOT_IN_ADDRESS = re.compile(r"[\s<>{}|\\^`\"\[\]\x00-\x1f\x7f]")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def text(value: str) -> str:
    """*value* on one line; web addresses in it become links, as readers of text expect."""
    line = " ".join(value.split())
    pieces, done = [], 0
    for web in _WEB.finditer(line):
        pieces += [_escaped(line[done : web.start()]), f"<{web[0]}>"]
        done = web.end()
    return _not_a_block("".join([*pieces, _escaped(line[done:])]))


def label(value: str) -> str:
    """*value* on one line, as the words of a link: no other link may stand within."""
    return _escaped(" ".join(value.split()))


def _not_a_block(line: str) -> str:
    """*line* with nothing at its beginning that would make it a list or a quotation."""
    first = _FIRST_WORD.match(line)
    return _BEGINNING.sub(r"\\", first[0], count=1) + line[first.end() :] if first else line


def _escaped(value: str) -> str:
    return _SPECIAL.sub(
        lambda found: "\\" + found[0] if found["marked"] else f"&#{ord(found[0])};", value
    )


def link(name: str, target: str, here: str) -> str:
    """A link to the page at *target* from the one at *here*."""
    return f"[{label(name)}]({urls.relative(target, here)})"


def web_link(name: str, url: str) -> str:
    """A link to a page on the web; the name alone where *url* leads to none."""
    return f"[{label(name)}]({address(url)})" if _WHOLE_WEB.match(url) else text(name)


def address(url: str) -> str:
    """*url* as the target of a link: nothing in it ends the link or begins anything else."""
    safe = _ENTITY.sub("&amp;", percent_encoded(url))
    return f"<{safe}>" if re.search(r"[()]", safe) else safe


def percent_encoded(url: str) -> str:
    """*url* with what no address may hold written as bytes (RFC 3986, 2.1)."""
    return _NOT_IN_ADDRESS.sub(lambda found: quote(found[0], safe=""), url)


def items(lines: Iterable[str]) -> str:
    """A list with *lines* of Markdown for its items."""
    return "\n".join(f"- {line}" for line in lines)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of cells of Markdown."""
    lines = (head, tuple("---" for _ in head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def labelled(name: str, said: str) -> str:
    """What is *said* under a *name* of ours; nothing where nothing is said."""
    return f"**{name}:** {said}" if said else ""
