"""In a browser: a result on the explore page over time, as a table, and to take along."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Page

from watchfloor import urls
from watchfloor.archive import Archive

from . import sites
from .archives import BRIEFING, Change
from .exploring import RESULTS, STATUS, Explore, answered
from .watching import Open

pytestmark = pytest.mark.browser

BARS = ".wf-bar:not([disabled])"
TITLES = ".wf-compact tbody th a"


def shown(page: Page) -> int:
    return int(page.inner_text(STATUS).split()[0])


def labels(page: Page) -> dict[str, int]:
    """How many each bar says there were, by its name."""
    told = page.locator(BARS).evaluate_all("all => all.map(each => each.ariaLabel)")
    pairs = (re.fullmatch(r"(.+): (\d+) briefings?", each) for each in told)
    return {pair[1]: int(pair[2]) for pair in pairs if pair}


def test_bars_count_what_there_will_be(explore: Explore, house: Archive) -> None:
    """A month's bar says how many results it gives once it is chosen."""
    page = explore("?regions=china").page
    bars = labels(page)
    assert len(bars) > 5
    begun = [each.event_date.earliest for each in house.under("regions", "china")]
    assert set(bars) >= {f"{day:%B} {day.year}" for day in begun}

    name, number = max(bars.items(), key=lambda bar: bar[1])
    page.click(f".wf-bar[aria-label^='{name}:']")
    page.wait_for_url("**/explore/?regions=china&from=*&to=*")
    answered(page)
    assert shown(page) == number


def test_bars_are_walked_and_left_by_the_keyboard(explore: Explore) -> None:
    """One step of Tab leads to all of them; looking closer can be taken back."""
    page = explore("").page
    everything = shown(page)
    assert page.locator(".wf-bar[tabindex='0']").count() == 1
    page.focus(".wf-bar[tabindex='0']")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/?from=*&to=*")
    answered(page)
    assert shown(page) < everything

    assert page.evaluate("document.activeElement.textContent") == "Zoom out"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?from=20\d\d-01-01&to=20\d\d-12-31$"))
    answered(page)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/explore/$"))
    answered(page)
    assert shown(page) == everything
    assert page.evaluate("document.activeElement.classList.contains('wf-bar')")


def test_on_a_phone_bars_are_wide_enough_for_a_finger(explore: Explore) -> None:
    page = explore("", viewport={"width": 390, "height": 800}).page
    widths = page.locator(".wf-bar").evaluate_all("all => all.map(each => each.offsetWidth)")

    assert min(widths) >= 24
    assert "By quarter" in page.inner_text(".wf-explore__histogram")


@pytest.mark.parametrize(
    ("head", "sort"),
    [
        ("Date", "oldest"),
        ("Title", "title"),
        ("Confidence", "-confidence"),
        ("Likelihood", "-likelihood"),
        ("Actors", "actors"),
    ],
)
def test_a_head_sorts_the_table(explore: Explore, house: Archive, head: str, sort: str) -> None:
    """And again the other way round; the address says which, and the head too."""
    page = explore("?view=table").page
    button = page.locator(f".wf-compact thead button:text('{head}')")
    button.click()
    page.wait_for_url(f"**/explore/?sort={sort}&view=table")
    answered(page)
    first = page.locator(TITLES).all_inner_texts()
    state = page.get_attribute(".wf-compact th[aria-sort]", "aria-sort")
    assert state == ("descending" if sort.startswith("-") else "ascending")
    assert page.evaluate("document.activeElement.textContent").startswith(head)
    if head == "Date":
        assert first == [each.title for each in house.briefings[::-1]][: len(first)]
    if head == "Title":
        assert first == sorted((each.title for each in house.briefings), key=str.casefold)[:25]

    page.locator(f".wf-compact thead button:text('{head}')").click()
    answered(page)
    assert page.get_attribute(".wf-compact th[aria-sort]", "aria-sort") != state
    assert page.locator(TITLES).all_inner_texts() != first


def test_list_and_table_show_the_same(explore: Explore) -> None:
    page = explore("?themes=price").page
    listed = page.locator(RESULTS).all_inner_texts()
    page.click("[data-view=table]")
    page.wait_for_url("**/explore/?themes=price&view=table")
    answered(page)

    assert page.locator(TITLES).all_inner_texts()[: len(listed)] == listed
    assert page.locator(RESULTS).count() == 0
    page.click("[data-view='']")
    page.wait_for_url("**/explore/?themes=price")
    answered(page)
    assert page.locator(RESULTS).all_inner_texts() == listed
    assert page.locator(".wf-compact").is_hidden()


def taken(page: Page, name: str) -> str:
    """What a button among those to take along makes."""
    if page.locator(".wf-explore__take").get_attribute("open") is None:
        page.click(".wf-explore__take summary")
    with page.expect_download() as download:
        page.click(f".wf-explore__take button:text-is('{name}')")
    return Path(download.value.path()).read_text("utf-8")


def test_the_result_is_taken_along(explore: Explore, own_site: Path, house: Archive) -> None:
    """All of it, more than is shown, in the order that is shown."""
    opened = explore("?regions=china&sort=oldest")
    expected = [each.id for each in house.under("regions", "china")][::-1]
    rows = list(csv.DictReader(io.StringIO(taken(opened.page, "CSV").removeprefix("\ufeff"))))
    told = json.loads(taken(opened.page, "JSON"))
    schema = json.loads((own_site / urls.schema("result")).read_text("utf-8"))

    assert [row["id"] for row in rows] == expected
    assert [each["id"] for each in told["briefings"]] == expected
    assert list(Draft202012Validator(schema).iter_errors(told)) == []
    assert told["$schema"].endswith(f"/{urls.schema('result')}")
    for row, each in zip(rows, told["briefings"], strict=True):
        briefing = house.get(each["id"])
        assert briefing
        assert row["title"] == each["title"] == briefing.title
        assert each["terms"]["actors"] == list(house.terms_of(briefing, "actors"))
    assert opened.damage == []


def test_what_is_chosen_can_be_followed(explore: Explore, own: sites.Served) -> None:
    """By the feeds of its terms, or by everything's."""
    page = explore("?regions=china,japan&themes=price,-magnets&q=quota").page
    page.wait_for_selector(".wf-results mark")
    outlines = ET.fromstring(taken(page, "All of them as OPML")).findall("body/outline")
    ways = [each.attrib["xmlUrl"] for each in outlines]

    assert ways == [
        own.url(f"{term}/feed.xml") for term in ("regions/china", "regions/japan", "themes/price")
    ]
    assert page.locator(".wf-explore__take li a").evaluate_all(
        "all => all.map(each => each.href)"
    ) == [feed for way in ways for feed in (way, way.replace(".xml", ".json"))]
    opml = ET.fromstring(taken(explore("").page, "As OPML"))
    assert [each.attrib["xmlUrl"] for each in opml.findall("body/outline")] == [
        own.url("briefings/feed.xml")
    ]


def test_a_title_is_no_formula(tmp_path: Path, open_page: Open) -> None:
    """Whatever a spreadsheet would make of it; a quotation mark stays one."""
    title = Change(BRIEFING, "title: Congo caps cobalt exports", 'title: =HYPERLINK says "cobalt"')
    with sites.served(sites.site(tmp_path, title)) as served:
        opened = open_page(served.url("explore/"))
        answered(opened.page)
        text = taken(opened.page, "CSV")

    titles = [row["title"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]
    assert '\'=HYPERLINK says "cobalt"' in titles
    assert opened.damage == []
