"""The Markdown that people we do not know may write: a closed dialect, and its parser.

It has neither raw HTML nor images nor attribute lists, and its links lead where they are told to.
What Python-Markdown does for every text and finds nothing in most is done only where a sign says
that there may be something.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import (
    remove_fnrefs,
    render_inner_html,
    slugify,
    strip_tags,
    unique,
)
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.inlinepatterns import Pattern
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString, Registry

from .blocks import spare
from .brackets import spare_links
from .serializing import serialized

Resolve = Callable[[str], str | None]
"""From a link as written to its address; nothing where it leads nowhere."""

OUR_IDS = re.compile(
    "about|activity(-desc|-title)?|ahead|all|bottom-line|briefings|changes|circle-(desc|title)|cite"
    "|expected|explore|facts-only|gaps|history|judged|key-facts|matrix|mentioned|narrower|new-to-you"
    "|related|said|share|sources|thread|verify|verifying|watch|whom|with"
    "|(judgement|forecast|quoted-forecast)(s|-.*)|differing-.*"
)
"""Ids that templates give to parts of a page; a heading in a body gets another."""

_ITEM = re.compile(r" {0,3}(?:[*+-]|\d{1,9}\.|(\d{1,9})\))[ \t]")
_BEGINS = re.compile(r" {0,3}(?:[*+-]|1[.)])[ \t]")
"""An item that may follow upon a paragraph's line; ``2025. `` there is the end of a sentence."""
_UNTIDY = ("\t", "\r", STX, ETX, " \n")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_ENCODED = re.compile(f"[&<{STX}]")
"""What may stand for something else in a text of the parser's."""
_SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "short_reference": "[",
    "linebreak": "  \n",
    "entity": "&",
    "em_strong": "*_",
}
"""The patterns of the dialect, and what each begins with; emphasis with either of two."""
_NOT_OURS = ("html", "image_link", "image_reference", "short_image_ref", "autolink", "automail")
"""Patterns of Markdown that the dialect does not have."""


class Dialect:
    """The parser, for one text after the other."""

    def __init__(self) -> None:
        """Build it."""
        self._footnotes = FootnoteExtension(USE_DEFINITION_ORDER=True)
        self._markdown = made = Markdown(extensions=[self._footnotes, TableExtension()])
        made.preprocessors.deregister("html_block")
        for pattern in _NOT_OURS:
            made.inlinePatterns.deregister(pattern)
        # a briefing's sources have a section of their own, so no list of footnotes is made
        made.treeprocessors.deregister("footnote")
        made.treeprocessors.deregister("footnote-duplicate")
        made.postprocessors.deregister("footnote")
        self._links = _Links(made)
        made.preprocessors.register(_Whitespace(made), "normalize_whitespace", 30)
        made.inlinePatterns.register(_Reference(self._footnotes), "footnote", 175)
        made.treeprocessors.register(_Inline(made), "inline", 20)
        made.treeprocessors.register(_Headings(made), "watchfloor_headings", 6)
        made.treeprocessors.register(self._links, "watchfloor_links", 5)
        made.treeprocessors.register(_Unescaped(made), "unescape", 0)
        made.serializer = serialized
        made.is_block_level = frozenset(made.block_level_elements).__contains__  # type: ignore[assignment, method-assign]
        spare(made.parser)
        spare_links(made.inlinePatterns)

    def html(self, text: str, sources: Iterable[str], resolve: Resolve) -> str:
        """*text* as HTML; its footnotes are numbered by the order of *sources*."""
        self._markdown.reset()
        self._links.resolve = resolve
        for source in sources:
            self._footnotes.setFootnote(source, "")
        return self._markdown.convert(_listed(text))


def _listed(text: str) -> str:
    """*text* with lists where GitHub and the checks see them, and Python-Markdown does not.

    That is a list right below a line of text, and one numbered ``1)``.
    """
    lines: list[str] = []
    in_text = False
    for line in text.split("\n"):
        item = _ITEM.match(line)
        if item and in_text:
            if _BEGINS.match(line):
                lines.append("")
            else:
                item = None
        in_text = bool(line.strip()) and not item and (in_text or _is_text(lines, line))
        lines.append(f"{item[1]}.{line[item.end(1) + 1 :]}" if item and item[1] else line)
    return "\n".join(lines)


def _is_text(above: list[str], line: str) -> bool:
    """Whether *line* begins a paragraph: not what goes on below an item, a heading or a table."""
    return not (above and above[-1].strip()) and not line.startswith(("    ", "\t", "#", "|", ">"))


def _slug(value: str) -> str:
    """A heading's id: never one of the theme's, which begin with underscores, nor one of ours."""
    slug = slugify(value, "-").strip("_-") or "section"
    return f"{slug}-text" if OUR_IDS.fullmatch(slug) else slug


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


class _Reference(InlinePattern):
    """A reference to a source: as the extension writes it, but looked through for nothing more."""

    def __init__(self, footnotes: FootnoteExtension) -> None:
        super().__init__(r"\[\^([^\]]*)\]")
        self._footnotes = footnotes

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        source, found = m[1], self._footnotes.found_refs
        if source not in self._footnotes.footnotes:
            return None, None, None
        times = found[source] = found.get(source, 0) + 1
        sup = Element("sup", {"id": f"fnref{times if times > 1 else ''}:{source}"})
        link = SubElement(sup, "a", {"href": f"#fn:{source}", "class": "footnote-ref"})
        number = [*self._footnotes.footnotes].index(source) + 1
        link.text = AtomicString(str(number))
        return sup, m.start(), m.end()


class _Whitespace(NormalizeWhitespace):
    """Tidies the blanks of a text, where there are others than it would leave."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join((*lines, "", ""))
        is_tidy = not any(sign in text for sign in _UNTIDY)
        return [*lines, "", ""] if is_tidy else super().run(lines)


class _Unescaped(UnescapeTreeprocessor):
    """Puts back what a backslash kept from being read as Markdown, where there is one."""

    def run(self, root: Element) -> None:
        if any("\\" in line for line in self.md.lines):  # type: ignore[attr-defined]
            super().run(root)


class _Inline(InlineProcessor):
    """Looks in a text for those patterns alone whose signs it has; for all, most find nothing."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._signed = list(_signed(md.inlinePatterns))

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Do what the method of this private name does, which the base calls for every text.

        Were it called otherwise there, all patterns would be looked for as ever.
        """
        if isinstance(data, AtomicString):
            return data
        for place, pattern, sign, other in self._signed[patternIndex:]:
            start, found = 0, True
            while found and (sign in data or other in data):
                data, found, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, place, start
                )
        return data


def _signed(patterns: Registry[Pattern]) -> Iterator[tuple[int, Pattern, str, str]]:
    """Each of *patterns* in its place with what it begins with, and what else it may begin with."""
    signs = {patterns.get_index_for_name(name): sign for name, sign in _SIGNS.items()}
    for place, pattern in enumerate(patterns):
        sign = signs[place]
        yield (place, pattern, sign[0], sign[-1]) if sign == "*_" else (place, pattern, sign, sign)


class _Headings(Treeprocessor):
    """Gives each heading an id, made of its words."""

    def run(self, root: Element) -> None:
        taken = {reference.attrib["id"] for reference in root.iter("sup")}
        counts: dict[str, int] = {}
        for element in root.iter():
            if element.tag in _HEADINGS:
                element.set("id", unique(_slug(self._words(element)), taken, counts))

    def _words(self, heading: Element) -> str:
        """What a reader reads of *heading*, notes left out."""
        text = heading.text or ""
        if not len(heading) and not _ENCODED.search(text):
            return text
        return html.unescape(strip_tags(render_inner_html(remove_fnrefs(heading), self.md)))
