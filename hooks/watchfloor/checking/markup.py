"""Markdown from people we do not know: text, links, tables and footnotes, and nothing that acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, normpath

from ..document import Document
from ..problem import Code, Place, Problem, did_you_mean
from ..values import DIRECTION
from .context import Context

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_HTML = re.compile(r"<(?=[A-Za-z/!?])[^>\n]*>?")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?")
_INLINE_LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?([^)\s>]*)>?[^)]*\)")
_REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:[ \t]*\n?[ \t]*<?([^\s>]+)", re.MULTILINE)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]]+\]:", re.MULTILINE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_MARKS = frozenset("\u061c\u200e\u200f")
"""Direction marks that ordinary right-to-left text needs."""


_FORBIDDEN = (
    (_HTML, Code.RAW_HTML, "HTML is not allowed here", "it is shown as text; write Markdown"),
    (_IMAGE, Code.IMAGE, "images are not allowed here", "link to the page that shows it"),
    (
        _FOOTNOTE,
        Code.FOOTNOTE_DEFINITION,
        "footnotes are not defined in the text",
        "add a source to the front matter and cite its id",
    ),
)


def check(document: Document, context: Context) -> Iterator[Problem]:
    """Everything in a body that is not plain, safe Markdown."""
    text = _without_code(document.body.text)
    for pattern, code, message, hint in _FORBIDDEN:
        for match in pattern.finditer(text):
            place = document.at(document.body.start + match.start(), len(match[0]))
            yield Problem(code, document.path, place, message, hint)
    yield from _links(document, context, text)
    yield from _headings(document)
    yield from _characters(document)


def _without_code(text: str) -> str:
    """*text* with what stands between backticks blanked, since it is shown as it is."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _links(document: Document, context: Context, text: str) -> Iterator[Problem]:
    for pattern in (_INLINE_LINK, _REFERENCE):
        for match in pattern.finditer(text):
            place = document.at(document.body.start + match.start(1), len(match[1]))
            yield from _link(document, context, match[1], place)


def _link(document: Document, context: Context, target: str, place: Place) -> Iterator[Problem]:
    if _SCHEME.match(target) or target.startswith("//"):
        if not re.match(r"https?://[^/\s]", target):
            yield Problem(
                Code.LINK_UNSAFE,
                document.path,
                place,
                f"`{target}` is not a web address",
                "only https:// and http:// lead out of the site",
            )
        return
    path = linked_path(document.path, target)
    if target.startswith("#") or path in context.paths:
        return
    hint = did_you_mean(path, context.paths) or "name a briefing's or term page's file, from here"
    yield Problem(Code.LINK_BROKEN, document.path, place, f"there is no page at `{target}`", hint)


def linked_path(path: str, target: str) -> str:
    """The file, from the repository's root, that a relative link in the file at *path* names."""
    return normpath(dirname(path) + "/" + target.partition("#")[0])


def _headings(document: Document) -> Iterator[Problem]:
    for section in document.body.sections:
        if section.level == 1:
            message = "the page's only heading of level 1 is its title"
            place = document.at(section.start, len(section.title))
            yield Problem(Code.HEADING_ONE, document.path, place, message, "begin with ##")


def _characters(document: Document) -> Iterator[Problem]:
    for number, character in enumerate(document.body.text):
        turns = character in DIRECTION and character not in _MARKS
        if turns or (character < " " and character not in "\n\t") or "\x7f" <= character < "\xa0":
            message = (
                f"U+{ord(character):04X} is not allowed: it makes text read otherwise than it is"
            )
            place = document.at(document.body.start + number)
            yield Problem(Code.CHARACTER_FORBIDDEN, document.path, place, message, "leave it out")
