"""What several commands take: the archive's folder, its day, and terms of each of its axes."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from .. import urls
from ..checking import SETTINGS_FILE, read_settings
from ..clock import today
from ..loading import Loaded, load
from ..memory import FILE, Memory
from ..settings import Axis, Settings
from ..vocabulary import Term, folded

in_root = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The archive's folder; this one, unless given.",
)


def this_day() -> date:
    """Today, for every command.

    Raises:
        click.UsageError: the environment gives no day.
    """
    try:
        return today(os.environ)
    except ValueError as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH must be a number of seconds: {error}") from None


def loaded_from(root: Path) -> Loaded:
    """The archive in *root*, with what earlier commands and builds found out of it."""
    memory = Memory(root / FILE)
    with _uncollected():
        loaded = load(root, this_day(), memory)
        memory.commit()
    return loaded


@contextmanager
def _uncollected() -> Iterator[None]:
    """Meanwhile no garbage is looked for: an archive has many values, and few are dropped."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


class TermOption(click.Option):
    """The terms of an axis; a shell completes them from the archive's vocabulary."""

    def __init__(self, axis: Axis, flag: str, about: str = "") -> None:
        """Call it *flag*; it may be given several times, unless it is *about* one term."""
        super().__init__(
            [f"--{flag}", parameter(axis)],
            multiple=not about,
            metavar="TERM",
            help=about or f"{axis.label}: an id, a name or an alias; again for each.",
        )
        self.axis = axis

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The ids of terms one of whose names begins so."""
        root = root_of(ctx.meta.get(_ARGUMENTS, []))
        terms = loaded_from(root).vocabulary.on(self.axis.key).values()
        return [
            CompletionItem(term.id, help=term.name) for term in terms if _begins(term, incomplete)
        ]


def parameter(axis: Axis) -> str:
    """What a command calls the terms of *axis* that it is given."""
    return f"terms_{axis.key.replace('-', '_')}"


class TermCommand(click.Command):
    """A command that takes terms of every axis of its archive."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Look first which archive is meant: its axes are options."""
        ctx.meta[_ARGUMENTS] = list(args)
        taken = {opt for param in self.params for opt in param.opts} | {"--help"}
        axes = settings_in(root_of(args)).axes
        ctx.meta[_OPTIONS] = list(_term_options(axes, taken))
        return super().parse_args(ctx, args)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Those of every archive, then those of this one's axes."""
        return [*ctx.meta.get(_OPTIONS, []), *super().get_params(ctx)]


_ARGUMENTS = f"{__name__}.arguments"
_OPTIONS = f"{__name__}.options"
"""Where a context keeps what was typed, and the options that come of the archive's axes."""


def settings_in(root: Path) -> Settings:
    """The settings of the archive in *root*; what is wrong with them `check` tells."""
    try:
        return read_settings((root / SETTINGS_FILE).read_bytes())[0]
    except OSError:
        return read_settings(b"")[0]


def root_of(arguments: list[str]) -> Path:
    """The folder that *arguments* name as the archive's; this one, unless they do."""
    root = Path()
    for number, word in enumerate(arguments):
        flag, is_joined, value = word.partition("=")
        if flag == "--root":  # the last one counts
            root = Path(value) if is_joined else Path(*arguments[number + 1 : number + 2])
    return root


def _term_options(axes: Iterable[Axis], taken: set[str]) -> Iterator[TermOption]:
    """An option for each of *axes*, called by its singular unless that is *taken*."""
    for axis in axes:
        words = (urls.slug(axis.singular), axis.key, f"{axis.key}-term")
        flag = next(word for word in words if word and f"--{word}" not in taken)
        taken.add(f"--{flag}")
        yield TermOption(axis, flag)


def _begins(term: Term, word: str) -> bool:
    names = (term.id, *term.spellings)
    return any(folded(name).startswith(folded(word)) for name in names)
