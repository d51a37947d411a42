"""The page of a briefing: what comes first, and what verifies it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from watchfloor.host.composing import Composer
from watchfloor.publishing import by_file, pages
from watchfloor.urls import briefing as address_of

from .archives import ACTOR, BRIEFING, FILES, OTHER, REGION, THEME, UPDATE, Change, loaded

CHANGES = (
    "changes:\n  - {date: 2025-11-03, kind: correction, what: A unit., why: It lacked.}\nsources:\n"
)
SOURCES = """\
  - id: wire
    title: The wire
    publisher: bankable
    url: https://example.org/wire
    reliability: A
  - id: copy
    title: The copy
    publisher: reuters
    origin: wire
    url: https://example.org/copy
    reliability: A
---

## What happened
"""
NO_COMMON = "actors: [cmoc]\nregions: [kivu]\nthemes: [supply]"
WIRE = Change(
    "docs/publishers/bankable.md",
    "",
    "---\nname: Bankable\nsummary: A business paper.\nreliability: A\n"
    "because: It reports at first hand.\n---\n",
)


def composed(
    root: Path, *changes: Change, path: str = BRIEFING, site_url: str = "https://example.org/"
) -> str:
    """The inside of the page of the file at *path*."""
    archive = loaded(root, *changes).archive
    all_of_them = {page.url: page for page in pages(archive)}
    composer = Composer(archive, by_file(all_of_them.values()), site_url)
    return composer.compose(all_of_them[address_of(Path(path).stem)]).html


def words(html: str) -> str:
    """What stands in *html*, tags left out."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def in_order(html: str, *parts: str) -> bool:
    """Whether *parts* stand in *html*, each behind the one before."""
    place = 0
    for part in parts:
        place = html.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True


def test_the_bottom_line_and_its_confidence_come_right_below_the_title(tmp_path: Path) -> None:
    """And a correction after them, though with a way to what was wrong."""
    html = composed(tmp_path, Change(BRIEFING, "sources:\n", CHANGES))

    assert in_order(
        html,
        "<h1>",
        "The cap binds more than the mines do.",
        "low confidence",
        "One report says so.",
        "Information up to",
        'href="#history">Corrected 3 November 2025',
        "Cobalt exports restarted on 16 October",
        'id="what-happened"',
        'id="history"',
        "A unit.",
    )
    assert "wf-banner" not in html


def test_a_withdrawal_is_told_before_anything(tmp_path: Path) -> None:
    withdrawn = CHANGES.replace("correction", "withdrawal")
    html = composed(tmp_path, Change(BRIEFING, "sources:\n", withdrawn))

    assert in_order(html, "wf-banner--withdrawal", "A unit.", "<h1>", ">Bottom line, withdrawn<")


def test_a_later_briefing_in_its_place_is_told_before_anything(tmp_path: Path) -> None:
    supersedes = Change(BRIEFING, "sources:\n", f"supersedes: [{Path(OTHER).stem}]\nsources:\n")
    html = composed(tmp_path, supersedes, path=OTHER)
    later = composed(tmp_path, supersedes)

    assert in_order(html, "wf-banner--superseded", "<h1>", 'id="thread"', "Superseded by")
    assert in_order(later, "<h1>", 'id="thread"', "Earlier: it supersedes")


def test_a_thread_tells_what_is_earlier_and_what_later(tmp_path: Path) -> None:
    assert in_order(composed(tmp_path), 'id="thread"', "Later: updates", "The first cargo leaves")
    update = composed(tmp_path, path=UPDATE)
    assert in_order(update, "<h1>", "This updates", 'id="thread"', "Earlier: it updates")
    assert "facts-only" not in update  # it judges nothing


def test_pages_are_grouped_by_where_they_begin(tmp_path: Path) -> None:
    """With how many they are; what shares no origin comes last."""
    html = composed(
        tmp_path,
        WIRE,
        Change(BRIEFING, "---\n\n## What happened\n", SOURCES),
        Change(BRIEFING, "18,125 t.[^reuters-oct]\n", "18,125 t.[^reuters-oct][^wire][^copy]\n"),
    )

    assert "3 pages, 2 origins" in html
    assert in_order(html, "Bankable: 2 pages, 1 origin", 'id="fn:wire"', 'id="fn:copy"')
    assert in_order(html, 'id="fn:copy"', "Each an origin of its own", 'id="fn:reuters-oct"')
    assert "derives from" not in html  # the heading says so


def test_each_source_has_what_rests_on_it_beside_it(tmp_path: Path) -> None:
    """In words alone, whatever the Markdown is; a source that nothing cites says so."""
    html = composed(
        tmp_path,
        WIRE,
        Change(BRIEFING, "- Exports restarted", r"- **Exports** \*&amp; [all](https://x.example)"),
        Change(BRIEFING, "---\n\n## What happened\n", SOURCES),
    )
    rests = dict(
        re.findall(r'<li id="fn:([a-z-]+)".*?<ul class="wf-rests"[^>]*>(.*?)</ul>', html, re.DOTALL)
    )

    assert words(rests["reuters-oct"]) == "Exports *&amp; all under a cap of 18,125 t."
    assert words(rests["wire"]) == words(rests["copy"]) == "Nothing cites it."


def test_accounts_that_differ_are_gathered(tmp_path: Path) -> None:
    """Each with a way to where it stands among the facts."""
    more = "- Accounts differ: one page has **17,000** t.[^wire][^copy]\n\n## Assessment"
    html = composed(
        tmp_path,
        WIRE,
        Change(BRIEFING, "---\n\n## What happened\n", SOURCES),
        Change(BRIEFING, "\n## Assessment", more),
        Change(
            BRIEFING, "that the cap binds.", "that the cap binds.\n\n- Accounts differ: no fact."
        ),
    )

    assert '<li id="differing-1">Accounts differ: one page' in html
    assert in_order(
        html, 'id="gaps">Where accounts differ', '<a href="#differing-1">One page has 17,000 t.</a>'
    )
    assert "differing-2" not in html


def test_related_briefings_say_why(tmp_path: Path) -> None:
    related = Change(BRIEFING, "sources:\n", f"related: [{Path(OTHER).stem}]\nsources:\n")
    apart = Change(OTHER, "actors: [arecoms]\nregions: [katanga]\nthemes: [price]", NO_COMMON)
    price = FILES[THEME].replace("name: Price", "name: Supply")
    region = FILES[REGION].replace("name: Katanga", "name: Kivu")
    actor = FILES[ACTOR].replace("name: ARECOMS", "name: CMOC").replace("public-body", "company")
    others = (
        Change("docs/themes/supply.md", "", price),
        Change("docs/regions/kivu.md", "", region),
        Change("docs/actors/cmoc.md", "", actor),
    )
    assert re.search(
        r'wf-reason">Both: ARECOMS, Katanga, Price<', composed(tmp_path / "near", related)
    )
    assert "share no term" in composed(tmp_path / "far", related, apart, *others)


@pytest.mark.parametrize(
    ("site_url", "shown"),
    [
        ("https://example.org/", "https://example.org/briefings/2025/2025-10-16-cobalt-cap/"),
        ("", "tag:cobalt.example,2025-01-01:briefing/2025-10-16-cobalt-cap"),
    ],
)
def test_it_is_cited_by_its_address_or_by_its_name(
    tmp_path: Path, site_url: str, shown: str
) -> None:
    html = composed(tmp_path, site_url=site_url)

    assert f"UR  - {shown}" in html
    assert ("Permalink" in html) == ("mailto:?" in html) == bool(site_url)


def test_a_feed_has_none_of_the_tools(tmp_path: Path) -> None:
    archive = loaded(tmp_path).archive
    composer = Composer(archive, by_file(pages(archive)), "https://example.org/")
    entry = composer.entry(archive.whole[Path(BRIEFING).stem])

    assert not re.search("Verify|Cite|BibTeX|Nothing cites|ICD 203|<input|<button", entry)
    assert entry.count("Exports restarted under a cap") == 1
