"""How long a contributor waits for ``watchfloor check``: ``python -m bench.checks``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from . import corpus
from .measuring import taken
from .peers import AROUND
from .report import table

NUMBER = 5_000
"""Briefings of the large archive."""
HEADING = "## How long a check takes"
Change = Callable[[Path, Path], None]
"""What happens to an archive and one of its briefings before it is checked."""


@dataclass(frozen=True)
class Check:
    """One thing that is waited for."""

    name: str
    most: float
    """Seconds that it may take on two cores."""
    change: Change
    is_whole: bool = False
    """Whether all files are asked for, and not the newest briefing alone."""


def cold(root: Path, _file: Path) -> None:
    """Nothing is remembered."""
    shutil.rmtree(root / ".cache", ignore_errors=True)


def edited(_root: Path, file: Path) -> None:
    """The briefing was saved again, with a line more; all else is remembered."""
    file.write_text(f"{file.read_text('utf-8')}\n", "utf-8")


OWN = (Check("one file, nothing remembered", 1, cold), Check("one file", 1, edited))
LARGE = (
    Check("all files, nothing remembered", 10, cold, is_whole=True),
    Check("one file", 1, edited),
    Check("one file, nothing remembered", 10, cold),
)
"""The first file that is checked in a fresh clone waits for what all others say of it."""


def main() -> None:
    """Measure and print; the site's page has it of ``make bench``."""
    with TemporaryDirectory() as folder:
        print(section(Path(folder), 3))


def section(folder: Path, turns: int, number: int = NUMBER) -> str:
    """The part of the site's page that tells how long checks take; archives go into *folder*."""
    for name in ("briefings", "docs"):
        shutil.copytree(corpus.ROOT / name, folder / "own" / name)
    shutil.copy(corpus.ROOT / "pyproject.toml", folder / "own")
    corpus.write(number, folder / "large")
    rows = [["Check", "Must be at most", "Is"]]
    rows += _rows(folder / "own", "the first archive", OWN, turns)
    rows += _rows(folder / "large", f"{number:,} briefings", LARGE, turns)
    return f"{HEADING}\n\nSeconds until `watchfloor check` has ended.\n\n{table(rows)}\n\n"


def _rows(root: Path, archive: str, checks: tuple[Check, ...], turns: int) -> Iterator[list[str]]:
    for check in checks:
        seconds = median(_seconds(root, check) for _ in range(turns))
        yield [f"{check.name} of {archive}", f"{check.most:.2f} s", f"{seconds:.2f} s"]


def _seconds(root: Path, check: Check) -> float:
    file = max((root / "briefings").rglob("*.md"))
    check.change(root, file)
    command = (sys.executable, str(corpus.ROOT / "hooks"), "check", "--root", str(root))
    return taken((*command, *(() if check.is_whole else (str(file),))), root, AROUND).seconds


if __name__ == "__main__":
    main()
