"""From an article to a draft: what it says is matched, noted and asked about, never completed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from ... import urls
from ...edtf import Edtf
from ...loading import Loaded
from ...problem import printable
from ...settings import PUBLISHERS, Axis
from ...wording import LANGUAGES
from ..asking import Asker
from ..beginning import Beginning
from ..blanks import Note, Remarked
from ..drafting import Draft
from ..duplicates import likely
from ..hosts import Host, Hosts
from ..options import parameter
from ..refusal import LANGUAGE_TAG, LINE, URL, Refusal, valid
from .article import Article
from .dates import Named, named
from .matching import Matches
from .mentions import Names
from .notes import highlights, notes, quoted
from .sorting import in_parts

TELLING = 5
"""A title with fewer words, such as *Annual report*, may be that of many texts."""
_SHOWN = 80
"""So much of an article's own words is repeated in a remark."""


class FromArticle(Beginning):
    """A briefing on its way from an article to a draft."""

    def __init__(self, loaded: Loaded, asker: Asker, article: Article, *, may_add: bool) -> None:
        """Begin one of *article* in the archive *loaded*."""
        super().__init__(loaded, asker, may_add=may_add)
        self._article = article
        self._names = Names(loaded.vocabulary, loaded.settings.vocabularies)
        self.parts = in_parts(article.blocks)
        self.matches = Matches(self._names, article.title, self.parts)

    def draft(self, given: dict[str, Any]) -> Draft:
        """What comes of the article, of all that is *given* and of what is asked for.

        Raises:
            Refusal: something given is wrong, or the event's date is missing and with it the id.
        """
        settings = self._loaded.settings
        click.echo(printable(f"the text's title: {self._article.title or 'none'}"))
        event = self._event(given["event_date"])
        self._tell_alike(self._alike(event, given["url"]))
        title = self._title(given["title"])
        proposed = self._proposed(event, title or self._article.title, "")
        if not (event or given["identity"] or self._asker.is_there):
            raise Refusal(f"{self.dated}: give --event-date")
        identity = self._identity(given["identity"], event, proposed)
        source = self._source(given)
        shown = highlights(self.parts)
        return Draft(
            identity,
            {
                "title": title or (self._article.title and Note(self._article.title)),
                "event_date": str(event) if event else Remarked("", self.dated),
                "highlights": [Note(each) for each in shown],
                "quoted_forecasts": list(quoted(self.parts, self._names, source)),
                **{axis.key: self._named(axis, given[parameter(axis)]) for axis in settings.axes},
                "sources": [source],
            },
            settings,
            notes(self.parts, source["id"], LANGUAGES[settings.language]),
        )

    @property
    def dated(self) -> str:
        """What the article says of the day of its event."""
        said = self._first_date
        if said is None:
            return "the text names no day"
        if said.day is None:
            return f"the text says “{said.words}”, without a year"
        return f"the first day that the text names is {said.day}"

    @property
    def _first_date(self) -> Named | None:
        texts = (text for part in self.parts.values() for text in part)
        return next((day for text in texts for day in named(text)), None)

    def _event(self, given: str) -> Edtf | None:
        click.echo(printable(f"event: {self.dated}"))
        return super()._event(given)

    def _alike(self, event: Edtf | None, url: str) -> dict[str, str]:
        """By the ids of briefings that may be of the same event, why."""
        archive, title = self._loaded.archive, self._article.title
        addresses = list(filter(None, (url, self._article.url)))
        resting = [identity for each in addresses for identity in archive.resting_on(each)]
        if len(title.split()) >= TELLING:
            resting += archive.citing(title)
        found = dict.fromkeys(resting, "this article is one of its sources")
        for each in likely(
            archive,
            title=title,
            event_date=event,
            terms={axis.key: self.matches.on(axis).chosen for axis in self._loaded.settings.axes},
            urls=addresses,
        ):
            found.setdefault(each.id, "; ".join(each.reasons))
        return found

    def _named(self, axis: Axis, given: Sequence[str]) -> Any:
        """The terms of *axis* that are given, or that the text names often enough and are left."""
        if given:
            return self.naming.ids(axis, given)
        found = self.matches.on(axis)
        if found.told:
            click.echo(printable(f"{axis.key}: {found.told}"))
        further = self.naming.asked(axis)
        chosen = list(dict.fromkeys((*found.chosen, *further)))
        return Remarked(chosen, found.told) if found.told else chosen

    # ------------------------------------------------------------------------ the source

    def _source(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The article as the source of the briefing."""
        article = self._article
        url = self._url(given["url"])
        host = Hosts(self._loaded.archive).of(url) if url else None
        if host:
            click.echo(printable(str(host)))
        publisher, remark = self._wrote(given[parameter(PUBLISHERS)], host)
        name = article.agency or article.publisher
        identity = publisher or urls.slug(name) or urls.slug(host.name if host else "")
        return {
            "id": identity if identity[:1].isalpha() else "article",
            "title": _fitting(LINE, article.title, "the text's is longer than 200 characters"),
            "publisher": publisher or Remarked("", remark),
            "via": self._carrier(host),
            "url": url,
            "published": self._published,
            "language": _fitting(LANGUAGE_TAG, article.language, ""),
        }

    def _url(self, given: str) -> str:
        if given:
            return valid(URL, given, "url")
        found: str = _fitting(URL, self._article.url, "")
        return (
            found
            or self._asker.answer(
                "Address of the article (nothing to leave it blank)",
                lambda text: valid(URL, text, "url"),
            )
            or ""
        )

    def _wrote(self, given: str, host: Host | None) -> tuple[str, str]:
        """The id of who wrote the article, or nothing and a remark."""
        if given:
            return self.naming.id(PUBLISHERS, given), ""
        name = self._article.agency or self._article.publisher
        known = self.naming.meant(PUBLISHERS, name) if name else []
        if len(known) == 1:
            return known[0], ""
        if not known and host and len(host.publishers) == 1 and not self._article.agency:
            return host.publishers[0], ""
        if name:
            click.echo(printable(f"publisher: the text says “{_shown(name)}”"))
            return self._added(name), f"the text says “{_shown(name)}”"
        remark = "the text does not say who wrote it"
        if others := self.matches.publishers:
            remark += f"; it names {' and '.join(others)}"
        return self._publisher(host or Host("", (), "", "")), remark

    def _added(self, name: str) -> str:
        """The id of the publisher called *name*, if somebody chose it or its page may be begun."""
        try:
            return self.naming.id(PUBLISHERS, name)
        except Refusal:
            return ""

    def _carrier(self, host: Host | None) -> Any:
        """Who carries the text, where another wrote it."""
        if self._article.agency:
            return host.name if host else _fitting(LINE, self._article.publisher, "")
        return host.carrier if host else ""

    @property
    def _published(self) -> Any:
        said = self._article.dated
        day = self._article.published
        return str(day) if day else Remarked("", f"the text says “{_shown(said)}”" if said else "")


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _fitting(kind: Any, text: str, remark: str) -> Any:
    """*text* where front matter takes it as a *kind*; else a blank with a *remark*."""
    try:
        return valid(kind, text, "") if text else ""
    except Refusal:
        return Remarked("", remark) if remark else ""
