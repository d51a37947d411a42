"""Which web addresses can be reached: asked by lychee, which retries, waits and follows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..problem import printable
from .refusal import Refusal

TIMEOUT = 30
"""After so many seconds without an answer an address counts as not reached."""
_REJECTED = "Rejected status code: "
_ANSWERED = {0, 2}
"""How lychee ends when it has looked at everything: all reached, or not all."""


@dataclass(frozen=True)
class Reach:
    """What came of asking some addresses; those that stand in neither were reached."""

    failed: Mapping[str, str]
    """Why, by address."""
    passed_over: frozenset[str]
    """Not asked at all: reserved for examples, or not on the public net."""


def reach(addresses: Iterable[str], *, agent: str, pause: float, private: bool) -> Reach:
    """Ask each of *addresses*: of one host one at a time, with *pause* seconds between them.

    *agent* is who we say that we are. Addresses come from strangers: unless *private*, those that
    plainly lead into the network that this runs in are passed over.

    Raises:
        Refusal: lychee is not installed, or does not do it.
    """
    asked = sorted(set(addresses))
    options = (
        *("--format", "json", "--no-progress", "--timeout", str(TIMEOUT), "--max-retries", "2"),
        *("--host-concurrency", "1", "--host-request-interval", f"{round(pause * 1000)}ms"),
        *("--max-concurrency", "8", "--retry-wait-time", "5", "--user-agent", agent),
        *(() if private else ("--exclude-all-private",)),
    )
    found = _lychee(options, asked) if asked else {}
    failed = {**dict(_told(found, "error_map")), **dict(_told(found, "timeout_map"))}
    return Reach(
        {asked[line]: said for line, said in failed.items()},
        frozenset(asked[line] for line, _ in _told(found, "excluded_map")),
    )


def _lychee(options: Sequence[str], addresses: Sequence[str]) -> dict[str, Any]:
    """What lychee tells of *addresses*; each is a line of a page, so that a line names it."""
    program = shutil.which(
        "lychee", path=os.pathsep.join([str(Path(sys.executable).parent), _path()])
    )
    if program is None:
        raise Refusal("lychee is not installed, which asks the addresses; `make links` installs it")
    with TemporaryDirectory(prefix="watchfloor-") as folder:  # with no settings of lychee's in it
        page, told = Path(folder, "addresses.html"), Path(folder, "told.json")
        links = "".join(f'<a href="{escape(address)}">.</a>\n' for address in addresses)
        page.write_text(links, "utf-8")
        done = subprocess.run(  # noqa: S603  # no shell, and no word of a stranger's in it
            [program, *options, "--output", told.name, page.name],
            cwd=folder,
            env={name: value for name, value in os.environ.items() if name != "GITHUB_TOKEN"},
            capture_output=True,
            check=False,
        )
        if done.returncode not in _ANSWERED or not told.is_file():
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no word why"]
            raise Refusal(f"lychee ended with {done.returncode}: {lines[0]}")
        return dict(json.loads(told.read_bytes()))


def _path() -> str:
    return os.environ.get("PATH", os.defpath)


def _told(found: Mapping[str, Any], kind: str) -> Iterator[tuple[int, str]]:
    """The numbers of the addresses in one of lychee's maps, each with what happened."""
    for told in found.get(kind, {}).values():
        for each in told:
            yield each["span"]["line"] - 1, _said(each["status"])


def _said(status: Mapping[str, Any]) -> str:
    if status["text"] == "Timeout":
        return f"no answer within {TIMEOUT} seconds"
    text = str(status.get("details") or status["text"]).removeprefix(_REJECTED)
    return printable(text.partition(". ")[0])  # what follows is advice to whoever runs lychee
