"""The files of an offline copy: those of a built site, each as it works without a server."""

from __future__ import annotations

import json
import re
from functools import cached_property
from html import unescape
from pathlib import Path

from ... import urls
from . import modules
from .addresses import INDEX, Addresses
from .pages import SCRIPT, Pages

_THEME = Path(__file__).parents[2] / "theme"
_OWN = Path(__file__).with_name("offline.js")
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
_UNUSED = re.compile(
    r"404\.html|sitemap\.xml(\.gz)?"
    r"|search/.+\.json"
    r"|(.+/)?feed\.(xml|json)|.+\.opml"
    r"|.+\.map|assets/javascripts/(lunr|workers)/.+"
)
"""What only a server or a network has a use for: the page of what is not there, the maps for
crawlers and debuggers, the index of all words, feeds, and the theme's search, which we have not."""
_DATA = re.compile(rf"data/.+\.json|{re.escape(urls.NEWS)}")
"""What our modules load."""


class Copy:
    """The copy of the site in a folder."""

    def __init__(self, site: Path) -> None:
        """Look what there is in *site*."""
        self._site = site
        found = (
            file.relative_to(site).as_posix()
            for file in site.rglob("*")
            if file.is_file() and not file.is_symlink()
        )
        self._kept = frozenset(path for path in found if not _UNUSED.fullmatch(path))

    @property
    def paths(self) -> list[str]:
        """Those of all its files, sorted."""
        data = {f"{path}.js" for path in self._kept if _DATA.fullmatch(path)}
        return sorted({*self._kept, *data, SCRIPT})

    def content(self, path: str) -> bytes:
        """The file at *path*.

        Raises:
            ModuleError: a script of the site cannot be made one that is read from a file.
            OSError: a file of the site cannot be read.
        """
        if path == SCRIPT:
            return _OWN.read_bytes()
        if path not in self._kept:
            return _data_script(path.removesuffix(".js"), self._text(path.removesuffix(".js")))
        if path in self._modules:
            return modules.classic(path, self._modules[path]).encode()
        if path.endswith(".html"):
            return self._pages.offline(path, self._text(path)).encode()
        return (self._site / path).read_bytes()

    @property
    def newest_day(self) -> str:
        """The day on which a briefing was last published or changed, YYYY-MM-DD; or nothing."""
        if urls.IDS not in self._kept:
            return ""
        days: list[str] = json.loads(self._text(urls.IDS))["updated"]
        return max(days, default="")

    def _text(self, path: str) -> str:
        return (self._site / path).read_bytes().decode("utf-8")

    @cached_property
    def _modules(self) -> dict[str, str]:
        """The code of each of our modules."""
        ours = (file.relative_to(_THEME).as_posix() for file in _THEME.rglob("assets/**/*.js"))
        return {path: self._text(path) for path in sorted(ours) if path in self._kept}

    @cached_property
    def _pages(self) -> Pages:
        found = _CANONICAL.search(self._text(INDEX))
        addresses = Addresses(self._kept, unescape(found[1]) if found else "")
        known: dict[str, tuple[str, ...]] = {}

        def scripts(path: str) -> tuple[str, ...]:
            if path not in known:
                known[path] = modules.ordered(path, self._modules)
            return known[path]

        return Pages(addresses, scripts)


def _data_script(path: str, text: str) -> bytes:
    """The JSON *text* at *path* as a script that keeps it for who loads it."""
    return (
        f"watchfloorOffline.data[{json.dumps(path)}] = JSON.parse({json.dumps(text)});\n".encode()
    )
