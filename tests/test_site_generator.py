"""The generator that is to build does: MkDocs, or in an environment of its own ProperDocs."""

from __future__ import annotations

import sys
from importlib.metadata import distributions, version
from importlib.util import find_spec
from pathlib import Path

from . import sites


def _folder() -> Path:
    """Where the generator's own modules are."""
    spec = find_spec(sites.GENERATOR)
    assert spec
    assert spec.origin
    return Path(spec.origin).parent


def test_mkdocs_is_not_installed_where_properdocs_builds() -> None:
    """The theme asks for it, and then a part of it could serve unseen."""
    has_mkdocs = "mkdocs" in {each.name for each in distributions()}

    assert has_mkdocs is (sites.GENERATOR == "mkdocs")


def test_every_module_of_mkdocs_is_the_generators(tiny_site: Path) -> None:
    """Those that the hooks and the theme have imported, too."""
    files = {
        name: Path(str(module.__file__))
        for name, module in sys.modules.items()
        if name.startswith("mkdocs.")
    }

    assert {"mkdocs.commands.build", "mkdocs.structure.files"} <= files.keys()
    assert {name for name, path in files.items() if _folder() not in path.parents} == set()


def test_the_command_is_the_generators() -> None:
    told = sites.mkdocs("--version").stdout

    assert f"version {version(sites.GENERATOR)} from {_folder()} " in told


def test_a_page_says_what_built_it(tiny_site: Path) -> None:
    """The theme tells the two apart."""
    name = {"mkdocs": "mkdocs-", "properdocs": "mkdocs-ProperDocs "}[sites.GENERATOR]

    assert f'content="{name}{version(sites.GENERATOR)}, ' in sites.read(tiny_site, "")


def test_a_faultless_build_tells_nothing_but_its_progress(tmp_path: Path) -> None:
    """No notice of what ends, or of what to change to, stands before what an author must read."""
    root = sites.folder(tmp_path)
    done = sites.mkdocs("build", "--strict", "--config-file", str(root / "mkdocs.yml"))

    assert done.returncode == 0
    assert done.stdout == ""
    assert [line for line in done.stderr.splitlines() if not line.startswith("INFO ")] == []
