"""Putting a built site in the place of the one before, so that nobody ever sees half of one.

MkDocs empties its folder before it builds. So it builds beside it, and only what changed; at the
end the old site is moved aside, brought up to date and moved back, which takes no time to speak of.
A build that is killed leaves the old site, where it was or aside, and the next one finds it there:
it knows each file by its size and time, and makes again whatever is not as it was left.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..digest import bytes_digest
from ..progress import step

Stamp = tuple[int, int]
"""The size of a file in bytes, and when it was written, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file as a build left it."""

    key: str
    """The digest of all that it was made of; empty where nobody can tell."""
    stamp: Stamp


class Publication:
    """The old site, the new one that is being built, and what stands in both."""

    def __init__(self, site: Path, left: Mapping[str, Output]) -> None:
        """Begin to replace *site*; a build before *left* what stands there, by paths within it."""
        self.site = site.resolve()
        self.staging = self.site.with_name(f".{self.site.name}-staging")
        self._aside = self.site.with_name(f".{self.site.name}-aside")
        self._left = left
        self._keys: dict[str, str] = {}
        self._standing: set[str] = set()
        self._repair()
        self._found = dict(stamps(self.site))

    def _repair(self) -> None:
        """Undo what a build that was killed has begun."""
        if self._aside.exists() and not self.site.exists():
            self._aside.rename(self.site)
        shutil.rmtree(self._aside, ignore_errors=True)
        self.discard()

    def discard(self) -> None:
        """Give the new site up."""
        shutil.rmtree(self.staging, ignore_errors=True)

    def stands(self, path: str, key: str) -> bool:
        """Whether the file at *path* is there, made of what *key* tells; then it is kept."""
        before = self._left.get(path)
        if not before or before.key != key or self._found.get(path) != before.stamp:
            return False
        self._standing.add(path)
        return True

    def all_stand(self, paths: Iterable[str], key: str) -> bool:
        """Whether the files at all *paths* are there, made of what *key* tells; those are kept."""
        standing = [self.stands(path, key) for path in paths]
        return all(standing)

    def is_made_of(self, path: str, key: str) -> None:
        """Note what the new file at *path* is made of."""
        self._keys[path] = key

    def files(self) -> Iterator[tuple[str, Path]]:
        """Each file of the new site before it is published, by its path within it."""
        new = dict(stamps(self.staging))
        for path in new:
            yield path, self.staging / path
        for path in self._standing - new.keys():
            yield path, self.site / path

    def stamp(self, path: str) -> str:
        """What changes whenever the file at *path* of the new site does."""
        if key := self._key(path):
            return key
        return bytes_digest((self.staging / path).read_bytes())

    def keep(self, paths: Iterable[str]) -> None:
        """Keep what stands at *paths*, whatever it is made of."""
        self._standing.update(path for path in paths if path in self._found)

    def publish(self) -> dict[str, Output]:
        """Put the new site in place, and tell what is left for the next build."""
        new = dict(stamps(self.staging))
        for path in [path for path, stamp in new.items() if self._is_same(path, stamp)]:
            (self.staging / path).unlink()
            del new[path]
            self._standing.add(path)
        gone = self._found.keys() - self._standing - new.keys()
        if new or gone:
            with step("Publishing files", len(new) + len(gone)):
                self._exchange(new, gone)
        self.discard()
        there = {path: self._found[path] for path in self._standing - new.keys()} | new
        return {path: Output(self._key(path), stamp) for path, stamp in there.items()}

    def _is_same(self, path: str, stamp: Stamp) -> bool:
        """Whether the new file at *path* says what the old one did."""
        found = self._found.get(path)
        if not found or found[0] != stamp[0]:
            return False
        return filecmp.cmp(self.staging / path, self.site / path, shallow=False)

    def _key(self, path: str) -> str:
        before = self._left.get(path)
        kept = before.key if before and path in self._standing else ""
        return self._keys.get(path) or kept

    def _exchange(self, new: Iterable[str], gone: Iterable[str]) -> None:
        if not self.site.exists():
            self.staging.rename(self.site)
            return
        with self._moved_aside() as old:
            for path in gone:
                (old / path).unlink()
                _prune((old / path).parent, old)
            for path in new:
                target = old / path
                target.parent.mkdir(parents=True, exist_ok=True)
                if target.is_dir():  # of empty folders, which are no output of ours
                    shutil.rmtree(target)
                (self.staging / path).replace(target)

    @contextmanager
    def _moved_aside(self) -> Iterator[Path]:
        """The old site where nobody looks, until it is the new one."""
        try:
            self.site.rename(self._aside)
        except OSError:  # somebody mounted it, say; then it is changed where it is
            yield self.site
            return
        try:
            yield self._aside
        finally:  # else a build that fails here takes the site away
            self._aside.rename(self.site)


def stamps(site: Path) -> Iterator[tuple[str, Stamp]]:
    """Each file below *site* by its path, as it is now; what is hidden at its top is not ours."""
    folders = [""]
    while folders:
        inside = folders.pop()
        try:
            entries = list(os.scandir(f"{site}/{inside}"))
        except FileNotFoundError:
            continue
        for entry in entries:
            path = f"{inside}{entry.name}"
            if path.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{path}/")
            else:
                found = entry.stat(follow_symlinks=False)
                yield path, (found.st_size, found.st_mtime_ns)


def _prune(folder: Path, top: Path) -> None:
    """Remove *folder* and those above it as long as they hold nothing."""
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
