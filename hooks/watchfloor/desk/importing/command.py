"""`watchfloor import`: a briefing begun from somebody's article."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ...checking import NOTE
from ...settings import PUBLISHERS
from ..asking import Asker
from ..files import write_new
from ..options import TermCommand, TermOption, in_root, loaded_from
from ..refusal import Refusal
from . import plain, webpage
from .article import Article
from .decoding import MAX_BYTES, decoded
from .drafting import FromArticle

MOST = 300_000
"""Characters; the longest articles have a third of it, and a draft must not be too large itself."""
_TOO_LONG = f"this has more than {MOST:,} characters: an article has fewer"


@click.command("import", cls=TermCommand)
@click.argument("file", type=click.Path(allow_dash=True, path_type=Path))
@click.option("--url", default="", help="The article's address, where it does not say it itself.")
@click.option("--title", default="", help="What happened, in one line of your own.")
@click.option("--event-date", default="", metavar="DATE", help="Such as 2025-10-16 or 2025-10.")
@click.option("--id", "identity", default="", metavar="ID", help="Its id; made of date and title.")
@click.option("--encoding", default="", help="Of a file that is not UTF-8 and does not say so.")
@click.option("--stub", is_flag=True, help="Begin a page for each term that is not known.")
@in_root
def import_(root: Path, file: Path, encoding: str, **given: Any) -> None:
    """Begin a briefing from an article: text, Markdown or a saved web page in FILE, or - for stdin.

    Its words become notes, which `check` refuses until you have said them in your own. What it
    does not say is a blank. Nothing is fetched.
    """
    article = _read(file, encoding)
    begun = FromArticle(loaded_from(root), Asker.at_terminal(), article, may_add=given["stub"])
    draft = begun.draft(given)
    files = {each.path: each.text for each in begun.naming.stubs.values()}
    write_new(root, {**files, draft.path: draft.text})
    for path in (draft.path, *files):
        click.echo(f"written: {path}")
    click.echo(f"blank: {', '.join(draft.blanks)}")
    click.echo(
        f"next: say in your own words what is marked {NOTE} and fill in what is blank, then"
        " `make check`"
    )


import_.params.append(TermOption(PUBLISHERS, "publisher", "Who wrote the article."))


def _read(file: Path, encoding: str) -> Article:
    """The article in *file*.

    Raises:
        Refusal: it cannot be read, or holds none.
    """
    try:
        if str(file) == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with file.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise Refusal(f"{file}: {error.strerror}") from error
    text = decoded(data, encoding)
    is_page = webpage.is_page(text)
    if not is_page and len(text) > MOST:
        raise Refusal(_TOO_LONG)
    found = webpage.article(text) if is_page else plain.article(text)
    if not found.blocks:
        raise Refusal("no article was found in it")
    if sum(len(block.text) for block in found.blocks) > MOST:
        raise Refusal(_TOO_LONG)
    return found
