"""What the theme shows of a page besides its content, and what programs find in its head."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from jinja2 import BytecodeCache

from .. import urls
from ..publishing import Page
from ..publishing.feeds import alternates
from ..publishing.ref import Ref
from ..settings import Settings
from .templates import Templates, placed

Structured = Mapping[str, Any]
"""Linked data about a page."""


class Heads:
    """The heads of one archive's pages."""

    def __init__(
        self, settings: Settings, site_url: str, compiled: BytecodeCache | None = None
    ) -> None:
        """Without a *site_url* there are no feeds; *compiled* are templates of earlier builds."""
        self._settings = settings
        self._site_url = site_url
        self._templates = Templates(settings, has_feeds=bool(site_url), compiled=compiled)
        self._feeds: dict[Ref | None, str] = {}

    def around(self, page: Page, structured: Structured | None = None) -> dict[str, str]:
        """All that the theme's page shows of *page* around its content.

        Its linked data, if they are at hand, are not made once more.
        """
        source, site_url = page.source, self._site_url
        return {
            "title": escape(page.title),
            "description": escape(page.description),
            "canonical": urls.absolute(page.url, site_url) if site_url else "",
            "edit": urls.source(self._settings.repository, source) if source else "",
            "head": self._head(
                page, page.url, page.structured if structured is None else structured
            ),
        }

    def of(self, page: Page | None, url: str) -> str:
        """What programs find in the head of *page*, or of one by the site's owner, at *url*."""
        return self._head(page, url, page.structured if page else {})

    def _head(self, page: Page | None, url: str, structured: Structured) -> str:
        linked = dict(structured)
        if linked and self._site_url:
            linked["url"] = urls.absolute(url, self._site_url)
        told = self._templates.fill("head", {"linked_data": linked, "feeds": ()}) if linked else ""
        return placed(self._feeds_of(page) + told, url)

    def _feeds_of(self, page: Page | None) -> str:
        """The feeds that *page* offers: the same for all briefings, and for all pages of a list."""
        own = page.feed if page else None
        made = self._feeds.get(own)
        if made is None:
            feeds = alternates(page, self._settings) if self._site_url else ()
            made = self._templates.fill("head", {"linked_data": {}, "feeds": feeds})
            self._feeds[own] = made
        return made
