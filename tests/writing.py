"""The form of a new briefing as its user fills it, and the file that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page

COUNT = ".wf-desk__count"
PREVIEW = ".wf-desk__preview"
PROBLEMS = ".wf-desk__problems"
READY = "Nothing is missing as far as the form can see. The check will look again."

MATTER: Mapping[str, Any] = {
    "title": "Congo caps cobalt exports again",
    "summary": "Cobalt exports restarted on 16 October 2025 under a cap of 18,125 t.",
    "event_date": "2025-10-16",
    "as_of": "2025-10-24",
    "published": "2025-11-01",
    "authors": ["desk"],
    "interests": "none",
    "actors": ["arecoms"],
    "regions": ["katanga"],
    "themes": ["price"],
    "judgements": [
        {
            "id": "cap-binds",
            "statement": "The cap binds more than the mines do.",
            "confidence": "low",
            "because": "One report says so.",
        }
    ],
    "sources": [
        {
            "id": "reuters-oct",
            "title": "Congo restarts cobalt exports",
            "publisher": "reuters",
            "url": "https://example.org/cobalt",
            "reliability": "A",
        }
    ],
}
"""What a briefing of the tiny archive says."""

TEXTS = {
    "What happened": "- Exports restarted under a cap of 18,125 t.[^reuters-oct]",
    "Assessment": "We think that the cap binds.",
}


def looked(page: Page) -> None:
    """Wait until the form has looked at what was written."""
    page.wait_for_timeout(250)


def field(root: Page | Locator, key: str) -> Locator:
    """The field called *key* right in *root*: the whole form, or an item of a group."""
    around = ".wf-desk__form > :is(section, details) >" if isinstance(root, Page) else "> *"
    if isinstance(root, Page):
        return root.locator(f'{around} .wf-field[data-key="{key}"]')
    here = root.locator(f':scope > .wf-field[data-key="{key}"]')
    return here.or_(root.locator(f':scope > details > .wf-field[data-key="{key}"]'))


def text(page: Page, title: str) -> Locator:
    """Where the section called *title* is written."""
    return page.locator(f'.wf-field[data-title="{title}"] textarea')


def fill(page: Page, matter: Mapping[str, Any] = MATTER, texts: Mapping[str, str] = TEXTS) -> None:
    """Write *matter* and *texts* into the form, as somebody would who types."""
    page.locator("details.wf-rest").evaluate_all("all => all.forEach(each => each.open = true)")
    for key, value in matter.items():
        give(field(page, key), value)
    for title, words in texts.items():
        text(page, title).fill(words)
    looked(page)


def restore(
    page: Page, matter: Mapping[str, Any], texts: Mapping[str, str] = TEXTS, identity: str = ""
) -> None:
    """Have the form hold *matter* and *texts* as a draft that was kept: sooner than by typing."""
    draft = {"kind": "briefing", "id": identity, "values": {**matter, **texts}}
    page.evaluate(
        "draft => localStorage.setItem("
        "`watchfloor-draft ${new URL('../..', location.href).pathname}`, JSON.stringify(draft))",
        draft,
    )
    page.reload()
    page.wait_for_selector(".wf-desk:not([hidden])")
    page.locator(".wf-desk__copy").click()  # whoever is done is told all that is left
    looked(page)


def give(place: Locator, value: Any) -> None:
    """Write *value* into the field at *place*."""
    widget = place.get_attribute("data-widget")
    if widget in {"terms", "term", "briefings"}:
        for word in [value] if isinstance(value, str) else value:
            pick(place, word)
    elif widget == "choice":
        place.locator("select").select_option(value)
    elif widget == "flag":
        place.locator("input").check()
    elif isinstance(value, list):
        _items(place, value, is_group=widget == "group")
    else:
        place.locator("input, textarea").first.fill(value)


def pick(place: Locator, word: str) -> None:
    """Choose what *word* means, as if nothing were offered."""
    box = place.locator("input")
    box.focus()
    box.page.wait_for_timeout(100)  # the terms are loaded
    box.fill(word)
    box.press("Enter")


def _items(place: Locator, values: list[Any], *, is_group: bool) -> None:
    items = place.locator(":scope > .wf-items > .wf-item")
    while items.count() < len(values):
        place.locator(":scope > .wf-item__add").click()
    for number, value in enumerate(values):
        item = items.nth(number)
        if not is_group:
            item.locator("input, textarea").fill(value)
            continue
        item.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
        for key, inner in value.items():
            give(field(item, key), inner)


def file(page: Page) -> tuple[str, str]:
    """The path and the text of the file, as the form shows them."""
    shown = page.locator(PREVIEW).text_content()
    return page.locator(".wf-desk__path code").inner_text(), shown or ""


def problems(page: Page) -> set[str]:
    """The codes of the problems that the form tells."""
    return set(page.locator(f"{PROBLEMS} .wf-code").all_inner_texts())
