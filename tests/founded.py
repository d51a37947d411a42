"""An archive of somebody else's: begun with the command, then written as its analysts would.

Everybody and everything in it is made up.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner

from watchfloor.desk.cli import main

from . import sites

NAME = "Night Watch"
GIVEN = (
    *("--name", NAME, "--site-url", "https://night-watch.example/"),
    *("--axis", "malware", "--axis", "sectors:Sectors:sector"),
    *("--required", "malware", "--hierarchical", "sectors"),
)
KESTREL = "2026-10-05-gray-kestrel-comes-with-an-update"
LANTERN = "2026-11-02-lantern-fly-stops-a-port"

_TERMS = {
    "summary": "Made up for a test, and known from nowhere else.",
    "definition": "What is made up for a test belongs here, and nothing else does.",
    "because": "Nobody has ever read it.",
    "reliability": "C",
}
_PAGES: Mapping[str, Mapping[str, str]] = {
    "docs/actors/example-group.md": {"kind": "association"},
    "docs/actors/example-port-authority.md": {"kind": "public-body"},
    "docs/malware/gray-kestrel.md": {"# aliases": "[WINTERBIRD]"},
}
"""What fills a blank of these pages beside what fills those of all."""

_REGION = """\
---
name: Port Example
summary: A port made up for a test, and known from nowhere else.
kind: locality
part_of: []
---
"""
"""A region's page is written first: no command begins one."""

_BRIEFING = {
    "as_of": "2026-11-10",
    "published": "2026-11-12",
    "authors": "[desk]",
    "interests": "none",
    "id": "it-goes-on",
    "confidence": "low",
    "reliability": "C",
    "because": "One made-up page says so.",
}
_WRITTEN: Mapping[str, Mapping[str, str]] = {
    KESTREL: {
        "summary": "An update of a made-up program carried Gray Kestrel to those who installed it.",
        "statement": "Those who made the update did not know what it carried.",
        "title": "An update, and what came with it",
        "fact": "- Example Group put Gray Kestrel into an update of a made-up program.",
        "ours": "Whoever made the update had no reason to harm those who trust it.",
    },
    LANTERN: {
        "summary": "A made-up port stood still after Lantern Fly was found on its machines.",
        "statement": "The port pays nobody.",
        "title": "A port stands still",
        "fact": "- Example Port Authority found Lantern Fly and stopped its cranes.",
        "ours": "The port works without machines when it must.",
    },
}
_BEGUN = {
    KESTREL: (
        *("--title", "Gray Kestrel comes with an update", "--event-date", "2026-10-05"),
        *("--actor", "Example Group", "--region", "Port Example", "--theme", "Supply chain"),
        *("--malware", "Gray Kestrel", "--sector", "Software"),
        *("--source", "https://news.example.org/kestrel", "--publisher", "Example News"),
    ),
    LANTERN: (
        *("--title", "Lantern Fly stops a port", "--event-date", "2026-11-02"),
        *("--actor", "Example Port Authority", "--region", "port-example"),
        *("--theme", "Extortion", "--malware", "Lantern Fly"),
        *("--source", "https://news.example.org/lantern"),
    ),
}


def begun(root: Path, *arguments: str) -> Path:
    """*root* as the command begins it, with *arguments* or those of the Night Watch."""
    result = CliRunner().invoke(main, ["init", str(root), *(arguments or GIVEN)])
    assert result.exit_code == 0, result.output
    return root


def command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the archive in *root* says with the code it carries, and no other."""
    return subprocess.run(
        [sys.executable, "hooks", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": sites.DAY, "PYTHONPATH": str(root / "hooks")},
    )


def write_all(root: Path) -> None:
    """Two briefings in *root*, begun with the archive's own command and filled in."""
    (root / "docs/regions/port-example.md").write_text(_REGION, "utf-8")
    for identity, arguments in _BEGUN.items():
        done = command(root, "new", "--stub", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        for path in re.findall("^written: (.*)$", done.stdout, re.MULTILINE):
            file = root / path
            words = {**_BRIEFING, **_WRITTEN[identity]}
            if path.startswith("docs/"):
                words = {**_TERMS, **_PAGES.get(path, {})}
            file.write_text(_filled(file.read_text("utf-8"), words), "utf-8")


def _filled(text: str, words: Mapping[str, str]) -> str:
    """*text* with *words* in its blanks; blanks of sections without any go with their headings."""
    front, fence, body = text.partition("\n---\n")
    for key, value in words.items():
        blank = rf"^([ -]*){key}:(?: >-)?(?:  # .*)?$"
        front = re.sub(blank, rf"\1{key.removeprefix('# ')}: {value}", front, flags=re.MULTILINE)
    for mark, key in (("Facts only", "fact"), ("what we make", "ours")):
        body = re.sub(
            rf"<!-- {mark}.*?(\[\^[\w-]+\])?(?: and on)? -->", rf"{words.get(key)}\1", body
        )
    return front + fence + re.sub(r"\n#+ [^\n]*\n\n<!-- optional.*? -->\n", "", body)
