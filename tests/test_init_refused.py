"""``watchfloor init`` refuses in one line and leaves nothing behind, and asks who is there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from watchfloor.checking import read_settings
from watchfloor.desk.cli import main
from watchfloor.desk.files import write_new
from watchfloor.desk.refusal import Refusal

from . import sites
from .founded import GIVEN, begun, command
from .terminal import typed


def init(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["init", str(root), *arguments])


NEEDED = ("--name", "Night Watch", "--site-url", "https://night-watch.example/")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "give --name"),
        (["--name", "Night Watch"], "give --site-url, the address that the site will have, or"),
        (["--name", "A" * 201], "name: this has 201 characters (write 1 to 200 characters)"),
        (["--name", "<b>"], "name: U+003C, less-than sign, is not allowed"),
        (["--name", "A", "--site-url", "localhost"], "site url: `localhost` is not a web address"),
        ([*NEEDED, "--authority", "localhost"], "authority: `localhost` is no authority"),
        (["--name", "A", "--authority", "me@a.example"], "give --site-url"),
        (
            ["--name", "A", "--site-url", "https://größe.example"],
            "authority: `größe.example` is no",
        ),
        (
            [*NEEDED, "--repository", "git@a.example:b"],
            "repository: `git@a.example:b` is not a web",
        ),
        ([*NEEDED, "--axis", "actors"], "key: `actors` is taken by the house itself"),
        ([*NEEDED, "--axis", "title"], "key: `title` is a key of every briefing already"),
        ([*NEEDED, "--axis", "My things"], "key: `My things` is not an id"),
        ([*NEEDED, "--axis", "a", "--axis", "a"], "key: the axis `a` is declared twice"),
        ([*NEEDED, "--axis", "a:b:c:d"], "axis: `a:b:c:d` has more than key, label and singular"),
        ([*NEEDED, "--axis", ""], "axis: this has 0 characters"),
        ([*NEEDED, "--axis", "malware", "--required", "mallware"], "did you mean `malware`?"),
        ([*NEEDED, "--hierarchical", "malware"], "there is no axis `malware`; give --axis"),
        ([*NEEDED, "--axis", "tags", "--axis", "page"], "; key: `page` is taken"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(tmp_path: Path, given: list[str], said: str) -> None:
    """All that is wrong with the settings at once, and nothing is written."""
    root = tmp_path / "new"
    result = init(root, *given)

    assert result.exit_code == 2
    assert said in result.output
    assert result.output.count("\n") == 1
    assert not root.exists()


def _taken(root: Path) -> None:
    root.mkdir()
    (root / "mine.txt").write_text("mine", "utf-8")


def _file(root: Path) -> None:
    root.write_text("mine", "utf-8")


@pytest.mark.parametrize(
    ("made", "said"), [(_taken, "is not empty"), (_file, "is a file"), (Path.mkdir, "")]
)
def test_a_folder_is_new_or_empty(tmp_path: Path, made: Any, said: str) -> None:
    root = tmp_path / "folder"
    made(root)
    before = sites.files(tmp_path)
    result = init(root, *GIVEN)

    assert said in result.output
    assert (result.exit_code, sites.files(tmp_path) == before) == (
        (2, True) if said else (0, False)
    )


def test_it_may_be_a_repository_that_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    begun(tmp_path)

    assert (tmp_path / "mkdocs.yml").exists()


def test_it_stands_outside_of_ours() -> None:
    root = sites.ROOT / "night-watch"
    result = init(root, *GIVEN)

    assert "is inside the archive this command comes from" in result.output
    assert not root.exists()


def test_a_link_that_leads_round_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path / "round")
    result = init(tmp_path / "round", *GIVEN)

    assert result.exit_code == 2
    assert result.output.count("\n") == 1


def test_all_is_written_or_nothing(tmp_path: Path) -> None:
    """Folders go again too, and whatever was there stays."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(Refusal, match=r"Not a directory|File exists"):
        write_new(tmp_path, {"a/b/c.md": "Text.", "a/b/d.md": b"Text.", "a/b/c.md/e.md": ""})

    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    result = init(tmp_path / "file/new", *GIVEN)

    assert result.exit_code == 2
    assert f"{tmp_path / 'file'}" in result.output
    assert result.output.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_where_nobody_may_write_it_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    result = init(tmp_path / "new", *GIVEN)
    tmp_path.chmod(0o700)

    assert result.exit_code == 2
    assert "Permission denied" in result.output


def test_without_a_clone_it_says_what_is_missing(tmp_path: Path) -> None:
    """The package alone has no workflows, no guide and no locks to take along."""
    shutil.copytree(sites.ROOT / "hooks", tmp_path / "alone/hooks")
    said = command(tmp_path / "alone", "init", str(tmp_path / "new"), *GIVEN)

    assert said.returncode == 2
    assert "run the command from a clone of Watchfloor" in said.stderr
    assert not (tmp_path / "new").exists()


def test_somebody_at_a_terminal_is_asked(tmp_path: Path) -> None:
    """A wrong answer is asked again; the authority is the site's host unless another is typed."""
    root = tmp_path / "night-watch"
    shown = typed(
        [
            *("", "Night Watch"),  # a name there must be
            *("night-watch", "https://night-watch.example/"),
            "",  # its host as proposed
            "",  # no repository yet
            *("tags", "malware", "y", "n"),
            *("companies", "n", "y", ""),
            "What attacks whom",
        ],
        *("init", str(root)),
    )

    assert "`night-watch` is not a web address" in shown
    assert "`tags` is taken by the house itself" in shown
    assert "Companies, one of them: company. Pages in docs/companies/." in shown
    settings, problems = read_settings((root / "pyproject.toml").read_bytes())
    assert problems == []
    assert (settings.name, settings.authority) == ("Night Watch", "night-watch.example")
    assert [(axis.key, axis.required, axis.hierarchical) for axis in settings.declared] == [
        ("malware", True, False),
        ("companies", False, True),
    ]
    assert "What attacks whom." in (root / "docs/index.md").read_text("utf-8")


def test_nothing_is_written_before_the_last_answer(tmp_path: Path) -> None:
    shown = typed(["Night Watch", "https://night-watch.example/"], "init", str(tmp_path / "new"))

    assert "Aborted!" in shown
    assert not (tmp_path / "new").exists()
