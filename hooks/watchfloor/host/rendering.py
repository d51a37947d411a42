"""Markdown from people we do not know becomes HTML that can do nothing but be read.

Three locks, each enough alone: the Markdown dialect has neither raw HTML nor images nor attribute
lists; links are resolved to a page of ours or to http(s); and nh3 cleans what came out, so that an
id is only ever one that headings and footnotes made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import nh3

from ..values import UNSEEN
from .dialect import Dialect, Resolve

_TAGS = set(
    "p br hr h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong a sup"
    " table thead tbody tr th td".split()
)
_ATTRIBUTES = {
    "*": set(),  # nh3 would keep titles, which a theme's tooltips may show as HTML
    "a": {"href", "class", "rel"},
    "sup": {"id"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
    "ol": {"start"},
}
_AFAR = _TAGS | {"dl", "dt", "dd", "cite"}
"""What parts of a page may be made of where none of its styles and scripts are."""

_ID = re.compile(r"fnref\d*:[a-z0-9-]+|[^\W_][\w-]*")
_CLASSES = frozenset({"footnote-ref"})
_REFERENCE = re.compile(r'id="(fnref\d*:([a-z0-9-]+))"')


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as HTML."""

    html: str
    references: dict[str, list[str]]
    """By source, the ids of the places that cite it, in their order."""


class Renderer:
    """Renders one body after the other; building the parser anew costs more than parsing."""

    def __init__(self) -> None:
        """Build the parser."""
        self._dialect = Dialect()

    def render(self, text: str, sources: Iterable[str], resolve: Resolve) -> Rendered:
        """*text* as safe HTML; its footnotes are numbered by the order of *sources*."""
        html = _cleaned(self._dialect.html(text, sources, resolve))
        references: dict[str, list[str]] = {}
        for match in _REFERENCE.finditer(html):
            references.setdefault(match[2], []).append(match[1])
        return Rendered(html, references)


def _cleaned(html: str) -> str:
    # an entity brings characters past the checks that cannot be seen
    return UNSEEN.sub("", _CLEANER.clean(html))


def detached(html: str, address: str) -> str:
    """*html* from the page at the whole *address*, fit to be read in any program.

    Every link is whole, and only what text needs is left: no id, no class, no part of a widget.
    """
    return nh3.clean(
        html,
        tags=_AFAR,
        attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https"},
        url_relative=("rewrite_with_base", address),
        link_rel=None,
    )


def _kept(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "id":
        return value if _ID.fullmatch(value) else None
    if attribute == "class":
        return value if value in _CLASSES else None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    attribute_filter=_kept,
    url_schemes={"http", "https"},
    link_rel=None,
)
