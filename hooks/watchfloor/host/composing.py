"""A page's content as HTML: its prose rendered, its data dressed by a template that escapes all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

from jinja2 import BytecodeCache
from markupsafe import Markup

from .. import urls
from ..archive import Archive
from ..briefing import Abstract, Briefing
from ..briefing.citing import Resting
from ..publishing import Page
from ..publishing.briefings import page as page_of
from ..publishing.listings import card
from ..publishing.quoting import quoting
from ..publishing.reporting import reports
from ..publishing.targets import Targets, led
from ..wording import LANGUAGES
from .outlines import world
from .rendering import Rendered, Renderer, detached
from .sections import differing, sections, words
from .templates import ROOT, Templates, placed

LEVEL = "\x01"
"""The level of a card's heading, which is another in other lists."""

_MARKED = re.compile(r"[*_`\[\]\\&<~]")
"""What may be more than words in a sentence of Markdown."""
_COUNT = re.compile(r'<span class="wf-count">.*?</span>')
_HEADING = re.compile(
    r'<h(?P<level>[23])[^>]*\bid="(?P<id>[^"]+)"[^>]*>(?P<name>.*?)</h\1>', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Composed:
    """The inside of a page."""

    html: str
    headings: list[dict[str, Any]]
    """Its table of contents, as MkDocs wants it: level, id, name, children."""
    structured: Mapping[str, Any] = field(default_factory=dict)
    """Linked data about the page, for its head."""


class Composer:
    """Composes the pages of one archive."""

    def __init__(
        self,
        archive: Archive,
        addresses: Mapping[str, str],
        site_url: str,
        compiled: BytecodeCache | None = None,
    ) -> None:
        """Compose pages of *archive*; *addresses* are its pages by the file each is made from.

        Without a *site_url* nothing is read outside the site; *compiled* are templates.
        """
        self._archive = archive
        self._targets = Targets(addresses)
        self._site_url = site_url
        self._cards: dict[str, str] = {}
        self._wording = LANGUAGES[archive.settings.language]
        self._renderer = Renderer()
        self._last: tuple[Page, Mapping[str, Any]] | None = None
        self._templates = Templates(
            archive.settings,
            has_feeds=bool(site_url),
            compiled=compiled,
            cards=self._listed,
            world=world,
            reports=partial(reports, settings=archive.settings, site_url=site_url),
            address=lambda page: urls.absolute(page.url, site_url) if site_url else "",
            quoting=partial(quoting, settings=archive.settings),
            spoken=self._spoken,
        )

    def prepare(self) -> None:
        """Compile all templates, so that whoever has what is compiled need not."""
        self._templates.compile()

    def take(self, cards: Mapping[str, str]) -> None:
        """Take *cards* that other composers of the same archive have made, by briefings' ids."""
        if len(cards) > len(self._cards):
            self._cards.update(cards)

    def compose(self, page: Page) -> Composed:
        """The inside of *page*."""
        html = placed(self._templates.fill(page.kind, self._told(page)), page.url)
        return Composed(html, headings(html), page.structured)

    def entry(self, briefing: Briefing) -> str:
        """*briefing* in full for a feed: every link whole."""
        page = page_of(self._archive.abstract(briefing), self._archive)
        html = self._templates.fill("entry", self._told(page))
        html = html.replace(ROOT, urls.absolute(urls.HOME, self._site_url))
        return detached(html, urls.absolute(page.url, self._site_url))

    def card(self, briefing: Abstract) -> str:
        """*briefing* as it stands in every list, but for where that list is."""
        made = self._cards.get(briefing.id)
        if made is None:
            data = {"card": card(briefing, self._archive), "level": LEVEL}
            made = self._cards[briefing.id] = self._templates.fill("card", data)
        return made

    def _listed(self, briefings: Iterable[Abstract], level: int) -> Markup:
        """The cards of *briefings*, for a template."""
        cards = "\n".join(map(self.card, briefings))
        return Markup(cards.replace(LEVEL, str(level)))  # noqa: S704  # escaped when each was made

    def _told(self, page: Page) -> Mapping[str, Any]:
        """What a template gets of *page*; once, though a briefing has an entry in feeds too."""
        if self._last and (self._last[0].url, self._last[0].markdown) == (page.url, page.markdown):
            return self._last[1]
        rendered = self._rendered(page)
        parts = list(sections(rendered.html, self._wording))
        told = {
            **page.data,
            "page": page,
            "prose": Markup(rendered.html),  # noqa: S704  # cleaned by the renderer
            "sections": parts,
            "differing": list(differing(parts, self._wording)),
            "references": rendered.references,
        }
        self._last = page, told
        return told

    def _rendered(self, page: Page) -> Rendered:
        """The prose of *page*."""
        addresses = self._targets.reached(page.mentions)
        return self._renderer.render(
            page.markdown,
            [citation.source.id for citation in page.data.get("citations", ())],
            lambda target: led(target, page.source, page.url, addresses),
        )

    def _spoken(self, cited: Resting) -> str:
        """What a reader reads of what rests on a source; few sentences are more than words."""
        if not (cited.is_markdown and _MARKED.search(cited.text)):
            return cited.text
        return words(self._renderer.render(cited.text, (), lambda _: None).html)

    def fill(self, template: str, here: str, data: Mapping[str, Any]) -> str:
        """The template called *template* with *data*, for the page at *here*."""
        return placed(self._templates.fill(template, data), here)


def headings(html: str) -> list[dict[str, Any]]:
    """The headings of level 2 in *html*, those of level 3 below them."""
    tokens: list[dict[str, Any]] = []
    for match in _HEADING.finditer(html):
        token: dict[str, Any] = {
            "level": int(match["level"]),
            "id": match["id"],
            "name": _name(match["name"]),
            "children": [],
        }
        below = tokens[-1]["children"] if token["level"] == 3 and tokens else tokens
        below.append(token)
    return tokens


@lru_cache(maxsize=1024)  # most headings stand on most pages
def _name(inside: str) -> str:
    """What a table of contents calls a heading."""
    return str(Markup.escape(words(_COUNT.sub("", inside))))
