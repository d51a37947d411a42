"""Markdown as GitHub reads it, made of strangers' texts: nothing in them acts, calls or hides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from ...problem import counted, printable
from ...publishing.plain import words

Thing = TypeVar("Thing")

LONGEST = 1000
"""More characters of one text are not shown."""
MOST_LISTED = 100
"""More items of one list are not shown."""

_CALLS = re.compile(
    r"(?P<address><https?://[^<>\s]*>|(?<![^\s(*_~])https?://[\w-]+(?:\.[\w-]+)+[^\s<>]*)"
    r"|@(?=\w)|(?<!&)#(?=\d)|\bGH-(?=\d)|(?<!\\)\$",
    re.IGNORECASE,
)
"""What calls a person, names an issue or begins a formula there; in an address nothing does."""
_UNSEEN = "&#8203;"
"""A space of no width: what it parts is no name any more and looks as it did."""
_WEB = re.compile(r"https?://[^\s<>]+")
_HEADING = re.compile(r"^(#{1,6})(?=\s)")
_LOWEST = 5


def told(text: str, most: int = LONGEST) -> str:
    """*text* on one line, to be read and nothing else; web addresses lead where they say."""
    return calm(words.text(cut(text, most)))


def marked(message: str) -> str:
    """One of our own messages, in which backticks stand around what is meant to the letter."""
    pieces = cut(message).split("`")
    if len(pieces) % 2 == 0 or "" in pieces[1::2]:  # a stranger's words in it have some too
        return told(message)
    spoken = (code(each) if n % 2 else _spaced(each) for n, each in enumerate(pieces))
    return "".join(spoken).strip()


def _spaced(text: str) -> str:
    """*text* with the blanks at its ends."""
    before, after = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    return f"{before}{plain(text)}{after}" if text.strip() else before


def plain(text: str) -> str:
    """*text* on one line, to be read and nothing else, as a part of a line or within emphasis."""
    return calm(words.label(cut(text)))


def cut(text: str, most: int = LONGEST) -> str:
    """*text*, or its beginning where it is longer than *most* characters."""
    return text if len(text) <= most else f"{text[:most]}…"


def calm(markdown: str) -> str:
    """*markdown* in which nobody is called by ``@name``, and nothing linked by ``#123``.

    GitHub looks for both in the page that it has made, so neither backslash nor entity helps.
    """
    return _CALLS.sub(_calmed, markdown)


def _calmed(found: re.Match[str]) -> str:
    if found["address"]:
        return found[0]
    return r"\$" if found[0] == "$" else found[0] + _UNSEEN


def code(text: str) -> str:
    """*text* on one line as code."""
    line = " ".join(printable(cut(text)).split())
    fence = "`" * (_longest_run(line) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}" if line else "(empty)"


def fenced(content: str, info: str) -> str:
    """*content* as a block of code that nothing in it ends."""
    fence = "`" * max(3, _longest_run(content) + 1)
    return f"{fence}{info}\n{content}\n{fence}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def web(url: str) -> str:
    """*url*, which leads where it says; as code where it is no web address."""
    shown = words.percent_encoded(url) if printable(url) == url else ""
    return f"<{shown}>" if _WEB.fullmatch(shown) else code(url)


def listed(
    things: Iterable[Thing], tell: Callable[[Thing], str] = str, most: int = MOST_LISTED
) -> str:
    """A list with what to *tell* of *things*, as many as one reads; nothing where none are."""
    rest = iter(things)
    lines = list(map(tell, islice(rest, most)))
    left = sum(1 for _ in rest)
    return words.items([*lines, *([f"and {left} more, left out here"] if left else [])])


def shown(items: Sequence[str], most: int = 8) -> str:
    """*items* in a row, as many as one reads."""
    row = ", ".join(items[:most])
    return f"{row} and {len(items) - most} more" if len(items) > most else row


def quoted(markdown: str) -> str:
    """*markdown* as a quotation, whose headings are below all others: nothing in it gets out."""
    return "\n".join(f"> {line}".rstrip() for line in _lowered(markdown))


def _lowered(markdown: str) -> Iterator[str]:
    fence = ""
    for line in markdown.split("\n"):
        if line.startswith(fence or "```"):
            fence = "" if fence else line
        yield line if fence else _HEADING.sub("#" * _LOWEST, line)


def bounded(parts: Iterable[str], room: int) -> Iterator[str]:
    """The first of *parts* that fit into *room* bytes, and a line on those that do not."""
    left = 0
    for part in filter(None, parts):
        seen = "\n".join(map(printable, part.split("\n")))
        size = size_of([seen])
        if left or size > room:
            left += 1
        else:
            room -= size
            yield seen
    if left:
        yield f"*{counted(left, 'part')} left out here: the report would grow too long.*"


def size_of(parts: Iterable[str]) -> int:
    """How many bytes *parts* take, with an empty line behind each."""
    return sum(len(part.encode()) + 2 for part in parts)
