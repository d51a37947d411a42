"""Our modules as classic scripts: a browser loads no module from a file.

Only the forms that our own modules are written in are known; every other one is refused, so that
no copy comes to be whose scripts do half of what they should.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from posixpath import dirname, join, normpath

_IMPORT = re.compile(r'^import \{(?P<names>[\w$,\s]+)\} from "(?P<way>\.{1,2}/[^"\n]+)";$', re.M)
_LATER = re.compile(r'\bawait import\("(?P<way>\.{1,2}/[^"\n]+)"\)')
_EXPORT = re.compile(
    r"^export (?=(?:(?:async )?function\*?|class|const) (?P<name>[A-Za-z_$][\w$]*))", re.M
)
_HERE = re.compile(r"\bimport\.meta\.url\b")
_UNKNOWN = re.compile(
    r"^[ \t]*(?:import|export)\b|(?<!\{)\bimport\s*[.(]|^(?:[^/\s].*)?\bawait\b", re.M
)
"""What is left of modules once the known forms are gone. Types in comments begin with a brace;
what begins a line stands in no function, where nobody may wait."""

_OWN = "watchfloorOffline.modules"


class ModuleError(Exception):
    """A module is not written as ours are; the message is one line for whoever asked."""


def needed(path: str, code: str) -> tuple[str, ...]:
    """The paths of all that *code*, the module at *path*, imports at once or later."""
    found = [*_IMPORT.finditer(code), *_LATER.finditer(code)]
    return tuple(dict.fromkeys(_target(path, match["way"]) for match in found))


def ordered(path: str, modules: Mapping[str, str]) -> tuple[str, ...]:
    """The module at *path* and all it needs, each after what it needs itself.

    Raises:
        ModuleError: one is not among *modules*, codes by their paths, or they need each other.
    """
    graph: dict[str, tuple[str, ...]] = {}
    waiting = [path]
    while waiting:
        each = waiting.pop()
        if each not in modules:
            raise ModuleError(f"{each}: no module of ours, so no offline copy can be made of it")
        if each not in graph:
            graph[each] = needed(each, modules[each])
            waiting += graph[each]
    try:
        return tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise ModuleError(f"modules import each other: {', '.join(error.args[1])}") from None


def classic(path: str, code: str) -> str:
    """The module *code* at *path* as a script that keeps its names to itself.

    What it exports stands under its path in ``watchfloorOffline.modules``, and so must all that it
    imports.

    Raises:
        ModuleError: it imports or exports in another form than ours do.
    """
    names = [match["name"] for match in _EXPORT.finditer(code)]
    made = _IMPORT.sub(lambda match: _taken(path, match), code)
    made = _LATER.sub(lambda match: f"await {_module(_target(path, match['way']))}", made)
    made = _EXPORT.sub("", _HERE.sub("watchfloorHere", made))
    if unknown := _UNKNOWN.search(made):
        line = made[: unknown.end()].count("\n") + 1
        said = made.splitlines()[line - 1].strip()
        raise ModuleError(f"{path}:{line}: an offline copy cannot be made of: {said}")
    return (
        "(() => {\n"
        '"use strict";\n'
        "const watchfloorHere = document.currentScript.src;\n"
        f"{made.rstrip()}\n"
        f"{_module(path)} = {{ {', '.join(names)} }};\n"
        "})();\n"
    )


def _taken(path: str, match: re.Match[str]) -> str:
    """The import *match* of the module at *path*, on as many lines as before."""
    names = re.sub(r"([\w$]+)\s+as\s+([\w$]+)", r"\1: \2", match["names"])
    return f"const {{{names}}} = {_module(_target(path, match['way']))};"


def _module(path: str) -> str:
    return f"{_OWN}[{json.dumps(path)}]"


def _target(path: str, way: str) -> str:
    return normpath(join(dirname(path), way))
