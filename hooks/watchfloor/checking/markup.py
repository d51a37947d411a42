"""Markdown from people we do not know: text, links, tables and footnotes, and nothing that acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from posixpath import dirname, relpath

from .. import urls
from ..document import Document
from ..document.links import INTO, links, without_code
from ..problem import MOST, Code, Problem, nearest
from ..values import UNSEEN
from .context import Context, some

_HTML = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z!?][^\s/>]*)[^>\n]*>?")
_IMAGE = re.compile(r"(!\[(?!\^)(?:[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])?)?)")
_FOOTNOTE = re.compile(rf"{INTO}(\[\^[^\[\]\n]+\]:)", re.MULTILINE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ENTITY = re.compile(r"&#?\w{1,32};?")
_UNSEEN_OR_ENTITY = re.compile(rf"{UNSEEN.pattern}|&#?\w{{1,32}};")

_FORBIDDEN = (
    ("![", _IMAGE, Code.IMAGE, "images are not allowed here", "link to the page that shows it"),
    (
        "]:",
        _FOOTNOTE,
        Code.FOOTNOTE_DEFINITION,
        "footnotes are not defined in the text",
        "add a source to the front matter and cite its id",
    ),
)
"""What no text needs, by the sign that each of them has: to look for that takes no time."""


def check(document: Document, context: Context) -> Iterator[Problem]:
    """Everything in a body that is not plain, safe Markdown."""
    text = without_code(document.body.text)
    for sign, pattern, code, message, hint in _FORBIDDEN:
        for match in islice(pattern.finditer(text) if sign in text else (), MOST):
            place = document.at(document.body.start + match.start(1), len(match[1]))
            yield Problem(code, document.path, place, message, hint)
    yield from some(_html(document, text))
    yield from some(_links(document, context, text))
    yield from some(_headings(document))
    yield from some(_characters(document))


def _html(document: Document, text: str) -> Iterator[Problem]:
    """Each tag, but not the one that closes what an earlier one opened."""
    opened: set[str] = set()
    for match in _HTML.finditer(text):
        name = match["name"].casefold()
        if match["close"] and name in opened:
            continue
        opened.add(name)
        message, hint = "HTML is not allowed here", "it is shown as text; write Markdown"
        if _SCHEME.match(name) or "@" in name:
            message, hint = "an address in < > is not allowed here", "write [words](https://…)"
        elif name.startswith("!--"):
            message, hint = "this comment never ends", "end it with -->"
        place = document.at(document.body.start + match.start(), len(match[0]))
        yield Problem(Code.RAW_HTML, document.path, place, message, hint)


def _links(document: Document, context: Context, text: str) -> Iterator[Problem]:
    bare = _IMAGE.sub(lambda match: " " * len(match[0]), text)
    for link in links(bare):
        if problem := _wrong_link(document, context, link.target):
            code, message, hint = problem
            place = document.at(document.body.start + link.start, len(link.target))
            yield Problem(code, document.path, place, message, hint)


def _wrong_link(document: Document, context: Context, target: str) -> tuple[Code, str, str] | None:
    if _SCHEME.match(target) or target.startswith("//") or _ENTITY.search(target):
        if not re.match(r"https?://[^/\s]", target, re.IGNORECASE):
            message = f"`{target}` is not a web address"
            hint = "only https:// and http:// lead out of the site"
            return Code.LINK_UNSAFE, message, hint
        return None
    path = urls.linked_file(document.path, target)
    if context.kind(_identity(path)) == "draft" and context.has_file(path):
        message = f"`{target}` is a draft, which is not published"
        return Code.LINK_BROKEN, message, "publish it first"
    if not target.startswith("#") and not context.has_file(path):
        message, hint = f"there is no page at `{target}`", _meant(document, context, path)
        return Code.LINK_BROKEN, message, hint
    return None


def _identity(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _meant(document: Document, context: Context, path: str) -> str:
    """The way to the file that a broken link may mean."""
    names = {known.rpartition("/")[2]: known for known in sorted(context.everything.paths)}
    near = nearest(path.rstrip("/").rpartition("/")[2], names)
    if near:
        return f"did you mean `{relpath(names[near], dirname(document.path))}`?"
    return "name the file of a briefing or a term page, on the way from this one"


def _headings(document: Document) -> Iterator[Problem]:
    for section in document.body.sections:
        if section.level == 1:
            message = "the page's only heading of level 1 is its title"
            place = document.at(section.start, len(section.title))
            yield Problem(Code.HEADING_ONE, document.path, place, message, "begin with ##")


def _characters(document: Document) -> Iterator[Problem]:
    text = document.body.text
    if "&" not in text and not UNSEEN.search(text):
        return  # both in one pattern take three times as long
    for match in _UNSEEN_OR_ENTITY.finditer(text):
        character = unescape(match[0])
        if not UNSEEN.fullmatch(character):
            continue
        message = f"U+{ord(character):04X} makes text read otherwise than it is"
        place = document.at(document.body.start + match.start(), len(match[0]))
        yield Problem(Code.CHARACTER_FORBIDDEN, document.path, place, message, "leave it out")
