"""The theme's page around our content, rendered once and filled for every page of its kind.

The theme takes some milliseconds to render a page, and all but a few places come out alike. So a
page is rendered once with marks in those places, a shell, and the others of its kind are filled in.
What the theme decides by a page's values is part of what a kind is. A sample of each kind is also
rendered in full and compared byte for byte; where the two differ, none of the kind is filled.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from ..publishing import Page
from .composing import Composed
from .pages import PublishedPage
from .shell import Contents, Pieces, Shell, envelope, kind

log = logging.getLogger("mkdocs.hooks.watchfloor")

Dressed = Callable[[PublishedPage], dict[str, Any]]
"""What the theme's templates get for a page."""
Around = Callable[[Page], Mapping[str, str]]
"""What a shell needs of a page besides its content."""

FULL = "main.html"
_ITEM = "partials/toc-item.html"
SAMPLE = 3
"""Pages of a kind that are rendered in full on every build, spread evenly over it."""

_MARKS = {
    name: f"xwf-{name}-xwf"
    for name in ("title", "description", "canonical", "edit", "head", "content")
} | {"skip": "#xwf-skip-xwf"}
"""What stands in a shell for what differs; filled in once, so no text of a page is taken for it."""


class ShellError(Exception):
    """A mark did not come out of the theme as it went in."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A heading as the theme's table of contents wants it."""

    title: str
    url: str
    children: tuple[_Item, ...] = ()
    level: int = 2


_FIRST = _Item("xwf-first-xwf", _MARKS["skip"])
_NEXT = _Item("xwf-next-xwf", "#xwf-next-xwf")


class Shells:
    """Makes the shells of one build."""

    def __init__(
        self, environment: Environment, shared: frozenset[str], dressed: Dressed, around: Around
    ) -> None:
        """Take templates from *environment* and give them what *dressed* does.

        *shared* are the beginnings of the addresses in the navigation.
        """
        self._full = environment.get_template(FULL)
        self._item = environment.get_template(_ITEM)
        self.shared = shared
        self._dressed, self._around = dressed, around

    def sample(self, pages: Mapping[int, Page]) -> list[int]:
        """The numbers of some of each kind of which there is more than a sample among *pages*."""
        alike: dict[Hashable, list[int]] = defaultdict(list)
        for number, page in pages.items():
            alike[envelope(page, self.shared)].append(number)
        many = (numbers for numbers in alike.values() if len(numbers) > SAMPLE)
        return [number for numbers in many for number in _evenly(numbers, SAMPLE)]

    def make(self, sample: Iterable[tuple[PublishedPage, Composed]]) -> dict[Hashable, Shell]:
        """A shell for each kind of page in *sample*, unless a page of it shows that none fits."""
        kinds: dict[Hashable, list[tuple[PublishedPage, Composed]]] = defaultdict(list)
        for page, composed in sample:
            kinds[kind(page.published, composed, self.shared)].append((page, composed))
        made = {each: self._fitting(alike) for each, alike in kinds.items()}
        return {each: shell for each, shell in made.items() if shell}

    def _fitting(self, alike: list[tuple[PublishedPage, Composed]]) -> Shell | None:
        try:
            shell = self._shell(*alike[0])
        except ShellError as error:
            log.info("%s: rendered in full: %s", alike[0][0].published.url, error)
            return None
        for page, composed in alike:
            filled = shell.fill(composed, self._around(page.published))
            if filled != self._full.render(self._dressed(page)):
                log.info("%s: rendered in full, as the theme makes it otherwise", page.url)
                return None
        return shell

    def _shell(self, page: PublishedPage, composed: Composed) -> Shell:
        """The shell of pages like *page*.

        Raises:
            ShellError: the theme makes something else of a mark.
        """
        marks = dict(_MARKS)
        if "<h1" in composed.html:  # else the theme adds one
            marks["content"] = f"<h1>{marks['content']}"
        marked = {**self._dressed(page), "page": _marked(page, marks), "head": marks["head"]}
        html = self._full.render(marked)
        for name in ("content", "head"):
            if html.count(marks[name]) != 1:
                raise ShellError(f"the theme shows the {name} {html.count(marks[name])} times")
        if not composed.headings:
            return Shell(Pieces.between(html, marks), None)
        first, following = self._item.render(toc_item=_FIRST), self._item.render(toc_item=_NEXT)
        before, between, after = _around_two(html, first, following)
        marks["items"] = first
        page_pieces = Pieces.between(before + first + after, marks)
        return Shell(page_pieces, self._contents(first, following, between))

    def _contents(self, first: str, following: str, between: str) -> Contents:
        whole = self._item.render(toc_item=_Item("xwf-name-xwf", "#xwf-url-xwf", (_FIRST, _NEXT)))
        before, between_below, after = _around_two(whole, first, following)
        marks = {"name": "xwf-name-xwf", "url": "#xwf-url-xwf"}
        line = self._item.render(toc_item=_Item(marks["name"], marks["url"]))
        branch = Pieces.between(
            f"{before}xwf-below-xwf{after}", {**marks, "below": "xwf-below-xwf"}
        )
        return Contents(Pieces.between(line, marks), branch, between, between_below)


def _evenly(numbers: Sequence[int], many: int) -> list[int]:
    """Some of *numbers*: the first, the last, and others spread evenly between them."""
    step = -(-len(numbers) // many)
    return list(dict.fromkeys((*numbers[::step], numbers[-1])))


def _around_two(html: str, first: str, following: str) -> tuple[str, str, str]:
    """What stands before, between and after two headings.

    Raises:
        ShellError: they are not there.
    """
    before, has_first, rest = html.partition(first)
    between, has_next, after = rest.partition(following)
    if not (has_first and has_next):
        raise ShellError("the theme shows the table of contents otherwise")
    return before, between, after


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
        made.toc = (_FIRST, _NEXT)  # type: ignore[assignment]  # all the theme does is walk it
    return made
