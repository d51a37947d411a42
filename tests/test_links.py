"""`watchfloor links`: sources asked with the real checker, copies with a real archive's answers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from watchfloor.desk.cited import cited, portion
from watchfloor.desk.cli import main
from watchfloor.desk.copies import MOST_FAILURES, Copies

from . import archives
from .archives import BRIEFING, OTHER, TODAY, UPDATE
from .web import Web, kept, web

SOURCES = {BRIEFING: "cobalt", OTHER: "licence", UPDATE: "cargo"}
"""The briefings of the tiny archive, each with the one page it cites."""
WAYBACK = "https://web.archive.org/web/20251102030405/http://page.example/"


@dataclass
class Told:
    """What the command did."""

    code: int
    report: str
    aside: str


@dataclass
class Desk:
    """The tiny archive with its sources on a small web."""

    root: Path
    web: Web

    def change(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def cites_everywhere(self, paths: dict[str, str]) -> None:
        for path, page in paths.items():
            self.change(path, f"https://example.org/{SOURCES[path]}", self.web.url(page))

    def flaky(self, text: str) -> None:
        (self.root / ".github").mkdir(exist_ok=True)
        (self.root / ".github/flaky-hosts.txt").write_text(text, "utf-8")

    def links(self, *more: str, private: bool = True) -> Told:
        before = self.files()
        arguments = ["--pause", "0", "--archive-api", self.web.url("available"), *more]
        if private:
            arguments.append("--private")
        done = CliRunner().invoke(main, ["links", "--root", str(self.root), *arguments])
        assert done.exception is None or isinstance(done.exception, SystemExit)
        assert self.files() == before, "a file of the archive was changed"
        return Told(done.exit_code, done.stdout, done.stderr)

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.root.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in found if ".cache" not in path.parts}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with web() as small:
        archives.written(tmp_path, archives.changed())
        yield Desk(tmp_path, small)


def test_what_is_gone_is_told_with_its_line_and_a_copy_to_paste(desk: Desk) -> None:
    gone = desk.web.url("404/cobalt?a=1&copy=(2)")
    desk.cites_everywhere({BRIEFING: "404/cobalt?a=1&copy=(2)", OTHER: "200/x", UPDATE: "200/y"})
    desk.web.copies = {gone: kept(WAYBACK.replace("https:", "http:"))}

    told = desk.links()

    assert told.code == 1
    assert "/404/cobalt?a=1&copy=(2)" in [path for path, _ in desk.web.asked]
    section = told.report.partition("## Cannot be reached: 1\n")[2]
    assert f"### [{BRIEFING}](https://git.example/cobalt/edit/main/{BRIEFING})" in section
    assert "- Line 21, `reuters-oct`, [" in section
    assert f"404 Not Found. A [copy of 2025-11-02]({WAYBACK}), below this line:" in section
    assert f"\n  ```yaml\n      archive_url: {WAYBACK}\n  ```\n" in section
    assert "3 sources of 3 looked at, 1 cannot be reached" in told.report
    assert told.aside.splitlines()[-1] == "1 cannot be reached"


def test_the_line_that_is_told_mends_it(desk: Desk) -> None:
    """Pasted as it stands where it is said to belong, it is front matter; then nothing is left."""
    desk.cites_everywhere({BRIEFING: "404/cobalt", OTHER: "200/x", UPDATE: "200/y"})
    copy = desk.web.url("200/web/20251102030405/cobalt")
    desk.web.copies = {desk.web.url("404/cobalt"): kept(copy)}
    report = desk.links().report
    line = next(line for line in report.splitlines() if "archive_url" in line).removeprefix("  ")
    url = f"    url: {desk.web.url('404/cobalt')}\n"
    desk.change(BRIEFING, url, f"{url}{line}\n")

    checked = CliRunner().invoke(main, ["check", "--root", str(desk.root)])
    told = desk.links()

    assert checked.exit_code == 0
    assert told.code == 0
    assert "Cannot be reached" not in told.report
    assert told.aside.splitlines()[-1] == "nothing to do"


def test_a_copy_that_is_gone_is_told_too(desk: Desk) -> None:
    desk.cites_everywhere({BRIEFING: "200/cobalt", OTHER: "200/x", UPDATE: "200/y"})
    url = f"url: {desk.web.url('200/cobalt')}\n"
    desk.change(BRIEFING, url, f"{url}    archive_url: {desk.web.url('404/copy')}\n")
    desk.web.copies = {desk.web.url("200/cobalt"): kept(WAYBACK)}

    told = desk.links()

    assert told.code == 1
    assert "- Line 22, `reuters-oct`" in told.report
    assert f"A [copy of 2025-11-02]({WAYBACK}), in place of this line:" in told.report


def test_a_host_that_is_known_to_be_flaky_does_not_count(desk: Desk) -> None:
    """Its failures are told with the rest; other hosts count as ever."""
    desk.cites_everywhere({BRIEFING: "403/cobalt", OTHER: "200/x", UPDATE: "200/y"})
    desk.flaky("# a note\n\n127.0.0.1  refuses *programs* (403)\nelse.example  x\n")

    told = desk.links()

    assert told.code == 0
    assert "## At flaky hosts: 1" in told.report
    assert "403 Forbidden" in told.report
    assert "refuses \\*programs\\* (403)" in told.report
    assert "`else.example` is called flaky" in told.report
    desk.flaky("127.0.0.2  another host\n")
    assert desk.links().code == 1


@pytest.mark.parametrize("line", ["example.org", "https://example.org  x", "localhost x", "[ x"])
def test_a_line_that_is_no_host_with_a_reason_is_refused(desk: Desk, line: str) -> None:
    desk.flaky(f"# hosts\n{line}\n")

    told = desk.links()

    assert told.code == 2
    assert "flaky-hosts.txt:2: write a host and why" in told.aside
    assert desk.web.asked == []


def test_a_page_that_is_there_is_offered_its_copy(desk: Desk) -> None:
    """Of the day nearest to when it was read; without a copy it is not spoken of."""
    desk.cites_everywhere({BRIEFING: "200/cobalt", OTHER: "200/x", UPDATE: "200/y"})
    desk.change(UPDATE, "    reliability: A", "    accessed: 2025-10-23\n    reliability: A")
    desk.web.copies = {desk.web.url("200/cobalt"): kept(WAYBACK)}

    told = desk.links()

    assert told.code == 0
    assert "## Copies that could be recorded: 1" in told.report
    assert told.report.count("archive_url:") == 1
    asked = {query["url"][0]: query["timestamp"][0] for query in desk.web.queries()}
    assert asked == {
        desk.web.url("200/cobalt"): "20251024",  # its text is of that day
        desk.web.url("200/x"): "20250903",  # the briefing's day: no other is known
        desk.web.url("200/y"): "20251023",  # the day it was read
    }


PAGE = "http://page.example/?a=1&b=包钢#c"


@pytest.mark.parametrize(
    ("answer", "copy"),
    [
        (kept(WAYBACK), WAYBACK),
        (kept(WAYBACK.replace("https:", "http:", 1)), WAYBACK),
        (kept(WAYBACK, status=200), WAYBACK),
        (kept(WAYBACK, available=False), None),
        (kept(WAYBACK, status="404"), None),
        (kept(WAYBACK, stamp="yesterday"), None),
        (kept("javascript:alert(1)"), None),
        (kept("https://web.archive.org/` onto <b>"), None),
        (kept("https://web.archive.org/x\nreliability: A"), None),
        ({"archived_snapshots": {}}, None),
        ({"archived_snapshots": {"closest": "none"}}, None),
        ({"archived_snapshots": []}, None),
        ([], None),
        ("no JSON", None),
        ("[" * 50_000, None),
    ],
    ids=lambda value: str(value)[-60:],
)
def test_only_a_copy_that_front_matter_may_hold_is_taken(answer: object, copy: str | None) -> None:
    with web(copies={PAGE: answer}) as archive:
        found = Copies(archive.url("available"), agent="x", pause=0).closest(PAGE, TODAY)

        assert (found and found.url) == copy
        assert archive.queries() == [{"url": [PAGE], "timestamp": [f"{TODAY:%Y%m%d}"]}]


def test_a_copy_older_than_the_source_is_not_offered(desk: Desk) -> None:
    """It is of another text at the same address."""
    desk.cites_everywhere({BRIEFING: "404/cobalt", OTHER: "404/x", UPDATE: "200/y"})
    stamp = "20251023000000"  # a day before the one was published; of the other nothing is known
    desk.web.copies = {desk.web.url(page): kept(WAYBACK, stamp) for page in ("404/cobalt", "404/x")}

    told = desk.links()

    assert told.code == 1
    assert "## Cannot be reached: 2" in told.report
    assert told.report.count("archive_url") == 1
    assert told.report.index("archive_url") > told.report.index("`reuters-sep`")


def test_an_archive_that_fails_is_left_in_peace(desk: Desk) -> None:
    desk.cites_everywhere({BRIEFING: "200/cobalt", OTHER: "200/x", UPDATE: "200/y"})
    more = "".join(
        f"  - {{id: s{n}, title: x, publisher: reuters, url: {desk.web.url(f'200/{n}')}, "
        "reliability: A}\n"
        for n in range(4)
    )
    desk.change(OTHER, "sources:\n", f"sources:\n{more}")

    told = desk.links("--archive-api", desk.web.url("503"))

    assert told.code == 0
    assert sum(path.startswith("/503?") for path, _ in desk.web.asked) == MOST_FAILURES
    assert "The archive of the web did not answer" in told.report


def test_hosts_are_told_who_asks(desk: Desk) -> None:
    desk.cites_everywhere({BRIEFING: "200/cobalt", OTHER: "200/x", UPDATE: "200/y"})

    desk.links()

    agents = {headers["User-Agent"] for _, headers in desk.web.asked}
    assert agents == {"watchfloor-links (+https://git.example/cobalt)"}


def test_private_networks_are_asked_only_on_demand(desk: Desk) -> None:
    """Addresses come from strangers, and the machine that asks stands in a network."""
    desk.cites_everywhere({BRIEFING: "404/cobalt", OTHER: "404/x", UPDATE: "404/y"})

    told = desk.links(private=False)

    assert told.code == 0
    assert desk.web.asked == []
    assert "3 not asked: for examples only, or in a private network" in told.report


def test_a_report_goes_into_the_file_that_is_named(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path.parent / f"{tmp_path.name}-report.md"

    told = desk.links("--output", str(target))

    assert told.report == ""
    assert target.read_text("utf-8").startswith("# Sources on the web\n")
    assert f"The report: {target}" in told.aside
    assert desk.links("--output", str(target / "x")).code == 2


def test_without_lychee_it_says_what_is_missing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))

    told = desk.links()

    assert told.code == 2
    assert "lychee is not installed" in told.aside


def test_after_some_weeks_every_source_had_its_turn(tmp_path: Path) -> None:
    found = list(cited(archives.loaded(tmp_path).archive))
    weeks = [portion(found, 1, TODAY + timedelta(weeks=number)) for number in range(3)]

    assert [len(week) for week in weeks] == [1, 1, 1]
    assert {each.path for week in weeks for each in week} == {BRIEFING, OTHER, UPDATE}
    assert portion(found, 1, TODAY) == portion(found, 1, TODAY)
    assert portion(found, 3, date(1, 1, 1)) == found


def test_a_page_that_is_cited_twice_is_asked_once(desk: Desk) -> None:
    desk.cites_everywhere({BRIEFING: "404/same", OTHER: "404/same", UPDATE: "200/y"})

    told = desk.links()

    assert sum(path == "/404/same" for path, _ in desk.web.asked) == 1
    assert "## Cannot be reached: 2" in told.report
