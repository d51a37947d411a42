"""An archive as it was: what git has of it at a commit, put into a folder to be loaded from."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from ..checking import SETTINGS_FILE
from .folder import BRIEFINGS, DOCS

_PARTS = (BRIEFINGS, DOCS, SETTINGS_FILE)
"""All that is ever loaded of an archive."""
_FILES = {"100644", "100755"}
"""What git calls a file; others are links, and modules of other repositories."""

_SHALLOW = (
    "this clone is shallow and does not reach back to it: fetch the whole history"
    " (`fetch-depth: 0` in a workflow, `git fetch --unshallow` in a clone)"
)


class RevisionError(ValueError):
    """There is no such revision, or no git to ask for it; says so in one line."""


@dataclass(frozen=True)
class Revision:
    """An archive at a commit, and what has changed since."""

    commit: str
    """The commit's hash."""
    day: date
    """On which it was made."""
    root: Path
    """A folder that holds its files for as long as the revision is in use."""
    changed: frozenset[str]
    """The paths, from the archive's root, of files that are other now, new or gone."""


@contextmanager
def revision(root: Path, ref: str) -> Iterator[Revision]:
    """The archive in *root* as it was where its present state and *ref* part ways.

    What others have merged into *ref* meanwhile was not taken out here, and does not count.

    Raises:
        RevisionError: git knows no such revision, or there is no git.
    """
    commit = _commit(root, ref)
    day = date.fromisoformat(_said(root, "show", "--no-patch", "--format=%cs", commit).strip())
    with TemporaryDirectory(prefix="watchfloor-") as folder:
        _write(root, commit, Path(folder))
        yield Revision(commit, day, Path(folder), _changed(root, commit))


def days_of(root: Path, commit: str, path: str) -> Iterator[tuple[date, bytes]]:
    """What the file at *path* was in each commit since *commit* that touched it, oldest first.

    With each version comes the day on which its author made it; a commit that took the file away
    has none. It is followed back to where it stood before it was moved.
    """
    form = "--follow", "-c", "--name-only", "--format=%x00%H %as"
    log = _said(root, "log", *form, f"{commit}..HEAD", "--", path)
    found, where = [], f"./{path}"
    for entry in log.split("\0")[1:]:  # the newest first
        head, *named = entry.split("\n")
        where = next(filter(None, named), where)
        found.append((*head.split(), where))
    for name, day, where in reversed(found):
        try:
            yield date.fromisoformat(day), _git(root, "show", f"{name}:{where}")
        except RevisionError:
            continue


def _commit(root: Path, ref: str) -> str:
    """The newest commit that *ref* and the present state have in common.

    Raises:
        RevisionError: there is no such *ref*, or a shallow clone does not hold what it takes.
    """
    is_shallow = _said(root, "rev-parse", "--is-shallow-repository").strip() == "true"
    name = "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
    try:
        commit = _said(root, "rev-parse", *name).strip()
    except RevisionError:
        what = _SHALLOW if is_shallow else "there is no such commit"
        raise RevisionError(what) from None
    try:
        return _said(root, "merge-base", commit, "HEAD").strip()
    except RevisionError:
        if is_shallow:
            raise RevisionError(_SHALLOW) from None
        return commit  # they have none in common


def _write(root: Path, commit: str, folder: Path) -> None:
    """Put the archive's files, as *commit* has them, into *folder*."""
    paths = dict(_blobs(root, commit))
    contents = _git(root, "cat-file", "--batch", sent="\n".join((*paths.values(), "")).encode())
    at = 0
    for path in paths:
        end = contents.index(b"\n", at)
        size = int(contents[at:end].rsplit(b" ", 1)[1])
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents[end + 1 : end + 1 + size])
        at = end + size + 2


def _blobs(root: Path, commit: str) -> Iterator[tuple[str, str]]:
    """The archive's files in *commit*, and what git calls the contents of each."""
    for entry in _split(_git(root, "ls-tree", "-r", "-z", commit, "--", *_PARTS)):
        head, _, path = entry.partition("\t")
        mode, _, blob = head.split()
        if mode in _FILES:
            yield path, blob


def _changed(root: Path, commit: str) -> frozenset[str]:
    tracked = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", commit)
    others = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset((*_split(tracked), *_split(others)))


def _split(said: bytes) -> Iterable[str]:
    return filter(None, said.decode("utf-8", "surrogateescape").split("\0"))


def _said(root: Path, *arguments: str) -> str:
    return _git(root, *arguments).decode("utf-8", "replace")


def _git(root: Path, *arguments: str, sent: bytes = b"") -> bytes:
    """What git says in *root*.

    Raises:
        RevisionError: it refuses, or is not installed.
    """
    try:
        done = subprocess.run(  # noqa: S603  # no shell; what a user gives stands behind an option
            ["git", "-C", str(root), *arguments],  # noqa: S607  # whichever git its user has
            input=sent,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise RevisionError(f"git: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["refused"]
        raise RevisionError(f"git {arguments[0]}: {said[0].removeprefix('fatal: ')}")
    return done.stdout
