"""Strangers' words in a report are read and do nothing: by themselves, and a hostile archive's."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watchfloor.desk.reporting import Review
from watchfloor.desk.reporting import report as whole
from watchfloor.desk.reporting.words import (
    calm,
    code,
    fenced,
    listed,
    marked,
    plain,
    quoted,
    shown,
    told,
    web,
)
from watchfloor.loading import Loaded, Revision
from watchfloor.problem import printable
from watchfloor.publishing.plain.body import prose

from .archives import ACTOR, BRIEFING, OTHER, TODAY, Change, changed, loaded, written
from .hostile import ACTOR_PAGE, BRIEFING_PAGE, CHANGES, NAILED, PROSE
from .problem_cases import CASES, Case
from .reviewing import GITHUB, assert_harmless, begun, headings, part, report, reviewed, tokens
from .test_export_text import HARD, SIGNS

_UNSEEN = "\u200b"


def read(markdown: str) -> str:
    """What a reader of *markdown* sees; what only keeps names apart is not seen."""
    tree = html5lib.parseFragment(GITHUB.render(markdown), namespaceHTMLElements=False)
    return " ".join("".join(tree.itertext()).replace(_UNSEEN, "").split())


CALLING = (
    "@someone",
    "see #12, owner/repo#7",
    "GH-3",
    "a@example.org",
    "$x$ and US$5",
    "\\@a \\#1",
)


@pytest.mark.parametrize("value", [*HARD, *CALLING, "&#8203;", "a &#64;b"])
def test_words_read_as_they_were_written(value: str) -> None:
    wanted = " ".join(value.split())

    assert read(told(value)) == wanted
    assert read(listed([f"line 3: {told(value)}"])) == f"line 3: {wanted}"
    assert read(f"a **{plain(value)}** b") in {f"a {wanted} b", f"a **{wanted}** b"}
    assert read(f"x {marked(value)}").replace(" ", "") in {
        f"x{wanted}".replace(" ", ""),
        f"x{wanted.replace('`', '')}".replace(" ", ""),
    }


@settings(deadline=None)
@given(SIGNS)
@example("``a ` b``")
def test_any_words_do_nothing(value: str) -> None:
    for text in (told(value), marked(value), code(value), web(value)):
        assert_harmless(f"- x {text}")


@settings(deadline=None)
@given(st.text(st.sampled_from("@#$`1aé /.:<>()*_~\\-\n"), min_size=1))
@example("https://x.example/@a #1 (https://y.example/#2)")
@example("https://@a")
def test_nobody_is_called_and_nothing_is_named(value: str) -> None:
    """As GitHub looks for it: in the text of the page that it has made, links excepted."""
    for text in (told(value), marked(value)):
        for token in GITHUB.parse(text):
            for each in token.children or ():
                if each.type == "text" and "http" not in each.content:
                    assert not re.search(r"@[^\W_]|#\d|GH-\d", each.content)


def test_addresses_are_left_whole() -> None:
    assert "<https://x.example/@a?b=#1>" in told("see https://x.example/@a?b=#1 there")
    assert calm("(https://x.example/@a#1)") == "(https://x.example/@a#1)"
    assert calm("https://@a #1") == "https://@&#8203;a #&#8203;1"


@settings(deadline=None)
@given(st.text())
@example("```\n````\n")
@example("````")
def test_code_is_code_whatever_it_holds(value: str) -> None:
    lines = printable(value.replace("\n", " ")).replace("\0", "")
    inline = [each for each in tokens(f"x {code(lines)}") if each.type == "code_inline"]
    (block,) = GITHUB.parse(f"x\n\n{fenced(lines, 'suggestion')}\n\ny")[3:4]

    assert [each.content.strip() for each in inline] == [" ".join(lines.split())[:1001]] or (
        not lines.strip()
    )
    assert (block.type, block.info, block.content) == ("fence", "suggestion", f"{lines}\n")


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://example.org/a_b?c=1#d", "<https://example.org/a_b?c=1#d>"),
        ("https://example.org/@x/#1", "<https://example.org/@x/#1>"),
        ("https://a.example/x y>z", "<https://a.example/x%20y%3Ez>"),
        ("javascript:alert(1)", "`javascript:alert(1)`"),
        ("https://a.example/\u202ex", "`https://a.example/\ufffdx`"),
        ("", "(empty)"),
    ],
)
def test_a_link_shows_where_it_leads(url: str, wanted: str) -> None:
    assert web(url) == wanted


def test_what_is_quoted_does_not_get_out() -> None:
    text = f"before\n\n{quoted(calm(prose(PROSE, None).markdown))}\n\nafter"

    assert headings(text) == []
    assert_harmless(text)
    assert [each.content for each in GITHUB.parse(text) if each.level == 1][-1:] == ["after"]


@settings(deadline=None)
@given(SIGNS)
@example("[a](https://x.example)")
@example("[a]: https://x.example\n[a]")
@example("\\[a](https://x.example) \\\\[b](https://y.example)")
@example("![a](https://x.example)")
def test_prose_without_a_lead_has_no_link_that_hides_where_it_leads(value: str) -> None:
    assert "link_open" not in {each.type for each in tokens(prose(value, None).markdown)}


def test_a_long_row_is_cut() -> None:
    assert shown(["a", "b"], 2) == "a, b"
    assert shown(["a", "b", "c"], 2) == "a, b and 1 more"
    assert listed(["a", "b", "c"], most=2) == "- a\n- b\n- and 1 more, left out here"


# ---------------------------------------------------------------------------- a hostile archive


def test_a_hostile_pull_request_is_told_and_does_nothing(tmp_path: Path) -> None:
    text = reviewed(tmp_path, *CHANGES)

    assert_harmless(text)
    assert headings(text)[1:] == [
        "## Briefings",
        "### Changed briefing: `2025-10-16-cobalt-cap`",
        "#### Problems",
        "#### What changed",
        "#### To weigh",
        "#### To verify, source by source",
        "## Terms",
        "### Changed term: `actors/arecoms`",
        "#### What changed",
        "#### To weigh",
        "## Pages and feeds that change",
        "## As a reader will see it",
        "### `2025-10-16-cobalt-cap`",
    ]
    assert "&#60;script>" in part(text, "## As a reader will see it")


def test_what_no_check_lets_through_is_told_and_does_nothing(tmp_path: Path) -> None:
    """Where there are errors, what is reported comes from the file itself."""
    nail = NAILED.replace("'", "''")
    keys = ("title: ", "    title: ", "    publisher: ", "    url: ", "    note: ", "  - id: ")
    front = changed()[OTHER].decode().replace("reliability: A", "reliability: A\n    note: x")
    for key in keys:
        front = re.sub(
            rf"(?m)^{key}.*$", f"{key}'{nail}\n\n      # no heading\n\n      ```'", front
        )
    front = front.replace("[^reuters-sep]", f" {SMUGGLED_FOOTNOTE}")
    text = reviewed(tmp_path, Change(OTHER, "", front), Change(ACTOR, "ARECOMS", f"'{nail}'"))

    assert_harmless(text)
    assert "window.pwned" in text
    assert all("pwned" not in heading for heading in headings(text))


SMUGGLED_FOOTNOTE = "[^<b>] [^`x] [^@team] [^#12] [^](javascript:x)]"


def test_hostile_names_of_files_do_nothing(tmp_path: Path) -> None:
    root = begun(tmp_path)
    names = ("`x` <b>@a #1.md", "# x.md", "[x](https:evil)", "a\nb.md", "\u202ex.md")
    written(root, {f"briefings/2025/{name}": BRIEFING_PAGE.encode() for name in names})
    written(root, {f"docs/actors/{name}": ACTOR_PAGE.encode() for name in names})
    written(root, dict.fromkeys(names, b"x"))
    text = report(root)

    assert_harmless(text)
    assert len([each for each in headings(text) if each.startswith("###")]) >= 2 * len(names)
    assert "\u202e" not in text


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return loaded(tmp_path_factory.mktemp("base"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.code))
def test_there_is_a_report_on_whatever_is_wrong(case: Case, base: Loaded, tmp_path: Path) -> None:
    """In each case in which a check finds something; git has no part in it."""
    now = loaded(tmp_path, *case.changes)
    paths = frozenset(change.path for change in case.changes)
    was = Revision("0" * 40, TODAY, tmp_path, paths)
    text = whole(Review(now, base, was, tmp_path, now.problems))

    assert_harmless(text)
    assert f"`{case.code}`" in text


def test_a_hostile_base_does_nothing_either(tmp_path: Path) -> None:
    begun(tmp_path, *CHANGES)
    (tmp_path / BRIEFING).unlink()
    (tmp_path / ACTOR).unlink()

    assert_harmless(report(tmp_path))
