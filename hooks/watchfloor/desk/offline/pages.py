"""A page of the site as it is read from a file: its addresses, its scripts and its policy."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

from .addresses import Addresses

SCRIPT = "assets/offline.js"
"""Where a copy has what its modules and its data are read with."""

_SAID = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*+"
_PART = re.compile(
    rf"<!--.*?-->"
    rf"|<(?P<raw>script|style)\b(?P<raw_said>{_SAID})>(?P<code>.*?)</(?P=raw)\s*>"
    rf"|<(?P<tag>[a-z][^\s/>]*)(?P<said>\s{_SAID})>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?<=\s)(?P<key>[a-z][a-z:-]*)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))",
    re.IGNORECASE,
)
_ADDRESSES = frozenset({"href", "src", "action", "poster", "xlink:href"})
_REFRESH = re.compile(r"(?P<wait>\s*\d+\s*;\s*url=)(?P<address>.*)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Pages:
    """What makes pages of the site into pages of a copy."""

    addresses: Addresses
    scripts: Callable[[str], tuple[str, ...]]
    """The paths of the scripts that stand for the module at a path, in their order."""

    def offline(self, path: str, html: str) -> str:
        """The page *html* at *path*, to be opened from a file.

        Raises:
            ModuleError: it runs a module that no script can stand for.
        """
        there: set[str] = set()
        return _PART.sub(lambda match: self._part(path, match, there), html)

    def _part(self, path: str, match: re.Match[str], there: set[str]) -> str:
        """One tag of the page at *path*, whose scripts in *there* stand above it."""
        if match["raw"]:
            own = _attributes(match["raw_said"])
            if own.get("type") == "module" and "src" in own:
                return self._scripts(path, own["src"], there)
            said = self._said(path, match["raw_said"])
            return f"<{match['raw']}{said}>{match['code']}</{match['raw']}>"
        if not match["tag"]:
            return match[0]
        if match["tag"].lower() in {"link", "meta"}:  # there are few, and of other tags very many
            own = _attributes(match["said"])
            if own.get("rel") == "modulepreload":
                return ""
            if own.get("http-equiv", "").lower() == "content-security-policy":
                return _policy(match[0])
        return f"<{match['tag']}{self._said(path, match['said'])}>"

    def _said(self, path: str, said: str) -> str:
        """The attributes *said*, with their addresses as the file *path* must have them."""

        def attribute(match: re.Match[str]) -> str:
            key, value = match["key"].lower(), _value(match)
            refresh = _REFRESH.fullmatch(value) if key == "content" else None
            if refresh:
                made = refresh["wait"] + self.addresses.offline(path, refresh["address"])
            elif key in _ADDRESSES:
                made = self.addresses.offline(path, value)
            else:
                return match[0]
            return match[0] if made == value else f'{match["key"]}="{escape(made)}"'

        return _ATTRIBUTE.sub(attribute, said)

    def _scripts(self, path: str, source: str, there: set[str]) -> str:
        """In place of the module *source*: all it needs, then itself, each once in a page."""
        up = "../" * path.count("/")
        module = self.addresses.offline(path, source).removeprefix(up).removeprefix("./")
        published = f' data-published="{escape(self.addresses.published)}"'
        made = []
        for each in (SCRIPT, *self.scripts(module)):
            if each not in there:
                there.add(each)
                told = published if each == SCRIPT else ""
                made.append(f'<script defer src="{escape(up + each)}"{told}></script>')
        return "\n".join(made)


def _attributes(said: str) -> dict[str, str]:
    return {match["key"].lower(): _value(match) for match in _ATTRIBUTE.finditer(said)}


def _value(match: re.Match[str]) -> str:
    return unescape(match["double"] or match["single"] or match["bare"] or "")


def _policy(tag: str) -> str:
    """The policy in *tag* for a page that is a file: ``file:`` stands for ``'self'``.

    What ``'self'`` means there is left to each browser, since the origin of a file is no origin to
    others (HTML and URL Standards); Chromium takes it for any file, and so do we. It opens nothing
    else: contributors' words have no script on the site nor here, a script in a page runs only by
    its hash, and no host may be asked for anything.
    """
    return tag.replace("&#39;self&#39;", "file:").replace("'self'", "file:")
