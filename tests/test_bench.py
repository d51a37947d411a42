"""What is measured is worth measuring: a faultless archive, and peers that build all of it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from bench import cases, checks, copies, corpus, growth, measuring, peers

from watchfloor.loading import load

from .archives import TODAY

NUMBER = 45


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> dict[str, peers.Peer]:
    return peers.peers(NUMBER, tmp_path_factory.mktemp("bench"))


def test_the_made_up_archive_has_nothing_wrong(everybody: dict[str, peers.Peer]) -> None:
    loaded = load(everybody[peers.PRODUCT].root, TODAY)

    assert [str(problem) for problem in loaded.problems] == []
    assert len(loaded.archive.briefings) == NUMBER


def test_the_same_number_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "other"):
        corpus.write(3, tmp_path / name)
    one, other = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("one", "other")
    )

    assert one == other


def test_the_theme_for_hugo_leaves_nothing_empty(everybody: dict[str, peers.Peer]) -> None:
    peer = everybody[peers.HUGO]
    measuring.taken(peer.command, peer.root, peers.AROUND)
    public = peer.root / peer.output
    archive = load(everybody[peers.PRODUCT].root, TODAY).archive
    named = [
        (axis, term.id)
        for axis in copies.AXES
        for term in archive.shown(axis)
        if archive.under(axis, term.id)
    ]

    for axis, term in named:
        page = (public / axis / term / "index.html").read_text("utf-8")
        entries = (public / axis / term / "feed.xml").read_text("utf-8").count("<entry>")
        feed = json.loads((public / axis / term / "feed.json").read_text("utf-8"))
        expected = min(20, len(archive.under(axis, term)))
        assert page.count('class="card"') == entries == len(feed["items"]) == expected
        assert all(len(item.get("content_html", "a" * 999)) > 900 for item in feed["items"])
    for briefing in archive.briefings:
        page = (public / "briefings" / briefing.id[:4] / briefing.id / "index.html").read_text()
        assert {'id="assessment"', 'class="footnotes"'} <= set(page.replace(">", " ").split())
    assert len(json.loads((public / "data/briefings.json").read_text("utf-8"))) == NUMBER
    assert (public / "briefings/page/3/index.html").is_file()


@pytest.mark.parametrize("name", [peers.PRODUCT, peers.HUGO, peers.STOCK])
def test_every_change_changes_the_content(everybody: dict[str, peers.Peer], name: str) -> None:
    peer = everybody[name]
    original = copies.Original(peer.root.parent / "original")
    renamed = partial(cases.renamed, name=cases.middle_actor(original))
    changes: list[Callable[[peers.Peer, int], None]] = [cases.edited, cases.added, renamed]
    seen = {_content(peer)}
    for turn in range(2):
        for change in changes:
            change(peer, turn)
            seen.add(_content(peer))

    assert len(seen) == 1 + 2 * len(changes)


def _content(peer: peers.Peer) -> str:
    command = "find . -name '*.md' -exec cksum {} + | sort"
    return subprocess.run(
        command, shell=True, cwd=peer.root, capture_output=True, text=True, check=True
    ).stdout


GREEDY = """
import os, time
os.fork()
kept = bytearray(b"1") * (64 << 20)
time.sleep(0.5)
"""


def test_the_memory_of_every_process_counts(tmp_path: Path) -> None:
    taken = measuring.taken((sys.executable, "-c", GREEDY), tmp_path, {})

    assert taken.seconds >= 0.5
    assert taken.peak > 128 << 20


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(measuring.FailedError, match="no luck"):
        measuring.taken((sys.executable, "-c", "raise SystemExit('no luck')"), tmp_path, {})


def test_growth_is_told_step_by_step(tmp_path: Path) -> None:
    """Each size has a column; a step has a row if it takes a tenth of a second anywhere."""
    sizes = [growth.measured(number, str(tmp_path)) for number in (20, NUMBER)]
    told = growth.section(sizes)

    assert told.startswith(growth.HEADING)
    assert [size.written.pages for size in sizes] == sorted(size.written.pages for size in sizes)
    assert all(size.whole.peak > 0 and size.edited.seconds > 0 for size in sizes)
    assert "| files " in told


def test_every_check_is_told_beside_its_bound(tmp_path: Path) -> None:
    rows = checks.section(tmp_path, 1, NUMBER).strip().split("\n")[6:]

    assert len(rows) == len(checks.OWN) + len(checks.LARGE)
    for row in rows:
        name, most, seconds = (cell.strip() for cell in row.strip("|").split("|"))
        assert name.endswith((" of the first archive", f" of {NUMBER} briefings"))
        assert float(most.removesuffix(" s")) >= 1
        assert float(seconds.removesuffix(" s")) > 0


SAID = """\
INFO    -  Reading files: 10,525 in 3.05 s
DEBUG   -  Rendering pages: 84 in 0.23 s
INFO    -  Rendering pages: 19,831 in 9.31 s
DEBUG   -  Publishing files: 22,344 in 0.00 s
INFO    -  Documentation built in 22.92 seconds
"""


def test_steps_are_read_from_what_a_build_says() -> None:
    """What a step takes in several rounds is one sum."""
    whole = measuring.Taken(1.0, 1, SAID)
    size = growth.Size(10, whole, whole, measuring.Written(1, 1, 1))

    assert size.steps == {"Reading files": 3.05, "Rendering pages": pytest.approx(9.54)}
