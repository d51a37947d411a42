"""`watchfloor init`: an archive of somebody's own, ready to be built."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from typing import Any

import click

from ..problem import printable
from .asking import Asker
from .files import check_empty, write_new
from .founding import CODE, Charter, Interview, files_for
from .options import this_day
from .refusal import Refusal


@click.command()
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", default="", help="What the archive is called.")
@click.option("--site-url", default="", metavar="URL", help="The address that the site will have.")
@click.option("--repository", default="", metavar="URL", help="Where its files are edited.")
@click.option(
    "--authority",
    default="",
    metavar="DOMAIN",
    help="A domain or e-mail address of yours, in ids for good; the site's host, unless given.",
)
@click.option(
    "--axis",
    "axes",
    multiple=True,
    metavar="KEY[:MANY[:ONE]]",
    help="A way to group besides actors, regions, themes and tags, such as malware or "
    "companies:Companies:company; again for each.",
)
@click.option(
    "--required", multiple=True, metavar="KEY", help="An axis that every briefing must name."
)
@click.option(
    "--hierarchical",
    multiple=True,
    metavar="KEY",
    help="An axis whose terms may be part of wider ones, as regions are.",
)
@click.option("--description", default="", help="What it is about, in one line.")
def init(target: Path, **given: Any) -> None:
    """Begin an archive of your own in DIR, a folder that is new or empty.

    It has the code of this one, and the axes and the name that you give it. On a terminal it asks
    for what is not given.
    """
    _check_outside(target)
    check_empty(target, but={".git"})
    charter = Interview(given, Asker.at_terminal(), this_day()).charter()
    files = files_for(charter)
    write_new(target, files)
    for line in _told(target, charter, len(files)):
        click.echo(printable(line))


def _check_outside(target: Path) -> None:
    try:
        is_inside = target.resolve().is_relative_to(CODE.resolve())
    except (OSError, RuntimeError) as error:  # such as links that lead round
        raise Refusal(str(error)) from error
    if is_inside:
        raise Refusal(f"{target} is inside the archive this command comes from: choose another")


def _told(target: Path, charter: Charter, files: int) -> Iterator[str]:
    """What was made, what is still a blank, and what comes next."""
    settings = charter.settings
    yield f"{settings.name}: {files} files in {target}"
    for axis in settings.declared:
        traits = [trait for trait in ("required", "hierarchical") if getattr(axis, trait)]
        told = "".join(f", {trait}" for trait in traits)
        yield f"  axis {axis.key}: {axis.label}, one {axis.singular}{told}"
    yield f"  ids for good: {settings.tag('…')}"
    yield f"  site: {charter.site_url}"
    yield f"  edited at: {settings.repository}"
    yield f"what is still to be done: {target / 'README.md'}"
    yield f"next: cd {quote(str(target))}; make site; make new"
