"""The feeds of one build: which are written anew, and what must be told of briefings for them."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from ..progress import step
from ..publishing.feeds import Form, Outline, Text, Texts, written
from .production import Production
from .publication import Publication
from .workshop import Telling, Told, write


class Feeds:
    """The feeds of which anything has changed."""

    def __init__(self, production: Production, publication: Publication) -> None:
        """Find out which feeds of *publication* do not stand as they are."""
        self._production = production
        self._publication = publication
        feeds = production.plan.feeds
        self._keys = {
            feed.url: feed.key for feed in feeds if not publication.all_stand(feed.paths, feed.key)
        }
        self._texts: dict[Form, Text] = {}
        self._heard: set[int] = set()

    @cached_property
    def _outlines(self) -> list[Outline]:
        return [each for each in self._production.works.feeds if each.ref.url in self._keys]

    @cached_property
    def telling(self) -> Telling:
        """The order to tell all that stands in them, for whoever has a briefing in hand."""
        forms: dict[str, set[bool]] = defaultdict(set)
        for outline in self._outlines:
            for identity in outline.entries:
                forms[identity].add(outline.is_full)
        pages = enumerate(self._production.plan.pages)
        wanted = {number: forms[page.briefing] for number, page in pages if page.briefing in forms}
        return Telling(wanted, self._production.keys(wanted))

    def hear(self, number: int, told: Told) -> None:
        """Take what was *told* of the briefing whose page has *number*."""
        self._production.remember_entry(number, told)
        self._texts |= told.texts
        self._heard.add(number)

    def make(self) -> None:
        """Write them; what nobody has told until now is told by all hands."""
        if not self._keys:
            return
        works, publication = self._production.works, self._publication
        wanted = [number for number in self.telling.forms if number not in self._heard]
        for number, told in self._production.each(wanted, self.telling, "Writing entries"):
            self.hear(number, told)
        dress = self._production.own.composer.entry
        texts = Texts(works.archive, works.site_url, dress, self._texts)
        with step("Writing feeds", len(self._outlines)) as heard:
            for done, outline in enumerate(self._outlines):
                for path, text in written(outline, works.archive.settings, works.site_url, texts):
                    write(publication.staging / path, text)
                    publication.is_made_of(path, self._keys[outline.ref.url])
                heard(done)
