"""Entries as they stand in feeds: each is written once, though it stands in many."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from ...archive import Archive
from ...briefing import Briefing
from . import atom, jsonfeed
from .entries import Entry, entry, removal

Dress = Callable[[Briefing], str]
"""A briefing's full text as HTML whose links are whole."""


Form = tuple[str, bool]
"""The id of a briefing, and whether it stands in full."""


class Text(NamedTuple):
    """An entry in both formats."""

    atom: str
    json: str


class Texts:
    """The entries of one archive."""

    def __init__(
        self,
        archive: Archive,
        site_url: str,
        dress: Dress,
        known: Mapping[Form, Text] | None = None,
    ) -> None:
        """Write what stands in feeds of *archive*; *dress* gives the full text of a briefing.

        What is *known* of them is not written again.
        """
        self._archive = archive
        self._site_url = site_url
        self._dress = dress
        self._written: dict[Form, Text] = dict(known or {})
        self._short: dict[str, Entry] = {}

    def of(self, identity: str, *, is_full: bool) -> Text:
        """The entry of the briefing called *identity*, or of what stays of it; in full or short."""
        found = self._written.get((identity, is_full))
        if found is None:
            found = self._written[identity, is_full] = self._text(identity, is_full=is_full)
        return found

    def _text(self, identity: str, *, is_full: bool) -> Text:
        made = self._entry(identity)
        briefing = self._archive.whole.get(identity) if is_full else None
        if briefing:
            made = replace(made, content=self._dress(briefing))
        language = self._archive.settings.language
        return Text(atom.entry(made, language), jsonfeed.item(made))

    def _entry(self, identity: str) -> Entry:
        """The entry in short, of which the one in full is made too."""
        found = self._short.get(identity)
        if found is None:
            briefing = self._archive.whole.get(identity)
            if briefing:
                found = entry(briefing, self._archive, self._site_url)
            else:
                stone = self._archive.tombstones[identity]
                found = removal(identity, stone, self._archive, self._site_url)
            self._short[identity] = found
        return found
