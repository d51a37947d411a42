"""The scripts behind the workflows and the hooks of commits, run in a clone as they are there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from . import archives
from .archives import BRIEFING

ROOT = Path(__file__).parent.parent
MEDIUM = archives.Change(BRIEFING, "confidence: low", "confidence: medium")
CODE = ("hooks", ".ci")
HOOKS = ".pre-commit-config.yaml"


class Clone:
    """The tiny archive in a repository of its own, with our code and this environment beside it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in CODE:
            (root / name).symlink_to(ROOT / name)
        (root / ".venv").symlink_to(sys.prefix)
        (root / HOOKS).write_bytes((ROOT / HOOKS).read_bytes())
        self.git("init", "--quiet", "--initial-branch", "main")
        self.write()
        self.commit("An archive")
        self.git("update-ref", "refs/remotes/origin/main", "HEAD")

    def write(self, *changes: archives.Change) -> None:
        archives.written(self.root, archives.changed(*changes))

    def git(self, *arguments: str) -> None:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stdout

    def commit(self, message: str) -> None:
        self.git("add", "briefings", "docs", "pyproject.toml", HOOKS)
        self.git("commit", "--quiet", "--no-verify", "--message", message)

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """What *command* does there, with nothing of our environment but the way to programs."""
        kept = {"PATH": os.environ["PATH"], "HOME": str(self.root.parent)}
        who = {
            f"GIT_{role}_{key}": f"{key}@desk.example"
            for role in ("AUTHOR", "COMMITTER")
            for key in ("NAME", "EMAIL")
        }
        return subprocess.run(
            command,
            cwd=self.root,
            env={
                **kept,
                **who,
                "SOURCE_DATE_EPOCH": os.environ["SOURCE_DATE_EPOCH"],
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    (tmp_path / "clone").mkdir()
    return Clone(tmp_path / "clone")


def review(clone: Clone) -> tuple[subprocess.CompletedProcess[str], str]:
    """What the run of a pull request does and shows: the workflow's own line, as GitHub runs it."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))
    lines = [step.get("run", "") for step in workflow["jobs"]["briefings"]["steps"]]
    (line,) = (each for each in lines if each.startswith(".ci/"))
    summary = clone.root.parent / "summary.md"
    told = clone.run(
        *("bash", "-e", "-c", line),
        GITHUB_ACTIONS="true",
        GITHUB_BASE_REF="main",
        GITHUB_STEP_SUMMARY=str(summary),
    )
    return told, summary.read_text("utf-8") if summary.is_file() else ""


def test_a_pull_request_is_told_its_problems_and_shown_its_report(clone: Clone) -> None:
    clone.write(MEDIUM)
    clone.commit("Another word")

    told, summary = review(clone)

    assert told.returncode == 1
    assert f"::error file={BRIEFING},line=15" in told.stdout
    assert BRIEFING.rpartition("/")[2].removesuffix(".md") in summary
    assert (clone.root / "review/report.md").read_text("utf-8") == summary


def test_a_pull_request_without_a_problem_is_green(clone: Clone) -> None:
    clone.write(archives.Change(archives.ACTOR, "Congo's regulator", "The regulator in Congo"))
    clone.commit("Another summary")

    told, summary = review(clone)

    assert told.returncode == 0, told.stdout
    assert summary


def test_a_base_that_is_not_there_fails_the_run(clone: Clone) -> None:
    """Never green because there was nothing to compare with."""
    clone.git("update-ref", "-d", "refs/remotes/origin/main")

    told, _ = review(clone)

    assert told.returncode == 2
    assert "Traceback" not in told.stdout


# ---------------------------------------------------------------------------- the summary


def summary(clone: Clone, report: str | None) -> str:
    """What `.ci/summary` puts into the summary of a run."""
    (clone.root / "review").mkdir()
    if report is not None:
        (clone.root / "review/report.md").write_text(report, "utf-8")
    target = clone.root.parent / "summary.md"
    done = clone.run(".ci/summary", "review/report.md", GITHUB_STEP_SUMMARY=str(target))
    assert done.returncode == 0, done.stdout
    return target.read_text("utf-8")


def test_a_report_is_shown_as_it_is(clone: Clone) -> None:
    assert summary(clone, "# Report\n\nä\n") == "# Report\n\nä\n"


def test_a_report_that_is_too_long_says_so_and_ends_with_a_whole_line(clone: Clone) -> None:
    """GitHub would show nothing at all of more than 1 MiB."""
    line = f"- {'包钢' * 40}\n"

    shown = summary(clone, line * 8_000)

    assert len(shown.encode()) < 1 << 20
    assert shown.startswith("**This report is too long for this page")
    assert shown.endswith(line)
    assert shown.count(line) > 4_000


def test_a_report_that_was_not_made_is_not_passed_over(clone: Clone) -> None:
    assert summary(clone, None).startswith("There is no report")


# ---------------------------------------------------------------------------- commits


def test_a_commit_with_a_bad_briefing_is_refused_with_our_words(clone: Clone) -> None:
    """By the hooks as they are installed, from this environment: nothing is fetched."""
    installed = clone.run(".venv/bin/pre-commit", "install", PRE_COMMIT_HOME=str(clone.root.parent))
    assert installed.returncode == 0, installed.stdout
    clone.write(MEDIUM)
    clone.git("add", "briefings")

    refused = clone.run("git", "commit", "-m", "Bad", PRE_COMMIT_HOME=str(clone.root.parent))
    clone.write(archives.Change(BRIEFING, "confidence: low", "confidence: moderate"))
    clone.git("add", "briefings")
    taken = clone.run("git", "commit", "-m", "Good", PRE_COMMIT_HOME=str(clone.root.parent))

    assert refused.returncode == 1
    assert "error[choice-unknown]: `medium` is not one of the words" in refused.stdout
    assert f"--> {BRIEFING}:15:17" in refused.stdout
    assert taken.returncode == 0, taken.stdout


def test_other_archives_can_use_the_hook() -> None:
    """It runs the command that this package installs."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))

    assert hook["id"] == "watchfloor-check"
    assert hook["entry"] == "watchfloor check"
    assert 'watchfloor = "watchfloor.desk.cli:main"' in (ROOT / "pyproject.toml").read_text("utf-8")
