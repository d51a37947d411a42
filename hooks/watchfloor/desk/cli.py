"""The `watchfloor` command, and `python hooks` in a clone."""

from __future__ import annotations

import json
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

import click

from ..loading import Loaded, load
from ..problem import Problem, counted, printable
from .annotations import commands
from .explaining import explanation
from .history import Past, past, problems_of
from .mending import mendable, mended_files
from .options import in_root, loaded_from, this_day
from .refusal import Refusal
from .sarif import sarif

_COLOURS = {
    "error": "red",
    "warning": "yellow",
    "place": "bright_white",
    "rule": "blue",
    "help": "green",
}


_ELSEWHERE = {
    "new": ("new", "new"),
    "import": ("importing.command", "import_"),
    "report": ("report", "report"),
    "links": ("links", "links"),
    "init": ("init", "init"),
    "offline": ("offline.command", "offline"),
}
"""By name, the module of a command and what it is called there."""


class _Commands(click.Group):
    """Commands that are imported once they are called: what others need would hold a check up."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted((*super().list_commands(ctx), *_ELSEWHERE))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module, name = _ELSEWHERE[cmd_name]
        command: click.Command = getattr(import_module(f".{module}", __package__), name)
        return command


@click.group(cls=_Commands)
def main() -> None:
    """Work on an archive of briefings."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="For people, for programs, beside the lines of a pull request, for code scanning.",
)
@click.option(
    "--changed",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A file or folder whose problems come first; may be given again.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Mend what has one right answer and is no prose, and show what was mended.",
)
@click.option("--dry-run", is_flag=True, help="Show what --fix would mend, and write nothing.")
@click.option(
    "--base",
    metavar="REF",
    help="Hold what has changed since REF, such as origin/main, against what was published then.",
)
@in_root
def check(  # noqa: PLR0913  # one for each option
    paths: tuple[Path, ...],
    form: str,
    changed: tuple[Path, ...],
    root: Path,
    base: str | None,
    *,
    fix: bool,
    dry_run: bool,
) -> None:
    """Find every problem of every briefing and term page, or of those in PATHS."""
    with nullcontext() if base is None else past(root, base) as was:
        loaded = loaded_from(root)
        problems = _chosen(loaded, was, paths, changed, root)
        if fix or dry_run:
            for mended in mended_files(loaded, root, problems):
                click.echo("\n".join(mended.told()) + "\n", err=form != "text")
                if not dry_run:
                    _write(root / mended.path, mended.after)
            loaded = loaded_from(root)
            problems = _chosen(loaded, was, paths, changed, root)
    if form == "json":
        click.echo(json.dumps([problem.record() for problem in problems], indent=1))
    elif form == "sarif":
        click.echo(sarif(problems, loaded.settings))
    else:
        _tell(loaded, problems, form)
        if can := len(mendable(problems)):
            click.echo(
                f"{can} of them left to you: a mend would show another problem at the same place"
                if fix
                else f"`watchfloor check --fix` can mend {can} of them"
            )
    raise SystemExit(any(problem.severity == "error" for problem in problems))


@main.command()
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--site-url", default="", help="The address the data will have, for its schemas.")
@in_root
def export(target: Path, site_url: str, root: Path) -> None:
    """Write every page as plain Markdown, and the data, into DIR for another generator.

    DIR is new or empty. What has an error is left out, as it is from the site.
    """
    from . import exporting  # noqa: PLC0415  # what only it needs takes long to import

    loaded = load(root, this_day())  # whose folder is somebody's to read from, not to write to
    if loaded.leaks:
        places = ", ".join(f"{leak.path}:{leak.place.line}" for leak in loaded.leaks)
        click.echo(f"Nothing is written: not meant to be published: {places}", err=True)
        raise SystemExit(1)
    try:
        files = exporting.export(loaded, root, target, site_url)
    except exporting.ExportError as error:
        raise Refusal(str(error)) from error
    click.echo(f"{counted(files, 'file')} in {printable(str(target))}")
    errors = sum(problem.severity == "error" for problem in loaded.problems)
    if errors:
        told = f"{counted(errors, 'error')}: what has one is left out; `check` tells each"
        click.echo(told, err=True)
    raise SystemExit(bool(errors))


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise Refusal(f"{file}: {error.strerror}") from error


def _chosen(
    loaded: Loaded, was: Past | None, paths: tuple[Path, ...], first: tuple[Path, ...], root: Path
) -> list[Problem]:
    """The problems in *paths*, those in *first* or in what has changed before the others."""
    found = problems_of(loaded, was)
    changed = was.base.changed if was else frozenset[str]()

    def is_later(problem: Problem) -> bool:
        is_changed = problem.path in changed
        return not is_changed and (bool(was and not first) or not _concerns(problem, first, root))

    chosen = [problem for problem in found if _concerns(problem, paths, root)]
    return sorted(chosen, key=is_later)


def _concerns(problem: Problem, paths: tuple[Path, ...], root: Path) -> bool:
    """Whether *problem* is in one of *paths*; in any, where none is given."""
    file = (root / problem.path).resolve()
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)


def _tell(loaded: Loaded, problems: list[Problem], form: str) -> None:
    if form == "github":
        for line in commands(problems):
            click.echo(line)
    else:
        for text in explanation(problems, loaded.documents, _dressed):
            click.echo(text + "\n")
    errors = sum(problem.severity == "error" for problem in problems)
    files = len(loaded.documents)
    if problems:
        warnings = len(problems) - errors
        click.echo(f"{files} files: {counted(errors, 'error')}, {counted(warnings, 'warning')}")
    else:
        click.echo(f"{files} files: nothing wrong")


def _dressed(text: str, role: str) -> str:
    return click.style(text, fg=_COLOURS[role], bold=role in {"error", "warning"})
