"""What the repository keeps to, whoever works on it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from watchfloor.checking import read_settings

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))

REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.[a-z]|registry\.npm|npmjs\.[a-z]|crates\.io|artif[a]ctory|dev[p]i\b"
    r"|//[\w.:-]+/simple\b|--(?:extra-)?index-[u]rl"
)
"""A host that packages come from; whoever installs chooses it."""

MACHINE = re.compile(r"(?<![\w./-])(?:/(?:home|Users|root|work|mnt|srv)/\w|[A-Z]:\\\\?\w)")
"""A path that exists on somebody's own machine."""


def tracked() -> list[Path]:
    """Every file that git has, or would take."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [path for name in names.split("\0") if name and (path := ROOT / name).is_file()]


def texts() -> dict[str, str]:
    """Every text file by its name; pictures have none."""
    found = {}
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            found[path.relative_to(ROOT).as_posix()] = data.decode("utf-8")
    return found


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE], ids=["registry", "machine"])
def test_no_file_names_a_registry_or_a_machine(pattern: re.Pattern[str]) -> None:
    found = {name: match[0] for name, text in texts().items() if (match := pattern.search(text))}

    assert found == {}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (REGISTRY, "https://files.python" + "hosted.org/packages"),
        (REGISTRY, "index = https://packages.example/" + "simple/"),
        (MACHINE, 'ROOT = "/' + 'home/ada/watchfloor"'),
        (MACHINE, "C:" + "\\Users"),
    ],
)
def test_what_must_not_stand_there_would_be_found(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


def test_no_module_has_two_subjects() -> None:
    modules = [
        path for folder in ("hooks", "scripts", "bench") for path in (ROOT / folder).rglob("*.py")
    ]
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in modules}

    assert modules
    assert {name: length for name, length in lengths.items() if length > 300} == {}


@pytest.mark.parametrize("name", ["LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "README.md"])
def test_what_a_visitor_looks_for_is_there(name: str) -> None:
    assert (ROOT / name).read_text("utf-8").strip()


@pytest.mark.parametrize("words", ["make site", "make test", "make serve", "2027-05-05"])
def test_the_readme_says(words: str) -> None:
    assert words in (ROOT / "README.md").read_text("utf-8")


def test_the_first_screen_shows_the_site_and_both_commands() -> None:
    first = (ROOT / "README.md").read_text("utf-8").split("\n")[:12]

    assert any("docs/assets/watchfloor.png" in line for line in first)
    assert {"make site", "make test"} <= {" ".join(line.split()[1:3]) for line in first}


def test_every_file_that_a_document_links_to_is_there() -> None:
    link = re.compile(r"\]\((?!https?:)([^)#]+)")
    names = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
    targets = [
        (name, to) for name in names for to in link.findall((ROOT / name).read_text("utf-8"))
    ]
    missing = [(name, target) for name, target in targets if not (ROOT / target).exists()]

    assert missing == []


def workflow(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_to_a_commit(path: Path) -> None:
    used = [step["uses"] for step in steps(path) if "uses" in step]

    assert used
    assert [each for each in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", each)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_gives_strangers_nothing(path: Path) -> None:
    """No secret, no write access unless a job needs it, no words of a pull request in a command."""
    made = workflow(path)

    assert made["permissions"] in ("", {}, {"contents": "read"})
    assert set(made["on"]) <= {"push", "pull_request"}
    assert "secrets." not in path.read_text("utf-8")
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


def test_pull_requests_run_everything() -> None:
    check = ROOT / ".github/workflows/check.yml"

    assert "pull_request" in workflow(check)["on"]
    assert ".ci/run" in [step.get("run") for step in steps(check)]


def test_contributors_need_no_owner_where_they_write() -> None:
    """Briefings and term pages are open; everything else has an owner."""
    settings, _ = read_settings((ROOT / "pyproject.toml").read_bytes())
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    everything, *exceptions = rules

    assert everything[0] == "*"
    assert everything[1:]
    assert {pattern for pattern, *owners in exceptions if not owners} == {
        "/briefings/",
        *(f"/docs/{axis.key}/" for axis in settings.vocabularies),
    }
