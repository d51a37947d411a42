"""Where the links that people write lead: they name files, and pages stand at addresses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from .. import urls

_WEB = re.compile(r"https?://[^/\s]")


class Targets:
    """The pages that links may lead to.

    A text reaches those alone whose files it names in so many letters. So what it reaches is told
    without rendering it, and a page changes with no page but those.
    """

    def __init__(self, addresses: Mapping[str, str]) -> None:
        """Lead to *addresses*, which are those of pages by the file each is made from."""
        self._by_name: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for source, address in addresses.items():
            self._by_name[source.rpartition("/")[2]].append((source, address))

    def reached(self, mentions: Iterable[str]) -> dict[str, str]:
        """The addresses that a text reaches, by their files; *mentions* are the names in it."""
        names = {*mentions} & self._by_name.keys()
        return dict(sorted(found for name in names for found in self._by_name[name]))


def led(target: str, source: str, here: str, addresses: Mapping[str, str]) -> str | None:
    """What a link to *target* in the file *source* becomes on its page, which is at *here*.

    That is a page of ours, by the file it is made from, or a place on the web; nothing else.
    """
    if target.startswith("#") or _WEB.match(target):
        return target
    path, mark, fragment = target.partition("#")
    address = addresses.get(urls.linked_file(source, path))
    return None if address is None else urls.relative(address, here) + mark + fragment
