"""New files in an archive: all of them, or none; nothing there is written over."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from .refusal import Refusal


def write_new(root: Path, files: Mapping[str, str]) -> None:
    """Write *files*, texts by their paths from *root*.

    Raises:
        Refusal: one is there already, or cannot be written; then none is.
    """
    for path in files:
        _check(root, path)
    written: list[Path] = []
    try:
        for path, text in files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as stream:  # refuses what came there since it was looked for
                written.append(file)
                stream.write(text.encode())
    except OSError as error:
        for file in written:
            with suppress(OSError):
                file.unlink()
        raise Refusal(f"{error.filename or root}: {error.strerror or error}") from error


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
