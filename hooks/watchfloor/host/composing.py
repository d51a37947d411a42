"""A page's content as HTML: its prose rendered, its data dressed by a template that escapes all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from .. import tradecraft, urls
from ..archive import Archive
from ..briefing import Briefing
from ..publishing import Page
from ..publishing.briefings import page as page_of
from ..publishing.dates import date_text
from ..publishing.targets import led
from ..wording import LANGUAGES, Wording
from .rendering import Rendered, Renderer, detached

THEME = Path(__file__).parent.parent / "theme"

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


class Composer:
    """Composes the pages of one archive."""

    def __init__(self, archive: Archive, addresses: Mapping[str, str], site_url: str) -> None:
        """Compose pages of *archive*; *addresses* are its pages by the file each is made from.

        Without a *site_url* nothing is read outside the site.
        """
        self._archive = archive
        self._addresses = addresses
        self._site_url = site_url
        self._wording = LANGUAGES[archive.settings.language]
        self._renderer = Renderer()
        self._last: tuple[Page, Rendered] | None = None
        self._environment = environment(archive, has_feeds=bool(site_url))

    def compose(self, page: Page) -> Composed:
        """The inside of *page*."""
        html = self._filled(page.kind, page)
        return Composed(html, headings(html))

    def entry(self, briefing: Briefing) -> str:
        """*briefing* in full for a feed: every link whole."""
        page = page_of(briefing, self._archive)
        return detached(self._filled("entry", page), urls.absolute(page.url, self._site_url))

    def _filled(self, template: str, page: Page) -> str:
        rendered = self._render(page)
        return self.fill(
            template,
            page.url,
            {
                **page.data,
                "page": page,
                "prose": Markup(rendered.html),  # noqa: S704  # cleaned by the renderer
                "sections": _sections(rendered.html, self._wording),
                "references": rendered.references,
            },
        )

    def _render(self, page: Page) -> Rendered:
        """The prose of *page*; once, though a briefing has both a page and an entry in feeds."""
        if self._last and (self._last[0].url, self._last[0].markdown) == (page.url, page.markdown):
            return self._last[1]
        citations = page.data.get("citations", ())
        rendered = self._renderer.render(
            page.markdown,
            [citation.source.id for citation in citations],
            lambda target: self._resolve(page, target),
        )
        self._last = page, rendered
        return rendered

    def fill(self, template: str, here: str, data: Mapping[str, Any]) -> str:
        """The template called *template* with *data*, for the page at *here*."""
        return self._environment.get_template(f"{template}.html").render(**data, here=here)

    def _resolve(self, page: Page, target: str) -> str | None:
        return led(target, page.source, page.url, self._addresses)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a body, told apart by what it holds."""

    title: str
    role: str
    """``facts``, ``judgement`` or, before the first heading, nothing."""
    heading: Markup
    text: Markup


def _sections(html: str, wording: Wording) -> list[Part]:
    """The body in its sections of level 2."""
    roles = dict.fromkeys(wording.headings, "judgement")
    roles |= {wording.facts: "facts", wording.background: "facts"}
    parts = []
    for part in filter(str.strip, re.split(r"(?=<h2[ >])", html)):
        heading, end, text = part.partition("</h2>") if part.startswith("<h2") else ("", "", part)
        title = Markup(heading).striptags()  # noqa: S704  # cleaned by the renderer, as below
        parts.append(Part(title, roles.get(title, ""), Markup(heading + end), Markup(text)))  # noqa: S704
    return parts


def headings(html: str) -> list[dict[str, Any]]:
    """The headings of level 2 in *html*, those of level 3 below them."""
    tokens: list[dict[str, Any]] = []
    for match in _HEADING.finditer(html):
        name = str(Markup(_COUNT.sub("", match["name"])).striptags())  # noqa: S704
        token: dict[str, Any] = {
            "level": int(match["level"]),
            "id": match["id"],
            "name": str(Markup.escape(name)),
            "children": [],
        }
        below = tokens[-1]["children"] if token["level"] == 3 and tokens else tokens
        below.append(token)
    return tokens


def environment(archive: Archive, *, has_feeds: bool) -> Environment:
    """The templates of page contents. MkDocs' own environment escapes nothing, so this is ours."""
    language = archive.settings.language
    made = Environment(
        loader=FileSystemLoader(THEME / "content"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["href"] = _href
    made.filters["day"] = lambda when: date_text(when, language)
    made.globals.update(
        settings=archive.settings,
        has_feeds=has_feeds,
        tradecraft=tradecraft,
        urls=urls,
        likelihoods=list(tradecraft.Likelihood),
    )
    return made


@pass_context
def _href(context: Context, address: str) -> str:
    """The way to *address* from the page being filled."""
    return urls.relative(address, context["here"])
