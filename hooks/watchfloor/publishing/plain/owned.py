"""The pages that an owner writes by hand: trusted, so only their links are led on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ... import urls
from ...document.comments import blanked
from ...document.links import links, without_code
from .. import scales
from ..targets import led

_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)
_FENCED = re.compile(
    r"^(?P<in>[ \t]*)(?P<fence>`{3,}|~{3,}).*?^(?P=in)(?P=fence)[`~]*[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_TITLE = re.compile(r"^# +(?P<title>.+?)[ #]*$\n*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Owned:
    """A page of ``docs/`` as other generators may have it."""

    url: str
    title: str
    markdown: str


def owned(path: str, source: str, addresses: Mapping[str, str]) -> Owned:
    """The page whose file at *path* is *source*; *addresses* are those of pages by their file.

    Links to other files, pictures among them, stay as they were written.
    """
    text = scales.filled(_FRONT_MATTER.sub("", source))
    here = urls.written(path)
    found = _TITLE.search(_words(text))
    title = text[found.start("title") : found.end("title")] if found else here.strip("/") or path
    if found:
        text = text[: found.start()] + text[found.end() :]
    return Owned(here, title, _led(text, path, here, addresses).strip("\n"))


def _words(text: str) -> str:
    """*text* without what stands between fences."""
    return blanked(text, (fenced.span() for fenced in _FENCED.finditer(text)))


def _led(text: str, path: str, here: str, addresses: Mapping[str, str]) -> str:
    pieces, done = [], 0
    for link in sorted(links(without_code(_words(text))), key=lambda link: link.start):
        target = led(link.target, path, here, addresses)
        pieces += [text[done : link.start], link.target if target is None else target]
        done = link.end
    return "".join([*pieces, text[done:]])
