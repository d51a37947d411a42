"""A change of the tiny archive in a repository, and the report on it as GitHub reads it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result
from markdown_it import MarkdownIt
from markdown_it.token import Token

from watchfloor.desk.cli import main

from .archives import Change, changed, written
from .repositories import committed, git

GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
"""What GitHub's reader has in common with CommonMark's, and allows."""


def begun(root: Path, *changes: Change) -> Path:
    """A repository at *root* whose first commit is the tiny archive after *changes*."""
    git(root, "init", "--quiet", "--initial-branch", "main")
    written(root, changed(*changes))
    committed(root)
    return root


def run(root: Path, *arguments: str) -> Result:
    """What the command says and does; it ends with no traceback, whatever comes."""
    found = CliRunner().invoke(main, ["report", "--root", str(root), *arguments])
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return found


def report(root: Path, base: str = "HEAD") -> str:
    """The report on what has changed in *root* since *base*."""
    found = run(root, "--base", base)
    assert (found.exit_code, found.stderr) == (0, "")
    return found.stdout


def reviewed(root: Path, *changes: Change) -> str:
    """The report on *changes* of the tiny archive, put into the empty folder *root*."""
    written(begun(root), changed(*changes))
    return report(root)


def part(text: str, heading: str) -> str:
    """What stands below the one *heading* that begins so, up to the next that is no lower."""
    lines = text.split("\n")
    (start,) = (n for n, line in enumerate(lines) if line.startswith(heading))
    level = len(heading) - len(heading.lstrip("#"))
    ends = (
        n
        for n, line in enumerate(lines[start + 1 :], start + 1)
        if line.startswith("#") and len(line) - len(line.lstrip("#")) <= level
    )
    return "\n".join(lines[start : next(ends, len(lines))])


def headings(text: str) -> list[str]:
    """The headings of the report itself, as they are written; what it quotes has its own."""
    tokens = GITHUB.parse(text)
    return [
        f"{each.markup} {tokens[number + 1].content}"
        for number, each in enumerate(tokens)
        if each.type == "heading_open" and each.level == 0
    ]


def tokens(text: str) -> list[Token]:
    """Every token of *text*, those within lines too."""
    found = GITHUB.parse(text)
    return found + [each for block in found for each in block.children or ()]


def assert_harmless(text: str) -> None:
    """Nothing in *text* is HTML or an image, and each link shows where it leads, on the web."""
    found = tokens(text)
    assert {each.type for each in found}.isdisjoint({"html_block", "html_inline", "image"})
    for number, each in enumerate(found):
        if each.type == "link_open":
            assert str(each.attrs["href"]).startswith(("http://", "https://"))
            assert each.info == "auto", found[number + 1].content
