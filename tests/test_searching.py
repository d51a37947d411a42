"""The search index: what of a page is read, and what is made again after a change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from watchfloor.host.searching import FOLDER, IndexingError, index
from watchfloor.host.searching.reading import PageText, page_text
from watchfloor.host.searching.words import occurrences, placed

from .searched import BRIEFINGS, Site

PAGE = """<html><body><p>around</p><!-- data-pagefind-body --><code>data-pagefind-body</code>
<div class="x" data-pagefind-body>
<p data-pagefind-ignore>kicker <span data-pagefind-meta="date">2 May <b>2025</b></span></p>
<h1>Cobalt &amp; <em>quotas</em><a class="headerlink" href="#x">¶</a></h1>
<section data-pagefind-meta="likelihood:likely, marks:update">
<p data-pagefind-meta="line">Prices <b>rise</b>.<a class="footnote-ref" href="#1">1</a></p>
</section>
<ul><li>one</li><li>two<br>three</li></ul><div>un<b>seen</b> a > b &lt;i&gt;</div>
<script>var hidden = "<p>hidden</p>";</script><svg><text>hidden</text></svg>
<p data-pagefind-ignore>no <p>matter</p> what</p>CO<sub>2</sub>
</div><p>after</p></body></html>"""


def test_of_a_page_its_words_are_read_and_what_a_result_shows() -> None:
    """Neither signs nor scripts, and nothing that is left out; words end where blocks do."""
    assert page_text(PAGE) == PageText(
        "Prices rise. one two three unseen a > b <i> CO2",
        {
            "date": "2 May 2025",
            "title": "Cobalt & quotas",
            "likelihood": "likely",
            "marks": "update",
            "line": "Prices rise.",
        },
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>nothing</p>",
        "<!-- <div data-pagefind-body> -->",
        '<a title="data-pagefind-body">x</a>',
        "<p>data-pagefind-body</p>",
    ],
)
def test_what_has_no_body_is_not_searched(html: str) -> None:
    assert page_text(html) is None


@pytest.mark.parametrize("text", ["<", "<p", '<p a="', "<div data-pagefind-body", "<" * 2000])
def test_broken_html_is_survived(text: str) -> None:
    """Quickly too."""
    read = page_text(f"<div data-pagefind-body>words {text}")

    assert read
    assert read.text.startswith("words")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("State-owned Über-Café, 22,500 t", ["state", "owned", "uber", "cafe", "22", "500", "t"]),
        ("ＲＥＥ ﬁne", ["ree", "fine"]),
        ("包钢集团 2025年", ["包", "包钢", "钢", "钢集", "集", "集团", "团", "2025", "年"]),
        ("snake_case", ["snake", "case"]),
    ],
)
def test_words_are_without_case_accents_and_width(text: str, words: list[str]) -> None:
    """Of what is written without spaces there are characters and pairs."""
    assert [word for word, _ in placed(text)] == words


def test_a_word_in_the_title_outweighs_any_number_of_mentions() -> None:
    titled = {each.word: each.weight for each in occurrences("Cobalt", "one two")}
    mentioned = {each.word: each.weight for each in occurrences("Title", "cobalt " * 300)}

    assert titled["cobalt"] > mentioned["cobalt"]


def test_without_a_change_nothing_is_made(tmp_path: Path) -> None:
    """But what tells of the whole index, which is the same."""
    site = Site(tmp_path)
    site.edition("first")
    still = site.edition("second", "first")

    assert still == site.files("first") - {f"{FOLDER}/pages.json", f"{FOLDER}/known.json"}
    assert site.files("second") == {f"{FOLDER}/pages.json", f"{FOLDER}/known.json"}
    for path in site.files("second"):
        assert (tmp_path / "second" / path).read_bytes() == (tmp_path / "first" / path).read_bytes()


def test_a_change_makes_the_files_of_its_words_and_no_other(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.edition("first")
    site.write(BRIEFINGS[3], "Zirconium only", "zirconium")
    still = site.edition("second", "first")

    assert f"{FOLDER}/words/w-zir.json" in site.files("second")
    assert f"{FOLDER}/words/w-zir.json" not in still
    assert len(still) > 5
    assert still.isdisjoint(site.files("second"))


def test_pages_that_go_leave_nothing_behind(tmp_path: Path) -> None:
    """Not even the file of a word that only they had."""
    site = Site(tmp_path)
    site.write("about/", "Xenotime", "xenotime")
    site.edition("first")
    site.remove("about/")
    still = site.edition("second", "first")

    assert f"{FOLDER}/words/w-xen.json" in site.files("first")
    assert not [path for path in still | site.files("second") if "xen" in path]
    assert json.loads((tmp_path / "second" / FOLDER / "pages.json").read_text())["count"] == len(
        BRIEFINGS
    )


@pytest.mark.parametrize("damage", ["missing", "cut short", "foreign", "of another make", "gone"])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: str) -> None:
    """As if there had been none."""
    site = Site(tmp_path)
    site.edition("first")
    folder = tmp_path / "first" / FOLDER
    match damage:
        case "missing":
            next((folder / "places").iterdir()).unlink()
        case "cut short":
            for path in (folder / "words").iterdir():
                path.write_bytes(path.read_bytes()[:-3])
        case "foreign":
            (folder / "known.json").write_text('["another thing"]')
        case "of another make":
            known = json.loads((folder / "known.json").read_text())
            (folder / "known.json").write_text(json.dumps(known | {"way": "other"}))
        case _:
            (folder / "known.json").unlink()
    site.write(BRIEFINGS[0], "Changed", "words that are new")
    still = site.edition("second", "first")
    fresh = Site(tmp_path / "fresh", site)
    fresh.edition("whole")

    assert still == frozenset()
    assert site.files("second") == fresh.files("whole")


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    """In whatever order they come."""
    site = Site(tmp_path)
    site.edition("first")
    index(site.pages()[::-1], site.briefings(), tmp_path / "second")

    assert site.files("first") == site.files("second")
    for path in site.files("first"):
        assert (tmp_path / "first" / path).read_bytes() == (tmp_path / "second" / path).read_bytes()


def test_a_page_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    site = Site(tmp_path)
    pages = site.pages()
    pages[0].path.unlink()

    with pytest.raises(IndexingError, match=r"index\.html"):
        index(pages, site.briefings(), tmp_path / "first")
