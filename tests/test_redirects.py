"""Where former ids and other names lead: always to a page, never out of their folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor import urls
from watchfloor.archive import Archive
from watchfloor.briefing import Tombstone
from watchfloor.publishing import pages
from watchfloor.publishing.redirects import redirects
from watchfloor.vocabulary import Term
from watchfloor.vocabulary.matter import Subject

from . import sites
from .archives import ACTOR, BRIEFING, OTHER, Change
from .hostile import NAILED, TITLE
from .made import archive, briefing

_REFRESH = re.compile(r'http-equiv="refresh" content="0; url=([^"]*)"')


def leads(house: Archive) -> dict[str, str]:
    """Each redirect's address, and where a browser arrives."""
    found = {}
    for path, html in redirects(house, ""):
        address = path.removesuffix("index.html")
        (way,) = _REFRESH.findall(html)
        found[address] = urljoin(f"https://example.org/{address}", way)[
            len("https://example.org/") :
        ]
    return found


def theme(identity: str, name: str = "", *aliases: str, former: Iterable[str] = ()) -> Term:
    """A theme with a page."""
    matter = Subject(
        name=name or identity,
        summary="A theme of this archive.",
        definition="All of it.",
        former_ids=tuple(former),
    )
    path = f"docs/themes/{identity}.md"
    return Term("themes", identity, matter.name, aliases=aliases, matter=matter, path=path)


@pytest.mark.parametrize(
    ("terms", "led"),
    [
        ([theme("price", "Price")], {}),
        ([theme("price", "Price", "Cost")], {"cost": "price"}),
        ([theme("price", "What it costs")], {"what-it-costs": "price"}),
        ([theme("price", "Price", "Gécamines S.A.")], {"gecamines-s-a": "price"}),
        ([theme("price", "Price", "包钢", "Łódź", "Straße", "中 X")], {}),
        ([theme("price", "Price", former=["cost", "rate"])], {"cost": "price", "rate": "price"}),
        ([theme("price", "Price", "page", "Index", "FEED", "...")], {}),
        # an id is never another's name, whether it has a page or not
        ([theme("price", "Price", "Cost"), theme("cost", "Cost")], {}),
        ([theme("price", "Price", "Cost"), Term("themes", "cost", "Cost")], {}),
        ([theme("price", "Price", former=["cost"]), theme("cost", "Cost")], {}),
        # of two that claim a name a reader chooses; a former id was once right and wins
        ([theme("price", "Price", "Cost"), theme("value", "Value", "cost")], {}),
        ([theme("price", former=["cost"]), theme("value", "Value", "Cost")], {"cost": "price"}),
        ([theme("price", "Price", "Cost"), theme("value", former=["cost"])], {"cost": "value"}),
        ([theme("price", "Price", former=["cost"]), theme("value", "Value", former=["cost"])], {}),
        # what has no page is nobody's goal
        ([Term("themes", "price", "Price", aliases=("Cost",))], {}),
        (
            [theme("price", "Price", "Cost"), Term("themes", "value", "Value", aliases=("Cost",))],
            {"cost": "price"},
        ),
    ],
)
def test_a_former_id_or_another_name_leads_to_its_term(
    terms: list[Term], led: dict[str, str]
) -> None:
    assert leads(archive(terms)) == {f"themes/{a}/": f"themes/{b}/" for a, b in led.items()}


def test_axes_do_not_meet() -> None:
    """An actor's name is none of a theme's business."""
    actor = Term("actors", "cost", "Cost", path="docs/actors/cost.md")

    assert leads(archive([theme("price", "Price", "Cost"), actor])) == {
        "themes/cost/": "themes/price/"
    }


def test_a_publisher_has_names_too() -> None:
    """Though it is no axis of front matter."""
    agency = Term("publishers", "reuters", "Reuters", aliases=("RTRS",), path="docs/x.md")

    assert leads(archive([agency])) == {"publishers/rtrs/": "publishers/reuters/"}


def test_a_briefing_is_found_at_its_former_ids() -> None:
    """In the year that each of them begins with; never in place of another briefing."""
    moved = briefing("2026-01-02-new", former_ids=("2025-12-31-old", "2026-01-01-old"))
    greedy = briefing("2026-01-03-x", former_ids=("2026-01-02-new", "2026-01-01-old"))

    assert leads(archive([], moved)) == {
        "briefings/2025/2025-12-31-old/": "briefings/2026/2026-01-02-new/",
        "briefings/2026/2026-01-01-old/": "briefings/2026/2026-01-02-new/",
    }
    assert set(leads(archive([], moved, greedy))) == set(leads(archive([], moved)))


def test_a_former_id_outlives_its_briefing() -> None:
    """A link that was right once says that the briefing had to go."""
    gone = Tombstone.model_validate(
        {"kind": "tombstone", "date": "2026-01-05", "reason": "A court.", "former_ids": ["2025-o"]}
    )

    assert leads(archive([], tombstones={"2026-01-02-new": gone})) == {
        "briefings/2025/2025-o/": "briefings/2026/2026-01-02-new/"
    }


@pytest.mark.parametrize("site_url", ["", "https://example.org/repository/"])
def test_a_redirect_is_a_whole_page_that_runs_nothing(site_url: str) -> None:
    """Relative, so that it is right under any path; search engines keep its goal."""
    ((path, html),) = redirects(archive([theme("price", "Price", "Cost")]), site_url)
    parser = html5lib.HTMLParser()
    parser.parse(html)

    assert path == "themes/cost/index.html"
    assert parser.errors == []
    assert '<html lang="en">' in html
    assert "<title>Price</title>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'content="0; url=../price/"' in html
    assert '<a href="../price/">Price</a>' in html
    assert 'content="default-src &#39;none&#39;;' in html
    assert "<script" not in html
    canonical = '<link rel="canonical" href="https://example.org/repository/themes/price/">'
    assert (canonical in html) is bool(site_url)
    assert ("canonical" in html) is bool(site_url)


HOSTILE = (
    *("<script>window.pwned=1</script>", "\"'><img src=x>", "../../../etc/passwd", "..\\..\\x"),
    *(
        "/",
        "//evil.example/",
        "javascript:alert(1)",
        "%2e%2e%2f",
        "x" * 500,
        "page",
        "a\0b",
        "\u202ex",
    ),
    *(
        "index.html",
        "x/index",
        "https://evil.example",
        NAILED,
        TITLE,
        "ﷺ" * 60,
        "㏂" * 200,
        "℀",
        "．．／",
    ),
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_leads_to_its_term_or_nowhere(name: str) -> None:
    """Its address stays in the folder of its axis, its words stay words."""
    named = replace(theme("price"), name=name)
    house = archive([named, theme("value", "Value", name + " too")])

    for path, html in redirects(house, "https://example.org/"):
        assert re.fullmatch(r"themes/[a-z0-9-]{1,100}/index\.html", path)
        assert path.split("/")[1] not in urls.RESERVED
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(html)
        assert {element.tag for element in tree.iter()} <= set(
            "html head meta link title body p a".split()
        )
        assert {link.get("href") for link in tree.iter("a")} <= {"../price/", "../value/"}
        assert len(list(tree.iter("meta"))) == 5


@given(st.text())
@settings(deadline=None)
def test_a_slug_is_one_folder_or_nothing(name: str) -> None:
    """Whatever somebody calls a term."""
    slug = urls.slug(name)

    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert len(slug) <= urls.LONGEST_SLUG
    assert urls.slug(slug) == slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Baotou Steel Group", "baotou-steel-group"),
        ("Côte d'Ivoire", "cote-divoire"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("U.S.A.", "u-s-a"),
        ("Rio & Tinto (plc)", "rio-tinto-plc"),
        ("ＣＭＯＣ", "cmoc"),
        ("000831.SZ", "000831-sz"),
        ("mining.com", "mining-com"),
        ("Åland", "aland"),
        ("İstanbul", "istanbul"),
        ("包钢", ""),
        ("包钢 Baogang", ""),
        ("Łódź", ""),
        ("Ørsted", ""),
        ("٣", ""),
        ("...", ""),
        ("", ""),
        ("x" * 100, "x" * 100),
        ("x" * 101, ""),
    ],
)
def test_a_slug_is_what_somebody_would_guess(name: str, slug: str) -> None:
    """A name that ASCII cannot hold has none, and neither has one that nobody would type."""
    assert urls.slug(name) == slug


NAMES = st.sampled_from(
    ["Price", "price", "Cost", "COST", "cost-of", "Cost of", "page", "包钢", "a.b"]
)
IDS = ("price", "cost", "cost-of", "value", "ab")


@st.composite
def _houses(draw: st.DrawFn) -> Archive:
    ids = draw(st.lists(st.sampled_from(IDS), unique=True))
    former = st.lists(st.sampled_from([*IDS, "rate"]), max_size=2, unique=True)
    aliases = st.lists(NAMES, max_size=3)
    return archive(
        [theme(each, draw(NAMES), *draw(aliases), former=draw(former)) for each in ids],
        briefing("2025-a", former_ids=("2024-a",)),
    )


@given(_houses())
@settings(deadline=None)
def test_every_address_stands_for_one_thing(house: Archive) -> None:
    """No redirect lies over a page or another redirect, and each leads to a page at once."""
    addresses = [path.removesuffix("index.html") for path, _ in redirects(house, "")]
    published = [page.url for page in pages(house)]

    assert len({*addresses, *published}) == len(addresses) + len(published)
    assert set(leads(house).values()) <= set(published)


def _arrived(url: str) -> tuple[str, str]:
    """Where a browser ends that opens *url*, and what it reads there."""
    with urlopen(url) as answer:
        assert answer.status == 200
        html = answer.read().decode()
    ways = _REFRESH.findall(html)
    return _arrived(urljoin(url, ways[0])) if ways else (url, html)


def test_a_reader_arrives(tmp_path: Path) -> None:
    """From a former id and from another name, under a sub-path too."""
    site_dir = sites.site(
        tmp_path,
        Change(ACTOR, "kind:", "aliases: [The Regulator]\nformer_ids: [the-authority]\nkind:"),
        Change(BRIEFING, "interests", "former_ids: [2025-10-15-cobalt-cap]\ninterests"),
        Change(
            OTHER,
            "",
            "---\nkind: tombstone\ndate: 2026-01-05\nreason: A court ordered it.\n"
            "former_ids: [2024-licence]\n---\n",
        ),
        site_url="https://example.org/repository/",
    )
    goals = {
        "actors/the-regulator/": ("actors/arecoms/", "regulator of strategic minerals"),
        "actors/the-authority/": ("actors/arecoms/", "regulator of strategic minerals"),
        "briefings/2025/2025-10-15-cobalt-cap/": (
            "briefings/2025/2025-10-16-cobalt-cap/",
            "Congo caps cobalt exports",
        ),
        "briefings/2024/2024-licence/": (
            "briefings/2025/2025-09-01-licence/",
            "A court ordered it.",
        ),
    }

    with sites.served(site_dir, "/repository/") as served:
        for address, (goal, words) in goals.items():
            url, html = _arrived(served.url(address))
            assert url == served.url(goal)
            assert words in html
    sitemap = (site_dir / "sitemap.xml").read_text("utf-8")
    assert not [address for address in goals if address in sitemap]


def test_search_and_lists_know_nothing_of_redirects_and_tombstones(tmp_path: Path) -> None:
    """What the search indexes bears a mark; neither of them does."""
    stone = "---\nkind: tombstone\ndate: 2026-01-05\nreason: A court ordered it.\n---\n"
    site_dir = sites.site(
        tmp_path,
        Change(ACTOR, "kind:", "aliases: [The Regulator]\nkind:"),
        Change(OTHER, "", stone),
    )

    assert "data-pagefind-body" in sites.read(site_dir, "actors/arecoms")
    for address in ("actors/the-regulator", "briefings/2025/2025-09-01-licence"):
        assert "data-pagefind-body" not in sites.read(site_dir, address)
    naming = {
        path.rpartition("/")[2]
        for path, data in sites.files(site_dir).items()
        if b"2025-09-01-licence" in data
        and not path.startswith(("briefings/2025/2025-09-01", "changes"))
    }
    # The page of changes tells it, and its table. Feeds tell those who had it that it went;
    # the index, which pages it need not read again.
    assert naming <= {"feed.xml", "feed.json", "known.json"}
    known = json.loads((site_dir / "search/known.json").read_bytes())["pages"]
    assert known["actors/arecoms/"][-1] is True
    assert known["briefings/2025/2025-09-01-licence/"][-1] is False
