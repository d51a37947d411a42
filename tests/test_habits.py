"""What the repository keeps to, whoever works on it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

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
