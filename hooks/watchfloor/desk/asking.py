"""Questions to whoever sits at the terminal, if anybody does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import click

from .refusal import Refusal

Answer = TypeVar("Answer")

NONE = "none of these"


class Asker:
    """Asks one question after another; where nobody is there, it has no answer to any."""

    def __init__(self, *, is_there: bool) -> None:
        """Ask somebody who *is there*, or nobody."""
        self.is_there = is_there

    @classmethod
    def at_terminal(cls) -> Asker:
        """Whoever sees our questions and can type an answer."""
        return cls(is_there=sys.stdin.isatty() and sys.stdout.isatty())

    def answer(
        self,
        question: str,
        read: Callable[[str], Answer],
        proposed: str = "",
        known: Sequence[str] = (),
    ) -> Answer | None:
        """What *read* makes of the answer, asked until it refuses no more; an empty one is none.

        What is *known* completes what is typed.
        """
        if not self.is_there:
            return None

        def understood(text: str) -> Answer | None:
            try:
                return read(text) if text.strip() else None
            except Refusal as refusal:
                raise click.UsageError(refusal.message) from None  # then click asks again

        with _completing(known):
            answer: Answer | None = click.prompt(
                question, default=proposed, show_default=bool(proposed), value_proc=understood
            )
        return answer

    def choice(self, question: str, options: Sequence[str]) -> int | None:
        """The number of the one of *options* that was chosen; none, or nobody there, is none."""
        if not self.is_there:
            return None
        click.echo(question)
        for number, option in enumerate((*options, NONE), 1):
            click.echo(f"  {number}  {option}")
        last = len(options) + 1
        chosen: int = click.prompt("Which", default=last, type=click.IntRange(1, last))
        return None if chosen == last else chosen - 1

    def agrees(self, told: str, question: str) -> bool:
        """Whether somebody who is *told* something says yes to a short *question*."""
        if not self.is_there:
            return False
        click.echo(told)
        return click.confirm(question)


@contextmanager
def _completing(known: Sequence[str]) -> Iterator[None]:
    """What is typed meanwhile is completed to one of *known* by the tabulator key."""
    try:
        import readline  # noqa: PLC0415  # Windows has none
    except ImportError:
        yield
        return
    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
    readline.set_completer_delims("")
    readline.set_completer(lambda text, state: _match(known, text, state))
    try:
        yield
    finally:
        readline.set_completer(None)


def _match(known: Sequence[str], text: str, state: int) -> str | None:
    found = [word for word in known if word.casefold().startswith(text.casefold())]
    return found[state] if state < len(found) else None
