"""`watchfloor new`: a briefing or an update begun, with all that is known already."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..settings import PUBLISHERS
from .asking import Asker
from .beginning import Beginning
from .files import write_new
from .options import TermCommand, TermOption, in_root, loaded_from


@click.command(cls=TermCommand)
@click.option("--title", default="", help="What happened, in one line.")
@click.option("--event-date", default="", metavar="DATE", help="Such as 2025-10-16 or 2025-10.")
@click.option("--source", "urls", multiple=True, metavar="URL", help="A page it rests on.")
@click.option(
    "--update", "target", default="", metavar="ID", help="Begin an update of briefing ID."
)
@click.option("--id", "identity", default="", metavar="ID", help="Its id; made of date and title.")
@click.option("--stub", is_flag=True, help="Begin a page for each term that is not known.")
@in_root
def new(root: Path, **given: Any) -> None:
    """Begin a briefing: a file with a blank for all that is still to be written.

    On a terminal it asks for what is not given. Terms are found by any of their names.
    """
    begun = Beginning(loaded_from(root), Asker.at_terminal(), may_add=given["stub"])
    draft = begun.draft(given)
    files = {each.path: each.text for each in begun.naming.stubs.values()}
    write_new(root, {**files, draft.path: draft.text})
    for path in (draft.path, *files):
        click.echo(f"written: {path}")
    click.echo("next: fill in what is blank, then `make check`")


new.params.append(TermOption(PUBLISHERS, "publisher", "Who wrote what --source names."))
