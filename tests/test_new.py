"""``watchfloor new``: a file whose only problems are its blanks, or one clear line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from watchfloor.loading import load
from watchfloor.problem import Code

from . import sites
from .archives import (
    ACTOR,
    BRIEFING,
    TODAY,
    UPDATE,
    Change,
)
from .beginning import BLANK, GIVEN, NEW, archive, matter, new, wrong


def test_the_only_problems_are_blanks(tmp_path: Path) -> None:
    root = archive(tmp_path)
    before = sites.files(root)
    result = new(root, *GIVEN)

    assert (result.exit_code, result.output) == (
        0,
        f"written: {NEW}\nnext: fill in what is blank, then `make check`\n",
    )
    found = load(root, TODAY).problems
    assert {problem.path for problem in found} == {NEW}
    assert {problem.code for problem in found} == {Code.VALUE_EMPTY, Code.SECTION_MISSING}
    after = {path: data for path, data in sites.files(root).items() if ".cache" not in path}
    assert after.keys() - before.keys() == {NEW}
    assert {path: after[path] for path in before} == before


def test_what_is_not_given_is_a_blank(tmp_path: Path) -> None:
    """Every key that must be there is told once, where it is to be written."""
    root = archive(tmp_path)
    path = "briefings/2025/2025-11-03-quotas.md"
    assert new(root, "--id", "2025-11-03-quotas").exit_code == 0

    told = [problem.message for problem in wrong(root, path)]
    required = [
        *("title", "summary", "event_date", "as_of", "published", "authors", "interests"),
        *("actors", "regions", "themes"),
        *(f"judgements` 1 `{key}" for key in ("id", "statement", "confidence", "because")),
        *(f"sources` 1 `{key}" for key in ("id", "title", "publisher", "url", "reliability")),
    ]
    assert told == [
        *(f"`{key}` has no value" for key in required),
        *(f"the section `{title}` is empty" for title in ("What happened", "Assessment")),
    ]


FILLED = {
    "as_of": "2025-11-03",
    "published": "2025-11-03",
    "authors": "[desk]",
    "interests": "none",
    "confidence": "low",
    "id": "a-name",
    "url": "https://example.org/new",
    "publisher": "reuters",
    "reliability": "A",
}


def filled(text: str) -> str:
    """*text* with something in every blank, comments and all else left as it is."""
    lines = []
    for line in text.split("\n"):
        match = re.match(r"( *(?:- )?)(\w+):( >-)?(?:  # .*)?$", line)
        lines.append(line)
        if match and match[3]:
            lines.append(f"{' ' * len(match[1])}  Words of some length that fill a blank.")
        elif match and match[2] not in {"judgements", "sources"}:
            _, mark, note = line.partition("  #")
            lines[-1] = f"{match[1]}{match[2]}: {FILLED.get(match[2], 'Some words')}{mark}{note}"
    whole = "\n".join(lines)
    whole = whole.replace(
        "\n\n## Background", "\n\n- The quotas were shared.[^a-name]\n\n## Background"
    )
    return whole.replace("\n\n### What", "\n\nWe think that they hold.\n\n### What")


def test_once_the_blanks_are_filled_nothing_is_wrong(tmp_path: Path) -> None:
    """With every comment still there."""
    root = archive(tmp_path)
    new(root, *GIVEN)
    file = root / NEW
    file.write_text(filled(file.read_text("utf-8")), "utf-8")

    assert [str(problem) for problem in load(root, TODAY).problems] == []
    assert Path(NEW).stem in {each.id for each in load(root, TODAY).archive.briefings}


@pytest.mark.parametrize(
    ("arguments", "key", "value"),
    [
        (["--actor", "ARECOMS"], "actors", ["arecoms"]),
        (["--actor", "监管局"], "actors", ["arecoms"]),
        (["--actor", "Arecoms ", "--actor", "arecoms"], "actors", ["arecoms"]),
        (["--actor", "arecoms-old"], "actors", ["arecoms"]),
        (["--region", "DR Congo", "--region", "中国"], "regions", ["congo-dr", "china"]),
        (["--tag", "export-quota", "--tag", "New tag"], "tags", ["export-quota", "new-tag"]),
        (
            ["--title", "A: 'b' \"c\" #d, [e] & *f | - g"],
            "title",
            "A: 'b' \"c\" #d, [e] & *f | - g",
        ),
        (["--title", "NO"], "title", None),
        (["--title", "2025-10-16"], "title", "2025-10-16"),
        (["--title", "a\n  b\tc"], "title", "a b c"),
        (["--event-date", "2025-11-03?"], "event_date", "2025-11-03?"),
        (["--event-date", "2025-11-03/2025-11-05"], "event_date", "2025-11-03/2025-11-05"),
    ],
)
def test_what_is_given_stands_there(
    tmp_path: Path, arguments: list[str], key: str, value: object
) -> None:
    """Terms by their ids, whatever they were called; text quoted where it must be."""
    page = "aliases: [监管局]\nformer_ids: [arecoms-old]\nkind: public-body"
    root = archive(tmp_path, Change(ACTOR, "kind: public-body", page))
    result = new(root, "--id", "2025-11-03-quotas", *arguments)

    if value is None:
        assert result.exit_code == 2
        return
    path = "briefings/2025/2025-11-03-quotas.md"
    assert result.exit_code == 0, result.output
    assert matter(root, path)[key] == value
    assert {problem.code for problem in wrong(root, path)} <= BLANK


@pytest.mark.parametrize(
    ("title", "date", "identity"),
    [
        (
            "Congo's cobalt: 96,600 t a year",
            "2025-10-16",
            "2025-10-16-congos-cobalt-96-600-t-a-year",
        ),
        ("96,600 t of cobalt", "2025-10", "2025-10-t-of-cobalt"),
        ("Baogang (包钢) adds capacity", "2025", "2025-baogang-adds-capacity"),
        ("Škoda buys", "2025-10-01/2025-10-16", "2025-10-01-skoda-buys"),
        ("A" + " word" * 30, "2025-10-16?", "2025-10-16-a" + "-word" * 9),
    ],
)
def test_an_id_is_proposed(tmp_path: Path, title: str, date: str, identity: str) -> None:
    root = archive(tmp_path)

    result = new(root, "--title", title, "--event-date", date)
    assert result.output.startswith(f"written: briefings/2025/{identity}.md\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "an id needs the event's date and a title"),
        (["--title", "Quotas"], "give --id"),
        (["--title", "包钢集团", "--event-date", "2025"], "a title in Latin letters: give --id"),
        (["--title", "x"], "title: this has 1 characters (write 3 to 160 characters)"),
        (["--title", "a <b> c"], "title: U+003C"),
        (["--title", "a \x1b[31m"], "title: U+001B"),
        (["--title", "a \u202e b"], "title: U+202E"),
        (["--title", "caf\udce9"], "title: this is not UTF-8"),
        (["--event-date", "3 November"], "event date: `3 November` has no year"),
        (["--event-date", "2025-02-30"], "there is no such day"),
        (["--id", "../../etc/2025-11-03-a"], "is not a briefing's id"),
        (["--id", "2025-11-03-a/../../../../b"], "is not a briefing's id"),
        (["--id", "2025-11-03-a\nb"], "is not a briefing's id"),
        (["--id", "2025-11-03-a\0b"], "U+0000"),
        (["--id", "2025-13-03-a"], "begins with no day of the calendar"),
        (["--id", f"2025-11-03-{'a' * 300}"], "File name too long"),
        (["--id", "2025-11-04-a", "--event-date", "2025-11-03"], "does not begin with the event's"),
        (["--id", Path(BRIEFING).stem], "is, or was, that of another briefing"),
        (["--id", "2025-10-15-cap"], "is, or was, that of another briefing"),
        (["--actor", "arecomz"], "did you mean `arecoms`?; if it is new, --stub"),
        (["--actor", "Nobody"], "there is no “Nobody” among the actors; if it is new, --stub"),
        (["--actor", "../x"], "there is no “../x” among the actors"),
        (["--actor", "包钢", "--stub"], "no id can be made of “包钢”"),
        (["--actor", "feed", "--stub"], "`feed` is a name the site keeps for itself"),
        (["--actor", "3M", "--stub"], "id: `3m` is not an id (lower-case letters"),
        (["--actor", "a\x1b[2J"], "actor: U+001B"),
        (["--actor", " "], "actor: this has 0 characters"),
        (["--region", "Nowhere"], "there is no “Nowhere” among the regions; if it is new, --stub"),
        (["--tag", "feed"], "`feed` is a name the site keeps for itself"),
        (["--source", "ftp://example.org/a"], "source: `ftp://example.org/a` is not a web address"),
        (["--source", "https://a@example.org/"], "is not a web address"),
        (["--publisher", "Nobody"], "there is no “Nobody” among the publishers"),
        (["--update", "2025-10-16-cobalt-cup"], "did you mean `2025-10-16-cobalt-cap`?"),
        (["--update", "../x"], "is not a briefing's id"),
        (["--update", Path(UPDATE).stem], "an update itself, of `2025-10-16-cobalt-cap`"),
        (["--update", Path(BRIEFING).stem, "--theme", "price"], "under the terms of its briefing"),
        (["--mineral", "cobalt"], "No such option"),
        (["--root", "no-such-folder"], "does not exist"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(tmp_path: Path, arguments: list[str], told: str) -> None:
    """And nothing is written."""
    root = archive(
        tmp_path, Change(BRIEFING, "interests", "former_ids: [2025-10-15-cap]\ninterests")
    )
    before = sites.files(root)
    needs_id = arguments[:1] in (
        ["--actor"],
        ["--region"],
        ["--tag"],
        ["--source"],
        ["--publisher"],
    )
    result = new(root, *(["--id", "2025-11-03-quotas"] if needs_id else []), *arguments)

    assert (result.exit_code, isinstance(result.exception, SystemExit)) == (2, True), result.output
    assert told in result.output
    assert "\x1b" not in result.output
    after = {path: data for path, data in sites.files(root).items() if ".cache" not in path}
    assert after == before


def test_nothing_is_written_over(tmp_path: Path) -> None:
    root = archive(tmp_path)
    new(root, *GIVEN)
    mine = (root / NEW).read_bytes() + b"and some words"
    (root / NEW).write_bytes(mine)

    result = new(root, *GIVEN, "--actor", "Somebody new", "--stub")
    assert result.exit_code == 2
    assert (root / NEW).read_bytes() == mine
    assert not (root / "docs/actors/somebody-new.md").exists()


@pytest.mark.parametrize("link", ["briefings", "briefings/2031", "briefings/2031/2031-a.md"])
def test_no_link_leads_out_of_the_archive(tmp_path: Path, link: str) -> None:
    root = archive(tmp_path / "root")
    outside = tmp_path / "outside"
    outside.mkdir()
    if (root / link).is_dir():
        (root / link).rename(root / "elsewhere")
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(outside)

    result = new(root, "--id", "2031-a")
    assert (result.exit_code, list(outside.iterdir())) == (2, [])
    assert "link" in result.output


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file stands where a folder must be; what was written before it is taken back."""
    root = archive(tmp_path)
    (root / "briefings/2031").write_text("no folder", "utf-8")

    result = new(root, "--id", "2031-a", "--actor", "Somebody new", "--stub")
    assert result.exit_code == 2
    assert "2031" in result.output
    assert not (root / "docs/actors/somebody-new.md").exists()


@pytest.mark.parametrize(
    ("date", "name"),
    [("2025-11-03", "2025-11-03-cobalt-cap"), ("2025-10-16", "2025-10-16-cobalt-cap-update")],
)
def test_an_update_is_the_short_form(tmp_path: Path, date: str, name: str) -> None:
    root = archive(tmp_path)
    target = Path(BRIEFING).stem
    result = new(root, "--update", target, "--event-date", date, "--title", "It goes on")

    path = f"briefings/2025/{name}.md"
    assert f"written: {path}\n" in result.output
    assert matter(root, path) == {
        "kind": "update",
        "updates": target,
        "title": "It goes on",
        "event_date": date,
        "sources": matter(root, path)["sources"],
    }
    assert {problem.code for problem in wrong(root, path)} == {
        Code.VALUE_EMPTY,
        Code.SECTION_MISSING,
    }
    headings = re.findall("^#.*", (root / path).read_text("utf-8").split("---\n")[2], re.MULTILINE)
    assert headings == ["## What happened"]


def test_nothing_updates_a_draft(tmp_path: Path) -> None:
    root = archive(tmp_path, Change(BRIEFING, "interests", "status: draft\ninterests"))

    result = new(root, "--update", Path(BRIEFING).stem, "--event-date", "2025-11-03")
    assert "update: that is a draft" in result.output
