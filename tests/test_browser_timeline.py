"""In a browser: the timeline, on the repository's own site, from years down to days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from watchfloor.archive import Archive

from . import sites
from .watching import Open, Visit

TOLD = ".wf-timeline__told"
BARS = ".wf-timeline__bar-of"
Timeline = Callable[..., Visit]


@pytest.fixture
def timeline(own: sites.Served, open_page: Open) -> Timeline:
    """Open the timeline with a query and wait until it is drawn."""

    def opened(query: str = "", **options: object) -> Visit:
        visit: Visit = open_page(own.url(f"timeline/{query}"), **options)
        expect(visit.page.locator(TOLD)).to_contain_text(": ")
        return visit

    return opened


def bars(page: Page) -> dict[str, int]:
    """The count of each bar by the name of its year or month."""
    labels = page.locator(BARS).evaluate_all(
        "all => all.map(each => each.getAttribute('aria-label'))"
    )
    parted = (label.partition(": ") for label in labels)
    return {name: int(count.split()[0]) for name, _, count in parted}


def test_everything_by_year(timeline: Timeline, house: Archive) -> None:
    """Each bar is what lies within its year."""
    years = Counter(
        str(first.year)
        for first, last in (each.event_date.order for each in house.briefings)
        if first.year == last.year
    )
    assert bars(timeline("?by=year").page) == dict(years)


def test_from_a_year_to_its_months_to_its_days(timeline: Timeline, house: Archive) -> None:
    """By bars alone, and back by the browser's own button."""
    opened = timeline("?by=year")
    page = opened.page
    page.locator(BARS, has_text="2025").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline/?from=2025-01-01&to=2025-12-31")
    expect(page.locator(f"{BARS}[aria-label^='October 2025']")).to_have_count(1)

    page.click(f"{BARS}[aria-label^='October 2025']")
    page.wait_for_url("**/timeline/?from=2025-10-01&to=2025-10-31")
    may_be = [
        each
        for each in house.briefings
        if each.event_date.earliest.isoformat() <= "2025-10-31"
        and each.event_date.latest.isoformat() >= "2025-10-01"
    ]
    events = page.locator(".wf-timeline__event")
    expect(events).to_have_count(len(may_be))
    expect(page.locator(TOLD)).to_contain_text(f"October 2025: {len(may_be)} events")
    ways = events.evaluate_all("all => all.map(each => each.href.baseVal)")
    assert {way.rstrip("/").rpartition("/")[2] for way in ways} == {each.id for each in may_be}

    page.go_back()
    expect(page.locator(TOLD)).to_contain_text("2025: ")
    assert (opened.complaints, opened.violations, opened.foreign) == ([], [], [])


def test_a_day_is_a_point_and_what_is_known_less_exactly_a_box(
    timeline: Timeline, house: Archive
) -> None:
    page = timeline("?from=2026-01-01&to=2026-01-31").page
    expect(page.locator(".wf-timeline__event").first).to_be_visible()
    month = [
        each.event_date
        for each in house.briefings
        if each.event_date.latest.isoformat() >= "2026-01-01"
        and each.event_date.earliest.isoformat() <= "2026-01-31"
    ]
    longer = sum(when.earliest != when.latest for when in month)

    assert longer > 0, "the case needs an event that is not known to the day"
    expect(page.locator(".wf-timeline__event rect")).to_have_count(longer)
    expect(page.locator(".wf-timeline__event circle")).to_have_count(len(month) - longer)
    expect(page.locator(".wf-timeline__note")).to_contain_text("not known to the day")


def test_the_keyboard_moves_and_changes_the_scale(timeline: Timeline) -> None:
    page = timeline("?from=2025-10-01&to=2025-10-31").page
    page.focus(".wf-timeline__drawn")
    for key, stretch in [
        ("ArrowRight", "from=2025-11-01&to=2025-11-30"),
        ("ArrowLeft", "from=2025-10-01&to=2025-10-31"),
        ("ArrowLeft", "from=2025-09-01&to=2025-09-30"),
    ]:
        page.keyboard.press(key)
        page.wait_for_url(f"**/timeline/?{stretch}")
    page.keyboard.press("+")
    page.wait_for_url("**/timeline/?from=2025-09-08&to=2025-09-22")
    page.keyboard.press("-")
    page.wait_for_url("**/timeline/?from=2025-08-31&to=2025-09-29")
    page.keyboard.press("Home")
    page.wait_for_url(re.compile("/timeline/$"))
    expect(page.locator(".wf-timeline__drawn")).to_be_focused()


def test_facets_narrow_it_and_lead_to_the_same_in_explore(
    timeline: Timeline, house: Archive
) -> None:
    page = timeline().page
    page.click(".wf-timeline__facets > summary")
    page.locator(".wf-facet", has_text="Regions").get_by_label("China", exact=False).first.check()
    page.wait_for_url("**/timeline/?regions=china")
    fitting = len(house.under("regions", "china"))
    expect(page.locator(TOLD)).to_contain_text(f": {fitting} events")

    page.click(".wf-timeline__explore")
    page.wait_for_url("**/explore/?regions=china")
    expect(page.locator(".wf-explore__count")).to_contain_text(f"{fitting} briefings")


def test_what_is_chosen_can_be_taken_back(timeline: Timeline) -> None:
    page = timeline("?regions=china&by=year").page
    page.click(".wf-timeline__chosen button")
    page.wait_for_url("**/timeline/?by=year")


@pytest.mark.parametrize(
    "query",
    [
        "?from=2026-12-31&to=2024-01-01",
        "?by=century",
        "?from=x&to=y",
        "?from=1900-01-01",
        "?regions=x",
    ],
)
def test_an_address_that_makes_no_sense_is_survived(timeline: Timeline, query: str) -> None:
    opened = timeline(query)
    expect(opened.page.locator(".wf-timeline__drawn > *")).to_have_count(1)
    assert opened.complaints == []


def test_without_scripts_every_month_leads_to_its_events(
    own: sites.Served, open_page: Open
) -> None:
    page = open_page(own.url("timeline/"), java_script_enabled=False).page
    assert page.locator(".wf-timeline__years dd a").count() > 3
    assert page.locator(".wf-timeline__page:visible").count() == 0


@pytest.mark.parametrize(
    ("scheme", "width", "query"),
    [
        ("light", 1280, ""),
        ("dark", 390, "?from=2025-12-01&to=2026-02-28"),
        ("light", 390, "?regions=china"),
    ],
)
def test_the_timeline_is_accessible(
    timeline: Timeline, scheme: str, width: int, query: str
) -> None:
    page = timeline(
        query,
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    ).page
    page.click(".wf-timeline__facets > summary")
    expect(page.locator(".wf-facet__values li").first).to_be_visible()
    broken = Axe().run(page, context=".md-content").response["violations"]
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in broken] == []
    assert page.evaluate(overflow) <= 0
