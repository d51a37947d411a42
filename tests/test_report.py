"""`watchfloor report`: what a reviewer is told of a change, and that there is always a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from watchfloor.desk.reporting.words import bounded, size_of

from .archives import ACTOR, BRIEFING, OTHER, THEME, UPDATE, Change, changed, written
from .repositories import committed, git
from .reviewing import assert_harmless, begun, headings, part, report, reviewed, run

NEW = "briefings/2025/2025-12-01-another.md"
TAG = Change(BRIEFING, "themes: [price]\n", "themes: [price]\ntags: [export-quota]\n")


def copied(path: str, *pairs: tuple[str, str]) -> str:
    """The file at *path* of the tiny archive with other words."""
    text = changed()[path].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


ANOTHER = Change(NEW, "", copied(OTHER, ("2025-09", "2025-12"), ("A licence is drafted", "Tax")))


def test_nothing_changed_is_one_line(tmp_path: Path) -> None:
    root = begun(tmp_path)
    commit = git(root, "rev-parse", "HEAD")

    assert report(root) == f"Nothing has changed since {commit[:12]} of 2026-11-20.\n"


def test_the_head_counts_and_leads_to_what_stands_out(tmp_path: Path) -> None:
    text = reviewed(
        tmp_path,
        Change(BRIEFING, "[^reuters-oct]", "[^nobody]"),
        ANOTHER,
        Change(ACTOR, "name: ARECOMS", "name: Arecoms"),
        Change("hooks/main.py", "", "print(1)\n"),
    )
    head = text.partition("\n## ")[0]

    assert (
        "**2 briefings** (1 changed, 1 new) · **1 term page** (1 changed) · "
        "**1 other file** · **2 errors** · 1 warning · **1 citation to verify**."
    ) in head
    assert "- [ ] **Not a contributor's to change:** `hooks/main.py`\n" in head
    told = "`2025-10-16-cobalt-cap` has 2 errors (`change-unrecorded`, `source-unknown`)"
    assert f"- [ ] **Errors:** {told}\n" in head
    assert_harmless(text)


def test_sections_come_in_the_order_of_a_review(tmp_path: Path) -> None:
    text = reviewed(tmp_path, TAG, Change(THEME, "name: Price", "name: Prices"), ANOTHER)

    assert headings(text)[1:] == [
        "## Briefings",
        "### Changed briefing: `2025-10-16-cobalt-cap`",
        "#### What changed",
        "#### To weigh",
        "#### To verify, source by source",
        "### New briefing: `2025-12-01-another`",
        "#### To weigh",
        "#### To verify, source by source",
        "## Terms",
        "### Changed term: `themes/price`",
        "#### What changed",
        "## New tags",
        "## Pages and feeds that change",
        "## As a reader will see it",
        "### `2025-10-16-cobalt-cap`",
        "### `2025-12-01-another`",
    ]


def test_nothing_stands_out_where_nothing_does(tmp_path: Path) -> None:
    assert "Nothing stands out" in reviewed(tmp_path, TAG)


def test_what_is_merged_elsewhere_is_no_part_of_it(tmp_path: Path) -> None:
    root = begun(tmp_path)
    git(root, "switch", "--quiet", "--create", "work")
    written(root, changed(TAG))
    committed(root)
    git(root, "switch", "--quiet", "main")
    (root / OTHER).unlink()
    committed(root)
    git(root, "switch", "--quiet", "work")

    assert "**1 briefing** (1 changed)" in report(root, "main")


# ---------------------------------------------------------------------------- what became of a file


def test_a_file_that_cannot_be_read_spoils_no_other(tmp_path: Path) -> None:
    broken = Change(NEW, "", "---\ntitle: [\n---\n")
    text = reviewed(tmp_path, broken, TAG)
    section = part(text, "### Unreadable briefing: `2025-12-01-another`")

    assert "**error** `yaml-syntax`, line 3:" in section
    assert "- `tags`: added export-quota" in part(text, "### Changed briefing")


def test_a_link_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    root = begun(tmp_path)
    (root / NEW).symlink_to("/etc/passwd")

    assert "`file-link`" in part(report(root), "### Unreadable briefing: `2025-12-01-another`")


def test_a_file_that_is_gone_is_missed(tmp_path: Path) -> None:
    root = begun(tmp_path)
    (root / BRIEFING).unlink()
    text = report(root)
    section = part(text, "### Removed briefing: `2025-10-16-cobalt-cap`")

    assert "An id must not vanish" in section
    assert "It was named by `2025-10-20-cobalt-cap-update`." in section
    assert "**Congo caps cobalt exports**" in section
    assert f"`briefing-unknown`, `{UPDATE}` line 3:" in part(text, "## What breaks in other files")
    assert "- [ ] **Gone:** `2025-10-16-cobalt-cap`." in text


def test_a_file_under_another_name_goes_on(tmp_path: Path) -> None:
    moved = copied(OTHER, ("published:", "former_ids: [2025-09-01-licence]\npublished:"))
    root = begun(tmp_path)
    (root / OTHER).unlink()
    written(root, {"briefings/2025/2025-09-01-permit.md": moved.encode()})

    section = part(report(root), "### Removed briefing: `2025-09-01-licence`")
    assert "It goes on as `2025-09-01-permit`" in section


def test_a_draft_is_reviewed_and_not_shown_to_readers(tmp_path: Path) -> None:
    draft = copied(OTHER, ("2025-09", "2025-12"), ("summary:", "status: draft\nsummary:"))
    text = reviewed(tmp_path, Change(NEW, "", draft))
    section = part(text, "### New draft: `2025-12-01-another`")

    assert "A draft: it is checked, and not published." in section
    assert "- [ ] line 28: The regulator drafted a licence." in section
    page = part(text, "## As a reader will see it")
    assert "*Not yet: no reader sees a draft, or what has an error.*" in page
    assert "> - The regulator drafted a licence.\\[1\\]" in page


def test_a_draft_with_gaps_has_no_page(tmp_path: Path) -> None:
    gap = ("    confidence: low\n", "")
    draft = copied(OTHER, ("2025-09", "2025-12"), gap, ("summary:", "status: draft\nsummary:"))
    text = reviewed(tmp_path, Change(NEW, "", draft))

    assert "A draft: it is checked, and not published." in text
    assert "As a reader" not in text


def test_what_has_an_error_is_shown_as_it_would_be(tmp_path: Path) -> None:
    text = reviewed(tmp_path, Change(BRIEFING, "[^reuters-oct]", "[^nobody]"))
    section = part(text, "## As a reader will see it")

    assert "*Not yet: no reader sees a draft, or what has an error.*" in section
    assert "> - Exports restarted under a cap of 18,125 t.\\[?\\]" in section


def test_a_withdrawal_is_told_first(tmp_path: Path) -> None:
    withdrawn = (
        "changes:\n  - {date: 2026-11-20, kind: withdrawal, what: All of it., why: It was wrong.}\n"
    )
    text = reviewed(tmp_path, Change(OTHER, "actors:", f"{withdrawn}actors:"))

    assert "- [ ] **Withdrawn:** `2025-09-01-licence`" in text
    assert "### Withdrawn briefing: `2025-09-01-licence`" in text
    assert "> **Withdrawal**, 20 November 2026: All of it. Why: It was wrong." in text


def test_a_tombstone_has_nothing_to_verify(tmp_path: Path) -> None:
    stone = "---\nkind: tombstone\ndate: 2026-01-05\nreason: A court ordered it.\n---\n"
    section = part(reviewed(tmp_path, Change(OTHER, "", stone)), "### Changed tombstone")

    assert "added A court ordered it." in section
    assert "To verify" not in section


def test_problems_that_were_there_before_say_so(tmp_path: Path) -> None:
    late = Change(UPDATE, "as_of: 2025-10-24", "as_of: 2025-08-24")
    begun(tmp_path, late)
    written(tmp_path, changed(late, Change(UPDATE, "[^reuters-cargo]", "")))
    section = part(report(tmp_path), "#### Problems")

    lines = section.split("\n")[2:-1]
    assert [line.endswith("as before") for line in lines] == [True, True, False, False, False]


# ---------------------------------------------------------------------------- terms


def test_a_new_term_is_shown_with_those_it_is_like(tmp_path: Path) -> None:
    actor = copied(ACTOR, ("name: ARECOMS", "name: Arecom"), ("kind: public", "kind: public"))
    text = reviewed(
        tmp_path,
        Change("docs/actors/arecom.md", "", f"{actor}\nIt *decides*.\n"),
        Change(OTHER, "actors: [arecoms]", "actors: [arecom]"),
    )
    section = part(text, "### New term: `actors/arecom`")

    assert "- [ ] **New term:** `actors/arecom`, called much like `arecoms` (ARECOMS)" in text
    assert "Called much alike: `arecoms` (ARECOMS)." in section
    assert "Named by 1 briefing: `2025-09-01-licence`." in section
    assert "- `summary`: Congo's regulator of strategic minerals." in section
    assert "> It *decides*." in section


def test_a_changed_term_tells_what_and_whom_it_concerns(tmp_path: Path) -> None:
    alias = Change(ACTOR, "kind: public", "aliases: [The Authority]\nkind: public")
    grade = Change("docs/publishers/reuters.md", "reliability: A", "reliability: B")
    text = reviewed(tmp_path, alias, grade)

    assert "- `aliases`: added The Authority" in part(text, "### Changed term: `actors/arecoms`")
    section = part(text, "### Changed term: `publishers/reuters`")
    assert "- `reliability`: A → **B**" in section
    assert "Named by 3 briefings:" in section


def test_a_new_tag_is_shown_with_those_it_is_like(tmp_path: Path) -> None:
    tag = Change(OTHER, "themes: [price]\n", "themes: [price]\ntags: [export-quotas, sulphur]\n")
    begun(tmp_path, TAG)
    written(tmp_path, changed(TAG, tag))
    section = part(report(tmp_path), "## New tags")

    assert (
        "- `tags/export-quotas`, named by `2025-09-01-licence`; "
        "called much alike: `export-quota` (export quota)"
    ) in section
    assert "- `tags/sulphur`, named by `2025-09-01-licence`; nothing is called alike" in section


# ---------------------------------------------------------------------------- how far it reaches


def test_pages_and_feeds_that_change_are_counted(tmp_path: Path) -> None:
    section = part(reviewed(tmp_path, ANOTHER, TAG), "## Pages and feeds that change")

    assert "pages of briefings: 1 new, 2 changed (`briefings/2025/2025-12-01-another/`" in section
    assert "pages of terms: 1 new, " in section
    assert "lists with feeds, in Atom and JSON: 1 new, " in section
    assert "`tags/export-quota/`" in section
    assert "tombstones" not in section


def test_words_alone_change_their_own_page_and_full_feeds(tmp_path: Path) -> None:
    words = Change(OTHER, "We think that it comes.", "We think that it comes soon.")
    section = part(reviewed(tmp_path, words), "## Pages and feeds that change")

    assert "- pages of briefings: 1 changed (`briefings/2025/2025-09-01-licence/`)\n" in section
    assert "pages of terms" not in section


# ---------------------------------------------------------------------------- the command


def test_it_may_be_written_to_a_file(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    text = reviewed(archive, TAG)
    found = run(archive, "--base", "HEAD", "--output", str(tmp_path / "report.md"))

    assert (found.exit_code, found.stdout) == (0, "")
    assert found.stderr == f"The report: {tmp_path / 'report.md'}\n"
    assert (tmp_path / "report.md").read_text("utf-8") == text


def test_what_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    found = run(begun(tmp_path), "--base", "HEAD", "--output", str(tmp_path / "no/report.md"))

    assert found.exit_code == 2
    assert found.stderr.count("\n") == 1
    assert "No such file" in found.stderr


@pytest.mark.parametrize("ref", ["nowhere", "--help", ""])
def test_no_such_base_is_one_line(ref: str, tmp_path: Path) -> None:
    found = run(begun(tmp_path), f"--base={ref}")

    assert (found.exit_code, found.stdout, found.stderr.count("\n")) == (2, "", 1)
    assert found.stderr == f"Error: --base {ref}: there is no such commit\n"


def test_the_same_change_gives_the_same_report(tmp_path: Path) -> None:
    first = reviewed(tmp_path, TAG, ANOTHER)
    (tmp_path / BRIEFING).touch()

    assert report(tmp_path) == first


# ---------------------------------------------------------------------------- its length


def test_very_many_and_very_long_files_are_cut(tmp_path: Path) -> None:
    begun(tmp_path)
    items = "\n".join(f"- Fact {n} is told here.[^reuters-sep]" for n in range(3_000))
    long = copied(OTHER, ("2025-09", "2025-12"), ("- The regulator drafted a licence.", items))
    files = {f"briefings/2025/2025-12-01-number-{chr(97 + n)}.md": long for n in range(2)}
    small = {f"docs/actors/actor-x{n}.md": copied(ACTOR) for n in range(310)}
    written(tmp_path, {path: text.encode() for path, text in {**files, **small}.items()})
    text = report(tmp_path)

    assert 100_000 < len(text.encode()) < 1_048_576
    assert "further files changed too: `docs/actors/" in text
    assert "left out here: the report would grow too long" in text
    assert_harmless(text)


def test_parts_are_left_out_whole_and_counted() -> None:
    assert list(bounded(["aa", "", "bb"], 8)) == ["aa", "bb"]
    assert list(bounded(["a", "b" * 9, "c"], 8)) == [
        "a",
        "*2 parts left out here: the report would grow too long.*",
    ]
    assert size_of(["é"]) == 4
    assert list(bounded(["a\u202eb\x1b[1m"], 99)) == ["a\ufffdb\ufffd[1m"]
