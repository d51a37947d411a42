"""What builds remember of one another: values by name, each under the key of what it was made from.

It is one SQLite file, so that a build killed while it writes leaves what was there before. Nothing
in it is more than time saved: a file that is missing, damaged, held by another build or made by
another version of the house is as good as none. It holds pickles, so it belongs to those who may
run code here anyway; it is never published.
"""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import platform
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

log = logging.getLogger("mkdocs.hooks.watchfloor")

FILE = Path(".cache/watchfloor.sqlite")
"""Below an archive's root."""

_LIBRARIES = (
    *("babel", "jinja2", "markdown", "markupsafe", "nh3", "pydantic", "pydantic-core"),
    *("python-frontmatter", "pyyaml"),
)
"""What has a hand in anything remembered."""
_TABLES = """
CREATE TABLE IF NOT EXISTS maker (name TEXT);
CREATE TABLE IF NOT EXISTS kept (shelf TEXT, name TEXT, key TEXT, value BLOB);
CREATE UNIQUE INDEX IF NOT EXISTS places ON kept (shelf, name);
"""
_PATIENCE = 10
"""Seconds to wait for another build that writes."""
_PORTION = 16_000_000
"""Bytes to be written at a time."""
_SUM = 4
"""Bytes of the checksum behind each value."""


@dataclass
class _Changes:
    """What is to be written of one shelf."""

    kept: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)


class Memory:
    """The memory of one archive; without a file it forgets everything at its end."""

    def __init__(self, file: Path | None, *, has_at_hand: bool = False) -> None:
        """Open *file*, or begin it.

        A preview, which builds again and again, *has at hand* what it unpacked before.
        """
        self._at_hand: dict[tuple[str, str], tuple[str, Any]] | None = {} if has_at_hand else None
        self.file = file
        self._changes: dict[str, _Changes] = {}
        self._waiting = 0
        self._parents: sqlite3.Connection | None = None
        self._begin()

    def __reduce__(self) -> tuple[type[Memory], tuple[Path | None]]:
        """Another process opens the file for itself."""
        return Memory, (self.file,)

    def _begin(self) -> None:
        self._owner = os.getpid()
        self._open: sqlite3.Connection | None = None
        if self.file:
            try:
                self._open = _opened(self.file)
            except (OSError, sqlite3.OperationalError) as error:
                log.info("Nothing is remembered of earlier builds: %s: %s", self.file, error)
            except sqlite3.DatabaseError:
                self.file.unlink(missing_ok=True)
                self._open = _opened(self.file)

    def keys(self, shelf: str) -> dict[str, str]:
        """The key of each thing on *shelf*, by name."""
        return dict(self._rows("SELECT name, key FROM kept WHERE shelf = ?", shelf))

    def all(self, shelf: str) -> Iterator[tuple[str, str, Any]]:
        """Name, key and value of each thing on *shelf*."""
        if self._at_hand is not None:
            for name, key in self.keys(shelf).items():
                if (read := self.get(shelf, name, key)) is not None:
                    yield name, key, read
            return
        query = "SELECT name, key, value FROM kept WHERE shelf = ?"
        for name, key, value in self._rows(query, shelf):
            if (read := _read(value)) is not None:
                yield name, key, read

    def get(self, shelf: str, name: str, key: str | None = None) -> Any:
        """The value called *name* on *shelf*, if it stands under *key*; None if there is none."""
        if self._at_hand is None or key is None:
            return self._got(shelf, name, key)
        found, value = self._at_hand.get((shelf, name), ("", None))
        if found != key:
            value = self._got(shelf, name, key)
            if value is not None:
                self._at_hand[shelf, name] = key, value
        return value

    def _got(self, shelf: str, name: str, key: str | None) -> Any:
        for found, value in self._rows(
            "SELECT key, value FROM kept WHERE shelf = ? AND name = ?", shelf, name
        ):
            if key in (None, found):
                return _read(value)
        return None

    def _rows(self, query: str, *values: str) -> Iterable[Any]:
        if self._owner != os.getpid():  # a fork may neither use nor close what it was born with
            self._parents = self._open
            self._begin()
        if not self._open:
            return ()
        try:
            return self._open.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._lose(error)
            return ()

    def _lose(self, error: sqlite3.DatabaseError) -> None:
        """Go on without a memory; the next build begins one in place of a file that is damaged."""
        log.info("Nothing is remembered of earlier builds: %s", error)
        if self._open and self.file and not isinstance(error, sqlite3.OperationalError):
            self._open.close()
            self._open = None
            self.file.unlink(missing_ok=True)

    def keep(self, shelf: str, name: str, key: str, value: bytes) -> None:
        """Put the packed *value* called *name* on *shelf*, in place of one before.

        Much is written at once, without waiting for a commit: it is true by itself.
        """
        self._changes.setdefault(shelf, _Changes()).kept[name] = key, value
        self._waiting += len(value)
        if self._open and self._waiting > _PORTION:
            self.commit()

    def forget(self, shelf: str, names: Collection[str]) -> None:
        """Take what is called *names* from *shelf*."""
        self._changes.setdefault(shelf, _Changes()).gone.update(names)

    def only(self, shelf: str, names: Collection[str]) -> None:
        """Forget what is on *shelf* under other *names*."""
        self.forget(shelf, self.keys(shelf).keys() - set(names))

    def commit(self) -> None:
        """Write all that was kept and forgotten since the last time it was, or nothing of it."""
        changes, self._changes, self._waiting = self._changes, {}, 0
        if not self._open or not changes:
            return
        try:
            with self._open:
                for shelf, each in changes.items():
                    self._write(self._open, shelf, each)
        except sqlite3.DatabaseError as error:
            self._lose(error)

    def _write(self, connection: sqlite3.Connection, shelf: str, changes: _Changes) -> None:
        connection.executemany(
            "DELETE FROM kept WHERE shelf = ? AND name = ?",
            ((shelf, name) for name in changes.gone if name not in changes.kept),
        )
        connection.executemany(
            "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)",
            ((shelf, name, key, value) for name, (key, value) in changes.kept.items()),
        )


def packed(value: Any) -> bytes:
    """*value* as it is kept; not compressed, which took a twentieth of a whole build."""
    made = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return made + _sum(made)


def unpacked(value: bytes) -> Any:
    """What was packed."""
    return pickle.loads(value)  # noqa: S301  # see above


def _read(value: Any) -> Any:
    """What was packed; None where it is damaged, of which the database knows nothing."""
    if not isinstance(value, bytes) or _sum(memoryview(value)[:-_SUM]) != value[-_SUM:]:
        return None
    return unpacked(value)


def _sum(value: bytes | memoryview) -> bytes:
    return zlib.crc32(value).to_bytes(_SUM, "big")


def _opened(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(file, timeout=_PATIENCE, check_same_thread=False)
    connection.execute("PRAGMA synchronous = OFF")  # a machine that dies may cost us the memory
    connection.executescript(_TABLES)
    if connection.execute("SELECT name FROM maker").fetchall() != [(maker(),)]:
        with connection:
            connection.execute("DELETE FROM maker")
            connection.execute("DELETE FROM kept")
            connection.execute("INSERT INTO maker VALUES (?)", (maker(),))
    return connection


@cache  # neither changes while a program runs
def maker() -> str:
    """The digest of our own code and templates, and of the versions of all that helps."""
    found = hashlib.blake2b(platform.python_version().encode(), digest_size=16)
    for name in _LIBRARIES:
        found.update(f"{name} {version(name)}".encode())
    house = Path(__file__).parent
    for path in sorted(house.rglob("*")):
        if path.suffix in {".py", ".html", ".json"}:
            found.update(f"\n{path.relative_to(house)}\n".encode())
            found.update(path.read_bytes())
    return found.hexdigest()
