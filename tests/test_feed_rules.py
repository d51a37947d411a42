"""The rules for feeds can be broken: each is told by what breaks it, and by nothing else."""

from __future__ import annotations

import pytest

from watchfloor.vocabulary import Term

from . import feed_rules
from .following import published
from .made import archive, briefing

HOUSE = archive(
    [Term("themes", "price", "Price"), Term("tags", "price", "Price")],
    briefing("2025-01-01-a", themes=["price"], tags=["price"], language="fr"),
    briefing("2025-01-02-b", published="2026-02-02"),
)
GOOD = published(HOUSE)
ATOM = GOOD["themes/price/feed.xml"]
SHORT = GOOD["tags/price/feed.xml"]
JSON = GOOD["briefings/feed.json"]
ENTRY = ATOM[ATOM.index("<entry") : ATOM.index("</feed>")]
AUTHOR = "<author>\n<name>{}</name>\n</author>\n"
LINK = '<link rel="{}" type="{}" href="https://example.org/repository/{}" />\n'
ALTERNATE = LINK.format("alternate", "text/html", "briefings/2025/2025-01-01-a/")


def test_what_is_good_breaks_no_rule() -> None:
    for address, text in GOOD.items():
        rules = feed_rules.atom if address.endswith("xml") else feed_rules.json_feed
        assert list(rules(text)) == [], address


def broken(text: str, *changes: tuple[str, str]) -> str:
    """*text* after *changes*, each of which must find its place."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([("<title>Price – Cobalt</title>", "")], "appendix B"),
        ([("</title>\n<updated>", "</title>\n<title>x</title>\n<updated>")], "appendix B"),
        ([("T00:00:00Z</updated>", "</updated>")], "appendix B"),
        ([('term="price" ', "")], "appendix B"),
        ([('type="html"', 'type="text/"')], "appendix B"),
        ([('xml:lang="fr"', 'xml:lang="français"')], "appendix B"),
        ([("<generator>", "<lastBuildDate />\n<generator>")], "appendix B"),
        (
            [(AUTHOR.format("Cobalt"), ""), (AUTHOR.format("desk"), "")],
            "appendix B: An atom:",
        ),
        ([(ENTRY, ENTRY + ENTRY)], "4.2.6: id stands there 2 times"),
        ([(":briefing/2025-01-01-a<", ":briefing/a b<")], "4.2.6: no id is made as RFC 4151 says"),
        ([("tag:cobalt.example,", "tag:cobalt_.example,")], "4.2.6: no id is made as RFC 4151"),
        ([("T00:00:00Z<", "T00:00:00<")], "RFC 3339: no moment"),
        ([("T00:00:00Z<", "T24:00:00Z<")], "RFC 3339: no moment"),
        ([('scheme="https://example.org', 'scheme="')], "not a whole address: /repository/t"),
        ([('href="https://example.org/repository/themes', 'href="themes')], "not a whole address"),
        ([(ALTERNATE, ALTERNATE + ALTERNATE.replace("-a/", "-b/"))], "4.1: alternate of one type"),
        ([('rel="self" type="application/atom+xml"', 'rel="self"')], "4.1.1: a feed names its own"),
        (
            [("2026-02-01T00:00:00Z</updated>\n<pub", "2027-02-01T00:00:00Z</updated>\n<pub")],
            "4.2.15",
        ),
        ([("2026-02-01T00:00:00Z</published>", "2026-02-02T00:00:00Z</published>")], "4.2.9"),
        ([("<title>About 2025-01-01-a<", "<title> <")], "4.1.1.1: nothing stands in title"),
        ([("<name>desk</name>", "<name />")], "4.1.1.1: nothing stands in author/atom:name"),
    ],
)
def test_a_broken_rule_of_atom_is_told(changes: list[tuple[str, str]], told: str) -> None:
    errors = list(feed_rules.atom(broken(ATOM, *changes)))

    assert errors
    assert [each for each in errors if not each.startswith(told)] == []


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (
            '<link rel="alternate" type="text/html" href="https://example.org/repository/b',
            "\n",
            "appendix B: An atom:entry must have at least one",
        ),
        ("<summary>", "</summary>", "4.1.1.1: an entry says nothing"),
    ],
)
def test_an_entry_without_a_text_needs_a_link_and_a_summary(
    start: str, end: str, told: str
) -> None:
    at = SHORT.index(start)
    errors = list(feed_rules.atom(SHORT[:at] + SHORT[SHORT.index(end, at) + len(end) :]))

    assert len(errors) == 1
    assert errors[0].startswith(told)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"title":"Cobalt",', "", "schema: $"),
        ('"items"', '"entries"', "schema: $"),
        ('"_watchfloor":{', '"watchfloor":{', "schema: $.items["),
        ('"_watchfloor":{', '"_watch.floor":{', "schema: $.items["),
        ('"content_html"', '"_content"', "schema: $.items["),
        ('"name":"desk"', '"nick":"desk"', "schema: $.items["),
        ("version/1.1", "version/1", "version: not 1.1"),
        ('"language":"en",', '"author":{"name":"x"}, "language":"en",', "author: gone"),
        ('"home_page_url"', '"_home_page_url"', "schema"),
        ('"feed_url":"https://example.org/repository/briefings/feed.json",', "", "feed_url: miss"),
        ('"url":"https://example.org', '"url":"', "not a whole address: /repository/briefings"),
        ("briefing/2025-01-02-b", "briefing/2025-01-01-a", "id stands there 2 times"),
        ('"id":"tag:cobalt.example,', '"id":"', "id: not made as RFC 4151 says"),
        ('"date_published":"2026-02-01T00:00:00Z"', '"date_published":"2026-02-01"', "RFC 3339"),
        ("2026-02-01T00", "2026-02-30T00", "RFC 3339: no moment"),
        ('"language":"fr"', '"language":"French language"', "language: not of RFC 5646"),
        ('"summary":"What', '"content_text":"x", "summary":"What', "content: not in one form"),
        ('"title":"About 2025-01-02-b"', '"title":""', "item: an empty value"),
    ],
)
def test_a_broken_rule_of_json_feed_is_told(old: str, new: str, told: str) -> None:
    errors = list(feed_rules.json_feed(broken(JSON, (old, new))))

    assert errors
    assert [each for each in errors if not each.startswith(told)] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<em>a", "HTML: expected-closing-tag-but-got-eof"),
        ("<ul><p>a</ul></p>", "HTML: "),
        ("<p>a &nothing; b</p>", "HTML: "),
        ("<p><span>a</span></p>", "tag: span"),
        ("<script>a</script>", "tag: script"),
        ("<style>a</style>", "tag: style"),
        ('<p id="a">b</p>', "attributes of p: {'id'}"),
        ('<p class="a">b</p>', "attributes of p: {'class'}"),
        ('<a href="../b/">c</a>', "not a whole address: ../b/"),
        ('<a href="#b">c</a>', "not a whole address: #b"),
        ('<a href="//b.example/">c</a>', "not a whole address: //b.example/"),
        ('<a href="mailto:a@b.example">c</a>', "not a whole address: mailto:"),
        ("<a>b</a>", "not a whole address: "),
    ],
)
def test_what_is_no_html_for_any_program_is_told(text: str, told: str) -> None:
    errors = list(feed_rules.html(text))

    assert errors
    assert [each for each in errors if not each.startswith(told)] == []
