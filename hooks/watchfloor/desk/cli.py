"""The `watchfloor` command, and `python hooks` in a clone."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..loading import Loaded, load
from ..memory import FILE, Memory
from ..problem import Problem, printable
from . import exporting
from .explaining import explanation
from .new import new
from .options import in_root, this_day
from .refusal import Refusal

_COLOURS = {
    "error": "red",
    "warning": "yellow",
    "place": "bright_white",
    "rule": "blue",
    "help": "green",
}


@click.group()
def main() -> None:
    """Work on an archive of briefings."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@in_root
def check(paths: tuple[Path, ...], form: str, root: Path) -> None:
    """Find every problem of every briefing and term page, or of those in PATHS."""
    memory = Memory(root / FILE)
    loaded = load(root, this_day(), memory)
    memory.commit()
    problems = [problem for problem in loaded.problems if _concerns(problem, paths, root)]
    if form == "json":
        click.echo(json.dumps([problem.record() for problem in problems], indent=1))
    else:
        _tell(loaded, problems)
    raise SystemExit(any(problem.severity == "error" for problem in problems))


@main.command()
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--site-url", default="", help="The address the data will have, for its schemas.")
@in_root
def export(target: Path, site_url: str, root: Path) -> None:
    """Write every page as plain Markdown, and the data, into DIR for another generator.

    DIR is new or empty. What has an error is left out, as it is from the site.
    """
    loaded = load(root, this_day())
    if loaded.leaks:
        places = ", ".join(f"{leak.path}:{leak.place.line}" for leak in loaded.leaks)
        click.echo(f"Nothing is written: not meant to be published: {places}", err=True)
        raise SystemExit(1)
    try:
        files = exporting.export(loaded, root, target, site_url)
    except exporting.ExportError as error:
        raise Refusal(str(error)) from error
    click.echo(f"{_counted(files, 'file')} in {printable(str(target))}")
    errors = sum(problem.severity == "error" for problem in loaded.problems)
    if errors:
        told = f"{_counted(errors, 'error')}: what has one is left out; `check` tells each"
        click.echo(told, err=True)
    raise SystemExit(bool(errors))


main.add_command(new)


def _concerns(problem: Problem, paths: tuple[Path, ...], root: Path) -> bool:
    """Whether *problem* is in one of *paths*; in any, where none is given."""
    file = (root / problem.path).resolve()
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)


def _tell(loaded: Loaded, problems: list[Problem]) -> None:
    for text in explanation(problems, loaded.documents, _dressed):
        click.echo(text + "\n")
    errors = sum(problem.severity == "error" for problem in problems)
    files = len(loaded.documents)
    if problems:
        warnings = len(problems) - errors
        click.echo(f"{files} files: {_counted(errors, 'error')}, {_counted(warnings, 'warning')}")
    else:
        click.echo(f"{files} files: nothing wrong")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _dressed(text: str, role: str) -> str:
    return click.style(text, fg=_COLOURS[role], bold=role in {"error", "warning"})
