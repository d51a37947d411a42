"""What a newer version of a briefing states otherwise than an older one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..document import Document
from ..wording import Wording
from .pairing import Pairing
from .slips import Words, slips
from .statements import At, Statement, statements

MOST_SLIPS = 3
"""More words spelt otherwise in one file are no slips of the hand."""
_LIKE = 50
"""Among so many new statements that is sought which another one became."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of a statement."""

    seen: Statement
    """What is stated now, or was once and is gone."""
    before: Statement | None = None
    """What was stated before; nothing where something came in addition."""
    slips: int = 0
    """So many words are spelt otherwise, and nothing else; 0 where another thing is said."""

    @property
    def is_gone(self) -> bool:
        """Whether nothing took its place."""
        return self.seen is self.before


def differences(
    before: Document, after: Document, pairing: Pairing, wording: Wording
) -> list[Difference]:
    """What *after* states otherwise, no longer or in addition; slips of spelling are nothing.

    Of sources and forecasts that are gone as a whole, nothing more is told.
    """
    named = Pairing(terms=pairing.terms)
    old = (each for each in statements(before, named, wording) if not _is_lost(each, pairing))
    were, are = _by_place(old), _by_place(statements(after, pairing, wording))
    kept = frozenset(pairing.sources.values())
    found = [
        difference
        for at in {**are, **were}
        for difference in (
            *_between(were.get(at, []), are.get(at, []), wording),
            *_uncited(were.get(at, []), are.get(at, []), kept),
        )
    ]
    if sum(difference.slips for difference in found) > MOST_SLIPS:
        return found
    return [difference for difference in found if not difference.slips]


def _is_lost(statement: Statement, pairing: Pairing) -> bool:
    return statement.at[0] in {"sources", "forecasts"} and statement.at[:2] in pairing.lost


def _by_place(found: Iterable[Statement]) -> dict[At, list[Statement]]:
    by_place: dict[At, list[Statement]] = {}
    for statement in found:
        if statement.words:
            by_place.setdefault(statement.at, []).append(statement)
    return by_place


def _between(were: list[Statement], are: list[Statement], wording: Wording) -> Iterator[Difference]:
    """What became of the statements of one place; of very many nobody can say which is which."""
    gone, new = _without(were, are), _without(are, were)
    for old in gone:
        other, count = None, None
        if len(gone) <= MOST_SLIPS:
            counts = ((each, _slips(old, each, wording)) for each in new)
            other, count = next((pair for pair in counts if pair[1]), (None, None))
        if other is None and len(gone) <= _LIKE:
            other = _likest(old, new, is_only=len(were) == 1)
        if other is None:
            yield Difference(old, old)
        else:
            new.remove(other)
            yield Difference(other, old, count or 0)
    yield from (Difference(other) for other in new if not other.is_growth)


def _likest(old: Statement, new: list[Statement], *, is_only: bool) -> Statement | None:
    """That of *new* which is most like *old*; the *only* one of its place became any other."""
    likest = max(new[:_LIKE], key=lambda other: _likeness(old, other), default=None)
    return likest if likest and (is_only or _likeness(old, likest) >= 0.5) else None


def _slips(old: Statement, new: Statement, wording: Wording) -> int | None:
    may_be = old.is_text and old.sources <= new.sources
    return slips(old.words, new.words, wording) if may_be else None


def _likeness(one: Statement, other: Statement) -> float:
    """How much two statements share, from 0 to 1."""
    mine, yours = set(one.words), set(other.words)
    return len(mine & yours) / max(len(mine), len(yours))


def _without(some: list[Statement], others: list[Statement]) -> list[Statement]:
    """Those of *some* whose words none of *others* has."""
    there = Counter(statement.words for statement in others)
    found = []
    for statement in some:
        if there[statement.words]:
            there[statement.words] -= 1
        else:
            found.append(statement)
    return found


def _uncited(
    were: list[Statement], are: list[Statement], kept: frozenset[str]
) -> Iterator[Difference]:
    """Sentences that say what they said, but no longer cite one of the sources *kept*."""
    now: dict[Words, Statement] = {}
    cited: dict[Words, set[str]] = {}
    for statement in are:
        now.setdefault(statement.words, statement)
        cited.setdefault(statement.words, set()).update(statement.sources)
    for statement in were:
        if statement.words in now and statement.sources & kept - cited[statement.words]:
            yield Difference(now[statement.words], statement)
