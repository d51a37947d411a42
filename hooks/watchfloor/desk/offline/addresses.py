"""Addresses within the site, as a browser follows them from file to file."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

INDEX = "index.html"
_ANYWHERE = "https://site.invalid"
"""Stands for the host of a site that says no address of its own (RFC 6761: it never resolves)."""


@dataclass(frozen=True)
class Addresses:
    """The files of a copy, and the address at which the rest of the site is."""

    files: frozenset[str]
    """Paths from the site's root."""
    published: str
    """The site's own address, which ends with a slash; empty where it has none."""

    def offline(self, page: str, address: str) -> str:
        """What leads from the file *page* to where *address* leads from it on the site.

        A page is named with its file, and keeps query and fragment. What the copy lacks leads to
        the published site.
        """
        try:
            parts = urlsplit(address)
        except ValueError:  # such as a host that is none; a browser follows it no more than we do
            return address
        if parts.scheme or parts.netloc or not parts.path:
            return address
        root = self.published or f"{_ANYWHERE}/"
        whole = urljoin(root + quote(page), address)
        file = self._file(whole, root)
        if file is None:
            return whole if self.published else address
        up = "../" * page.count("/")
        query = f"?{parts.query}" if parts.query else ""
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return f"{up or './'}{quote(file)}{query}{fragment}"

    def _file(self, whole: str, root: str) -> str | None:
        """The path of the file at the address *whole*, if the copy has it."""
        path, base = urlsplit(whole).path, urlsplit(root).path
        if not path.startswith(base):
            return None
        found = unquote(path.removeprefix(base))
        folder = f"{found.rstrip('/')}/{INDEX}".lstrip("/")
        return next((each for each in (found, folder) if each in self.files), None)
