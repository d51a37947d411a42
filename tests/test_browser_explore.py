"""In a browser: the explore page, on the repository's own site, as a searcher uses it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from watchfloor.archive import Archive

from . import hostile, sites
from .exploring import CHOSEN, RESULTS, STATUS, Explore, answered, found
from .watching import Open, visit

pytestmark = pytest.mark.browser

KEYS = ("actors", "minerals", "regions", "tags", "themes")


def test_nothing_chosen_is_everything_newest_first(explore: Explore, house: Archive) -> None:
    """With the date of the event and the bottom line."""
    opened = explore("")
    newest = next(each for each in house.briefings if each.bottom_line)
    card = opened.page.locator(f".wf-card:has(a[href$='/{newest.id}/'])").inner_text()

    assert opened.damage == []
    assert newest.bottom_line
    assert newest.bottom_line.statement in card
    assert re.search(r"\d{4}", card.splitlines()[0])


def test_clicks_write_the_address_and_the_address_says_it_all(
    explore: Explore, own: sites.Served, chromium: Browser
) -> None:
    """Opened by somebody else, in a browser that knows nothing, it shows the same."""
    page = explore("").page
    page.get_by_label(re.compile("^Export controls")).check()
    answered(page)
    page.get_by_role("button", name="Leave out Antimony").click()
    answered(page)
    page.fill(".wf-explore__dates [name=from]", "2025-01-01")
    answered(page)
    page.fill(".wf-explore__words", "licence")
    page.wait_for_selector(".wf-results mark")
    page.select_option("[name=sort]", "newest")
    answered(page)

    address = page.url
    assert dict(parse_qs(urlsplit(address).query)) == {
        "q": ["licence"],
        "themes": ["export-controls"],
        "minerals": ["-antimony"],
        "from": ["2025-01-01"],
        "sort": ["newest"],
    }
    other = visit(chromium, address)
    answered(other.page)
    other.page.wait_for_selector(".wf-results mark")
    for part in (STATUS, ".wf-explore__chosen", ".wf-results", ".wf-explore__facets"):
        assert other.page.inner_text(part) == page.inner_text(part)
    assert other.damage == []
    other.close()


def test_back_and_forward_walk_through_what_was_chosen(explore: Explore) -> None:
    page = explore("").page
    seen = [(page.url, found(page))]
    for label in ("Export controls", "Price", "China"):
        page.get_by_label(re.compile(f"^{label}")).first.check()
        answered(page)
        seen.append((page.url, found(page)))
    assert len({url for url, _ in seen}) == 4

    for url, results in reversed(seen[:-1]):
        page.go_back()
        answered(page)
        assert (page.url, found(page)) == (url, results)
        boxes = page.locator(".wf-facet input[type=checkbox]:checked").count()
        assert boxes == len(parse_qs(urlsplit(url).query).get("themes", [""])[0].split(",")) - (
            "themes" not in url
        )
    for url, results in seen[1:]:
        page.go_forward()
        answered(page)
        assert (page.url, found(page)) == (url, results)


def test_typing_is_one_step_back(explore: Explore) -> None:
    """However many letters came with pauses between them."""
    page = explore("").page
    page.focus(".wf-explore__words")
    for letters in ("co", "ba", "lt"):
        page.keyboard.type(letters)
        page.wait_for_timeout(400)
    page.wait_for_url("**/explore/?q=cobalt")
    page.go_back()

    page.wait_for_url(re.compile("/explore/$"))
    answered(page)
    assert page.input_value(".wf-explore__words") == ""


def test_words_and_facets_meet(explore: Explore, house: Archive) -> None:
    """The hit is marked in its sentence; best first unless newest is asked for."""
    page = explore("?q=quota&regions=china").page
    page.wait_for_selector(".wf-results mark")
    china = {each.id for each in house.under("regions", "china")}

    assert found(page)
    assert set(found(page)) <= china
    assert all("quota" in each.casefold() for each in page.locator("mark").all_inner_texts())
    page.select_option("[name=sort]", "newest")
    answered(page)
    order = [each.id for each in house.briefings if each.id in set(found(page))]
    assert found(page) == order
    assert "sort=newest" in page.url


def test_a_briefing_with_the_word_in_its_title_comes_before_one_that_mentions_it(
    explore: Explore,
) -> None:
    page = explore("?q=tungsten").page
    page.wait_for_selector(".wf-results mark")

    assert found(page)[0] == "2026-01-tungsten-record"


def test_what_is_chosen_can_be_taken_back(explore: Explore) -> None:
    """Each by its own button, or all at once."""
    page = explore("?q=quota&regions=china&themes=-price&to=2026-12-31").page
    answered(page)
    assert page.locator(CHOSEN).all_inner_texts() == [
        "Regions: China ×",
        "Themes: not Price ×",
        "To 2026-12-31 ×",
        "Clear all",
    ]
    page.click(f"{CHOSEN} >> text=Themes: not Price")
    page.wait_for_url("**/?q=quota&regions=china&to=2026-12-31")
    page.click(f"{CHOSEN} >> text=Clear all")
    page.wait_for_url(re.compile("/explore/$"))
    answered(page)
    assert page.locator(CHOSEN).count() == 0
    assert page.input_value(".wf-explore__words") == ""


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Baogagn", "actors/baogang-group/"),
        ("Mountian Pass", "regions/mountain-pass/"),
        ("中稀有", "actors/zhongxi-youse/"),
        ("drc", "regions/congo-dr/"),
    ],
)
def test_words_that_are_nearly_a_name_lead_to_it(
    explore: Explore, own: sites.Served, words: str, address: str
) -> None:
    """Whatever the texts say: a name answers first, the nearest where none fits."""
    page = explore(f"?q={words}").page
    page.wait_for_selector(".wf-named a")

    assert page.locator(".wf-named a").first.evaluate("each => each.href") == own.url(address)


def test_a_search_with_no_result_says_so_and_leads_on(explore: Explore, own: sites.Served) -> None:
    """The nearest names, and the same words without what narrows them."""
    page = explore("?q=cobalt&regions=japan&year=2024").page
    assert page.inner_text(STATUS).startswith("0 briefings of ")
    assert "No briefing fits all of this." in page.inner_text(".wf-explore__names")
    page.click("text=Look for “cobalt” everywhere")
    page.wait_for_url("**/explore/?q=cobalt")
    page.wait_for_selector(".wf-results mark")

    page.fill(".wf-explore__words", "zzgalliun")
    page.wait_for_selector("text=Nearest names")
    nearest = page.locator(".wf-named a").evaluate_all("all => all.map(each => each.href)")
    assert own.url("minerals/gallium/") in nearest


@pytest.mark.parametrize(
    "query",
    [
        "?actors=nobody-such",
        "?actors=-nobody-such&from=yesterday&to=2025-13-99x&sort=worst&nonsense=1",
        "?actors=,,-,&themes=%3Cb%3E",
        "?q=%22%5C(%5B*%22",
    ],
)
def test_an_address_that_makes_no_sense_is_survived(explore: Explore, query: str) -> None:
    """It is shown as far as it goes."""
    opened = explore(query)

    assert re.match(r"\d+ briefings? of \d+", opened.page.inner_text(STATUS))
    assert opened.damage == []


def test_more_results_follow_and_take_the_focus(explore: Explore, house: Archive) -> None:
    """So that a keyboard goes on where it was."""
    page = explore("").page
    first = len(found(page))
    assert first < len(house.briefings)
    page.click(".wf-explore__more")
    page.locator(RESULTS).nth(first).wait_for()

    assert found(page) == [each.id for each in house.briefings][: len(found(page))]
    focused = page.evaluate("document.activeElement.href").rstrip("/").rpartition("/")[2]
    assert focused == house.briefings[first].id


def test_presses_that_overtake_the_cards_keep_the_order(explore: Explore, house: Archive) -> None:
    """Impatience neither mixes the steps nor shows one twice."""
    page = explore("").page
    step = len(found(page))
    page.eval_on_selector(".wf-explore__more", "more => { more.click(); more.click(); }")
    page.locator(RESULTS).nth(3 * step - 1).wait_for()

    assert found(page) == [each.id for each in house.briefings][: 3 * step]


def test_home_to_a_theme_in_a_region_is_two_clicks(own: sites.Served, open_page: Open) -> None:
    """The region on the home page, the theme among what stands with it."""
    page = open_page(own.url()).page
    page.click(".wf-browse a[href$='regions/china/']")
    page.click(".wf-with a[href*='themes=export-controls']")

    page.wait_for_url("**/explore/?regions=china&themes=export-controls")
    answered(page)
    assert page.locator(CHOSEN).all_inner_texts()[:2] == [
        "Regions: China ×",
        "Themes: Export controls ×",
    ]


def test_without_the_index_facets_go_on(
    own: sites.Served, chromium: Browser, house: Archive
) -> None:
    """Where the texts cannot be searched the page says so, and shows what it can."""
    context = chromium.new_context()
    context.route("**/search/pages.json", lambda route: route.abort())
    page = context.new_page()
    page.goto(own.url("explore/?q=cobalt&regions=congo-dr"))
    page.wait_for_selector(RESULTS)

    assert "cannot be searched" in page.inner_text(STATUS)
    assert found(page) == [each.id for each in house.under("regions", "congo-dr")]
    context.close()


def test_without_the_table_the_page_says_so(own: sites.Served, chromium: Browser) -> None:
    context = chromium.new_context()
    context.route("**/data/briefings.json", lambda route: route.abort())
    page = context.new_page()
    page.goto(own.url("explore/"))
    page.wait_for_selector(f"{STATUS} >> text=Try again later")
    context.close()


def test_what_a_browser_kept_of_an_earlier_edition_is_not_shown(
    own_site: Path, chromium: Browser, tmp_path: Path
) -> None:
    """Rows change their places when a briefing is added: all tables are of one edition."""
    site_dir = shutil.copytree(own_site, tmp_path / "site")
    with sites.served(site_dir) as served:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(served.url("explore/"))
        answered(page)
        first = served.answers.copy()
        page.goto(served.url("explore/?year=2025"))
        answered(page)
        context.close()

        tables = sorted(path for _, path in first if path.startswith("/data/"))
        cards = [path for path in tables if path.startswith("/data/cards/")]
        assert cards
        assert tables == [
            "/data/briefings.json",
            *cards,
            *(f"/data/facets/{key}.json" for key in KEYS),
            "/data/terms.json",
        ]
        again = {path: status for status, path in served.answers[len(first) :]}
        assert {*tables} - {*cards} <= again.keys()  # other rows may stand on other cards
        assert {again[path] for path in tables if path in again} == {304}


def test_what_is_needed_comes_first_and_the_rest_after_the_results(
    explore: Explore, own: sites.Served
) -> None:
    """Of the facets only those chosen by must be there before there is a result."""
    before = len(own.answers)
    opened = explore("?themes=price")
    asked = [path for _, path in own.answers[before:] if path.startswith("/data/")]

    first_card = next(place for place, path in enumerate(asked) if "/cards/" in path)
    assert asked.index("/data/facets/themes.json") < first_card
    others = [f"/data/facets/{key}.json" for key in KEYS if key != "themes"]
    assert all(asked.index(each) > first_card for each in others)
    assert opened.damage == []


def test_filters_that_are_folded_away_are_not_loaded(explore: Explore, own: sites.Served) -> None:
    """On a phone nobody sees their counts before they are opened."""
    before = len(own.answers)
    page = explore("?themes=price", viewport={"width": 390, "height": 800}).page
    asked = [path for _, path in own.answers[before:] if "/facets/" in path]
    assert asked == ["/data/facets/themes.json"]

    page.click(".wf-explore__facets > summary")
    answered(page)
    assert page.locator(".wf-facet__values input:visible").count() > 20


@pytest.mark.parametrize("query", ["", "?themes=price"])
def test_without_a_facet_the_others_go_on(own: sites.Served, chromium: Browser, query: str) -> None:
    """It says so itself; and so does the page where it was chosen by."""
    context = chromium.new_context()
    context.route("**/data/facets/themes.json", lambda route: route.abort())
    page = context.new_page()
    page.goto(own.url(f"explore/{query}"))
    if query:
        page.wait_for_selector(f"{STATUS} >> text=Try again later")
    else:
        answered(page)
        assert "could not be read" in page.inner_text(".wf-facet:has(summary:text('Themes'))")
        assert page.locator(".wf-facet:has(summary:text('Regions')) input").count() > 5
    context.close()


def test_hostile_words_are_shown_as_words(tmp_path: Path, open_page: Open) -> None:
    """Titles, excerpts, names and facets come from people we do not know."""
    with sites.served(sites.site(tmp_path, *hostile.CHANGES)) as served:
        opened = open_page(served.url("explore/?q=img+src+onerror"))
        opened.page.wait_for_selector(RESULTS)
        text = opened.page.inner_text("#explore")

        assert hostile.TITLE in text
        assert opened.page.locator("#explore :is(img, script, iframe, style)").count() == 0
        assert opened.damage == []


@pytest.fixture(params=[("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)])
def looked_at(request: pytest.FixtureRequest, explore: Explore) -> Page:
    """The page with all of it in use, as different readers see it."""
    scheme, width = request.param
    page = explore(
        "?q=quota&regions=china&themes=-conflict",
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    ).page
    page.wait_for_selector(".wf-results mark")
    if width < 900:
        page.click(".wf-explore__facets > summary")
    return page


def test_the_page_in_use_is_accessible(looked_at: Page) -> None:
    """Nothing for axe to object to, and nothing that must be scrolled sideways."""
    broken = Axe().run(looked_at, context="#explore").response["violations"]
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in broken] == []
    assert looked_at.evaluate(overflow) <= 0
