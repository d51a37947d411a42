"""The way out: the whole site as plain Markdown and JSON, in a folder for another generator."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..loading import BRIEFINGS, DOCS, Loaded
from ..publishing.plain import plain
from .files import check_empty


class ExportError(Exception):
    """Nothing more can be written; the message is one line for whoever asked."""


def export(loaded: Loaded, root: Path, target: Path, site_url: str) -> int:
    """Write what *loaded*, the archive in the folder *root*, publishes into *target*.

    Returns how many files were written.

    Raises:
        ExportError: *target* belongs to the archive, or a file cannot be read or written.
        Refusal: *target* is not empty.
    """
    try:
        _check_target(root, target)
        found = plain(loaded.archive, dict(_docs(loaded, root)), site_url)
        return sum(_write(target / path, text) for path, text in found)
    except OSError as error:
        raise ExportError(f"{error.filename or target}: {error.strerror or error}") from error


def _check_target(root: Path, target: Path) -> None:
    for folder in (BRIEFINGS, DOCS):
        if target.resolve().is_relative_to((root / folder).resolve()):
            raise ExportError(f"{target} is inside {folder}/, where the archive itself stands")
    check_empty(target)


def _docs(loaded: Loaded, root: Path) -> Iterator[tuple[str, str]]:
    """The pages that the archive's owner wrote, by their paths; terms have pages of their own."""
    terms = tuple(f"{DOCS}/{axis.key}/" for axis in loaded.archive.settings.vocabularies)
    for file in sorted((root / DOCS).rglob("*.md")):
        path = file.relative_to(root).as_posix()
        if file.is_file() and not file.is_symlink() and not path.startswith(terms):
            yield path, _text(file)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        raise ExportError(f"{file} is not UTF-8; save it again") from None


def _write(file: Path, text: str) -> int:
    """Write *text*, the same bytes on every machine, and count the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return 1
