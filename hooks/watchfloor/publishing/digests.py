"""What each thing of an archive says, as a digest: made once, though it stands on many pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ..archive import Archive
from ..digest import digest
from .companions import is_all_over
from .dossier import given
from .listings import card
from .targets import Targets


class Digests:
    """The digests of one archive."""

    def __init__(self, archive: Archive, addresses: Mapping[str, str], site_url: str) -> None:
        """Take those of *archive*; *addresses* are its pages by the file each is made from."""
        self._archive = archive
        self.targets = Targets(addresses)
        self.everywhere = digest((archive.settings, site_url))
        """What stands on every page."""

    def prepare(self) -> None:
        """Make those of all briefings, so that whoever has a copy need not."""
        for briefing in self._archive.briefings[:1]:
            self.card(briefing.id), self.stand(briefing.id), self.brief(briefing.id)
            self._archive.mentioning(briefing.path)

    def card(self, identity: str) -> str:
        """All that lists show of a briefing."""
        return self._cards[identity]

    @cached_property
    def _cards(self) -> dict[str, str]:
        briefings = self._archive.briefings
        return {each.id: digest(card(each, self._archive)) for each in briefings}

    def term(self, axis: str, identity: str) -> str:
        """All that a term says itself, its profile left out."""
        return self._terms[axis, identity]

    @cached_property
    def _terms(self) -> dict[tuple[str, str], str]:
        return {
            (term.axis, term.id): digest(
                (term.name, term.summary, term.aliases, term.matter, term.path, term.iso)
            )
            for term in self._archive.vocabulary
        }

    def stand(self, identity: str) -> str:
        """Where a briefing stands on every axis, and what its terms are to each other."""
        return self._stands[identity]

    @cached_property
    def _stands(self) -> dict[str, str]:
        places = {axis.key: self._places(axis.key) for axis in self._archive.settings.axes}
        return {
            each.id: digest(
                [
                    [at[term] for term in self._archive.reached(each, axis) if term in at]
                    for axis, at in places.items()
                ]
            )
            for each in self._archive.briefings
        }

    def brief(self, identity: str) -> str:
        """All that a briefing gives to the dossiers of its terms."""
        return self._briefs[identity]

    @cached_property
    def _briefs(self) -> dict[str, str]:
        archive = self._archive
        return {each.id: digest(given(each, archive)) for each in archive.briefings}

    def _places(self, axis: str) -> dict[str, str]:
        """The digest of what each term of *axis* is called, and what stands above it."""
        vocabulary = self._archive.vocabulary
        return {
            term.id: digest(
                (
                    *(term.id, term.name, vocabulary.parents(axis, term.id)),
                    is_all_over(term, self._archive),
                )
            )
            for term in self._archive.shown(axis)
        }
