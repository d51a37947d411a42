"""What runs on GitHub: pinned, with no right it does not need, and nothing of strangers trusted."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TOOLS = Path(sys.executable).parent

PINS = {
    "actions/cache/restore": "27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5",
    "actions/cache/save": "27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5",
    "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "actions/configure-pages": "983d7736d9b0ae728b81ab479565c72886d7745b # v5.0.0",
    "actions/deploy-pages": "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0",
    "actions/setup-python": "5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
    "actions/upload-artifact": "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
    "actions/upload-pages-artifact": "fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0",
}
"""The commits whose code may run, as the repositories of these actions have them. Whoever renews
one reads there what has changed."""

RIGHTS = {
    "check.briefings": {"contents": "read"},
    "check.preview": {"contents": "read"},
    "check.everything": {"contents": "read"},
    "links.sources": {"contents": "read"},
    "publish.build": {"contents": "read"},
    "publish.deploy": {"pages": "write", "id-token": "write"},
}
"""All that each job may do."""


def workflow(path: Path) -> dict[str, Any]:
    """Every value as text: YAML would make `on` true."""
    return dict(yaml.load(path.read_text("utf-8"), yaml.BaseLoader))


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in workflow(path)["jobs"].items():
            yield f"{path.stem}.{name}", job


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, job in jobs():
        for number, step in enumerate(job["steps"], 1):
            yield f"{name}.{number}", step


SCRIPTS = {name: step["run"] for name, step in steps() if "run" in step}


def test_zizmor_finds_nothing() -> None:
    """Neither with the strictest eye for workflows and hooks, nor with what is excused there."""
    inputs = [".github", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml"]
    options = ["--offline", "--no-progress", "--no-ignores", "--no-config", "--pedantic"]
    found = subprocess.run(
        [TOOLS / "zizmor", *options, "--strict-collection", "--collect=all", *inputs],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert all(f"completed .github/workflows/{path.name}" in found.stderr for path in WORKFLOWS)
    assert found.returncode == 0, found.stdout


def test_every_action_is_pinned_to_a_commit_that_was_looked_up() -> None:
    """The commit runs; the version behind it is for people, and must be the one."""
    used = [
        tuple(match.groups())
        for path in WORKFLOWS
        for match in re.finditer(r"uses: (\S+?)(?:@(.*))?$", path.read_text("utf-8"), re.MULTILINE)
    ]

    assert {(name, PINS.get(str(name), "no pin")) for name, _ in used} == set(used)
    assert {name for name, _ in used} == PINS.keys()


def test_every_job_has_the_rights_it_needs_and_no_others() -> None:
    assert [workflow(path)["permissions"] for path in WORKFLOWS] == [{}] * len(WORKFLOWS)
    assert {name: job["permissions"] for name, job in jobs()} == RIGHTS


def test_what_sets_a_workflow_off() -> None:
    """Nothing does that a stranger could do, but to open a pull request; that checks everything."""
    set_off = {path.stem: set(workflow(path)["on"]) for path in WORKFLOWS}

    assert set_off == {
        "check": {"pull_request", "push"},
        "links": {"schedule", "workflow_dispatch"},
        "publish": {"push", "schedule", "workflow_dispatch"},
    }
    assert ".ci/run" in SCRIPTS.values()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_strangers_get_at_nothing(path: Path) -> None:
    """No secret, and no run with our rights of code that a pull request brings."""
    text = path.read_text("utf-8")

    assert "pull_request_target" not in text
    assert not re.search(r"\bsecrets\b|github\.token|GITHUB_TOKEN", text)


def test_what_a_pull_request_makes_is_kept_nowhere() -> None:
    """What it leaves in a cache, main would run: only main's own workflow saves."""
    saving = {name for name, step in steps() if step.get("uses", "").startswith("actions/cache/s")}
    reading = {
        name.partition(".")[0] for name, step in steps() if "cache/r" in str(step.get("uses"))
    }

    assert {name.partition(".")[0] for name in saving} == {"publish"}
    assert reading == {"check", "links", "publish"}
    assert not any(re.search(r"actions/cache@|cache: ", p.read_text("utf-8")) for p in WORKFLOWS)


def test_no_job_runs_for_ever() -> None:
    assert {
        name for name, job in jobs() if not 0 < int(job.get("timeout-minutes", 0)) <= 60
    } == set()


def test_nothing_is_written_into_a_script() -> None:
    """A branch can be called anything; values come through the environment, in quotes."""
    assert SCRIPTS
    assert {name for name, script in SCRIPTS.items() if "${{" in script} == set()


@pytest.mark.parametrize("path", sorted((ROOT / ".ci").iterdir()), ids=lambda path: path.name)
def test_scripts_are_sound(path: Path) -> None:
    """As shellcheck sees them; and they stop at the first thing that goes wrong."""
    assert path.stat().st_mode & 0o111
    assert "\nset -euo pipefail\n" in path.read_text("utf-8")
    assert shellcheck(path.read_text("utf-8")) == ""


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_a_workflow_runs_is_there(name: str) -> None:
    """Every script stands in .ci/, every target in the Makefile; both run in a clone as well."""
    script = SCRIPTS[name]
    targets = re.findall(r"^(\S+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    known = {name.replace("$(VENV)", ".venv") for name in targets}

    for line in script.splitlines():
        program, *arguments = line.split()
        assert (ROOT / program).is_file() or (program == "make" and set(arguments) <= known), line
    assert shellcheck(f"#!/usr/bin/env bash\n{script}\n") == ""


def shellcheck(script: str) -> str:
    return subprocess.run(
        [str(TOOLS / "shellcheck"), "-"],
        input=script,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
