"""The explore page as tests of it see it: what it shows, and when it is done."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from .watching import Visit

STATUS = ".wf-explore__count"
RESULTS = ".wf-results .wf-card__title a"
CHOSEN = ".wf-explore__chosen button"
Explore = Callable[..., Visit]
"""Opens the page with a query, and waits until it has answered."""


def answered(page: Page) -> None:
    """Wait until the page has shown what fits, and counted it where filters are unfolded."""
    page.wait_for_selector(".wf-explore__found:not([aria-busy])")
    page.wait_for_selector(
        ":is(.wf-explore__facets:not([open]), .wf-explore__facets:not([aria-busy]))"
    )


def found(page: Page) -> list[str]:
    """The ids of the briefings shown, in their order."""
    ways: list[str] = page.locator(RESULTS).evaluate_all("all => all.map(each => each.href)")
    return [way.rstrip("/").rpartition("/")[2] for way in ways]
