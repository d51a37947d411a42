"""New files in a folder: all of them, or none, and nothing is written over; and reports."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

import click

from ..problem import printable
from .refusal import Refusal


def write_new(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write *files*, their contents by their paths from *root*; a script can be run then.

    Raises:
        Refusal: one is there already, or cannot be written; then none is.
    """
    for path in files:
        _check(root, path)
    written: list[Path] = []
    try:
        for path, content in files.items():
            file = root / path
            _make_folder(file.parent, written)
            data = content.encode() if isinstance(content, str) else content
            with file.open("xb") as stream:  # refuses what came there since it was looked for
                written.append(file)
                stream.write(data)
            if data.startswith(b"#!"):
                file.chmod(file.stat().st_mode | 0o111)
    except OSError as error:
        for made in reversed(written):
            with suppress(OSError):
                made.rmdir() if made.is_dir() else made.unlink()
        raise Refusal(f"{error.filename or root}: {error.strerror or error}") from error


def check_empty(folder: Path, but: Collection[str] = ()) -> None:
    """See to it that *folder* is new, or has nothing in it *but* what is named.

    Raises:
        Refusal: it is not so, or nobody may look.
    """
    try:
        if folder.exists() and not folder.is_dir():
            raise Refusal(f"{folder} is a file; name a folder that is new or empty")
        if folder.is_dir() and any(entry.name not in but for entry in folder.iterdir()):
            raise Refusal(f"{folder} is not empty; name a folder that is new or empty")
    except OSError as error:
        raise Refusal(f"{folder}: {error.strerror}") from error


def hand_over(text: str, output: Path | None) -> None:
    """Write *text* into the file *output*; without one, show it.

    Raises:
        Refusal: it cannot be written.
    """
    if output is None:
        click.echo(text.encode(), nl=False)
        return
    try:
        output.write_text(text, "utf-8")
    except OSError as error:
        raise Refusal(f"{output}: {error.strerror}") from error
    click.echo(f"The report: {printable(str(output))}", err=True)


def _make_folder(folder: Path, written: list[Path]) -> None:
    """Make *folder* and those it lies in, and note in *written* which were not there."""
    if not folder.exists():
        _make_folder(folder.parent, written)
        folder.mkdir()
        written.append(folder)


def _check(root: Path, path: str) -> None:
    """Refuse a *path* that is taken, or that a link leads out of the archive."""
    file = root / path
    way = [file, *file.parents[: len(Path(path).parts) - 1]]
    try:
        links = [each for each in way if each.is_symlink()]
        is_taken = file.exists()
    except OSError as error:  # such as a name that is too long
        raise Refusal(f"{path}: {error.strerror}") from error
    if links:
        raise Refusal(
            f"{links[0].relative_to(root).as_posix()} is a link: nothing is written there"
        )
    if is_taken:
        raise Refusal(f"{path} is there already: nothing is written")
