"""Words of people we do not know in feeds: in full, and nothing but words in any program."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watchfloor.archive import Archive
from watchfloor.briefing import Tombstone
from watchfloor.host.composing import Composer
from watchfloor.host.rendering import detached
from watchfloor.publishing import by_file, pages
from watchfloor.publishing.briefings import page
from watchfloor.publishing.feeds import feeds
from watchfloor.vocabulary import Term

from . import feed_rules, hostile
from .archives import BRIEFING, OTHER, UPDATE, Change, loaded
from .following import SITE, from_atom, from_json
from .made import archive, briefing

NAME, OLDER, LATER = (Path(path).stem for path in (BRIEFING, OTHER, UPDATE))
HERE = f"{SITE}briefings/2025/{NAME}/"


def composer(house: Archive) -> Composer:
    """What makes the full texts of *house*."""
    return Composer(house, by_file(pages(house)), SITE)


def in_full(house: Archive, name: str = NAME) -> str:
    """The full text of the briefing called *name*."""
    return composer(house).entry(house.whole[name])


def words(html: str) -> str:
    """What a reader sees of *html*."""
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<p id="a" class="b" style="c" title="d" onclick="e">x</p>', "<p>x</p>"),
        ('<a href="../x/#y" rel="noopener" class="z">x</a>', '<a href="{up}x/#y">x</a>'),
        ('<a href="#fn:x">1</a>', '<a href="{here}#fn:x">1</a>'),
        ('<a href="../../../">x</a>', f'<a href="{SITE}">x</a>'),
        (
            '<a href="https://e.example/?a=1&amp;b">x</a>',
            '<a href="https://e.example/?a=1&amp;b">x</a>',
        ),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="mailto:a@b.example">x</a>', "<a>x</a>"),
        ("<script>alert(1)</script><style>b</style>x", "x"),
        ('<img src="x" onerror="y"><iframe src="x"></iframe><svg>y</svg>x', "yx"),
        ("<section><div><span>x</span> <time>y</time></div></section>", "x y"),
        ('<ol start="3"><li value="3">x</li></ol>', '<ol start="3"><li>x</li></ol>'),
        ('<h2 id="a">x</h2><cite>y</cite><!-- z -->', "<h2>x</h2><cite>y</cite>"),
        ("a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c"),
    ],
)
def test_what_is_read_far_from_its_page_needs_nothing_of_it(html: str, left: str) -> None:
    """Every link whole; neither styles nor scripts, nor hooks for them."""
    assert detached(html, HERE) == left.format(here=HERE, up=f"{SITE}briefings/2025/")


def test_a_full_text_says_what_its_page_says(tmp_path: Path) -> None:
    """All that a front matter can hold, but for the title and the terms, which feeds have apart."""
    text = in_full(loaded(tmp_path, *hostile.FULL).archive)
    apart = {"Congo caps cobalt exports", "ARECOMS", "Katanga", "Price"}

    assert [each for each in hostile.SHOWN if each not in text and each not in apart] == []
    assert list(feed_rules.html(text)) == []
    parts = (
        *("Correction, 1 August 2026: A figure was wrong. Why: A reader wrote.",),
        *("16 October 2025 · in force · information up to 24 October 2025", "Bottom line"),
        *("The cap binds more than the mines do.likely (55–80 %) · low confidence",),
        *("What happened", "Assessment", "One report says so.", "Assumes: It is right."),
        *("We think that the cap binds.", "Forecasts", "What others expected", "Dates ahead"),
        *("What is not known", "Sources", "1 page, 1 origin"),
        *("Written by desk · Interests: none · Reviewed by a-colleague · Licence: CC-BY-4.0",),
    )
    places = [words(text).find(part) for part in parts]
    assert places == sorted(places)
    assert places[0] == 0


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "",
            "",
            "Congo restarts cobalt exports. Reuters, 24 October 2025. A: completely reliable.",
        ),
        ("title: Congo r", "title_given: true\n    title: Congo r", "exports (our description)."),
        ("    published: 2025-10-24\n", "", "Reuters, undated."),
        (
            "reliability: A",
            "reliability: A\n    credibility: 3",
            "A3: completely reliable; possibly",
        ),
        ("reliability: A", "reliability: A\n    form: copy", "24 October 2025 (copy)."),
        ("reliability: A", "reliability: A\n    language: fr", "24 October 2025 [fr]."),
        (
            "reliability: A",
            "reliability: A\n    origin: arecoms",
            "; derives from Arecoms of Congo.",
        ),
        ("reliability: A", "reliability: A\n    accessed: 2025-10-25", "Seen 25 October 2025."),
        ("url: https://example.org/cobalt", "citation: Page 3", "2025. Page 3."),
    ],
)
def test_a_source_comes_with_its_grade_and_its_origin(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """Or copies of one report would look like many."""
    named = "---\nname: Arecoms of Congo\nsummary: A regulator, as author.\nreliability: B\n"
    publisher = Change("docs/publishers/arecoms.md", "", f"{named}because: It decides.\n---\n")
    house = loaded(tmp_path, publisher, *[Change(BRIEFING, old, new)] * bool(old)).archive

    assert told in words(in_full(house)).partition("Sources")[2]


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        ((), "16 October 2025 · information up to 24 October 2025"),
        (
            (
                {"date": "2026-01-01", "kind": "correction", "what": "One.", "why": "Two."},
                {"date": "2026-01-02", "kind": "withdrawal", "what": "All.", "why": "Wrong."},
            ),
            "Withdrawal, 2 January 2026: All. Why: Wrong."
            "Correction, 1 January 2026: One. Why: Two.16 October 2025",
        ),
    ],
)
def test_a_full_text_begins_with_what_was_changed(
    tmp_path: Path, changes: tuple[Any, ...], first: str
) -> None:
    """The newest first, each with its reason."""
    change = Change(BRIEFING, "interests", f"changes: {list(changes)}\ninterests")
    html = in_full(loaded(tmp_path, change).archive)

    assert re.sub(r"\n?<[^>]*>\n?", "", html).startswith(first)


def test_a_thread_is_told_with_whole_links(tmp_path: Path) -> None:
    """What takes a briefing's place, what an update is about, and what a body leads to."""
    house = loaded(
        tmp_path,
        Change(BRIEFING, "interests", f"supersedes: [{OLDER}]\ninterests"),
        Change(BRIEFING, "We think", f"After [a licence]({OLDER}.md#assessment) we think"),
    ).archive
    link = f'<a href="{HERE}">Congo caps cobalt exports</a> (16 October 2025)'
    older = f"{SITE}briefings/2025/{OLDER}/"

    assert in_full(house, OLDER).startswith(f"<p><strong>Superseded by</strong> {link}.</p>")
    assert in_full(house, LATER).startswith(f"<p>This updates {link}.</p>")
    assert f'After <a href="{older}#assessment">a licence</a> we think' in in_full(house)
    assert f'<sup><a href="{HERE}#fn:reuters-oct">1</a></sup>' in in_full(house)
    assert f'<a href="{HERE}">Read it on Cobalt</a>' in in_full(house)


def test_a_page_and_its_full_text_leave_each_other_alone(tmp_path: Path) -> None:
    """Though its prose is rendered once for both, whichever is asked for first."""
    house = loaded(tmp_path, *hostile.FULL).archive
    named = house.briefings[1]
    whole = house.whole[named.id]
    one, other = composer(house), composer(house)
    shown = one.compose(page(named, house))

    assert one.entry(whole) == other.entry(whole) == in_full(house)
    assert other.compose(page(named, house)) == shown == one.compose(page(named, house))


def test_what_came_past_the_checks_is_words(tmp_path: Path) -> None:
    """The hostile values are there; a link leads to the web or nowhere."""
    house = hostile.smuggled(loaded(tmp_path, *hostile.FULL)).archive
    texts = {each.id: in_full(house, each.id) for each in house.briefings}

    assert "window.pwned" in texts[LATER]
    for html in texts.values():
        errors = [each for each in feed_rules.html(html) if not each.startswith("not a whole")]
        assert errors == []
        assert not re.search(r'href="(?!https?://)', html)


NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, by its production 2."""


def readable(text: str) -> str:
    """*text* as it comes out of XML, whose ends of lines are nobody's concern."""
    return " ".join(NO_CHARACTER.sub("", text).split())


@given(st.text(min_size=1))
@settings(deadline=None)
@example("]]>")
@example("a & b &amp; &#x0; &nbsp;")
@example("<script>window.pwned=1</script><!-- --><![CDATA[")
@example("\"' = \"'")
@example("a\0b\x08c\x1bd\x7fe\x85f\ufffeg\uffffh")
@example("\u2028\u202e包钢 עברית \U0001d518\U0001f4a9\r\n\t.")
def test_whatever_somebody_wrote_stays_words(hostile_words: str) -> None:
    """In every place of both formats; only what XML cannot hold is left out of it."""
    stone = {"kind": "tombstone", "date": "2026-01-01", "reason": "A court."}
    removed = Tombstone.model_validate(stone).model_copy(update={"reason": hostile_words})
    made = briefing("2025-01-01-a", tags=["x"])
    update = {"title": hostile_words, "authors": (hostile_words,), "summary": hostile_words}
    house = archive(
        [Term("tags", "x", hostile_words, summary=hostile_words)],
        replace(made, matter=made.matter.model_copy(update=update)),
        tombstones={"2025-01-02-b": removed},
    )
    files = dict(feeds(house, SITE, lambda _: hostile_words))

    for read, ending, normal in ((from_atom, "xml", readable), (from_json, "json", str)):
        whole, short = (read(files[f"{each}feed.{ending}"]) for each in ("briefings/", "tags/x/"))
        entry, stays = whole.entries
        places = (entry.title, *entry.authors, *entry.tags, entry.text, short.subtitle)
        assert {normal(place) for place in places} == {normal(hostile_words)}
        assert normal(short.title) == normal(f"{hostile_words} – Cobalt")
        assert normal(short.entries[0].text).startswith(normal(hostile_words))
        assert normal(stays.text) == normal(f"This briefing was removed. Why: {hostile_words}")
