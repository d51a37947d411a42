"""Measure the product beside its peers: ``make bench``, or ``python -m bench 1000``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from . import checks, growth, report
from .cases import Case, cases
from .copies import Original
from .corpus import ROOT
from .measuring import taken, written
from .peers import AROUND, STOCK, Peer, peers

PAGE = ROOT / "docs/about/performance.md"
MEMORY = Path("/dev/shm")
"""A folder in memory, where there is one: a disk would be most of what differs."""


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure Watchfloor and its peers.")
    parser.add_argument("number", type=int, nargs="?", default=1000, help="briefings")
    parser.add_argument("--turns", type=int, default=3, help="runs of each case")
    parser.add_argument("--only", default="", help="cases whose names hold this; no page then")
    options = parser.parse_args()
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        found = measured(options.number, options.turns, options.only, Path(folder))
        waits = "" if options.only else checks.section(Path(folder, "checks"), options.turns)
    print(f"\n{report.times(found)}\n\n{report.sizes(found)}\n")
    print("\n".join(report.search(found)))
    print(f"\n{waits}")
    if not options.only:
        _, heading, grown = PAGE.read_text("utf-8").partition(growth.HEADING)
        PAGE.write_text(report.page(found, options.turns) + waits + heading + grown, "utf-8")


def measured(number: int, turns: int, only: str, folder: Path) -> report.Measures:
    """Every case *turns* times, one peer after another so that all share the machine's moods."""
    everybody = peers(number, folder)
    chosen = [each for each in cases(Original(folder / "original")) if only in each.name]
    found = report.Measures(number)
    for turn in range(turns):
        for case in chosen:
            for peer in _in_turn(case, turn, everybody):
                if turn and peer.name == STOCK:
                    continue  # minutes at 10,000 briefings, and no case of ours is near
                case.change(peer, turn)
                one = taken(peer.command, peer.root, AROUND)
                found.taken.setdefault((case.name, peer.name), []).append(one)
                found.written.setdefault(peer.name, written(peer.root / peer.output))
                _tell(f"{turn + 1}/{turns} {case.name}, {peer.name}: {one.seconds:.2f} s")
    return found


def _in_turn(case: Case, turn: int, everybody: dict[str, Peer]) -> Iterator[Peer]:
    """The peers of *case*, each turn another one first."""
    names = case.peers
    first = turn % len(names)
    for name in (*names[first:], *names[:first]):
        yield everybody[name]


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
