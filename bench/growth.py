"""How each cost grows with the archive: ``python -m bench.growth 1000 10000 100000``."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from . import corpus
from .cases import EDITED, WHOLE, edited
from .measuring import Taken, Written, taken, written
from .peers import AROUND, PRODUCT, Peer, peer_of_product
from .report import MEBI, table

HEADING = "## How it grows"
_STEP = re.compile(
    r"^\w+ +- +(?P<name>[A-Z][a-z ]+): [\d,]+ in (?P<seconds>[\d.]+) s$", re.MULTILINE
)


@dataclass(frozen=True)
class Size:
    """What an archive of one size takes."""

    number: int
    """Briefings."""
    whole: Taken
    edited: Taken
    written: Written

    @property
    def steps(self) -> dict[str, float]:
        """The seconds of each step of the whole build, as the build itself tells them."""
        found: dict[str, float] = {}
        for step in _STEP.finditer(self.whole.said):
            found[step["name"]] = found.get(step["name"], 0.0) + float(step["seconds"])
        return {name: seconds for name, seconds in found.items() if seconds >= 0.1}


def main() -> None:
    """Measure, print, and write the section of the site's page."""
    parser = argparse.ArgumentParser(prog="bench.growth", description=__doc__)
    parser.add_argument("numbers", type=int, nargs="+", help="briefings")
    parser.add_argument("--folder", help="where to build; a large site may not fit into memory")
    options = parser.parse_args()
    sizes = [measured(number, options.folder) for number in options.numbers]
    text = section(sizes)
    print(text)
    page = corpus.ROOT / "docs/about/performance.md"
    page.write_text(page.read_text("utf-8").partition(HEADING)[0] + text, "utf-8")


def measured(number: int, folder: str | None) -> Size:
    """Build an archive of *number* briefings, and once more after one was edited."""
    with TemporaryDirectory(dir=folder) as made:
        root = Path(made)
        peer = peer_of_product(number, root, is_searched=False)
        whole = _built(peer)
        edited(peer, 0)
        return Size(number, whole, _built(peer), written(root / peer.output))


def _built(peer: Peer) -> Taken:
    command = [word for word in peer.command if word != "--quiet"]
    return taken([*command, "--verbose"], peer.root, AROUND)


def section(sizes: Sequence[Size]) -> str:
    """The part of the page that tells how costs grow."""
    return f"""{HEADING}

One run each, search off, on a disk; steps as `--verbose` tells them.

{table(list(_rows(sizes)))}

`python -m bench.growth 1000 10000 100000 --folder DIR` renews this table. DIR is where to build: a
large site may not fit into memory.
"""


def _rows(sizes: Sequence[Size]) -> Iterator[list[str]]:
    yield ["Briefings", *(f"{size.number:,}" for size in sizes)]
    yield _row(f"{PRODUCT}, {WHOLE}", (f"{size.whole.seconds:.1f} s" for size in sizes))
    for name in dict.fromkeys(name for size in sizes for name in size.steps):
        told = (size.steps.get(name) for size in sizes)
        yield _row(f"- {name.lower()}", (f"{each:.1f} s" if each else "" for each in told))
    yield _row(EDITED, (f"{size.edited.seconds:.1f} s" for size in sizes))
    yield _row("peak memory, cold", (f"{size.whole.peak / MEBI:,.0f} MiB" for size in sizes))
    yield _row("peak memory, edited", (f"{size.edited.peak / MEBI:,.0f} MiB" for size in sizes))
    yield _row("files", (f"{size.written.files:,}" for size in sizes))
    yield _row("written", (f"{size.written.bytes / 1e6:,.0f} MB" for size in sizes))


def _row(name: str, cells: Iterable[str]) -> list[str]:
    return [name, *cells]


if __name__ == "__main__":
    main()
