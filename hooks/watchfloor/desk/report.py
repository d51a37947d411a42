"""`watchfloor report`: what a reviewer should know of a change, in the order of its weight."""

from __future__ import annotations

from pathlib import Path

import click

from ..loading import load
from .files import hand_over
from .history import past, problems_of
from .options import in_root, loaded_from


@click.command()
@click.option("--base", required=True, metavar="REF", help="What it is compared with: main, say.")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file for the report."
)
@in_root
def report(base: str, output: Path | None, root: Path) -> None:
    """Tell a reviewer, in Markdown, what has changed since REF and what to look at."""
    from . import reporting  # noqa: PLC0415  # what only it needs takes long to import

    with past(root, base) as before:
        now = loaded_from(root)
        was = load(before.base.root, now.today)
        review = reporting.Review(now, was, before.base, root, problems_of(now, before))
        text = reporting.report(review)
    hand_over(text, output)
