"""In a browser: what is new to a reader, on a tiny site that is built anew between two visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from watchfloor.publishing import news

from . import sites
from .archives import OTHER, Change
from .test_news import CORRECTED, DECIDED, GONE
from .watching import Open, Visit, visit

pytestmark = pytest.mark.browser

OTHER_ACTOR = Change(OTHER, "actors: [arecoms]", "actors: [cmoc]")
CMOC = Change(
    "docs/actors/cmoc.md",
    "",
    "---\nname: CMOC\nsummary: A company that mines cobalt.\nkind: company\n---\n",
)
HOUSE = (OTHER_ACTOR, CMOC)
LATER = (*HOUSE, CORRECTED, DECIDED, GONE)
Built = Callable[..., Path]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sites.site(tmp_path_factory.mktemp("before"), *HOUSE)


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same archive later: corrected, decided, superseded."""
    return sites.site(tmp_path_factory.mktemp("after"), *LATER)


@pytest.fixture(scope="module")
def far(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with room in its table for one briefing only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(news, "MOST", 1)
        return sites.site(tmp_path_factory.mktemp("far"), *LATER)


class Reader:
    """A reader's browser, on one origin that serves one edition after the other."""

    def __init__(self, browser: Browser, place: Path) -> None:
        self.place = place
        self._served = sites.served(place)
        self.site = self._served.__enter__()
        self._browser = browser
        self.visit: Visit | None = None

    def publish(self, edition: Path) -> None:
        self.place.unlink(missing_ok=True)
        self.place.symlink_to(edition)

    def open(self, address: str = "") -> Page:
        if self.visit is None:
            self.visit = visit(self._browser, self.site.url(address))
        else:
            self.visit.page.goto(self.site.url(address), wait_until="load")
        return self.visit.page

    def close(self) -> None:
        if self.visit:
            self.visit.close()
        self._served.__exit__(None, None, None)


@pytest.fixture
def reader(chromium: Browser, tmp_path: Path, before: Path) -> Iterator[Reader]:
    made = Reader(chromium, tmp_path / "site")
    made.publish(before)
    yield made
    made.close()


def box(page: Page) -> Locator:
    return page.locator("[data-new-to-you]")


def kept(page: Page) -> dict[str, str]:
    """What the browser keeps for the reader; the theme's own choice of colours is not ours."""
    found: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: value for key, value in found.items() if "__palette" not in key}


def test_on_the_first_visit_nothing_is_new(reader: Reader) -> None:
    page = reader.open()

    expect(box(page)).to_contain_text("From your next visit on")
    expect(box(page).locator("li")).to_have_count(0)
    assert Axe().run(page, context="[data-new-to-you]").response["violations"] == []


def test_on_return_it_tells_what_and_why_and_what_is_followed_first(
    reader: Reader, after: Path
) -> None:
    expect(box(reader.open())).to_contain_text("From your next visit on")
    button = reader.open("actors/cmoc/").get_by_role("button", name="Follow CMOC")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    reader.publish(after)
    page = reader.open()

    expect(box(page).get_by_role("status")).to_contain_text("2 briefings are new or changed.")
    expect(box(page).locator("h3")).to_have_text(["On what you follow", "Everything else"])
    first, second = box(page).locator("li").all()
    expect(first).to_contain_text("A licence is drafted")
    expect(first).to_contain_text("CMOC")
    expect(first.locator("p")).to_have_text(
        [
            "The date was wrong. Why: Read again.",
            "Update It was signed. Why: The regulator said so.",
        ]
    )
    expect(second).to_contain_text("Forecast decided Congo caps cobalt exports")
    expect(second).to_contain_text("Did not occur: Exports stay below the cap.")
    assert Axe().run(page, context="[data-new-to-you]").response["violations"] == []
    assert reader.visit
    assert reader.visit.damage == []


def test_who_opens_one_has_seen_it_and_a_button_marks_all(reader: Reader, after: Path) -> None:
    expect(box(reader.open())).to_contain_text("From your next visit on")
    reader.publish(after)
    page = reader.open("changes/")
    box(page).get_by_role("link", name="A licence is drafted").click()
    page.wait_for_url("**/2025-09-01-licence/")
    page = reader.open("changes/")

    expect(box(page).get_by_role("status")).to_contain_text("1 briefing is new or changed.")
    box(page).get_by_role("button", name="Mark all as seen").click()
    expect(box(page).get_by_role("status")).to_contain_text("Nothing is new to you.")
    expect(box(reader.open()).get_by_role("status")).to_contain_text("Nothing is new to you.")


def test_one_button_forgets_all(reader: Reader, after: Path) -> None:
    reader.open("actors/cmoc/").get_by_role("button", name="Follow CMOC").click()
    expect(box(reader.open())).to_contain_text("You follow CMOC.")
    page = reader.open("changes/")
    assert len(kept(page)) == 2
    box(page).get_by_role("button", name="Forget all").click()

    expect(box(page).get_by_role("status")).to_contain_text("Forgotten")
    expect(box(page).get_by_role("status")).to_be_focused()
    assert kept(page) == {}
    reader.publish(after)
    expect(box(reader.open())).to_contain_text("From your next visit on")


def test_further_back_it_looks_into_the_numbers_of_all(
    reader: Reader, far: Path, after: Path
) -> None:
    """The table has one briefing, and the sums say that another has changed."""
    expect(box(reader.open())).to_contain_text("From your next visit on")
    reader.publish(far)
    status = box(reader.open()).get_by_role("status")
    expect(status).to_contain_text("1 briefing is new or changed.")
    expect(status).to_contain_text("1 briefing is new or changed further back")
    box(reader.open()).get_by_role("button", name="Mark all as seen").click()
    expect(status).to_contain_text("Nothing is new to you.")

    reader.publish(after)
    expect(box(reader.open()).get_by_role("status")).to_contain_text("Nothing is new to you.")


def test_what_had_to_go_is_told_to_those_who_saw_it(reader: Reader, after: Path) -> None:
    """And to nobody else: the tests above never hear of it."""
    page = reader.open()
    expect(box(page)).to_contain_text("From your next visit on")
    page.evaluate(
        """() => { const key = Object.keys(localStorage).find((each) => each.endsWith(" seen"));
        const seen = JSON.parse(localStorage.getItem(key));
        localStorage.setItem(key, JSON.stringify({ ...seen, "2025-08-01-gone": 1 })); }"""
    )
    reader.publish(after)
    gone = box(reader.open()).locator("li", has_text="2025-08-01-gone")

    expect(gone).to_contain_text("Removed")
    expect(gone).to_contain_text("A court ordered it.")


@pytest.mark.parametrize("damage", ["null", "[1]", '{"a":"b"}', "{", '"x"', "7"])
def test_damaged_storage_is_as_good_as_none(reader: Reader, damage: str) -> None:
    page = reader.open("actors/cmoc/")
    page.get_by_role("button", name="Follow CMOC").click()
    page.evaluate(
        """damage => Object.keys(localStorage).filter((key) => key.startsWith("watchfloor"))
        .forEach((key) => localStorage.setItem(key, damage))""",
        damage,
    )
    page = reader.open()

    expect(box(page).get_by_role("status")).not_to_be_empty()
    assert reader.visit
    assert reader.visit.complaints == []


def test_without_storage_it_says_so_and_nothing_breaks(before: Path, open_page: Open) -> None:
    """Neither is there a button that could keep nothing."""
    blocked = """Object.defineProperty(window, "localStorage",
        { get() { throw new DOMException("no", "SecurityError"); } })"""
    with sites.served(before) as site:
        opened = open_page(site.url())
        opened.page.context.add_init_script(blocked)
        opened.page.goto(site.url())
        expect(box(opened.page)).to_contain_text("This browser keeps nothing for this site")
        opened.page.goto(site.url("actors/cmoc/"))
        expect(opened.page.locator("[data-follow]")).to_be_hidden()


def test_without_scripts_the_list_is_all_there(before: Path, open_page: Open) -> None:
    with sites.served(before) as site:
        opened = open_page(site.url("changes/"), java_script_enabled=False)
        expect(opened.page.locator(".wf-changes li")).to_have_count(3)
        expect(box(opened.page)).to_be_hidden()
