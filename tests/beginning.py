"""``watchfloor new`` in the tiny archive: what it is told, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from watchfloor.desk.cli import main
from watchfloor.document import read
from watchfloor.loading import load
from watchfloor.problem import Code, Problem

from .archives import (
    SETTINGS,
    TODAY,
    Change,
    changed,
    written,
)

BLANK = {Code.VALUE_EMPTY, Code.SECTION_MISSING, Code.KEY_MISSING}
"""What says that something is still to be written."""

NEW = "briefings/2025/2025-11-03-quotas-are-shared-out.md"
GIVEN = (
    *("--title", "Quotas are shared out", "--event-date", "2025-11-03"),
    *("--actor", "arecoms", "--region", "congo-dr", "--theme", "price"),
)
"""All that is needed, by ids."""


def new(root: Path, *arguments: str) -> Result:
    """What the command says and does where nobody is there to be asked."""
    return CliRunner().invoke(main, ["new", "--root", str(root), *arguments])


def archive(root: Path, *changes: Change) -> Path:
    return written(root, changed(*changes))


def wrong(root: Path, path: str) -> list[Problem]:
    """All that is wrong with the file at *path*; the rest of the archive has nothing wrong."""
    return [problem for problem in load(root, TODAY).problems if problem.path == path]


def matter(root: Path, path: str) -> dict[str, object]:
    """Front matter as the house reads it, blanks left out."""
    document, problems = read(path, (root / path).read_bytes())
    assert document
    assert problems == []
    return {key: value for key, value in document.matter.items() if value}


def declare(root: Path, key: str, singular: str, *, required: bool = False) -> None:
    """Give the archive in *root* another axis."""
    with (root / SETTINGS).open("a", encoding="utf-8") as file:
        file.write(
            f'[[tool.watchfloor.axes]]\nkey = "{key}"\nlabel = "Things"\nsingular = "{singular}"\n'
            f"required = {str(required).lower()}\nhierarchical = false\n"
        )


def source(root: Path, path: str = NEW) -> Mapping[str, str]:
    sources = matter(root, path)["sources"]
    assert isinstance(sources, list)
    return {key: value for key, value in sources[0].items() if value}
