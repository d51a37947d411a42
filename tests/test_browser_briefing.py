"""In a browser: a briefing of the repository's own, read in a minute and verified in five."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from bench.serving import served
from playwright.sync_api import Page, expect

from . import sites
from .watching import Open

pytestmark = pytest.mark.browser

ADDRESS = "briefings/2025/2025-10-16-drc-cobalt-quotas/"
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1700, "height": 1000}


@pytest.fixture
def page(own: sites.Served, open_page: Open) -> Page:
    found: Page = open_page(own.url(ADDRESS)).page
    return found


def bottom(page: Page, part: str) -> float:
    box = page.locator(part).first.bounding_box()
    assert box
    return box["y"] + box["height"]


def test_a_phone_shows_title_bottom_line_and_confidence_at_once(
    own: sites.Served, open_page: Open
) -> None:
    page = open_page(own.url(ADDRESS), viewport=PHONE).page

    for part in ("h1", ".wf-bottom-line__statement", ".wf-bottom-line .wf-confidence"):
        assert bottom(page, part) < PHONE["height"]


@pytest.mark.parametrize("has_scripts", [True, False])
def test_facts_alone_are_shown_when_asked_for(
    own: sites.Served, open_page: Open, *, has_scripts: bool
) -> None:
    """And whatever a link leads to, hidden or not."""
    page = open_page(own.url(ADDRESS), java_script_enabled=has_scripts).page
    judged = page.locator("#bottom-line, #assessment, #outlook, #forecasts, #quoted-forecasts")
    assert judged.count() == 5

    page.get_by_role("switch", name="Facts only").check()
    for each in judged.all():
        expect(each).to_be_hidden()
    expect(page.locator(".wf-mode--facts")).to_be_visible()
    expect(page.locator("#what-happened")).to_be_visible()
    page.locator(".wf-mode--facts").evaluate("() => { location.hash = 'outlook' }")
    expect(page.locator("#outlook")).to_be_visible()
    expect(page.locator("#assessment")).to_be_hidden()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_every_source_is_shown_beside_what_rests_on_it(
    own: sites.Served, open_page: Open, *, has_scripts: bool
) -> None:
    page = open_page(own.url(ADDRESS), java_script_enabled=has_scripts).page
    source = page.locator("[id='fn:radar-cmoc']")
    expect(source.locator(".wf-rests")).to_be_hidden()

    page.get_by_role("switch", name="Verify").check()
    expect(source.get_by_role("link", name="DRC readies CMOC")).to_be_visible()
    expect(source.locator(".wf-rests li")).to_have_text(
        "Late in December CMOC's first cargo was being sampled, and a company source thought that"
        " it might leave only in January."
    )
    link, rests = (
        source.locator(".wf-source").bounding_box(),
        source.locator(".wf-rests").bounding_box(),
    )
    assert link
    assert rests
    assert rests["x"] > link["x"] + link["width"]
    expect(page.locator("#what-happened, #assessment, #about").first).to_be_hidden()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_an_address_leads_to_what_verifies(
    own: sites.Served, open_page: Open, *, has_scripts: bool
) -> None:
    page = open_page(own.url(f"{ADDRESS}#verify"), java_script_enabled=has_scripts).page

    expect(page.locator(".wf-rests").first).to_be_visible()


def test_it_is_cited_in_one_press(own: sites.Served, open_page: Open) -> None:
    page = open_page(own.url(ADDRESS), permissions=["clipboard-read", "clipboard-write"]).page
    page.locator("#cite summary").click()
    for name, part in (("BibTeX", "@misc{"), ("RIS", "TY  - RPRT"), ("Permalink", "https://")):
        page.get_by_role("button", name=f"Copy: {name}").click()
        expect(page.get_by_role("status").filter(has_text=f"Copied: {name}.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").startswith(part)


def test_without_a_clipboard_the_text_is_selected(page: Page) -> None:
    """So that a key copies it."""
    page.evaluate("delete Navigator.prototype.clipboard")
    page.locator("#cite summary").click()
    page.get_by_role("button", name="Copy: RIS").click()

    expect(page.get_by_role("status").filter(has_text="Ctrl+C")).to_be_visible()
    assert page.evaluate("String(getSelection())").startswith("TY  - RPRT")


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        (".wf-bottom-line .wf-likelihood", "80 to 95 percent"),
        (".wf-bottom-line .wf-confidence", "credibly sourced"),
        ("[id='fn:radar-cmoc'] .wf-grade__sign", "it said valid things before"),
        (".wf-section:has(#outlook) .wf-tip", "80 to 95 percent"),
    ],
)
def test_a_word_shows_what_it_means_to_pointer_and_keyboard(
    page: Page, word: str, meaning: str
) -> None:
    """And puts it away again at Escape."""
    tip = page.locator(word).first
    told = tip.locator(".wf-tip__text")
    expect(told).to_contain_text(meaning)
    expect(told).to_have_css("clip-path", "inset(50%)")

    tip.focus()
    expect(told).to_have_css("clip-path", "none")
    page.keyboard.press("Escape")
    expect(told).to_have_css("clip-path", "inset(50%)")
    tip.evaluate("tip => tip.blur()")
    tip.hover()
    expect(told).to_have_css("clip-path", "none")
    page.keyboard.press("Escape")
    expect(told).to_have_css("clip-path", "inset(50%)")


def test_a_footnote_shows_its_source_where_it_is(page: Page) -> None:
    note = page.locator("#wf-note")
    citing = page.locator(".footnote-ref").first
    expect(note).to_be_hidden()

    citing.focus()
    expect(note).to_contain_text("DR Congo's Cobalt Export Quota Rules Still Unpublished")
    expect(note).to_contain_text("Bankable, October 2025, B2")
    assert citing.get_attribute("aria-describedby") == "wf-note"
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    citing.hover()
    expect(note).to_be_visible()


def test_sources_stand_beside_the_text_where_there_is_room(
    own: sites.Served, open_page: Open
) -> None:
    """Each where it is first cited, and nowhere else."""
    page = open_page(own.url(ADDRESS), viewport=WIDE).page
    notes = page.locator(".wf-beside")
    expect(notes).to_have_count(11)
    expect(notes.first).to_be_visible()
    text, beside = (
        page.locator(".wf-section--facts li").first.bounding_box(),
        notes.first.bounding_box(),
    )
    assert text
    assert beside
    assert beside["x"] >= text["x"] + text["width"]

    page.set_viewport_size({"width": 1280, "height": 900})
    expect(notes.first).to_be_hidden()


def test_paper_begins_with_the_brief(page: Page) -> None:
    """Bottom line, judgements, key facts and the permalink; then a new page."""
    page.emulate_media(media="print")
    brief = page.locator(".wf-brief")

    for part in ("At the end of 2025", "We also judge: The quotas hold CMOC", "A cap of 18,125 t"):
        expect(brief.get_by_text(part).first).to_be_visible()
    expect(page.locator(".wf-permalink")).to_have_text(f"https://watchfloor.example/{ADDRESS}")
    expect(brief).to_have_css("break-after", "page")
    for part in (".wf-tools", ".wf-rests", ".md-header"):
        expect(page.locator(part).first).to_be_hidden()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1700), ("dark", 1280), ("light", 390)])
@pytest.mark.parametrize("switch", ["Facts only", "Verify"])
def test_with_all_of_it_in_use_it_is_accessible(
    own: sites.Served, open_page: Open, scheme: str, width: int, switch: str
) -> None:
    page = open_page(
        own.url(ADDRESS), color_scheme=scheme, viewport={"width": width, "height": 900}
    ).page
    page.locator("#cite summary").click()
    page.get_by_role("switch", name=switch).check()
    page.locator(".wf-tip:visible, .wf-source a:visible").first.focus()
    found = Axe().run(page).response["violations"]

    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_loads_little(own_site: Path, open_page: Open) -> None:
    """The longest one too: at most fifteen requests and 150 kB, as a host sends them."""
    longest = max(own_site.glob("briefings/2*/*/index.html"), key=lambda path: path.stat().st_size)
    assert longest.stat().st_size < 100_000
    with served(own_site) as (root, sent):
        address = longest.parent.relative_to(own_site).as_posix()
        visit = open_page(f"{root}{address}/")
        visit.page.wait_for_load_state("networkidle")

        assert visit.damage == []
        assert 5 < len(sent) <= 15
        assert sum(size for _, size in sent) <= 150_000
