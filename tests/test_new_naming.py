"""``watchfloor new``: the terms and sources that somebody names, given or asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from watchfloor.desk.cli import main
from watchfloor.problem import Code

from . import sites, terminal
from .archives import (
    ACTOR,
    BRIEFING,
    PUBLISHER,
    UPDATE,
    Change,
)
from .beginning import BLANK, GIVEN, NEW, archive, declare, matter, new, source, wrong


def test_a_name_of_several_is_asked_back(tmp_path: Path) -> None:
    page = "---\nname: Another\nsummary: A regulator of something else.\nkind: public-body\n{}---\n"
    claim = "aliases:\n  - {name: The regulator, ambiguous: true}\n"
    root = archive(
        tmp_path,
        Change(ACTOR, "kind", f"{claim}kind"),
        Change("docs/actors/another.md", "", page.format(claim)),
    )

    result = new(root, *GIVEN, "--actor", "the regulator")
    assert "“the regulator” is a name of `another` or `arecoms`; give the id" in result.output


def test_a_new_term_gets_a_stub_of_its_page(tmp_path: Path) -> None:
    """Its blanks are its only problems, and the briefing may name it."""
    root = archive(tmp_path)
    declare(root, "minerals", "mineral", required=True)
    result = new(
        root,
        *GIVEN,
        *("--stub", "--actor", "Société: «Gécamines»", "--mineral", "Cobalt", "--theme", "Quotas"),
        *("--source", "https://new.example/a", "--publisher", "New: Paper"),
    )

    assert result.exit_code == 0, result.output
    stubs = {
        "docs/actors/societe-gecamines.md": "Société: «Gécamines»",
        "docs/minerals/cobalt.md": "Cobalt",
        "docs/themes/quotas.md": "Quotas",
        "docs/publishers/new-paper.md": "New: Paper",
    }
    for path, name in stubs.items():
        assert matter(root, path) == {"name": name}
        assert {problem.code for problem in wrong(root, path)} == {Code.VALUE_EMPTY}
        assert f"written: {path}\n" in result.output
    assert {problem.code for problem in wrong(root, NEW)} <= BLANK
    given = matter(root, NEW)
    assert given["actors"] == ["arecoms", "societe-gecamines"]
    assert (given["minerals"], given["themes"]) == (["cobalt"], ["price", "quotas"])


@pytest.mark.parametrize(
    ("flag", "word", "path", "said"),
    [
        ("--region", "Tenke Valley", "docs/regions/tenke-valley.md", {"name": "Tenke Valley"}),
        ("--actor", "tenke", "docs/actors/tenke.md", {}),
        ("--actor", "reuters", "docs/actors/reuters.md", {"name": "Reuters"}),
    ],
)
def test_a_stub_says_what_is_known(
    tmp_path: Path, flag: str, word: str, path: str, said: dict[str, str]
) -> None:
    """Of an id no name is guessed; a publisher's page tells what an actor of its id is called."""
    root = archive(tmp_path)
    assert new(root, *GIVEN, "--stub", flag, word).exit_code == 0

    assert matter(root, path) == said
    assert {problem.code for problem in wrong(root, path)} == {Code.VALUE_EMPTY}
    is_twin = "# same_as: [publishers/reuters]  # optional: if it is" in (root / path).read_text(
        "utf-8"
    )
    assert is_twin == (word == "reuters")


def test_briefings_of_the_same_event_are_named(tmp_path: Path) -> None:
    root = archive(tmp_path)
    title = str(matter(root, BRIEFING)["title"])
    result = new(root, "--title", title, "--event-date", "2025-10-17", "--id", "2025-10-17-a")
    assert "there is 2025-10-16-cobalt-cap already: " in result.output


@pytest.mark.parametrize(
    ("singular", "flag"),
    [("source", "--sources-of"), ("rare earth", "--rare-earth"), ("稀", "--x")],
)
def test_an_axis_has_an_option_whatever_it_is_called(
    tmp_path: Path, singular: str, flag: str
) -> None:
    key = flag[2:]
    root = archive(tmp_path)
    declare(root, key, singular)

    result = new(root, *GIVEN, "--stub", flag, "A thing")
    assert result.exit_code == 0, result.output
    assert matter(root, NEW)[key] == ["a-thing"]


@pytest.mark.parametrize(
    ("changes", "url", "said", "found"),
    [
        (
            [],
            "https://www.example.org/new",
            "example.org: publisher reuters (as in 2025-10-20-cobalt-cap-update)",
            {"id": "reuters", "publisher": "reuters"},
        ),
        ([], "https://other.example/new", "no source of the archive stands there yet", {}),
        (
            [Change(PUBLISHER, "because", "aliases: [news.example]\nbecause")],
            "https://news.example:8080/new?a=[1]#b",
            "news.example: publisher reuters",
            {"id": "reuters", "publisher": "reuters"},
        ),
        (
            [
                Change(BRIEFING, "url: https://example.org", "url: https://carrier.example"),
                Change(BRIEFING, "reliability", "via: carrier.example\n    reliability"),
            ],
            "https://carrier.example/new",
            "carrier.example: publisher reuters, carried by carrier.example",
            {"id": "reuters", "publisher": "reuters", "via": "carrier.example"},
        ),
        (
            [
                Change(BRIEFING, "url: https://example.org", "url: https://paper.example"),
                Change(BRIEFING, "reliability", "via: paper.example\n    reliability"),
                Change(
                    "docs/publishers/paper.md",
                    "",
                    "---\nname: Paper\nsummary: A newspaper that reprints agencies.\n"
                    "reliability: B\nbecause: It is careful.\naliases: [paper.example]\n---\n",
                ),
            ],
            "https://paper.example/its-own-or-not",
            "paper.example: texts of paper, reuters",
            {},
        ),
        (
            [
                Change(
                    "docs/publishers/afp.md",
                    "",
                    "---\nname: AFP\nsummary: Another news agency of the world.\n"
                    "reliability: A\nbecause: It is at first hand.\n---\n",
                ),
                Change(UPDATE, "publisher: reuters", "publisher: afp"),
            ],
            "https://example.org/new",
            "example.org: texts of afp, reuters",
            {},
        ),
    ],
)
def test_a_source_is_known_by_its_host(
    tmp_path: Path, changes: list[Change], url: str, said: str, found: dict[str, str]
) -> None:
    """As far as the archive knows it; what several could be is left blank."""
    root = archive(tmp_path, *changes)
    result = new(root, *GIVEN, "--source", url)

    assert said in result.output
    assert source(root) == {**found, "url": url}
    assert {problem.code for problem in wrong(root, NEW)} <= BLANK


def test_sources_have_names_of_their_own(tmp_path: Path) -> None:
    root = archive(tmp_path)
    new(root, *GIVEN, *("--source", "https://example.org/a", "--source", "https://example.org/b"))

    sources = matter(root, NEW)["sources"]
    assert isinstance(sources, list)
    assert [each["id"] for each in sources] == ["reuters", "reuters-2"]
    assert {problem.code for problem in wrong(root, NEW)} <= BLANK


@pytest.mark.parametrize(
    ("arguments", "typed", "ids"),
    [
        (["--actor"], "are", ["arecoms"]),
        (["--actor"], "监", ["arecoms"]),
        (["--region"], "DR C", ["congo-dr"]),
        (["--publisher"], "R", ["reuters"]),
        (["--theme"], "x", []),
    ],
)
def test_a_shell_completes_terms(
    tmp_path: Path, arguments: list[str], typed: str, ids: list[str]
) -> None:
    root = archive(tmp_path, Change(ACTOR, "kind", "aliases: [监管局]\nkind"))
    shell = ShellComplete(main, {}, "watchfloor", "_WATCHFLOOR_COMPLETE")

    found = shell.get_completions(["new", "--root", str(root), *arguments], typed)
    assert [item.value for item in found] == ids


@pytest.fixture
def typed(tmp_path: Path) -> Callable[..., str]:
    """Runs the command in a terminal, types lines into it and says what it showed."""

    def run(lines: list[str], *arguments: str) -> str:
        return terminal.typed(lines, "new", "--root", str(tmp_path), *arguments)

    return run


def test_somebody_at_a_terminal_is_asked(tmp_path: Path, typed: Callable[..., str]) -> None:
    """A wrong answer is asked again, a near one shows what may be meant, a new term gets a stub."""
    root = archive(tmp_path)
    shown = typed(
        [
            *("x", "Quotas are shared out"),  # the first is too short
            *("November", "2025-11-03"),
            "",  # the id as proposed
            *("arecomz", "1", "Gécamines", "y", ""),
            *("Nowhere", "n", "DR Congo", ""),
            *("Price", "", ""),  # themes, then tags
            *("https://new.example/a", "New Paper", "y", ""),
        ]
    )

    assert "[2025-11-03-quotas-are-shared-out]" in shown
    assert "1  arecoms (ARECOMS)" in shown
    assert f"written: {NEW}" in shown
    given = matter(root, NEW)
    assert given["title"] == "Quotas are shared out"
    assert given["actors"] == ["arecoms", "gecamines"]
    assert (given["regions"], given["themes"]) == (["congo-dr"], ["price"])
    assert source(root)["publisher"] == "new-paper"
    assert (root / "docs/actors/gecamines.md").exists()
    assert (root / "docs/publishers/new-paper.md").exists()


def test_nothing_is_written_before_the_last_answer(
    tmp_path: Path, typed: Callable[..., str]
) -> None:
    root = archive(tmp_path)
    before = sites.files(root)

    shown = typed(["Quotas", "2025-11-03", "", "Somebody new", "y"])
    assert "Aborted!" in shown
    after = {path: data for path, data in sites.files(root).items() if ".cache" not in path}
    assert after == before
