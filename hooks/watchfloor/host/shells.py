"""The theme's page around our content, rendered once and filled for every page of its kind.

The theme takes some milliseconds to render a page, and all but a few places come out alike. So a
page is rendered once with marks in those places, a shell, and the others of its kind are filled in.
What the theme decides by a page's values is part of what a kind is. A sample of each kind is also
rendered in full and compared byte for byte; where the two differ, none of the kind is filled.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from ..publishing.feeds import Alternate
from .pages import TEMPLATE, PublishedPage

log = logging.getLogger("mkdocs.hooks.watchfloor")

Contexts = Callable[[PublishedPage], dict[str, Any]]
"""What the theme's templates get for a page."""

_FULL = "main.html"
SAMPLE = 5
"""Pages of a kind that are rendered in full on every build, spread evenly over it."""

_MARKS = {
    name: f"xwf-{name}-xwf" for name in ("title", "description", "canonical", "edit", "content")
} | {"skip": "#xwf-skip-xwf"}
"""What stands in a shell for what differs; filled in once, so no text of a page is taken for it."""
_FED = {"feeds": (Alternate("xwf", "feed.xml", "xwf"),), "linked_data": {"xwf": "xwf"}}
"""Feeds and data for the head of a shell: any will do, since the head is rendered for each page."""


class ShellError(Exception):
    """A mark did not come out of the theme as it went in."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A heading as the theme's table of contents wants it."""

    title: str
    url: str
    level: int = 2
    children: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Shell:
    """A page of the theme, in the pieces between the places that differ."""

    pieces: list[str]
    places: list[str]
    """What stands behind each piece but the last."""
    between: str
    """What the theme puts between two headings of a table of contents."""

    def fill(self, values: Mapping[str, str]) -> str:
        """The page with *values* in their places."""
        filled = (
            f"{piece}{values[place]}"
            for piece, place in zip(self.pieces, self.places, strict=False)
        )
        return "".join((*filled, self.pieces[-1]))


class Shells:
    """The shells of one build, in place of the theme's template."""

    def __init__(self, environment: Environment, navigation: Iterable[str]) -> None:
        """Take templates from *environment*; every page links to those at *navigation*."""
        self._shared = {
            url[: at + 1] for url in navigation for at, sign in enumerate(url) if sign == "/"
        }
        self._full = environment.get_template(_FULL)
        self._head = environment.get_template("partials/head.html")
        self._item = environment.get_template("partials/toc-item.html")
        self._shells: dict[Hashable, Shell] = {}

    def make(self, pages: Iterable[PublishedPage], context: Contexts) -> None:
        """Make a shell for each kind of *pages*, unless a sample shows that it does not fit."""
        kinds: dict[Hashable, list[PublishedPage]] = defaultdict(list)
        for page in pages:
            kinds[self._kind(page)].append(page)
        for kind, alike in kinds.items():
            if len(alike) > SAMPLE:  # a few are as quick in full
                self._make(kind, alike, context)

    def answer(self, environment: Environment) -> None:
        """Be what *environment* gives for our pages' template; the theme's own stay as they are."""
        given = environment.get_template

        def get_template(name: Any, *arguments: Any, **keywords: Any) -> Any:
            return self if name == TEMPLATE else given(name, *arguments, **keywords)

        environment.get_template = get_template  # type: ignore[method-assign]

    def _make(self, kind: Hashable, alike: Sequence[PublishedPage], context: Contexts) -> None:
        step = -(-len(alike) // SAMPLE)
        sample = [(page, context(page)) for page in (*alike[::step], alike[-1])]
        try:
            shell = self._shell(*sample[0])
        except ShellError as error:
            log.info("%s: rendered in full: %s", sample[0][0].published.url, error)
            return
        for page, its in sample:
            if shell.fill(self._values(page, its, shell)) != self._full.render(its):
                log.info("%s: rendered in full, as the theme makes it otherwise", page.url)
                return
        self._shells[kind] = shell

    def render(self, context: Mapping[str, Any]) -> str:
        """The page of *context*: filled where its kind has a shell, else in full."""
        page = context["page"]
        shell = self._shells.get(self._kind(page))
        if shell is None:
            return self._full.render(context)
        return shell.fill(self._values(page, context, shell))

    def _shell(self, page: PublishedPage, context: Mapping[str, Any]) -> Shell:
        """The shell of pages like *page*.

        Raises:
            ShellError: the theme makes something else of a mark.
        """
        marks = dict(_MARKS)
        if "<h1" in (page.content or ""):  # else the theme adds one
            marks["content"] = f"<h1>{marks['content']}"
        marked = {**context, **_FED, "page": _marked(page, marks)}
        html = self._full.render(marked)
        marks["head"] = self._head.render(marked)
        between = ""
        if page.toc:
            first, second = (self._item.render(toc_item=item) for item in marked["page"].toc)
            before, _, rest = html.partition(first)
            between, _, after = rest.partition(second)
            marks["items"] = first
            html = before + first + after
        return Shell(*_split(html, marks), between)

    def _values(
        self, page: PublishedPage, context: Mapping[str, Any], shell: Shell
    ) -> dict[str, str]:
        items = list(page.toc)
        return {
            "title": page.meta["title"],
            "description": page.meta["description"],
            "canonical": page.canonical_url or "",
            "edit": page.edit_url or "",
            "content": page.content or "",
            "head": self._head.render(context),
            "skip": items[0].url if items else "",
            "items": shell.between.join(self._item.render(toc_item=item) for item in items),
        }

    def _kind(self, page: PublishedPage) -> Hashable:
        """All that the theme and our templates decide something by."""
        published = page.published
        return (
            published.url.count("/"),
            self._near(published.url),
            published.kind,
            published.is_indexed,
            published.is_searched,
            published.is_wide,
            bool(page.toc),
            bool(page.edit_url),
            bool(page.canonical_url),
            bool(page.meta["description"]),
            "<h1" in (page.content or ""),
        )

    def _near(self, url: str) -> str:
        """The part of *url* that a page in the navigation shares: links there leave it out.

        A page in the navigation shares all of its own, so it is of no other's kind: the theme marks
        where it stands.
        """
        while url and url not in self._shared:
            url = url[: url.rstrip("/").rfind("/") + 1]
        return url


def _marked(page: PublishedPage, marks: Mapping[str, str]) -> PublishedPage:
    """*page* with *marks* in place of what differs, where it has that at all."""
    made = copy(page)
    made.meta = {**page.meta, "title": marks["title"]}
    if page.meta["description"]:
        made.meta["description"] = marks["description"]
    made.content = marks["content"]
    made.canonical_url = marks["canonical"] if page.canonical_url else None
    made.edit_url = marks["edit"] if page.edit_url else None
    if page.toc:
        items = (_Item("xwf-first-xwf", marks["skip"]), _Item("xwf-next-xwf", "#xwf-next-xwf"))
        made.toc = items  # type: ignore[assignment]  # all that the theme does is to walk it
    return made


def _split(html: str, marks: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """*html* in the pieces between *marks*, and which mark stands behind each.

    Raises:
        ShellError: what stands on every page once is missing, or there twice.
    """
    for name in ("content", "head"):
        if html.count(marks[name]) != 1:
            raise ShellError(f"the theme shows the {name} {html.count(marks[name])} times")
    ways = "|".join(f"(?P<{name}>{re.escape(mark)})" for name, mark in marks.items())
    pieces, places, done = [], [], 0
    for found in re.finditer(ways, html):
        pieces.append(html[done : found.start()])
        places.append(str(found.lastgroup))
        done = found.end()
    return [*pieces, html[done:]], places
