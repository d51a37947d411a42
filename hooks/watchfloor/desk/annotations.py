"""Problems as GitHub shows them beside the lines of a pull request: its workflow commands.

Its documentation, *Workflow commands for GitHub Actions*, has the form; how it is escaped stands in
the code of its own actions (``actions/toolkit``, ``packages/core/src/command.ts``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..problem import Problem, Severity, printable
from .explaining import GUIDE, short

MOST = 10
"""Of each kind GitHub shows no more for one step."""


def commands(problems: Sequence[Problem]) -> Iterator[str]:
    """The lines of *problems*: errors first, and below a notice those too many to be shown."""
    left: list[Problem] = []
    kinds: tuple[Severity, ...] = ("error", "warning")
    for severity in kinds:
        found = [problem for problem in problems if problem.severity == severity]
        yield from map(_annotation, found[:MOST])
        left += found[MOST:]
    if left:
        rest = "1 more problem stands" if len(left) == 1 else f"{len(left)} more problems stand"
        yield _command("notice", {}, f"{rest} below in this log; `watchfloor check` tells all")
    for problem in left:
        yield short(str(problem))


def _annotation(problem: Problem) -> str:
    place = problem.place
    properties = {
        "file": problem.path,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.length),
        "title": str(problem.code),
    }
    lines = filter(None, [problem.message, problem.hint, f"see {GUIDE}#{problem.code}"])
    return _command(problem.severity, properties, "\n".join(map(short, lines)))


def _command(name: str, properties: dict[str, str], message: str) -> str:
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name}{' ' if said else ''}{said}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
