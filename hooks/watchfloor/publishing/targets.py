"""Where the links that people write lead: they name files, and pages stand at addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .. import urls
from .page import Page

_WEB = re.compile(r"https?://[^/\s]")


def by_file(pages: Iterable[Page]) -> dict[str, str]:
    """The addresses of *pages* by the file each is made from, the newest of several pages."""
    return {page.source: page.url for page in reversed(list(pages)) if page.source}


def led(target: str, source: str, here: str, addresses: Mapping[str, str]) -> str | None:
    """What a link to *target* in the file *source* becomes on its page, which is at *here*.

    That is a page of ours, by the file it is made from, or a place on the web; nothing else.
    """
    if target.startswith("#") or _WEB.match(target):
        return target
    path, mark, fragment = target.partition("#")
    address = addresses.get(urls.linked_file(source, path))
    return None if address is None else urls.relative(address, here) + mark + fragment
