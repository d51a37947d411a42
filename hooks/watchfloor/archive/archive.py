"""An archive: its briefings, newest first, and by every term they name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from ..briefing import Abstract, Briefing, Tombstone
from ..briefing.ahead import Said
from ..briefing.source import page_of, words_of
from ..settings import PUBLISHERS, Settings
from ..vocabulary import Term, Vocabulary
from .mentions import Mention, mentions


@dataclass(frozen=True)
class Archive:
    """All that is published, as one value."""

    settings: Settings
    vocabulary: Vocabulary
    briefings: tuple[Abstract, ...]
    """In the order of :func:`newest_first`: by their events."""
    whole: Mapping[str, Briefing]
    """The briefings themselves, by their ids; each is opened when it is asked for."""
    tombstones: Mapping[str, Tombstone]
    today: date

    @cached_property
    def _by_id(self) -> dict[str, Abstract]:
        return {briefing.id: briefing for briefing in self.briefings}

    def get(self, identity: str) -> Abstract | None:
        """The briefing called *identity*, if it is published."""
        return self._by_id.get(identity)

    def abstract(self, briefing: Briefing) -> Abstract:
        """That of *briefing*; it is here already, and to make one takes as long as a short page."""
        return self._by_id[briefing.id]

    def is_superseded(self, briefing: Abstract) -> bool:
        """Whether a later briefing takes the place of *briefing*."""
        return briefing.id in self._superseded

    def stands(self, briefing: Abstract) -> bool:
        """Whether we still stand by what *briefing* judges."""
        return not (briefing.is_withdrawn or self.is_superseded(briefing))

    @cached_property
    def _superseded(self) -> frozenset[str]:
        return frozenset(old for each in self.briefings for old in each.supersedes)

    def terms_of(self, briefing: Abstract, axis: str) -> tuple[str, ...]:
        """The ids *briefing* stands under on *axis*; an update stands where its briefing does."""
        if axis == PUBLISHERS.key:
            return briefing.publishers
        target = self.get(briefing.updates) if briefing.is_update else None
        return (target or briefing).terms.get(axis, ())

    def naming(self, identity: str) -> tuple[Abstract, ...]:
        """The briefings that update, supersede or relate to the one called *identity*."""
        return tuple(self._naming.get(identity, ()))

    @cached_property
    def _naming(self) -> dict[str, list[Abstract]]:
        naming: dict[str, list[Abstract]] = defaultdict(list)
        for briefing in self.briefings:
            for identity in dict.fromkeys(briefing.refers_to):
                naming[identity].append(briefing)
        return dict(naming)

    def mentioning(self, path: str) -> tuple[Mention, ...]:
        """Where others link to the file at *path*: briefings, newest first, then terms."""
        return tuple(self._mentioning.get(path, ()))

    @cached_property
    def _mentioning(self) -> Mapping[str, list[Mention]]:
        terms = (term for axis in self.settings.vocabularies for term in self.shown(axis.key))
        return mentions(self.briefings, terms, self.settings.language)

    def said_by(self, axis: str, identity: str) -> tuple[tuple[Abstract, Said], ...]:
        """What briefings quote an actor or a publisher as expecting, newest briefing first."""
        return tuple(self._said.get((axis, identity), ()))

    def speaker(self, identity: str) -> tuple[str, str]:
        """The axis and id of whom a quoted forecast names: an actor, else a publisher."""
        is_actor = self.vocabulary.get("actors", identity) is not None
        return ("actors" if is_actor else PUBLISHERS.key), identity

    @cached_property
    def _said(self) -> dict[tuple[str, str], list[tuple[Abstract, Said]]]:
        found: dict[tuple[str, str], list[tuple[Abstract, Said]]] = defaultdict(list)
        for briefing in self.briefings:
            for said in briefing.quoted:
                found[self.speaker(said.by)].append((briefing, said))
        return dict(found)

    def resting_on(self, url: str) -> tuple[str, ...]:
        """The ids of the briefings with a source at *url*, however that is written."""
        return tuple(self._resting[0].get(page_of(url), ()))

    def citing(self, title: str) -> tuple[str, ...]:
        """The ids of the briefings with a source called *title*, typography apart."""
        return tuple(self._resting[1].get(words_of(title), ()))

    @cached_property
    def _resting(self) -> tuple[dict[str, dict[str, None]], dict[str, dict[str, None]]]:
        """The ids of briefings by the pages and by the titles they rest on; each opened once."""
        pages: dict[str, dict[str, None]] = defaultdict(dict)
        titles: dict[str, dict[str, None]] = defaultdict(dict)
        for briefing in self.briefings:
            for source in self.whole[briefing.id].matter.sources:
                titles[words_of(source.title)][briefing.id] = None
                if source.url:
                    pages[page_of(source.url)][briefing.id] = None
        return pages, titles

    def under(self, axis: str, identity: str) -> tuple[Abstract, ...]:
        """The briefings of a term, newest first, narrower terms rolled up on hierarchical axes."""
        return self._groups.get(axis, {}).get(identity, ())

    def named(self, axis: str, identity: str) -> int:
        """How many briefings name the term itself."""
        return self._named[axis][identity]

    def used(self, axis: str) -> list[Term]:
        """The terms that briefings name themselves, most named first, then by name."""
        used = (term for term in self.shown(axis) if self.named(axis, term.id))
        return sorted(used, key=lambda term: -self.named(axis, term.id))

    def reached(self, briefing: Abstract, axis: str) -> tuple[str, ...]:
        """The terms of *axis* that *briefing* stands under, wider ones included, each once."""
        return self._reached[axis][briefing.id]

    def beside(self, axis: str, identity: str, other: str) -> Counter[str]:
        """How many briefings of a term stand under each of the axis *other*, its own or not."""
        reached = self._reached[other]
        under = self.under(axis, identity)
        return Counter(chain.from_iterable(reached[briefing.id] for briefing in under))

    @cached_property
    def _groups(self) -> dict[str, dict[str, tuple[Abstract, ...]]]:
        groups: dict[str, dict[str, tuple[Abstract, ...]]] = {}
        for axis, reached in self._reached.items():
            group: dict[str, list[Abstract]] = defaultdict(list)
            for briefing in self.briefings:
                for identity in reached[briefing.id]:
                    group[identity].append(briefing)
            groups[axis] = {identity: tuple(under) for identity, under in group.items()}
        return groups

    @cached_property
    def _reached(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """By axis and briefing, the terms that it stands under."""
        return {
            axis.key: {
                briefing.id: self._reach(axis.key, briefing, rolls_up=axis.hierarchical)
                for briefing in self.briefings
            }
            for axis in self.settings.vocabularies
        }

    def _reach(self, axis: str, briefing: Abstract, *, rolls_up: bool) -> tuple[str, ...]:
        """The terms of *axis* that *briefing* stands under, each once."""
        named = self.terms_of(briefing, axis)
        if not rolls_up:
            return tuple(dict.fromkeys(named))
        above = ((identity, *self.vocabulary.ancestors(axis, identity)) for identity in named)
        return tuple(dict.fromkeys(chain.from_iterable(above)))

    @cached_property
    def _named(self) -> dict[str, Counter[str]]:
        return {
            axis.key: Counter(
                identity
                for briefing in self.briefings
                for identity in self.terms_of(briefing, axis.key)
            )
            for axis in self.settings.vocabularies
        }

    def shown(self, axis: str) -> tuple[Term, ...]:
        """The terms of *axis* that have a page: those with briefings or with a file, by name."""
        return tuple(self._shown.get(axis, {}).values())

    def is_shown(self, axis: str, identity: str) -> bool:
        """Whether the term of *axis* called *identity* has a page."""
        return identity in self._shown.get(axis, {})

    def narrower(self, axis: str, identity: str) -> tuple[Term, ...]:
        """The terms directly below one that have a page, by name."""
        return tuple(self._narrower.get(axis, {}).get(identity, ()))

    @cached_property
    def _shown(self) -> dict[str, dict[str, Term]]:
        shown: dict[str, dict[str, Term]] = {}
        for axis in self.settings.vocabularies:
            terms = self.vocabulary.on(axis.key).values()
            with_page = (term for term in terms if term.path or self.under(axis.key, term.id))
            by_name = sorted(with_page, key=lambda term: (term.name.casefold(), term.id))
            shown[axis.key] = {term.id: term for term in by_name}
        return shown

    @cached_property
    def _narrower(self) -> dict[str, dict[str, list[Term]]]:
        narrower: dict[str, dict[str, list[Term]]] = {}
        for axis, terms in self._shown.items():
            below: dict[str, list[Term]] = defaultdict(list)
            for term in terms.values():
                for parent in self.vocabulary.parents(axis, term.id):
                    below[parent].append(term)
            narrower[axis] = dict(below)
        return narrower

    def is_stub(self, term: Term) -> bool:
        """Whether a term is used once at most and nobody wrote about it."""
        return not term.has_profile and len(self.under(term.axis, term.id)) <= 1

    @classmethod
    def of(
        cls,
        settings: Settings,
        vocabulary: Vocabulary,
        briefings: Iterable[Briefing],
        tombstones: Mapping[str, Tombstone],
        today: date,
    ) -> Archive:
        """An archive of *briefings* that are all in hand, in any order."""
        whole = {briefing.id: briefing for briefing in briefings}
        abstracts = newest_first(briefing.abstract for briefing in whole.values())
        return cls(settings, vocabulary, abstracts, whole, tombstones, today)


def newest_first(briefings: Iterable[Abstract]) -> tuple[Abstract, ...]:
    """*briefings* in the order of an archive."""
    return tuple(sorted(briefings, key=lambda briefing: briefing.order, reverse=True))
