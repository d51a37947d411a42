"""In a browser: the form of a new briefing, as an analyst without git uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from watchfloor.document import read
from watchfloor.loading import load
from watchfloor.publishing.form import CHECKED

from . import sites
from .archives import SETTINGS, TODAY, Change
from .watching import Open, Visit
from .writing import (
    COUNT,
    MATTER,
    PREVIEW,
    READY,
    TEXTS,
    field,
    file,
    fill,
    give,
    looked,
    pick,
    problems,
    restore,
    text,
)

pytestmark = pytest.mark.browser

GITHUB = Change(SETTINGS, "https://git.example/cobalt", "https://github.com/desk/cobalt")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny archive, whose repository is on GitHub, with its site built."""
    root = tmp_path_factory.mktemp("desk")
    sites.site(root, GITHUB)
    return root


@pytest.fixture(scope="module")
def served(root: Path) -> Iterator[sites.Served]:
    with sites.served(root / "site", "/archive/") as served:
        yield served


@pytest.fixture
def desk(served: sites.Served, open_page: Open) -> Any:
    """Open the form and wait until it is there."""

    def opened(query: str = "", **options: Any) -> Visit:
        visit = open_page(served.url(f"contribute/new/{query}"), **options)
        visit.page.wait_for_selector(".wf-desk:not([hidden])")
        looked(visit.page)
        return visit

    return opened


def found(root: Path, path: str, content: str) -> list[str]:
    """What the check finds wrong with the file that the form wrote."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, "utf-8")
    try:
        return [str(each) for each in load(root, TODAY).problems if each.path == path]
    finally:
        target.unlink()


def test_what_is_filled_in_is_a_file_that_the_check_is_content_with(desk: Any, root: Path) -> None:
    opened = desk()
    fill(opened.page)
    path, content = file(opened.page)

    assert opened.page.inner_text(COUNT) == READY
    assert path == "briefings/2025/2025-10-16-congo-caps-cobalt-exports-again.md"
    assert found(root, path, content) == []
    assert opened.damage == []


NASTY = (
    "Congo: a cap # of 18,125 t",
    "- a dash, 'quotes' and \"more\"",
    "NO",
    "*star &anchor !tag %percent @at `tick`",
    "[brackets], {braces}: | > ?",
    "  blanks   before,\tbetween and behind  ",
    "包钢集团 – Łódź, ‘quoted’ … 50 %",
    "1e3",
    "---",
)


@pytest.mark.parametrize("words", NASTY)
def test_whatever_is_written_is_read_as_it_was_meant(desk: Any, root: Path, words: str) -> None:
    """In every kind of field, by our reader; the file stays one that the check is content with."""
    long = f"{words} {words} on a further line\nand another {words}"
    page = desk().page
    judgement = {**MATTER["judgements"][0], "statement": long, "assumes": [long, f"A {words}"]}
    source = {**MATTER["sources"][0], "title": words, "note": long, "via": words}
    given = {
        "title": f"{words} happened",
        "authors": [words, "desk"],
        "interests": words,
        "gaps": [long],
        "judgements": [judgement],
        "sources": [source],
    }
    restore(page, {**MATTER, **given}, identity="2025-10-16-nasty")
    path, content = file(page)

    document, wrong = read(path, content.encode())
    assert document
    assert wrong == []
    said = _collapsed(document.matter)
    for key, value in given.items():
        assert said[key] == _collapsed(value), key
    codes = {each.partition("[")[2].partition("]")[0] for each in found(root, path, content)}
    assert codes <= problems(page) | {"figure-unsupported"}


def _collapsed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _collapsed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_collapsed(inner) for inner in value]
    return " ".join(value.split())


def test_every_key_may_be_filled_in(desk: Any, root: Path) -> None:
    """What is rarely asked for included: forecasts within a briefing, dates ahead, relations."""
    page = desk().page
    source = MATTER["sources"][0] | {
        "title_given": "true",
        "via": "carrier.example",
        "form": "copy",
        "origin": "reuters",
        "citation": "Reuters, 24 October 2025",
        "published": "2025-10-24",
        "accessed": "2025-11-01",
        "archive_url": "https://example.org/kept",
        "language": "en",
        "credibility": "2",
        "note": "A copy.",
    }
    because = "Only a trial cargo had left."
    estimate = {"date": "2025-11-01", "by": "desk", "likelihood": "likely", "because": because}
    forecast = {
        "id": "cap-holds",
        "statement": "The cap is not raised.",
        "criteria": "By decree.",
        "decided_by": ["ARECOMS", "Else Reuters"],
        "closes": "2026-12-31",
        "due": "2027-06-30",
        "estimates": [estimate, estimate],
    }
    quoted = {"by": "arecoms", "said": "2025-10-20", "statement": "It holds."}
    more = {
        "stage": "in-force",
        "tags": ["export-quota"],
        "highlights": ["Exports restarted.", "A cap was set."],
        "gaps": ["The decree’s text."],
        "forecasts": [forecast],
        "quoted_forecasts": [quoted | {"sources": ["reuters-oct"], "closes": "2026"}],
        "watch": [{"date": "2026-12-31", "what": "The cap lapses.", "sources": ["reuters-oct"]}],
        "related": ["2025-09-01-licence"],
        "supersedes": ["2025-09-01-licence"],
        "reviewed_by": ["somebody"],
        "language": "en",
        "license": "CC BY 4.0",
        "status": "published",
        "judgements": [
            MATTER["judgements"][0]
            | {"likelihood": "likely", "assumes": ["It is kept."], "alternative": "It is not."}
        ],
        "sources": [source],
    }
    fill(
        page, {**MATTER, **more}, {**TEXTS, "Background": "- Once.[^reuters-oct]", "Outlook": "X."}
    )
    path, content = file(page)
    document, wrong = read(path, content.encode())

    assert page.inner_text(COUNT) == READY
    assert document
    assert (wrong, found(root, path, content)) == ([], [])
    assert document.matter == {**MATTER, **more}
    offered = page.locator(".wf-desk__form .wf-field[data-key]").evaluate_all(
        "all => all.map(each => [each.closest('.wf-items')?.closest('.wf-field').dataset.key, "
        "each.dataset.key])"
    )
    given: set[tuple[str | None, str]] = {(None, key) for key in document.matter}
    for key in ("sources", "judgements", "forecasts", "quoted_forecasts", "watch"):
        given |= {(key, inner) for inner in document.matter[key][0]}
    given |= {("estimates", key) for key in estimate} | {(None, "updates")}
    assert {tuple(each) for each in offered} == given


def test_an_update_is_begun_from_its_briefing(
    desk: Any, root: Path, served: sites.Served, open_page: Open
) -> None:
    page = open_page(served.url("briefings/2025/2025-10-16-cobalt-cap/")).page
    page.click("text=Write an update")
    page.wait_for_selector(".wf-picked")
    wanted = ("title", "event_date", "as_of", "published", "authors", "sources")
    given = {key: MATTER[key] for key in wanted} | {"event_date": "2025-10-17"}
    fill(page, given, {"What happened": TEXTS["What happened"]})
    path, content = file(page)

    assert page.inner_text(COUNT) == READY
    assert path == "briefings/2025/2025-10-17-cobalt-cap.md"
    assert content.startswith("---\nkind: update\nupdates: 2025-10-16-cobalt-cap\ntitle:")
    assert found(root, path, content) == []
    assert not page.locator("#desk-judgement").is_visible()


WRONG: tuple[tuple[str, dict[str, Any], dict[str, str]], ...] = (
    ("value-empty", {"interests": ""}, {}),
    ("value-length", {"title": "X"}, {}),
    ("value-count", {"highlights": ["Only one."]}, {}),
    ("value-repeated", {"sources": [MATTER["sources"][0]] * 2}, {}),
    ("character-forbidden", {"title": "A <b> title"}, {}),
    ("slug-wrong", {"judgements": [MATTER["judgements"][0] | {"id": "Cap binds"}]}, {}),
    ("language-wrong", {"language": "English"}, {}),
    ("url-wrong", {"sources": [MATTER["sources"][0] | {"url": "ftp://example.org/"}]}, {}),
    ("date-wrong", {"event_date": "2025-02-30"}, {}),
    ("date-yearless", {"event_date": "13 June"}, {}),
    ("date-order", {"as_of": "2025-11-02"}, {}),
    ("date-future", {"published": "2999-01-01"}, {}),
    ("term-unknown", {"actors": ["nobody"]}, {}),
    ("briefing-unknown", {"related": ["2025-01-01-nothing"]}, {}),
    ("id-taken", {"id": "2025-10-16-cobalt-cap"}, {}),
    ("id-date", {"id": "2025-10-17-cobalt-cap"}, {}),
    ("source-unknown", {}, {"Assessment": "We think so.[^nobody]"}),
    ("source-unused", {}, {"What happened": "- Uncited."}),
    ("section-missing", {}, {"Assessment": " "}),
)
"""Each code that the form tells, and what it takes."""


def test_every_code_that_the_form_knows_is_tried() -> None:
    assert {code for code, _, _ in WRONG} == CHECKED


@pytest.mark.parametrize(("code", "matter", "texts"), WRONG, ids=[each[0] for each in WRONG])
def test_what_is_wrong_is_told_as_the_check_tells_it(
    desk: Any, root: Path, code: str, matter: dict[str, Any], texts: dict[str, str]
) -> None:
    """The same code, beside the field and in the list, which leads there and to its meaning."""
    page = desk().page
    restore(page, {**MATTER, **matter}, {**TEXTS, **texts}, matter.get("id", "2025-10-16-new"))
    path, content = file(page)

    assert problems(page) == {code}
    _unfold(page)
    told = page.locator(".wf-field__problem:visible a")
    assert set(told.all_inner_texts()) == {code}
    assert told.first.get_attribute("href") == page.evaluate(
        f"new URL('../problems/#{code}', location.href).href"
    )
    if code != "id-taken":  # which would be written over the other
        codes = {each.partition("[")[2].partition("]")[0] for each in found(root, path, content)}
        assert code in codes
    page.locator(".wf-desk__problems a").first.click()
    assert page.evaluate(
        "document.activeElement.closest('.wf-field').classList.contains('is-wrong')"
    )


def test_a_term_is_found_by_any_name_and_by_the_keyboard(desk: Any) -> None:
    """Countries without a page too; what is new is kept, and said to be unknown."""
    page = desk().page
    box = field(page, "regions").locator("input")
    box.focus()
    page.keyboard.type("Brasil")
    page.wait_for_selector(".wf-pick__answers .wf-answer")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("内蒙古")
    page.keyboard.press("Enter")
    page.keyboard.press("Backspace")
    page.keyboard.type("Japan")
    page.keyboard.press("Tab")
    looked(page)

    assert page.locator(".wf-picked code").all_inner_texts() == ["brazil", "japan"]
    assert "regions: [brazil, japan]" in page.inner_text(PREVIEW)
    pick(field(page, "actors"), "Arecomz")
    looked(page)
    told = field(page, "actors").locator(".wf-field__problem").inner_text()
    assert told.startswith("there is no “arecomz” among the actors (did you mean arecoms?")
    page.click("[aria-label='Remove arecomz']")
    looked(page)
    assert page.locator(".is-unknown").count() == 0


def test_a_word_of_a_scale_is_explained_where_it_is_chosen(desk: Any) -> None:
    page = desk().page
    chosen = page.locator(".wf-item [data-key=likelihood]")
    assert "likely: 55 to 80 percent" in chosen.locator("option").all_inner_texts()
    chosen.locator("select").select_option("very-likely")

    assert chosen.locator(".wf-field__meaning").inner_text() == "80 to 95 percent"


def test_a_source_is_cited_by_a_click(desk: Any) -> None:
    page = desk().page
    fill(page, MATTER, {"What happened": "- Exports restarted."})
    page.locator("[data-title='What happened'] .wf-cites button").click()
    looked(page)

    assert text(page, "What happened").input_value() == "- Exports restarted.[^reuters-oct]"
    assert "source-unused" not in problems(page)


def test_a_closed_tab_loses_nothing_until_it_is_forgotten(desk: Any) -> None:
    opened = desk()
    page: Page = opened.page
    fill(page)
    before = file(page)
    page.reload()
    page.wait_for_selector(".wf-desk:not([hidden])")
    looked(page)

    assert file(page) == before
    assert "as you left it" in page.inner_text(".wf-desk__kept")
    page.on("dialog", lambda dialog: dialog.accept())
    page.click(".wf-desk__forget")
    looked(page)
    assert page.locator(".wf-picked").count() == 0
    page.reload()
    looked(page)
    assert field(page, "title").locator("input").input_value() == ""
    assert page.evaluate("localStorage.length") == 0 or not page.evaluate(
        "Object.keys(localStorage).some(each => each.startsWith('watchfloor'))"
    )


def test_a_draft_of_another_shape_is_survived(desk: Any) -> None:
    """Kept by an earlier edition, say."""
    opened = desk()
    for draft in ("[]", "{", '{"kind":"x","values":{"title":3,"sources":"no","actors":{"a":1}}}'):
        opened.page.evaluate(
            "draft => localStorage.setItem('watchfloor-draft /archive/', draft)", draft
        )
        opened.page.reload()
        opened.page.wait_for_selector(".wf-desk:not([hidden])")
    assert opened.damage == []


def test_the_file_is_copied_downloaded_and_opened_on_github(desk: Any, tmp_path: Path) -> None:
    opened = desk()
    page: Page = opened.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill(page)
    path, content = file(page)
    page.click(".wf-desk__copy")
    page.wait_for_selector("text=Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == content
    with page.expect_download() as download:
        page.click(".wf-desk__download")
    assert download.value.suggested_filename == path.rpartition("/")[2]
    assert Path(download.value.path()).read_text("utf-8") == content

    address = page.locator(".wf-desk__open").get_attribute("href") or ""
    assert address.startswith("https://github.com/desk/cobalt/new/main?filename=")
    assert parse_qs(urlsplit(address).query) == {"filename": [path], "value": [content]}
    assert opened.damage == []


def test_what_is_too_long_for_an_address_is_copied(desk: Any) -> None:
    """GitHub then opens with the file's name alone, and the page says what to do."""
    page: Page = desk().page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    fill(page, MATTER, {**TEXTS, "Assessment": "We think so. " * 700})
    path, content = file(page)
    with page.context.expect_page() as opened:
        page.click("text=Copy and open GitHub")

    assert parse_qs(urlsplit(opened.value.url).query) == {"filename": [path]}
    page.bring_to_front()
    page.wait_for_selector("text=paste it on the page that opens")
    assert page.evaluate("navigator.clipboard.readText()") == content


def test_elsewhere_than_on_github_the_page_says_where_the_file_goes(
    own: sites.Served, open_page: Open
) -> None:
    page = open_page(own.url("contribute/new/")).page

    assert page.locator(".wf-desk__open").count() == 0
    way = page.locator(".wf-desk__way a").first.get_attribute("href")
    assert way == "https://git.example/watchfloor/critical-minerals"


def test_without_scripts_the_template_is_the_way(own: sites.Served, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(own.url("contribute/new/"))

    assert page.locator("noscript a").first.is_visible()
    assert not page.locator(".wf-desk").is_visible()
    context.close()


def test_where_nothing_can_be_read_the_form_goes_on(
    served: sites.Served, chromium: Browser
) -> None:
    """Then it calls nothing unknown: the check will see."""
    context = chromium.new_context()
    context.route("**/data/*.json", lambda route: route.abort())
    page = context.new_page()
    page.goto(served.url("contribute/new/"))
    give(field(page, "actors"), ["anybody"])
    looked(page)

    assert "actors: [anybody]" in page.inner_text(PREVIEW)
    assert "term-unknown" not in problems(page)
    context.close()


LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 390, 320)]


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_form_is_accessible(desk: Any, scheme: str, width: int) -> None:
    """Empty and with all of it in use: axe has no objection, and nothing scrolls sideways."""
    page = desk(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    ).page
    assert _objections(page) == []
    restore(page, {**MATTER, "actors": ["arecoms", "nobody"], "as_of": "2025-01-01"})
    _unfold(page)
    for add in page.locator(".wf-item__add:visible:enabled").all():
        add.click()
    field(page, "regions").locator("input").focus()
    page.keyboard.type("Ja")
    page.wait_for_selector(".wf-pick__answers:not([hidden])")

    assert _objections(page) == []
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0


def _unfold(page: Page) -> None:
    page.locator(".wf-desk details").evaluate_all("all => all.forEach(each => each.open = true)")


def _objections(page: Page) -> list[Any]:
    broken = Axe().run(page, context=".wf-desk").response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in broken]


def test_only_this_page_pays_for_it(own: sites.Served, open_page: Open) -> None:
    """Scripts, styles and data of the form stand on no other page."""
    asked = open_page(own.url("explore/")).requests
    assert [each for each in asked if re.search(r"/desk|other-terms", each)] == []
    asked = open_page(own.url("contribute/new/")).requests
    assert sum("/assets/desk/" in each for each in asked) == len(
        list((sites.ROOT / "hooks/watchfloor/theme/assets/desk").glob("*.js"))
    )
