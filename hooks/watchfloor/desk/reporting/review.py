"""What a review is of: the files of an archive that are other than they were, before and now."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from ...checking import kind_of
from ...document import Document
from ...loading import BRIEFINGS, DOCS, Loaded, Revision, identity_of
from ...memory import FILE
from ...problem import Code, Problem
from ...wording import LANGUAGES, Wording

Standing = Literal["new", "changed", "removed", "unreadable"]


@dataclass(frozen=True)
class Changed:
    """A briefing or a term's page before and now."""

    path: str
    was: Document | None
    now: Document | None
    """Absent where it is gone, or cannot be read."""
    is_there: bool
    problems: tuple[Problem, ...]

    @property
    def id(self) -> str:
        """The id that its name is."""
        return identity_of(self.path)

    @property
    def standing(self) -> Standing:
        """What became of it."""
        if self.now is None:
            return "unreadable" if self.is_there else "removed"
        return "changed" if self.was else "new"

    @property
    def is_briefing(self) -> bool:
        """Whether it is a briefing, an update or a tombstone; else it is a term's page."""
        return self.path.startswith(f"{BRIEFINGS}/")

    @property
    def kind(self) -> str:
        """Briefing, update, draft or tombstone."""
        document = self.now or self.was
        return kind_of(document) if document else "briefing"

    @property
    def is_withdrawn(self) -> bool:
        """Whether its authors stand by it no longer, and did before."""
        return "withdrawal" in _changes(self.now) and "withdrawal" not in _changes(self.was)

    @property
    def has_error(self) -> bool:
        """Whether it cannot be published as it is."""
        return any(problem.severity == "error" for problem in self.problems)


def _changes(document: Document | None) -> list[str]:
    return [kind for _, kind in document.each("changes", None, "kind")] if document else []


@dataclass(frozen=True)
class Review:
    """An archive and what it was, with every problem of its present state."""

    now: Loaded
    was: Loaded
    base: Revision
    root: Path
    """The folder that the archive is in now."""
    problems: Sequence[Problem]

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """The paths of all files that changed; what commands remember for themselves is none."""
        ours = f"{FILE.parent.as_posix()}/"
        return tuple(sorted(path for path in self.base.changed if not path.startswith(ours)))

    @cached_property
    def files(self) -> tuple[Changed, ...]:
        """Briefings and term pages that changed, in the order of their paths."""
        by_path: dict[str, list[Problem]] = defaultdict(list)
        for problem in self.problems:
            by_path[problem.path].append(problem)
        return tuple(
            Changed(
                path,
                self.was.documents.get(path),
                self.now.documents.get(path),
                os.path.lexists(self.root / path),
                tuple(by_path[path]),
            )
            for path in self.changed
            if path.startswith(self._folders)
        )

    @cached_property
    def _folders(self) -> tuple[str, ...]:
        axes = (*self.now.settings.vocabularies, *self.was.settings.vocabularies)
        return (f"{BRIEFINGS}/", *(f"{DOCS}/{axis.key}/" for axis in axes))

    @property
    def briefings(self) -> tuple[Changed, ...]:
        """The briefings among the files."""
        return tuple(each for each in self.files if each.is_briefing)

    @property
    def terms(self) -> tuple[Changed, ...]:
        """The pages of terms among the files."""
        return tuple(each for each in self.files if not each.is_briefing)

    @cached_property
    def lost(self) -> frozenset[str]:
        """The ids of briefings that were published, and cannot be now though they are there."""
        before = self.was.archive.briefings
        kept = {each.id for each in self.now.archive.briefings}
        there = self.now.documents
        return frozenset(each.id for each in before if each.id not in kept and each.path in there)

    @property
    def others(self) -> tuple[str, ...]:
        """Files that changed and are not contributors' to write: code, settings, workflows."""
        return tuple(path for path in self.changed if not path.startswith(self._folders))

    def elsewhere(self) -> Iterator[Problem]:
        """Problems that have come to files other than these."""
        paths = {file.path for file in self.files}
        for problem in self.problems:
            if problem.path not in paths and not self.was_there(problem):
                yield problem

    def was_there(self, problem: Problem) -> bool:
        """Whether *problem* is older than the change."""
        return (problem.path, problem.code, problem.message) in self._before

    @cached_property
    def _before(self) -> frozenset[tuple[str, Code, str]]:
        return frozenset((each.path, each.code, each.message) for each in self.was.problems)

    @property
    def wording(self) -> Wording:
        """The words of the archive's language."""
        return LANGUAGES[self.now.settings.language]
