"""What GitHub shows to people: who must agree, the forms of issues, the words of a pull request."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from watchfloor.checking import read_settings

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[!c]*.yml"))

ANALYSTS, MAINTAINERS = ["@watchfloor/analysts"], ["@watchfloor/maintainers"]


def owners(path: str) -> list[str]:
    """Who owns the file at *path*: the last line that matches counts."""
    found: list[str] = []
    for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines():
        pattern, *names = line.split() or ["#"]
        if pattern == "*" or f"/{path}".startswith(pattern):
            found = names
    return found


@pytest.mark.parametrize(
    ("path", "whose"),
    [
        ("briefings/2025/2025-10-16-drc-cobalt-quotas.md", ANALYSTS),
        ("docs/actors/baogang-group.md", ANALYSTS),
        ("docs/publishers/reuters.md", ANALYSTS),
        (".github/flaky-hosts.txt", ANALYSTS),
        (".github/workflows/check.yml", MAINTAINERS),
        (".github/CODEOWNERS", MAINTAINERS),
        (".ci/review", MAINTAINERS),
        ("hooks/watchfloor/problem.py", MAINTAINERS),
        ("docs/about/method.md", MAINTAINERS),
        ("docs/index.md", MAINTAINERS),
        ("pyproject.toml", MAINTAINERS),
    ],
)
def test_briefings_and_code_have_different_owners(path: str, whose: list[str]) -> None:
    assert owners(path) == whose


def test_analysts_own_every_folder_of_terms_and_nothing_that_is_not_there() -> None:
    """A folder that is called otherwise would be owned by whoever owns the rest."""
    settings, _ = read_settings((ROOT / "pyproject.toml").read_bytes())
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]

    assert rules[0] == ["*", *MAINTAINERS]
    assert {pattern: names for pattern, *names in rules[1:]} == dict.fromkeys(
        [
            "/briefings/",
            *(f"/docs/{axis.key}/" for axis in settings.vocabularies),
            "/.github/flaky-hosts.txt",
        ],
        ANALYSTS,
    )


def form(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text("utf-8")))


def fields(path: Path) -> list[dict[str, Any]]:
    return [part for part in form(path)["body"] if part["type"] != "markdown"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_are_as_github_wants_them(path: Path) -> None:
    """*Syntax for GitHub's form schema*: else GitHub shows no form at all, and says so nowhere."""
    assert form(path).keys() <= {"name", "description", "title", "labels", "body"}
    assert form(path)["name"]
    assert form(path)["description"]
    ids = [field["id"] for field in fields(path)]
    assert len(ids) == len(set(ids))
    for part in form(path)["body"]:
        assert part.keys() <= {"type", "id", "attributes", "validations"}
        assert part["type"] in {"markdown", "input", "textarea", "dropdown"}
        assert part["attributes"].get("label" if "id" in part else "value")
        assert re.fullmatch(r"[\w-]+", part.get("id", "none"))
        assert isinstance(part.get("validations", {}).get("required", False), bool)
        options = part["attributes"].get("options", [])
        assert bool(options) == (part["type"] == "dropdown")
        assert all(isinstance(option, str) for option in options)


def test_an_error_can_be_told_with_the_page_filled_in() -> None:
    """The site's link names these fields in its address: a new name here breaks it."""
    ids = {field["id"]: field["type"] for field in fields(GITHUB / "ISSUE_TEMPLATE/error.yml")}

    assert ids == {"page": "input", "what": "textarea", "source": "textarea"}


def test_a_pull_request_asks_of_a_briefing_first() -> None:
    text = (GITHUB / "pull_request_template.md").read_text("utf-8")
    names = {"briefings", "preview"} & set(re.findall(r"\*(\w+)\*", text))
    jobs = yaml.safe_load((GITHUB / "workflows/check.yml").read_text("utf-8"))["jobs"]

    assert "docs/contribute/index.md" in text
    assert names == {"briefings", "preview"} <= jobs.keys()
