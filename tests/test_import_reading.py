"""What an article says is taken out of its page; what is around it stays behind."""

from __future__ import annotations

import pytest
from click import ClickException
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watchfloor.desk.importing import plain, webpage
from watchfloor.desk.importing.article import Block
from watchfloor.desk.importing.cleaning import cleaned, is_furniture, tidied
from watchfloor.desk.importing.dates import named
from watchfloor.desk.importing.decoding import MAX_BYTES, decoded
from watchfloor.desk.importing.sorting import Part, in_parts

from .importing import ARTICLES, article, understood

NAMES = ("weblog.html", "wire.html", "chinese.html", "notice.html", "note.md", "newsletter.txt")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "weblog.html",
            {
                "title": "Tarnwick Opens Gallium Line - Strategic Supply Signals a New Phase",
                "published": "2026-03-09",
                "publisher": "Northfield Metals Weekly",
                "url": "https://northfield-metals.example/2026/03/tarnwick-gallium/",
                "language": "en-US",
            },
        ),
        (
            "wire.html",
            {
                "title": "Zambia halts exports of raw gallium",
                "published": "2026-02-11",
                "publisher": "Harbour Courier",
                "agency": "Meridian News Agency",
                "url": "https://courier.example/business/zambia-gallium-11feb",
                "language": "en",
            },
        ),
        (
            "chinese.html",
            {
                "title": "蓝湖稀土在内蒙古投产磁材项目",
                "published": "2026-01-15",
                "publisher": "北屿财经",
                "agency": "远山社",
                "language": "zh-CN",
            },
        ),
        ("notice.html", {"title": "Avis"}),
        (
            "note.md",
            {
                "title": "Quay Lane: why the tungsten fee matters",
                "published": "2026-05-05",
                "publisher": "Quay Lane Research",
                "url": "https://quaylane.example/notes/tungsten-fee",
                "language": "en",
            },
        ),
        (
            "newsletter.txt",
            {
                "title": "The Monday Assay: Japan and Zambia sign on gallium",
                "published": "2026-03-16",
                "publisher": "The Monday Assay",
            },
        ),
    ],
)
def test_an_article_says_who_when_and_where(name: str, said: dict[str, str]) -> None:
    """As far as it does: all else stays empty."""
    found = article(name)
    told = {
        key: str(value)
        for key in ("title", "published", "publisher", "agency", "url", "language")
        if (value := getattr(found, key))
    }

    assert told == said


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        (
            "weblog.html",
            {"highlights": 3, "facts": 4, "analysis": 1, "implications": 2, "outlook": 1},
        ),
        ("wire.html", {"facts": 4, "background": 1}),
        ("chinese.html", {"highlights": 2, "facts": 2, "analysis": 1, "outlook": 1}),
        ("notice.html", {"facts": 8}),
        ("note.md", {"facts": 1, "analysis": 1, "implications": 2, "outlook": 1}),
        ("newsletter.txt", {"highlights": 3, "facts": 2, "analysis": 1, "outlook": 2}),
    ],
)
def test_its_paragraphs_are_sorted_by_its_headings(name: str, counts: dict[str, int]) -> None:
    parts = in_parts(article(name).blocks)

    assert {str(part): len(texts) for part, texts in parts.items()} == counts


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_page_around_it_is_left(name: str) -> None:
    text = "\n".join(block.text for block in article(name).blocks)

    for furniture in (
        *("Share this", "Spread the word", "CATEGORIES", "Leave a Reply", "Required fields"),
        *("new tab", "new window", "cookies", "Most read", "Advertisement", "Ten things", "Home"),
        *(
            "Unsubscribe",
            "in your browser",
            "All rights",
            "责任编辑",
            "分享",
            "版权",
            "首页",
            "By Ada",
        ),
        *("\u00a0", "•", "**", "](", "[^", "fees.png"),
    ):
        assert furniture not in text
    assert text


def test_a_lead_and_its_short_items_are_one_note() -> None:
    parts = in_parts(article("weblog.html").blocks)

    assert parts[Part.FACTS][-1] == "The plant has three parts: Leaching; Electrolysis; Refining"


def test_cells_of_a_table_stay_beside_each_other() -> None:
    parts = in_parts(article("notice.html").blocks)

    assert "Concentrate | 5 per cent | 9 per cent" in parts[Part.FACTS]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Highlights", Part.HIGHLIGHTS),
        ("KEY TAKEAWAYS:", Part.HIGHLIGHTS),
        ("Kestrel Intelligence", Part.ANALYSIS),
        ("Our take", Part.ANALYSIS),
        ("Why it matters", Part.ANALYSIS),
        ("So what are some implications?", Part.IMPLICATIONS),
        ("What this means for smelters", Part.IMPLICATIONS),
        ("Final Thoughts", Part.OUTLOOK),
        ("What's next", Part.OUTLOOK),
        ("Outlook for 2027", Part.OUTLOOK),
        ("Background", Part.BACKGROUND),
        ("A line of the company's own", Part.FACTS),
        ("Impact crater found", Part.FACTS),
    ],
)
def test_a_heading_says_what_stands_below(heading: str, part: Part) -> None:
    blocks = [Block("heading", heading, 2), Block("paragraph", "It is so, said the mayor.")]

    assert in_parts(blocks) == {part: ["It is so, said the mayor."]}


def test_a_heading_below_another_stays_in_its_part() -> None:
    blocks = [
        *(Block("heading", "Analysis", 2), Block("heading", "Prices", 3)),
        Block("paragraph", "They hold."),
    ]

    assert in_parts(blocks) == {Part.ANALYSIS: ["They hold."]}


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("a\u00a0b\u200b c\u00ad", "a b c"),
        ("the city (opens in a new tab)—a place", "the city—a place"),
        ("the city Opens in a new window.", "the city."),
        ("titled _“New Ground”_ by", "titled “New Ground” by"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u202eb\x1b[31m", "ab[31m"),
        ("e\u0301", "é"),
    ],
)
def test_dirt_is_taken_out_of_words(text: str, tidy: str) -> None:
    assert tidied(text) == tidy


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by 4 per cent on Friday.",
        "Comments by the minister were brief.",
        "Search for lithium goes on",
        "More from the mine is expected in June, said the owner of it.",
        "Subscribe to shares: the offer ends on Friday.",
        "Home builders bought copper.",
        "编辑部大楼于周一开工。",
    ],
)
def test_what_only_begins_like_furniture_stays(line: str) -> None:
    assert not is_furniture(line)
    assert list(cleaned([Block("paragraph", line)])) == [Block("paragraph", line)]


def test_an_article_ends_where_comments_begin() -> None:
    lines = ("It is so.", "3 Comments", "I do not think so.")

    assert [b.text for b in cleaned(Block("paragraph", line) for line in lines)] == ["It is so."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On June 13, they met.", [("June 13", None)]),
        ("on June 13, 2025 and 2 May", [("June 13, 2025", "2025-06-13"), ("2 May", None)]),
        ("the 3rd of March 2026", [("3rd of March 2026", "2026-03-03")]),
        ("on Sept. 4, 2025", [("Sept. 4, 2025", "2025-09-04")]),
        ("2026年1月15日和6月13日", [("2026年1月15日", "2026-01-15"), ("6月13日", None)]),
        ("as of 2025-06-13T08:00", [("2025-06-13", "2025-06-13")]),
        ("on 30 February 2025, in May 2025, they may 12 times", []),
        ("about 12 marches and 3 junes", []),
    ],
)
def test_a_day_is_taken_as_it_stands(text: str, found: list[tuple[str, str | None]]) -> None:
    """The year that is missing is never filled in."""
    assert [(each.words, str(each.day) if each.day else None) for each in named(text)] == found


@pytest.mark.parametrize(
    ("name", "old", "declared", "encoding"),
    [
        ("notice.html", "iso-8859-1", "iso-8859-1", "cp1252"),
        ("chinese.html", "charset=utf-8", "charset=gb2312", "gb18030"),
        ("chinese.html", "charset=utf-8", "charset=big5", "utf-16"),
    ],
)
def test_an_encoding_is_read_as_it_is_declared(
    name: str, old: str, declared: str, encoding: str
) -> None:
    """By the page, or by the mark that UTF-16 begins with."""
    text = (ARTICLES / name).read_text("utf-8").replace(old, declared)

    assert understood(text.encode(encoding)) == article(name)


def test_an_encoding_that_nothing_tells_is_not_guessed() -> None:
    data = "Saint-Aubépin raised its fee on tungsten. It is 9 per cent.".encode("cp1252")

    with pytest.raises(ClickException, match="name its encoding"):
        decoded(data)
    assert "Saint-Aubépin" in decoded(data, "cp1252")


@pytest.mark.parametrize(
    ("data", "encoding", "told"),
    [
        (b"", "", "no text in it"),
        (b" \n", "", "no text in it"),
        (b"a\0b", "", "this is no text"),
        (b"a", "klingon", "no encoding “klingon”"),
        (b"a", "base64", "no encoding “base64”"),
        (b"a" * (MAX_BYTES + 1), "", "more than 5,000,000 bytes"),
        (b"<meta charset=klingon>\xff", "", "no encoding “klingon”"),
    ],
)
def test_what_is_no_text_is_refused_in_a_line(data: bytes, encoding: str, told: str) -> None:
    with pytest.raises(ClickException, match=told):
        decoded(data, encoding)


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html>" + "<p>a</p>" * 60_000,
        "<html><body>" + "<div>" * 40_000,
        "<html><body>" + "<table><tr><td>" * 10_000 + "x",
        "<!doctype html><script type='application/ld+json'>" + "[" * 100_000,
    ],
)
def test_a_page_without_an_article_is_refused_in_a_line(page: str) -> None:
    with pytest.raises(ClickException, match=r"no article was found|more than 50,000 tags"):
        webpage.article(page)


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<h2>", "Analysis", "<li>", "<table>", "<tr>", "<td>", "<!--", "-->", "<"),
        *(
            "<meta charset=x>",
            "<script type='application/ld+json'>",
            '{"@type": "Article", ',
            "[1]}",
        ),
        *(
            '"headline": 3}',
            '"author": [[]]}',
            "</script>",
            "<time pubdate>",
            "\x00",
            "\ud7ff",
            "&#0;",
        ),
        *("<h1>", "&lt;", "\ufffe", "Some words that are told here. ", "June 13", "<time", "<head"),
    ]
)


@settings(max_examples=60, deadline=None)
@example(["<h2>"])
@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=30))
def test_no_page_is_too_odd(pieces: list[str]) -> None:
    try:
        found = webpage.article(f"<html><body>{''.join(pieces)}")
    except ClickException:
        return
    in_parts(found.blocks)


@settings(max_examples=150, deadline=None)
@example(b"---\ntitle: x\n")
@example(b"Date: Mon, 99 Foo 2026\n\nIt is so.")
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode())))
def test_no_text_is_too_odd(data: bytes) -> None:
    try:
        text = decoded(data)
    except ClickException:
        return
    in_parts(plain.article(text).blocks)
