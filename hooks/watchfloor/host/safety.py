"""A content security policy that lets the theme's own scripts run and no other.

The theme writes a few scripts into every page. Their hashes are taken from a page of ours that
holds nobody's words, so that no script a contributor might smuggle in is ever blessed.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)

_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {scripts}; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'"
)


def inline_scripts(html: str) -> list[str]:
    """The scripts written into *html* that a browser would run, each once."""
    found = [
        match["code"]
        for match in _SCRIPT.finditer(html)
        if "src=" not in match["attributes"] and "json" not in match["attributes"]
    ]
    return list(dict.fromkeys(found))


def policy(scripts: list[str]) -> str:
    """The policy of a page that may run *scripts* (CSP Level 3, hash sources)."""
    hashes = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    return _POLICY.format(scripts=" ".join(f"'sha256-{each}'" for each in hashes))


PREVIEW = _POLICY.format(scripts="'unsafe-inline'") + "; script-src-attr 'none'"
"""Under live preview MkDocs adds a script to every page whose words change each time."""


class Policies:
    """The policy of each depth of addresses: the theme's scripts name the way to the root."""

    def __init__(self, blank_page: Callable[[str], str]) -> None:
        """Take the scripts from *blank_page*, the HTML of a page without content at a base URL."""
        self._blank_page = blank_page
        self._by_base: dict[str, str] = {}

    def at(self, base_url: str) -> str:
        """The policy of pages whose way to the site's root is *base_url*."""
        if base_url not in self._by_base:
            self._by_base[base_url] = policy(inline_scripts(self._blank_page(base_url)))
        return self._by_base[base_url]
