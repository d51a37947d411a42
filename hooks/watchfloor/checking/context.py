"""What a check may know besides the file before it, and what it did ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from typing import Literal

from ..digest import text_digest
from ..problem import MOST, Problem
from ..settings import Settings
from ..vocabulary import Term, Vocabulary
from ..wording import LANGUAGES, Wording

TIME_ZONES = timedelta(days=1)
"""An author east of Greenwich may be a day ahead of the clock, which is UTC."""

Kind = Literal["briefing", "update", "tombstone", "draft"]
Question = Sequence[str]
"""What was asked for, and of what: ``("term", "actors", "baogang")``."""


@dataclass(frozen=True)
class Everything:
    """All there is to be named, for telling what may have been meant.

    One for all files, so that what is told of the whole is worked out once.
    """

    vocabulary: Vocabulary
    briefings: Mapping[str, Kind]
    paths: frozenset[str]
    stamps: Mapping[str, str] = field(default_factory=dict)
    """By the path of each term's page, the digest of its bytes."""

    def stamp(self, term: Term | None) -> str:
        """What *term* is made of: its page, if it has one; else it is only its id."""
        return self.stamps.get(term.path, "") + "." if term else "-"

    @cached_property
    def all_terms(self) -> str:
        """A digest of every term."""
        return text_digest("".join(f"{t.axis}/{t.id} {self.stamp(t)}\n" for t in self.vocabulary))

    @cached_property
    def all(self) -> str:
        """A digest of everything."""
        others = f"{sorted(self.briefings.items())} {sorted(self.paths)}"
        return f"{self.all_terms} {text_digest(others)}"


@dataclass(frozen=True)
class Context:
    """The archive around a file, bad files included, so that one bad file spoils no other.

    It notes what it is asked. What a check found of a file holds in a later build if the file is
    the same and the answers to all that it asked then are (a verifying trace: Mokhov, Mitchell and
    Peyton Jones, *Build Systems à la Carte*, 2018).
    """

    settings: Settings
    whole: Everything
    today: date
    asked: set[tuple[str, ...]] = field(default_factory=set)

    def afresh(self) -> Context:
        """The same for another file: nothing is asked yet."""
        return replace(self, asked=set())

    @property
    def wording(self) -> Wording:
        """The words of the archive's language."""
        return LANGUAGES[self.settings.language]

    @property
    def vocabulary(self) -> Vocabulary:
        """All terms."""
        self.asked.add(("vocabulary",))
        return self.whole.vocabulary

    @property
    def everything(self) -> Everything:
        """All there is; a file without a fault never needs it."""
        self.asked.add(("everything",))
        return self.whole

    def term(self, axis: str, identity: str) -> Term | None:
        """The term of *axis* called *identity*, if there is one."""
        self.asked.add(("term", axis, identity))
        return self.whole.vocabulary.get(axis, identity)

    def claimants(self, axis: str, name: str) -> list[Term]:
        """Every term of *axis* that goes by *name*."""
        self.asked.add(("claimants", axis, name))
        return self.whole.vocabulary.names(axis).claimants(name)

    def kind(self, identity: str) -> Kind | None:
        """Which form the briefing *identity* has, if there is one."""
        self.asked.add(("kind", identity))
        return self.whole.briefings.get(identity)

    def has_file(self, path: str) -> bool:
        """Whether a link may name the file at *path*."""
        self.asked.add(("file", path))
        return path in self.whole.paths

    def is_ahead(self, day: date) -> bool:
        """Whether *day* is still to come, wherever its author is."""
        self.asked.add(("ahead", day.isoformat()))
        return self._is_ahead(day)

    def _is_ahead(self, day: date) -> bool:
        return day > self.today + TIME_ZONES

    def answers(self, questions: Iterable[Question]) -> str:
        """A digest of what the answers to *questions* are here."""
        return text_digest("".join(f"{self._answer(question)}\n" for question in questions))

    @property
    def digest(self) -> str:
        """Of all that any check may ask."""
        return f"{self.today} {self.whole.all}"

    def _answer(self, question: Question) -> str:
        whole = self.whole
        match question:
            case ("term", axis, identity):
                found = whole.stamp(whole.vocabulary.get(axis, identity))
            case ("claimants", axis, name):
                claimants = whole.vocabulary.names(axis).claimants(name)
                found = " ".join(f"{term.id} {whole.stamp(term)}" for term in claimants)
            case ("kind", identity):
                found = str(whole.briefings.get(identity))
            case ("file", path):
                found = str(path in whole.paths)
            case ("ahead", day):
                found = str(self._is_ahead(date.fromisoformat(day)))
            case ("vocabulary",):
                found = whole.all_terms
            case _:
                found = whole.all
        return found


def some(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first of *problems*, which one rule found."""
    return islice(problems, MOST)
