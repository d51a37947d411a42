"""What came of loading: an archive, made once somebody asks for it, and all its problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ..archive import Archive, newest_first
from ..briefing import Abstract, Briefing, Tombstone
from ..document import Document
from ..memory import Memory, unpacked
from ..problem import Code, Problem
from ..settings import Settings
from ..vocabulary import Vocabulary
from .folder import identity_of

ABSTRACTS = "abstracts"
WHOLE = "briefings"
"""Where the abstract of each briefing, or its tombstone, and each briefing itself is remembered."""


@dataclass(frozen=True)
class Kept:
    """The values on a shelf, still packed."""

    shelf: str
    keys: Mapping[str, str]
    """The key that each must stand under, by its path."""
    new: Mapping[str, bytes]
    """Those that memory does not hold yet."""
    memory: Memory
    again: Callable[[str], bytes]
    """Makes one anew that memory should hold and does not: damaged, or changed by another build."""

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        for path, value in self.new.items():
            yield path, unpacked(value)
        missing = {path: key for path, key in self.keys.items() if path not in self.new}
        for path, key, value in self.memory.all(self.shelf):
            if missing.get(path) == key:
                del missing[path]
                yield path, value
        for path in missing:
            yield path, self._anew(path)

    def one(self, path: str) -> Any:
        """The value at *path*."""
        if path in self.new:
            return unpacked(self.new[path])
        value = self.memory.get(self.shelf, path, self.keys[path])
        return self._anew(path) if value is None else value

    def _anew(self, path: str) -> Any:
        made = self.again(path)
        self.memory.keep(self.shelf, path, self.keys[path], made)
        return unpacked(made)


class Opened(Mapping[str, Briefing]):
    """Briefings by their ids; each is opened when it is asked for, and the last one kept."""

    def __init__(self, kept: Kept, paths: Mapping[str, str]) -> None:
        """Open what is *kept* at *paths*."""
        self._kept, self._paths = kept, paths
        self._last: tuple[str, Briefing] | None = None

    def __getitem__(self, identity: str) -> Briefing:
        last = self._last  # another thread may ask for another one meanwhile
        if last is None or last[0] != identity:
            last = self._last = identity, self._kept.one(self._paths[identity])
        return last[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


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
    """A digest of the settings, the terms and all abstracts: of everything but what each briefing
    says on its own page."""
    today: date
    abstracts: Kept
    """The abstracts and tombstones of all that may be published."""
    briefings: Kept
    judged: Callable[[str, bytes], tuple[Problem, ...]]
    """What would be wrong with the file at a path if it held some bytes, all others being the same;
    names that several files claim are not compared."""

    @cached_property
    def archive(self) -> Archive:
        """All that is published."""
        abstracts: list[Abstract] = []
        tombstones: dict[str, Tombstone] = {}
        for path, value in sorted(self.abstracts, key=lambda each: each[0]):
            if isinstance(value, Tombstone):
                tombstones[identity_of(path)] = value
            else:
                abstracts.append(value)
        whole = Opened(self.briefings, {each.id: each.path for each in abstracts})
        ordered = newest_first(abstracts)
        return Archive(self.settings, self.vocabulary, ordered, whole, tombstones, self.today)

    @property
    def leaks(self) -> tuple[Problem, ...]:
        """Problems over which no site may be built at all: what is not meant to be published."""
        return tuple(problem for problem in self.problems if problem.code is Code.TLP_TOO_HIGH)
