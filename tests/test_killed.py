"""A build that is killed leaves the old site, or one that the next build finds and mends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from . import sites
from .changing import Changing, Told, differing
from .test_incremental import EDITED, RENAMED

KILLED = """
import os, signal, sys
from contextlib import contextmanager
from pathlib import Path
import watchfloor.progress as progress

name, when, count = sys.argv[1], sys.argv[2], 0

def die():
    os.kill(os.getpid(), signal.SIGKILL)

real_step = progress.step

@contextmanager
def step(called, total):
    if (called, when) == (name, "before"):
        die()
    with real_step(called, total) as heard:
        yield heard
    if (called, when) == (name, "after"):
        die()

def counted(real):
    def instead(*arguments, **keywords):
        global count
        made = real(*arguments, **keywords)
        count += 1
        if str(count) == when:
            die()
        return made
    return instead

progress.step = step
if name == "rename":
    Path.rename = counted(Path.rename)
if name == "replace":
    Path.replace = counted(Path.replace)
if name == "unlink":
    Path.unlink = counted(Path.unlink)
if name == "commit":
    import watchfloor.memory as memory
    write = memory.Memory._write
    memory.Memory._write = counted(write) if when != "before" else (lambda *_: die())

from importlib import import_module

generator = os.environ.get("WATCHFLOOR_GENERATOR", "mkdocs")
if generator != "mkdocs":
    import_module(f"{generator}.replacement")  # so that our hooks find it under MkDocs' name
cli = import_module(f"{generator}.__main__").cli
cli(["build", "--quiet"])
"""
STEPS = (
    *("Reading files", "Checking files", "Planning pages", "Rendering pages"),
    *("Writing feeds", "Indexing pages", "Publishing files"),
)
POINTS = [
    *((name, when) for name in STEPS for when in ("before", "after")),
    ("rename", "1"),  # the old site stands aside
    ("replace", "1"),  # and one file of it is new
    ("replace", "20"),
    ("unlink", "1"),
    ("rename", "2"),  # it stands where it belongs, but nothing is remembered of it
    ("commit", "before"),
    ("commit", "2"),
]


@dataclass(frozen=True)
class Changed:
    """An archive that was built, and changed since."""

    archive: Changing
    clean: Path
    """What it comes to."""
    kept: Path
    """All of it, to be put back."""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Changed:
    root = tmp_path_factory.mktemp("killed")
    told = [Told(day + 1, word, ("export",)) for day, word in enumerate(("ab", "cd", "ef", "gh"))]
    archive = Changing(root / "archive", told, keys={"extra": {}})
    archive.built()
    archive.told[0].tags = ("quota",)
    archive.told.pop()
    archive.change(EDITED, RENAMED)
    clean = archive.clean().rename(root / "clean")
    return Changed(archive, clean, archive.kept(root / "kept"))


@pytest.mark.parametrize(("name", "when"), POINTS)
def test_the_next_build_mends_what_a_killed_one_left(
    changed: Changed, name: str, when: str
) -> None:
    archive = changed.archive
    archive.put_back(changed.kept)
    before = sites.files(archive.root / "site")
    command = [sys.executable, "-c", KILLED, name, when]
    around = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    killed = subprocess.run(command, cwd=archive.root, env=around, check=False, timeout=120)
    assert killed.returncode == -signal.SIGKILL, "nothing was killed"
    left = archive.root / "site"
    if not (name == "rename" and when == "2") and name != "commit" and when != "after":
        assert not left.exists() or sites.files(left) == before

    assert differing(archive.built(), changed.clean) == []
    assert {path.name for path in archive.root.iterdir() if path.name.startswith(".s")} == set()
