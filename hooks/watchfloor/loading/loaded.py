"""What came of loading: an archive, made once somebody asks for it, and all its problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..archive import Archive
from ..briefing import Briefing, Tombstone
from ..document import Document
from ..memory import Memory, unpacked
from ..problem import Code, Problem
from ..settings import Settings
from ..vocabulary import Vocabulary
from .folder import identity_of

SHELF = "briefings"
"""Where each briefing and tombstone is remembered, under the digest of its file."""


@dataclass(frozen=True)
class Published:
    """The briefings and tombstones that may be published, still packed."""

    paths: Mapping[str, str]
    """The digest of each one's file, by its path."""
    new: Mapping[str, bytes]
    """Those that memory does not hold yet."""
    memory: Memory
    again: Callable[[str], bytes]
    """Makes one anew that memory should hold and does not: damaged, or changed by another build."""

    def __iter__(self) -> Iterator[tuple[str, Briefing | Tombstone]]:
        for path, value in self.new.items():
            yield path, unpacked(value)
        missing = {path: digest for path, digest in self.paths.items() if path not in self.new}
        for path, digest, value in self.memory.all(SHELF):
            if missing.get(path) == digest:
                del missing[path]
                yield path, value
        for path, digest in missing.items():
            made = self.again(path)
            self.memory.keep(SHELF, path, digest, made)
            yield path, unpacked(made)


@dataclass(frozen=True)
class Loaded:
    """What a folder holds."""

    settings: Settings
    vocabulary: Vocabulary
    """With the profiles of faultless pages only."""
    problems: tuple[Problem, ...]
    """Every problem of every file, by file and from top to bottom."""
    documents: Mapping[str, Document]
    """Every file that can be read, by its path from the repository's root."""
    state: str
    """A digest of all that the archive is made of: while it is the same, so is the archive."""
    today: date
    published: Published

    @cached_property
    def archive(self) -> Archive:
        """All that is published."""
        briefings: list[Briefing] = []
        tombstones: dict[str, Tombstone] = {}
        for path, value in sorted(self.published, key=lambda each: each[0]):
            if isinstance(value, Tombstone):
                tombstones[identity_of(path)] = value
            else:
                briefings.append(value)
        return Archive.of(self.settings, self.vocabulary, briefings, tombstones, self.today)

    @property
    def leaks(self) -> tuple[Problem, ...]:
        """Problems over which no site may be built at all: what is not meant to be published."""
        return tuple(problem for problem in self.problems if problem.code is Code.TLP_TOO_HIGH)
