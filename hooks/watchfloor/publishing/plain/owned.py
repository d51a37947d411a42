"""The pages that an owner writes by hand: trusted, so only their links are led on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ... import urls
from ...archive import Archive
from ...document.comments import blanked
from ...document.links import links, without_code
from .. import asked
from ..targets import led
from .body import NOWHERE

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


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a link of an owner's page leads."""

    addresses: Mapping[str, str]
    """The addresses of pages, by the files they are made from."""
    left_out: Mapping[str, str]
    """The addresses of the site's files that are no pages, by the files a link would name."""
    site_url: str
    archive: Archive
    """What it may ask the counts of."""

    def led(self, target: str, path: str, here: str) -> str:
        """What a link to *target* in the file *path* becomes on its page, which is at *here*.

        A file of the site is no page of an export: the link leads to the site, if that is known,
        and nowhere else. Links to other files, pictures among them, stay as they were written.
        """
        known = self.left_out.get(urls.linked_file(path, target))
        if known is not None:
            return urls.absolute(known, self.site_url) if self.site_url else NOWHERE
        found = led(target, path, here, self.addresses)
        return target if found is None else found


def owned(path: str, source: str, ways: Ways) -> Owned:
    """The page whose file at *path* is *source*."""
    text = asked.filled(_FRONT_MATTER.sub("", source), ways.archive)
    here = urls.written(path)
    found = _TITLE.search(_words(text))
    title = text[found.start("title") : found.end("title")] if found else here.strip("/") or path
    if found:
        text = text[: found.start()] + text[found.end() :]
    return Owned(here, title, _led(text, path, here, ways).strip("\n"))


def _words(text: str) -> str:
    """*text* without what stands between fences."""
    return blanked(text, (fenced.span() for fenced in _FENCED.finditer(text)))


def _led(text: str, path: str, here: str, ways: Ways) -> str:
    pieces, done = [], 0
    for link in sorted(links(without_code(_words(text))), key=lambda link: link.start):
        pieces += [text[done : link.start], ways.led(link.target, path, here)]
        done = link.end
    return "".join([*pieces, text[done:]])
