"""A rendered body in its sections, and in them the items of fact that report differing accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from markupsafe import Markup

from ..wording import Wording

_ITEM = re.compile(r'<li id="(?P<id>differing-\d+)">(?P<text>.*?)</li>', re.DOTALL)
_NOTE = re.compile(r"<sup.*?</sup>")


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a body, told apart by what it holds."""

    title: str
    role: str
    """``facts``, ``judgement`` or, before the first heading, nothing."""
    heading: Markup
    text: Markup


@dataclass(frozen=True, slots=True)
class Differing:
    """An item of fact on which accounts differ."""

    id: str
    """Where it stands on its page."""
    text: str
    """What it says, in words alone, behind those it begins with."""


def sections(html: str, wording: Wording) -> Iterator[Part]:
    """The body in its sections of level 2; items of fact on which accounts differ have an id."""
    roles = dict.fromkeys(wording.headings, "judgement")
    roles |= {wording.facts: "facts", wording.background: "facts"}
    item = re.compile(rf"<li>(?=\s*(?:<p>)?{re.escape(wording.differing)})")
    numbers = count(1)
    first, *others = html.split("<h2")
    for part in filter(str.strip, (first, *(f"<h2{other}" for other in others))):
        heading, end, text = part.partition("</h2>") if part.startswith("<h2") else ("", "", part)
        title = words(heading)
        role = roles.get(title, "")
        if role == "facts" and wording.differing in text:
            text = item.sub(lambda _: f'<li id="differing-{next(numbers)}">', text)
        shown = Markup(heading + end), Markup(text)  # noqa: S704  # cleaned by the renderer
        yield Part(title, role, *shown)


def differing(parts: Iterable[Part], wording: Wording) -> Iterator[Differing]:
    """The items in *parts* on which accounts differ."""
    for part in parts:
        for item in _ITEM.finditer(part.text) if part.role == "facts" else ():
            said = words(_NOTE.sub("", item["text"])).removeprefix(wording.differing).strip()
            yield Differing(item["id"], said[:1].upper() + said[1:])


@lru_cache(maxsize=1024)  # most headings stand on most pages
def words(html: str) -> str:
    """What a reader reads of *html*."""
    return str(Markup(html).striptags())  # noqa: S704
