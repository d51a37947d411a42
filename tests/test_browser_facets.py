"""In a browser: what the explore page shows for a choice of facets, against a count by hand."""

from __future__ import annotations

from collections import Counter
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page

from watchfloor.archive import Archive
from watchfloor.briefing import Abstract

from .exploring import RESULTS, STATUS, Explore, found

pytestmark = pytest.mark.browser


def counts(page: Page) -> dict[str, dict[str, int]]:
    """What each facet says of its values, those folded away included."""
    for more in page.locator(".wf-facet__more:visible").all():
        more.click()
    shown: dict[str, dict[str, int]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".wf-facet:not([hidden])")].map(
          facet => [facet.querySelector("summary").firstChild.textContent, Object.fromEntries(
            [...facet.querySelectorAll("li")].map(item => [
              item.querySelector("label span").textContent,
              Number(item.querySelector(".wf-count").textContent)]))]))"""
    )
    return shown


def values(briefing: Abstract, key: str, house: Archive) -> set[str]:
    """The names of the values of the facet *key* that *briefing* stands under."""
    if key == "year":
        return {briefing.id[:4]}
    if key == "stage":
        return {briefing.stage.label} if briefing.stage else set()
    if key == "confidence":
        return {briefing.bottom_line.confidence.label} if briefing.bottom_line else set()
    return {term.name for term in house.shown(key) if briefing in house.under(key, term.id)}


def names(key: str, words: list[str], house: Archive) -> set[str]:
    """The names of the values that an address calls *words*."""
    terms = {term.id: term.name for term in house.shown(key)} if key in LABELS else {}
    return {terms.get(word, word.replace("-", " ")) for word in words}


LABELS = {
    "actors": "Actors",
    "regions": "Regions",
    "themes": "Themes",
    "tags": "Tags",
    "minerals": "Minerals",
}
SCALES = {"confidence": "Confidence", "stage": "Stage", "year": "Year"}


def fits(briefing: Abstract, query: str, house: Archive, *, but: str = "") -> bool:
    """Whether *briefing* fits *query*; of the facet *but*, only what it leaves out counts."""
    asked = {key: value[0] for key, value in parse_qs(query.lstrip("?")).items()}
    event = briefing.event_date
    if asked.get("from", "0") > str(event.latest) or asked.get("to", "9") < str(event.earliest):
        return False
    for key in asked.keys() - {"from", "to"}:
        words = asked[key].split(",")
        mine = values(briefing, key, house)
        if mine & names(key, [word[1:] for word in words if word.startswith("-")], house):
            return False
        wanted = names(key, [word for word in words if not word.startswith("-")], house)
        if key != but and wanted and not mine & wanted:
            return False
    return True


QUERIES = (
    "",
    "?regions=china",
    "?regions=asia",
    "?actors=mofcom",
    "?actors=mofcom,white-house",
    "?actors=-mofcom",
    "?regions=china&themes=export-controls",
    "?regions=china,japan&themes=export-controls,price",
    "?themes=price,-export-controls",
    "?minerals=rare-earths&confidence=low,moderate",
    "?minerals=rare-earths&confidence=-low&stage=-done",
    "?stage=suspended,in-force",
    "?year=2025,2026&confidence=moderate",
    "?from=2025-06-13&to=2025-10-09",
    "?from=2026-01-15&to=2026-01-16",
    "?to=2024-12-31",
    "?year=2025&from=2025-11-01&regions=united-states",
    "?actors=cmoc-group&regions=japan",
)


@pytest.mark.parametrize("query", QUERIES)
def test_facets_choose_and_count(explore: Explore, house: Archive, query: str) -> None:
    """Alternatives within a facet, facets narrow each other, what is left out is left out.

    And each value says how many there would be if it were chosen, with all other facets as they
    are: none is offered that would give nothing.
    """
    page = explore(query).page
    expected = [each.id for each in house.briefings if fits(each, query, house)]

    assert page.inner_text(STATUS).startswith(f"{len(expected)} ")
    while page.is_visible(".wf-explore__more"):
        before = len(found(page))
        page.click(".wf-explore__more")
        page.locator(RESULTS).nth(before).wait_for()
    assert found(page) == expected
    chosen = parse_qs(query.lstrip("?"))
    shown = counts(page)
    for key, label in {**LABELS, **SCALES}.items():
        others = [each for each in house.briefings if fits(each, query, house, but=key)]
        tally = Counter(value for each in others for value in values(each, key, house))
        by_hand = names(
            key, [w.lstrip("-") for w in chosen.get(key, [""])[0].split(",") if w], house
        )
        assert shown.get(label, {}) == dict.fromkeys(by_hand, 0) | dict(tally)
