"""Real repositories of git, with days of their own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(root: Path, *arguments: str, day: str = "2026-11-20") -> str:
    """What git says in *root* on a *day*."""
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org"}
    who |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}
    when = f"{day}T12:00:00Z"
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **who, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when},
    )
    return done.stdout.strip()


def committed(root: Path, day: str = "2026-11-20") -> str:
    """Commit all that *root* holds."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x", day=day)
    return git(root, "rev-parse", "HEAD")
