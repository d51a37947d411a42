"""Imports go down, never up or round; only the host knows MkDocs."""

from __future__ import annotations

import ast
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

HOOKS = Path(__file__).parent.parent / "hooks"
PACKAGE = HOOKS / "watchfloor"

FLOORS: tuple[tuple[frozenset[str], ...], ...] = (
    (
        frozenset("tradecraft edtf urls problem settings values wording clock".split()),
        frozenset("digest hands memory progress".split()),
    ),
    (frozenset({"document"}),),
    (frozenset({"vocabulary"}),),
    (frozenset({"briefing"}),),
    (frozenset({"archive"}),),
    (frozenset({"checking"}), frozenset({"publishing"})),
    (frozenset({"loading"}),),
    (frozenset({"host"}), frozenset({"desk"})),
)
"""From the ground up. What shares a set may import each other, without going round; wings of one
floor that stand side by side may not."""

WINGS = {
    room: (level, wing) for level, wings in enumerate(FLOORS) for wing in wings for room in wing
}


@cache
def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name, without ``watchfloor.``; packages too."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        if name:
            found[name] = path
    return found


@cache
def imports(path: Path) -> frozenset[str]:
    """All that the file at *path* imports anywhere in it, as absolute names."""
    here = path.relative_to(HOOKS).parts[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else ()
            module = ".".join([*base, *filter(None, [node.module])])
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def used(name: str) -> set[str]:
    """The modules of the package that the module *name* imports."""
    found = set()
    for imported in imports(modules()[name]):
        inside = imported.removeprefix("watchfloor.")
        if inside != imported:
            found.add(inside if inside in modules() else inside.rpartition(".")[0])
    return found - {""}


def room(name: str) -> str:
    return name.partition(".")[0]


def test_every_module_is_found_and_its_imports_too() -> None:
    """The tests below would pass on an empty house."""
    assert {"edtf", "document.blocks", "host.host", "desk.cli"} <= modules().keys()
    assert used("values") == {"edtf", "problem"}
    assert {"document", "problem", "urls"} & used("loading.loading") == {"document", "problem"}
    assert "archive.archive" in used("archive.threads")


def test_every_room_has_its_place() -> None:
    """A new one must be put on a floor before anything may use it."""
    assert {room(name) for name in modules()} == WINGS.keys()


@pytest.mark.parametrize("name", modules())
def test_imports_go_down_only(name: str) -> None:
    """To a lower floor, or to a room of the same wing."""
    level, wing = WINGS[room(name)]

    wrong = {
        other for other in used(name) if room(other) not in wing and WINGS[room(other)][0] >= level
    }
    assert wrong == set()


def test_no_import_goes_round() -> None:
    """Neither between rooms nor inside one; a package stands before its own modules."""
    graph = {name: used(name) for name in modules()}
    for name, path in modules().items():
        if path.name == "__init__.py":
            continue
        graph[name] -= {name.rpartition(".")[0]}  # from . import a sibling

    TopologicalSorter(graph).prepare()  # raises CycleError, with the cycle


@pytest.mark.parametrize("name", modules())
def test_only_the_host_knows_mkdocs(name: str) -> None:
    """MkDocs and its theme are near the end of their lives; the rest must outlive them."""
    foreign = {imported.partition(".")[0] for imported in imports(modules()[name])}

    assert room(name) == "host" or not foreign & {"mkdocs", "material"}


def test_nothing_imports_main() -> None:
    """It is MkDocs that does."""
    everything = {name for path in HOOKS.rglob("*.py") for name in imports(path)}

    assert not {name for name in everything if name.partition(".")[0] in {"main", "hooks"}}


def test_main_uses_the_host_and_nothing_below_it() -> None:
    """Its events are a few lines each."""
    own = {name for name in imports(HOOKS / "main.py") if name.startswith("watchfloor")}

    assert {name.split(".")[1] for name in own} == {"host"} or own == {"watchfloor.host.Host"}


@pytest.mark.parametrize("name", [name for name in modules() if room(name) not in {"host", "desk"}])
def test_only_the_loader_opens_files(name: str) -> None:
    """Everything else takes values and returns values or text; the memory knows its own file."""
    tree = ast.parse(modules()[name].read_text("utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    opening = {
        func.attr if isinstance(func, ast.Attribute) else func.id
        for func in calls
        if isinstance(func, ast.Attribute | ast.Name)
    } & {"open", "read_bytes", "read_text", "write_text", "write_bytes"}

    assert not opening or name in {
        *("loading.folder", "loading.loading", "loading.revision", "memory"),
    }


def test_third_parties_are_those_of_the_project_file() -> None:
    """No import of the package rests on what another package happens to bring."""
    declared = {
        *("mkdocs", "material", "markdown", "yaml", "frontmatter", "pydantic", "pydantic_core"),
        *("nh3", "babel", "jinja2", "markupsafe", "click", "trafilatura", "lxml"),
    }
    found = {name.partition(".")[0] for path in modules().values() for name in imports(path)}

    assert found - sys.stdlib_module_names - {"watchfloor"} <= declared
