"""The reader of pages beside a parser that follows the HTML standard, and where it may be slow."""

from __future__ import annotations

import time
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor.host.searching.reading import page_text
from watchfloor.host.searching.shards import shard
from watchfloor.host.searching.words import occurrences, placed

from .seen import INLINE, seen

HOSTILE = st.sampled_from(
    [
        *("<p>", "</div>", "<!--", "-->", "<script>", "</script>", "data-pagefind-body", "&amp;"),
        *("&#60;", "&lt;b>", '"', "'", "<div data-pagefind-body>", "data-pagefind-ignore", "]]>"),
        *("rare-earth", "U.S.", "China’s", "5µm", "22,500 t", "包钢集团", "عربي", "Ｅ", "e\u0301"),
    ]
)
TEXT = st.lists(HOSTILE | st.text("ab <>&'\"=/!-\u00a0", max_size=8), max_size=4).map(" ".join)
VALUES = st.dictionaries(st.sampled_from(["title", "class", "href", "alt"]), TEXT, max_size=2)
MARKS = st.sampled_from(["", "", "", " data-pagefind-ignore", ' class="x headerlink"'])
FLOW = ("div", "section", "ul", "blockquote", "details", "figure")
WITHIN = (*sorted(INLINE - {"a"}), "span")


def element(name: str, values: dict[str, str], mark: str, inner: str) -> str:
    told = "".join(f' {key}="{values[key].replace(chr(34), "&quot;")}"' for key in values)
    if 'class="' in mark:
        told = told.replace(' class="', ' data-x="')
    return f"<{name}{told}{mark}>{inner}</{name}>"


def within(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    made = st.builds(element, st.sampled_from(WITHIN), VALUES, MARKS, inner)
    return st.lists(made | inner, max_size=3).map("".join)


COMMENTS = TEXT.map(lambda text: f"<!-- {text.replace('-', '').replace('>', '')} -->")
SCRIPTS = TEXT.map(lambda text: f"<script>{text.replace('</', '')}</script>").filter(
    lambda text: "<!--" not in text
)
LINE = st.recursive(TEXT.map(escape) | COMMENTS | st.just("<br>"), within, max_leaves=6)
PARAGRAPH = st.builds(element, st.sampled_from(["p", "h1", "h2", "pre"]), VALUES, MARKS, LINE)
BLOCKS = st.recursive(
    PARAGRAPH | LINE | SCRIPTS,
    lambda inner: st.builds(
        element, st.sampled_from(FLOW), VALUES, MARKS, st.lists(inner, max_size=3).map("".join)
    ),
    max_leaves=8,
)


def told(html: str) -> tuple[str, str] | None:
    page = page_text(html)
    return (page.title, page.text) if page else None


@given(BLOCKS, BLOCKS, BLOCKS)
@settings(deadline=None, max_examples=400)
def test_generated_pages_are_read_as_the_standard_reads_them(
    before: str, inside: str, after: str
) -> None:
    """Whatever stands in texts, values of attributes, comments and scripts."""
    body = f"{before}<div data-pagefind-body>{inside}</div>{after}"
    html = f"<!doctype html><html><head><title>x</title></head><body>{body}</body></html>"

    assert told(html) == seen(html)


def test_the_own_site_is_read_as_the_standard_reads_it(own_site: Path) -> None:
    pages = sorted(own_site.rglob("*.html"))
    read = [path.read_text("utf-8") for path in pages]

    assert sum(seen(html) is not None for html in read) > 100
    assert [path for path, html in zip(pages, read, strict=True) if told(html) != seen(html)] == []


@pytest.mark.parametrize(
    "part",
    [
        *("<", "<a", "<a ", '<a "', '<a b="', "<a b='\"", "<!--", "<!-- data-pagefind-body "),
        *("data-pagefind-body ", "<data-pagefind-body ", "&", "<p class=", "<script>", "<svg>"),
        *("<div class=a>", "<p data-pagefind-ignore>", "<b data-pagefind-meta='a,b:c' ", "</"),
    ],
)
def test_broken_html_takes_no_longer_than_other_html(part: str) -> None:
    """Eight times as much takes nothing like 64 times as long."""
    for begin in ("", "<div data-pagefind-body>"):
        small, large = (begin + part * number for number in (2_500, 20_000))
        assert _seconds(large) < max(30 * _seconds(small), 1.0)


def _seconds(html: str) -> float:
    begun = time.process_time()
    page_text(html)
    return time.process_time() - begun


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a <svg/> b", "a b"),
        ("a <script>if (a<b && c) { x = 'it' } // don't</script> b", "a b"),
        ("a <textarea><div></textarea> b", "a b"),
        ("a &#" + "9" * 5000 + "; b", "a \ufffd; b"),
        ("a <!-- b", "a"),
    ],
)
def test_what_might_swallow_the_rest_of_a_page_does_not(html: str, text: str) -> None:
    page = page_text(f"<div data-pagefind-body>{html}")

    assert page
    assert page.text == text


@given(st.text(max_size=60))
@settings(max_examples=300)
def test_names_of_files_are_safe_whatever_words_there_are(text: str) -> None:
    """In small ASCII letters, digits and dashes: no file system folds or forbids them."""
    for word, _ in placed(text):
        name = shard(word)
        assert name.isascii()
        assert name == name.lower()
        assert name.replace("-", "").isalnum()
        assert len(name) < 30
    assert all(1 <= each.weight <= 31 for each in occurrences(text, text))
