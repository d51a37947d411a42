"""The search index: Pagefind reads the built pages, so it finds what a reader would see."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

FOLDER = "pagefind"
ROWS = "rows.json"
"""Beside Pagefind's own files, as it belongs to one run of it: its results by briefing."""

_INTERFACES = ("*-ui.*", "pagefind-highlight.js")
"""Pagefind's ready-made boxes, half a megabyte that no page of ours loads."""
_NO_WORDS = ".headerlink, .footnote-ref, .footnote-backref"
"""Signs within text that are no part of it."""
_SIGNATURE = b"pagefind_dcd"


class IndexingError(Exception):
    """Pagefind could not do its work; the message is its own."""


def index(site_dir: Path, addresses: Iterable[str]) -> None:
    """Index the pages in *site_dir*; *addresses* are those of the briefings, newest first.

    Raises:
        IndexingError: there is no Pagefind for this machine, or it failed.
    """
    _run(site_dir)
    folder = site_dir / FOLDER
    for pattern in _INTERFACES:
        for path in folder.glob(pattern):
            path.unlink()
    results = dict(_results(folder))
    rows = [results.get(f"/{address}", "") for address in addresses]
    text = json.dumps(rows, separators=(",", ":")) + "\n"
    (folder / ROWS).write_text(text, "utf-8")


def _run(site_dir: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(site_dir)]
    command += ["--output-subdir", FOLDER, "--exclude-selectors", _NO_WORDS]
    done = subprocess.run(  # noqa: S603  # our own interpreter, no word of a contributor's
        command,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise IndexingError(said[-1] if said else f"it ended with {done.returncode}")


def _results(folder: Path) -> Iterator[tuple[str, str]]:
    """The address of each indexed page, and the name its results have in a browser.

    A fragment is what Pagefind shows of a page; it says which page that is, but only once loaded.
    Told beforehand, hits and facets meet without loading any.
    """
    for path in (folder / "fragment").glob("*.pf_fragment"):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))
        yield fragment["url"], path.stem
