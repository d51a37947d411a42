"""The files of an archive: which there are, what their bytes are, and what they say."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .. import checking
from ..digest import bytes_digest
from ..document import Document, read
from ..problem import Code, Place, Problem

BRIEFINGS = "briefings"
DOCS = "docs"

Read = tuple[Document | None, list[Problem], str]
"""A document if the file can be read on, what is wrong with its bytes and its YAML, and the digest
of just these bytes: somebody may have saved the file since it was looked at."""


def identity_of(path: str) -> str:
    """The id that a file's name is."""
    return path.rpartition("/")[2].removesuffix(".md")


@dataclass(frozen=True)
class Folder:
    """Some of an archive's folders, and what is wrong there before any file is opened."""

    digests: Mapping[str, str]
    """Of the bytes of each file rightly named; empty where there is no reading it."""
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, root: Path, names: Iterable[str]) -> Folder:
        """Everything below the folders *names* of *root*, in order."""
        digests: dict[str, str] = {}
        problems: list[Problem] = []
        for path, is_link in _files(root, names):
            if wrong := list(_misplaced(path, is_link=is_link)):
                problems += wrong
            else:
                digests[path] = _digest(f"{root}/{path}")
        return cls(digests, tuple(problems))


class Documents(Mapping[str, Document]):
    """Every file that can be read, by its path; read when it is asked for, since most never are."""

    def __init__(self, root: Path, paths: Iterable[str]) -> None:
        """Read from *root*; *paths* are known to hold documents."""
        self._root = root
        self._paths = dict.fromkeys(paths)
        self._read: dict[str, Document] = {}

    def __getitem__(self, path: str) -> Document:
        if path not in self._read:
            document = read_file(self._root, path)[0] if path in self._paths else None
            if document is None:
                raise KeyError(path)
            self._read[path] = document
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def read_file(root: Path, path: str) -> Read:
    """The file at *path* of *root*."""
    try:
        content = (root / path).read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        hint = "look at its permissions"
        return None, [Problem(Code.FILE_UNREADABLE, path, Place(), message, hint)], ""
    return *read(path, content), bytes_digest(content)


def _digest(path: str) -> str:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # a path as a value takes as long as reading
            return bytes_digest(file.read())
    except OSError:
        return ""


def _misplaced(path: str, *, is_link: bool) -> Iterator[Problem]:
    """What is wrong with a file before it is opened: a link, or its name and place."""
    if is_link:
        message = "a link to another file is not allowed here"
        yield Problem(Code.FILE_LINK, path, Place(), message, "put the file itself here")
    elif path.startswith(f"{BRIEFINGS}/"):
        yield from checking.briefing_path(path)
    else:
        yield from checking.term_path(path)


def _files(root: Path, names: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Every file below the folders *names*, and whether it is a link.

    What an editor hides behind a dot is none.
    """
    for name in names:
        if (root / name).is_symlink():
            yield name, True
        else:
            yield from sorted(_below(root, name), key=lambda found: found[0].split("/"))


def _below(root: Path, name: str) -> Iterator[tuple[str, bool]]:
    try:
        entries = [entry for entry in os.scandir(root / name) if not entry.name.startswith(".")]
    except OSError:
        return  # there is none, or nobody may look into it
    for entry in entries:
        inside = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _below(root, inside)
        elif entry.is_symlink() or entry.is_file():
            yield inside, entry.is_symlink()
