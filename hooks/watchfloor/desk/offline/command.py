"""`watchfloor offline`: the built site in one file, to be read without a server."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from pathlib import Path

import click

from ... import urls
from ...problem import counted, printable
from ..options import in_root
from ..refusal import Refusal
from .addresses import INDEX
from .copy import Copy
from .modules import ModuleError

_FIRST_DAY = "1980-01-01"
"""No file in a zip can be older. Source: APPNOTE 6.3.10, 4.4.6, MS-DOS dates."""
_UNIX = 3  # whatever machine makes it, the file is the same
_MODE = 0o644


@click.command()
@click.argument("target", metavar="FILE.zip", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    help="The folder of the built site; site/ in the archive's, unless given.",
)
@in_root
def offline(target: Path, site: Path | None, root: Path) -> None:
    """Write the built site into FILE.zip, to be read from a folder without a network.

    All works as on the site but the search of texts. Feeds stay on the site: links lead there.
    """
    folder = site or root / "site"
    if not (folder / INDEX).is_file():
        raise Refusal(f"no site is built in {folder}: run `make site` first, or `mkdocs build`")
    if target.resolve().is_relative_to(folder.resolve()):
        raise Refusal(f"{target} is inside the site itself, which would hold itself next time")
    if target.exists() and not zipfile.is_zipfile(target):
        raise Refusal(f"{target} is there already, and no zip: nothing is written over it")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        files = _write(Copy(folder), target)
    except ModuleError as error:
        raise Refusal(str(error)) from error
    except UnicodeDecodeError as error:
        raise Refusal(f"a file in {folder} is not UTF-8: {error}") from error
    except OSError as error:
        raise Refusal(f"{error.filename or target}: {error.strerror or error}") from error
    click.echo(f"{counted(files, 'file')} in {printable(str(target))}; unpack it and open {INDEX}")


def _write(copy: Copy, target: Path) -> int:
    """Write *copy* into *target*, whole or not at all, and count its files."""
    folder = urls.slug(target.stem) or "site"
    day = copy.newest_day or _FIRST_DAY
    made = target.with_name(f"{target.name}.part")
    try:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in copy.paths:
                archive.writestr(_entry(f"{folder}/{path}", day), copy.content(path))
        made.replace(target)
    except BaseException:
        with suppress(OSError):
            made.unlink()
        raise
    return len(copy.paths)


def _entry(name: str, day: str) -> zipfile.ZipInfo:
    """The file *name*, which tells nothing of when and where it was made."""
    year, month, date = map(int, max(day, _FIRST_DAY).split("-"))
    entry = zipfile.ZipInfo(name, (year, month, date, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _MODE << 16
    return entry
