"""All that a reviewer should know of one changed briefing, found out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...archive import Archive
from ...checking.days import span
from ...document import Document
from ...problem import counted
from ..duplicates import Likeness, likely
from .changes import NEVER_CHANGED, Altered, altered
from .claims import escapes, single_origin
from .review import Changed, Review
from .verifying import Verifying
from .words import code, cut, plain, shown, told

_SHORT = 100
"""Characters of a value that is only to be recognised."""


@dataclass(frozen=True)
class Dossier:
    """A changed briefing, and what is to be weighed of it."""

    file: Changed
    review: Review

    @property
    def title(self) -> str:
        """What it is called, or was."""
        document = self.file.now or self.file.was
        return " ".join(document.one("title").split()) if document else ""

    @cached_property
    def verifying(self) -> Verifying | None:
        """Its sources and what cites them; nothing where it is gone or cannot be read."""
        return Verifying.of(self.file, self.review) if self.file.kind != "tombstone" else None

    @cached_property
    def likenesses(self) -> list[Likeness]:
        """The briefings that may be on the same event, and neither name it nor are named by it.

        An error may keep one from being published now; so those that were are looked at too.
        """
        document = self.file.now
        if document is None or self.file.kind == "tombstone":
            return []
        archive, lost = self.review.now.archive, self.review.lost
        found = self._likely(archive, document)
        if lost:
            before = self._likely(self.review.was.archive, document)
            found += [each for each in before if each.id in lost]
        named = {each.id for each in archive.naming(self.file.id)} | set(_named(document))
        return [each for each in found if each.id not in named]

    def _likely(self, archive: Archive, document: Document) -> list[Likeness]:
        return likely(
            archive,
            title=self.title,
            event_date=span(document.one("event_date").strip()),
            terms={
                axis.key: tuple(word for _, word in document.each(axis.key, None))
                for axis in archive.settings.axes
            },
            urls=[url for _, url in document.each("sources", None, "url")],
            apart_from=self.file.id,
        )

    @cached_property
    def origins(self) -> list[str]:
        """A line for each judgement held with more than low confidence on one origin."""
        if self.verifying is None:
            return []
        return list(single_origin(self.verifying.now, self.review.now.vocabulary))

    @cached_property
    def escapes(self) -> list[str]:
        """A line for each rule that it waives."""
        return list(escapes(self.file))

    @cached_property
    def estimates(self) -> list[Altered]:
        """The estimates made before that are not as they were."""
        return [change for change in altered(self.file) if change.is_estimate]

    def title_of(self, identity: str) -> str:
        """What another briefing is called, or was while it was published."""
        archives = self.review.now.archive, self.review.was.archive
        return next((each.title for a in archives if (each := a.get(identity))), "")

    @property
    def successor(self) -> str:
        """The id under which a briefing that is gone goes on, if there is one."""
        kept = (
            each for each in self.review.now.archive.briefings if self.file.id in each.former_ids
        )
        return next((each.id for each in kept), "")

    def findings(self) -> Iterator[str]:
        """What a reviewer looks at first, a line for each."""
        name = code(self.file.id)
        if self.file.standing == "removed":
            yield f"**Gone:** {name}. {self.farewell}"
        for change in self.estimates:
            what = code(" / ".join(change.way))
            old, new = plain(cut(change.old, _SHORT)), plain(cut(change.new, _SHORT))
            became = f"{old} → {new or 'gone'}"
            yield f"**Changed estimate:** {name}, {what}: {became}. {NEVER_CHANGED}"
        if self.file.has_error:
            yield f"**Errors:** {name} has {told_codes(self.file)}"
        if self.file.is_withdrawn:
            yield f"**Withdrawn:** {name}"
        for likeness in filter(self._is_mine, self.likenesses):
            reasons = told("; ".join(likeness.reasons))
            yield f"**Perhaps the same event:** {name} and {code(likeness.id)}: {reasons}"
        for line in self.origins:
            yield f"**One origin:** {name}: {line}"
        for line in self.escapes:
            if self.file.was is None or "**new**" in line:
                yield f"**Rule waived:** {name}: {line}"

    def _is_mine(self, likeness: Likeness) -> bool:
        """Whether, of two changed briefings, this one tells: the new one, or else the later."""
        other = next((each for each in self.review.briefings if each.id == likeness.id), None)
        return other is None or (other.was is None, other.id) < (
            self.file.was is None,
            self.file.id,
        )

    @property
    def farewell(self) -> str:
        """What is to be said of a briefing whose file is gone."""
        if self.successor:
            return f"It goes on as {code(self.successor)}, which gives its id as a former one."
        named = [code(each.id) for each in self.review.was.archive.naming(self.file.id)]
        beside = f" It was named by {shown(named)}." if named else ""
        return f"An id must not vanish: what has to go leaves a tombstone.{beside}"


def told_codes(file: Changed) -> str:
    """How many errors *file* has, and of which kinds."""
    codes = Counter(each.code for each in file.problems if each.severity == "error")
    kinds = [f"{code(each)}{f' ×{number}' * (number > 1)}" for each, number in codes.items()]
    return f"{counted(codes.total(), 'error')} ({shown(kinds)})"


def _named(document: Document) -> Iterator[str]:
    yield document.one("updates")
    for key in ("supersedes", "related"):
        yield from (word for _, word in document.each(key, None))
