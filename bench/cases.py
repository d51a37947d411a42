"""What happens to an archive before it is built again; each change is another one every turn."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from string import ascii_uppercase

from .copies import Original
from .peers import HUGO, PRODUCT, SEARCHED, STOCK, Peer

WHOLE = "cold"
UNCHANGED = "no change"
EDITED = "one briefing edited"
FRESH = "fresh clone, cache restored"
WHOLE_SEARCHED = f"{WHOLE}, with search index"
EDITED_SEARCHED = f"{EDITED}, with search index"

ADDED = "-added-"


@dataclass(frozen=True)
class Case:
    """What is measured, and for whom."""

    name: str
    peers: tuple[str, ...]
    change: Callable[[Peer, int], None]


def cases(original: Original) -> list[Case]:
    """Every case, in an order in which each finds a finished site.

    Stock MkDocs and Hugo build everything anew each time. Hugo does so in every case, since it is
    quick and stands beside all of them; MkDocs once a turn.
    """
    both, searched = (PRODUCT, HUGO), (PRODUCT + SEARCHED,)
    name = middle_actor(original)
    return [
        Case(WHOLE, (PRODUCT, STOCK, HUGO), cold),
        Case(UNCHANGED, both, unchanged),
        Case(EDITED, both, edited),
        Case("one briefing added", both, added),
        Case("one term renamed", both, partial(renamed, name=name)),
        Case(FRESH, (PRODUCT,), fresh),
        Case(WHOLE_SEARCHED, searched, cold),
        Case(EDITED_SEARCHED, searched, edited),
    ]


def unchanged(_peer: Peer, _turn: int) -> None:
    """All is as the build before found it."""


def cold(peer: Peer, _turn: int) -> None:
    """Nothing is there but the sources."""
    peer.forget(cache=True)


def fresh(peer: Peer, _turn: int) -> None:
    """A clone elsewhere: no site, every file just written, and the cache of an earlier build."""
    peer.forget(cache=False)
    for path in peer.root.rglob("*.md"):
        os.utime(path)


def edited(peer: Peer, turn: int) -> None:
    """The newest briefing says a little more."""
    path = _newest(peer)
    text = path.read_text("utf-8")
    heading = "## Assessment\n\n"
    assert heading in text
    told = f"It was read again by {ascii_uppercase[turn]}. "
    path.write_text(text.replace(heading, heading + told), "utf-8")


def added(peer: Peer, turn: int) -> None:
    """There is another briefing of the newest day."""
    path = _newest(peer)
    name = f"{path.name[:10]}{ADDED}{ascii_uppercase[turn].lower()}.md"
    path.with_name(name).write_text(path.read_text("utf-8"), "utf-8")


def renamed(peer: Peer, turn: int, name: str) -> None:
    """An actor called *name* is called otherwise."""
    line = re.compile(rf"^((?:name: |title: |- ){re.escape(name)})(?: [A-Z])?$", re.MULTILINE)
    changed = 0
    for path in peer.root.glob(peer.actors):
        text, count = line.subn(rf"\1 {ascii_uppercase[turn]}", path.read_text("utf-8"))
        if count:
            path.write_text(text, "utf-8")
            changed += count
    assert changed


def middle_actor(original: Original) -> str:
    """The name of the actor that as many others are named less often as more often than."""
    counted = Counter(each for _, matter, _ in original.briefings() for each in matter["actors"])
    ranked = [identity for identity, _ in counted.most_common()]
    return original.name("actors", ranked[len(ranked) // 2])


def _newest(peer: Peer) -> Path:
    paths = (peer.root / peer.briefings).rglob("*.md")
    return max(path for path in paths if ADDED not in path.name)
