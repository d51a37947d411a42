"""A briefing begun: what is given, what is asked for, and what the archive knows of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from ..checking import kind_of
from ..edtf import Edtf
from ..loading import BRIEFINGS, Loaded, identity_of
from ..problem import did_you_mean, printable
from ..settings import PUBLISHERS, Axis
from .asking import Asker
from .drafting import Draft, path_of, read_id, slug_from, slug_of
from .duplicates import likely
from .hosts import Host, Hosts
from .naming import Naming
from .options import parameter
from .refusal import BRIEFING_ID, SPAN, TITLE, URL, Refusal, valid


class Beginning:
    """A briefing on its way from answers to a draft."""

    def __init__(self, loaded: Loaded, asker: Asker, *, may_add: bool) -> None:
        """Begin one in the archive *loaded*; *asker* has what is not given."""
        self._loaded = loaded
        self._asker = asker
        self.naming = Naming(loaded.vocabulary, asker, may_add=may_add)

    def draft(self, given: dict[str, Any]) -> Draft:
        """What comes of all that is *given* and asked for.

        Raises:
            Refusal: something given is wrong.
        """
        axes = self._loaded.settings.axes
        known: dict[str, Any] = {}
        if given["target"]:
            known = {"kind": "update", "updates": self._target(given["target"])}
            if any(given[parameter(axis)] for axis in axes):
                raise Refusal("an update stands under the terms of its briefing: give none")
        known["title"] = self._title(given["title"])
        event = self._event(given["event_date"])
        known["event_date"] = str(event or "")
        proposed = self._proposed(event, known["title"], known.get("updates", ""))
        identity = self._identity(given["identity"], event, proposed)
        if "updates" not in known:
            known |= {axis.key: self._terms(axis, given[parameter(axis)]) for axis in axes}
        known["sources"] = list(self._sources(given["urls"], given[parameter(PUBLISHERS)]))
        if "updates" not in known:
            self._tell_twins(known, event)
        return Draft(identity, known, self._loaded.settings)

    def _tell_twins(self, known: dict[str, Any], event: Edtf | None) -> None:
        """Name the briefings that may be of the same event."""
        found = likely(
            self._loaded.archive,
            title=known["title"],
            event_date=event,
            terms={axis.key: tuple(known[axis.key]) for axis in self._loaded.settings.axes},
            urls=[source["url"] for source in known["sources"] if "url" in source],
        )
        self._tell_alike({each.id: "; ".join(each.reasons) for each in found})

    def _tell_alike(self, found: Mapping[str, str]) -> None:
        for identity, reason in found.items():
            click.echo(printable(f"there is {identity} already: {reason}"))

    def _title(self, given: str) -> str:
        if given:
            return valid(TITLE, given, "title")
        return self._asker.answer("Title", lambda text: valid(TITLE, text, "title")) or ""

    def _event(self, given: str) -> Edtf | None:
        if given:
            return valid(SPAN, given, "event date")
        question = "Date of the event, such as 2025-10-16 or 2025-10"
        return self._asker.answer(question, lambda text: valid(SPAN, text, "event date"))

    def _proposed(self, event: Edtf | None, title: str, target: str) -> str:
        """The id of what is begun; an update has its briefing's words."""
        slug = slug_of(target) or slug_from(title)
        if not event or not slug:
            return ""
        proposed = f"{event.first}-{slug}"
        return f"{proposed}-update" if target and self._is_taken(proposed) else proposed

    def _identity(self, given: str, event: Edtf | None, proposed: str) -> str:
        """The id that is given, or asked for with a proposal, or the proposal itself."""

        def read(text: str) -> str:
            identity = read_id(text, event)
            if self._is_taken(identity):
                raise Refusal(f"id: `{identity}` is, or was, that of another briefing: choose one")
            return identity

        identity = read(given) if given else self._asker.answer("Id", read, proposed)
        if identity or proposed:
            return identity or read(proposed)
        raise Refusal("an id needs the event's date and a title in Latin letters: give --id")

    def _is_taken(self, identity: str) -> bool:
        archive = self._loaded.archive
        return (
            path_of(identity) in self._loaded.documents
            or any(identity in each.former_ids for each in archive.briefings)
            or any(identity in each.former_ids for each in archive.tombstones.values())
        )

    def _target(self, given: str) -> str:
        """The id of the full briefing that an update is to belong to."""
        identity = valid(BRIEFING_ID, given, "update")
        documents = self._loaded.documents
        document = documents.get(path_of(identity))
        if document is None:
            known = [identity_of(path) for path in documents if path.startswith(f"{BRIEFINGS}/")]
            hint = did_you_mean(identity, known)
            raise Refusal(f"update: there is no briefing `{identity}`{hint and f'; {hint}'}")
        kind = kind_of(document)
        if kind == "update":
            raise Refusal(f"update: that is an update itself, of `{document.one('updates')}`")
        if kind != "briefing":
            raise Refusal(f"update: that is a {kind}, which no update can belong to")
        return identity

    def _terms(self, axis: Axis, given: Sequence[str]) -> list[str]:
        return self.naming.ids(axis, given) if given else self.naming.asked(axis)

    def _sources(self, given: Sequence[str], publisher: str) -> Iterator[dict[str, str]]:
        """What is known of each source: who stands behind its address, and a short name for it."""
        who = self.naming.id(PUBLISHERS, publisher) if publisher else ""
        if who and not given:
            yield {"id": who, "publisher": who}
        used: list[str] = []
        hosts = Hosts(self._loaded.archive)
        for url in given or self._asked_urls():
            address = valid(URL, url, "source")
            host = hosts.of(address)
            click.echo(printable(str(host)))
            wrote = who or self._publisher(host)
            used.append(wrote)
            number = used.count(wrote)
            name = f"{wrote}-{number}" if wrote and number > 1 else wrote
            yield {"id": name, "publisher": wrote, "via": host.carrier, "url": address}

    def _asked_urls(self) -> Iterator[str]:
        def read(text: str) -> str:
            return valid(URL, text, "source")

        while url := self._asker.answer("Address of a source (nothing to go on)", read):
            yield url

    def _publisher(self, host: Host) -> str:
        if len(host.publishers) == 1:
            return host.publishers[0]
        known = list(self._loaded.vocabulary.on(PUBLISHERS.key))
        return (
            self._asker.answer(
                "Who wrote it (nothing to leave it blank)",
                lambda word: self.naming.id(PUBLISHERS, word),
                known=host.publishers or known,
            )
            or ""
        )
