"""Markdown from people we do not know becomes HTML that can do nothing but be read.

Three locks, each enough alone: the Markdown dialect has neither raw HTML nor images nor attribute
lists; links are resolved to a page of ours or to http(s); and nh3 cleans what came out, so that an
id is only ever one that headings and footnotes made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, slugify
from markdown.treeprocessors import Treeprocessor

from ..values import UNSEEN

Resolve = Callable[[str], str | None]
"""From a link as written to its address; nothing where it leads nowhere."""

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
_ITEM = re.compile(r" {0,3}(?:[*+-]|\d{1,9}\.|(\d{1,9})\))[ \t]")
_REFERENCE = re.compile(r'id="(fnref\d*:([a-z0-9-]+))"')

OUR_IDS = re.compile(
    "about|bottom-line|briefings|changes|explore|gaps|narrower|sources|thread|watch|with"
    "|(judgement|forecast|quoted-forecast)(s|-.*)"
)
"""Ids that templates give to parts of a page; a heading in a body gets another."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as HTML."""

    html: str
    references: dict[str, list[str]]
    """By source, the ids of the places that cite it, in their order."""


class Renderer:
    """Renders one body after the other; building the parser anew costs more than parsing."""

    def __init__(self) -> None:
        """Build the parser of the closed dialect."""
        self._markdown = Markdown(
            extensions=[
                TocExtension(slugify=_slug),
                FootnoteExtension(USE_DEFINITION_ORDER=True),
                TableExtension(),
            ]
        )
        self._markdown.preprocessors.deregister("html_block")
        for pattern in (
            "html",
            "image_link",
            "image_reference",
            "short_image_ref",
            "autolink",
            "automail",
        ):
            self._markdown.inlinePatterns.deregister(pattern)
        self._links = _Links(self._markdown)
        self._markdown.treeprocessors.register(self._links, "watchfloor_links", 5)
        self._markdown.treeprocessors.register(_Unlisted(self._markdown), "watchfloor_notes", 4)

    def render(self, text: str, sources: Iterable[str], resolve: Resolve) -> Rendered:
        """*text* as safe HTML; its footnotes are numbered by the order of *sources*."""
        self._markdown.reset()
        self._links.resolve = resolve
        definitions = "\n\n".join(f"[^{source}]: ." for source in sources)
        html = _cleaned(self._markdown.convert(f"{_listed(text)}\n\n{definitions}\n"))
        references: dict[str, list[str]] = {}
        for match in _REFERENCE.finditer(html):
            references.setdefault(match[2], []).append(match[1])
        return Rendered(html, references)


def _listed(text: str) -> str:
    """*text* with lists where GitHub and the checks see them, and Python-Markdown does not.

    That is a list right below a line of text, and one numbered ``1)``.
    """
    lines: list[str] = []
    in_text = False
    for line in text.split("\n"):
        item = _ITEM.match(line)
        if item and in_text:
            lines.append("")
        in_text = bool(line.strip()) and not item and (in_text or _is_text(lines, line))
        lines.append(f"{item[1]}.{line[item.end(1) + 1 :]}" if item and item[1] else line)
    return "\n".join(lines)


def _is_text(above: list[str], line: str) -> bool:
    """Whether *line* begins a paragraph: not what goes on below an item, a heading or a table."""
    return not (above and above[-1].strip()) and not line.startswith(("    ", "\t", "#", "|", ">"))


def _slug(value: str, separator: str) -> str:
    """A heading's id: never one of the theme's, which begin with underscores, nor one of ours."""
    slug = slugify(value, separator).strip("_-") or "section"
    return f"{slug}-text" if OUR_IDS.fullmatch(slug) else slug


def _cleaned(html: str) -> str:
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes={"http", "https"},
        link_rel=None,
    )
    return UNSEEN.sub("", clean)  # an entity brings such characters past the checks


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


class _Links(Treeprocessor):
    """Points every link at its address, and takes the address of those that lead nowhere."""

    resolve: Resolve = staticmethod(lambda _: None)

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("class") == "footnote-ref":
                continue
            target = self.resolve(link.attrib.pop("href", ""))
            if target is None:
                continue
            link.set("href", target)
            if target.startswith(("http:", "https:")):
                link.set("rel", "noopener external")


class _Unlisted(Treeprocessor):
    """Takes out the list of footnotes: a briefing's sources have a section of their own."""

    def run(self, root: Element) -> None:
        for parent in root.iter():
            for child in list(parent):
                if child.tag == "div" and child.get("class") == "footnote":
                    parent.remove(child)
