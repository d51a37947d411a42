"""Measure finding in a built site, in Chromium: ``python -m bench.finding SITE``.

A server on this machine sends what compresses as gzip, as any host would; every measure opens a
fresh profile. Printed are medians: bytes and seconds to the first result, and milliseconds from a
click to the new counts on the screen.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from .serving import Sent, served

RUNS = 9
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
ANSWERED = ".wf-explore__found:not([aria-busy])"
COUNTED = ".wf-explore__facets:not([aria-busy])"
TEXTS = ".wf-search__answers [aria-label='In the text'] a"

NOTED = """
new MutationObserver(() => {
  const first = ".wf-results a, .wf-search__answers [aria-label='In the text'] a";
  if (document.querySelector(first)) window.answeredAt ??= performance.now();
}).observe(document, { subtree: true, childList: true });
"""
"""Notes when the first result came into the page; asking from outside comes later."""

CLICKED = """
async (at) => {
  const boxes = [...document.querySelectorAll(".wf-facet__values input")];
  const chosen = document.querySelector(".wf-explore__chosen");
  const before = chosen.textContent;
  const begun = performance.now();
  boxes[Math.min(at, boxes.length - 1)].click();
  while (chosen.textContent === before && performance.now() - begun < 5000)
    await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - begun;
}
"""
"""Clicks a facet and waits for the frame after that in which it stands among what is chosen.

That is written at once with the counts, and unlike them it is sure to change.
"""


@contextmanager
def _opened(browser: Browser) -> Iterator[Page]:
    """A page in a fresh profile."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        yield context.new_page()
    finally:
        context.close()


def _first(browser: Browser, address: str, sent: Sent) -> tuple[float, float]:
    """Bytes sent and seconds passed until the first results are on the page at *address*."""
    with _opened(browser) as page:
        page.add_init_script(NOTED)
        sent.clear()
        page.goto(address, wait_until="commit")
        page.wait_for_selector(f"{ANSWERED} .wf-results a")
        seconds = page.evaluate("answeredAt") / 1000
        return _until(page, sent), seconds


def _until(page: Page, sent: Sent) -> int:
    """Bytes sent before the first result was on the page; what follows it is not waited for."""
    answered = page.evaluate("performance.timeOrigin + answeredAt") / 1000
    return sum(size for when, size in sent if when <= answered)


def _whole(browser: Browser, address: str, sent: Sent) -> int:
    """Bytes sent until every filter of the page at *address* is counted."""
    with _opened(browser) as page:
        sent.clear()
        page.goto(address)
        page.wait_for_selector(COUNTED)
        return sum(size for _, size in sent)


def _typed(browser: Browser, root: str, word: str, sent: Sent) -> tuple[float, float]:
    """The same for *word* typed into the box of a page, from its last letter on."""
    with _opened(browser) as page:
        page.add_init_script(NOTED)
        page.goto(root, wait_until="networkidle")
        sent.clear()
        begun = page.evaluate("performance.now()")
        page.fill(".wf-search input", word)
        page.wait_for_selector(TEXTS)
        return _until(page, sent), (page.evaluate("answeredAt") - begun) / 1000


def _clicks(browser: Browser, address: str) -> list[float]:
    """Milliseconds from clicks on several facets to their new counts."""
    with _opened(browser) as page:
        page.goto(address)
        page.wait_for_selector(ANSWERED)
        page.wait_for_timeout(500)
        taken = []
        for at in (0, 9, 17, 25):
            taken.append(page.evaluate(CLICKED, at))
            page.wait_for_selector(ANSWERED)
        return taken


def _most_named(site: Path) -> tuple[str, str]:
    """The two terms of different axes that most briefings name, as an address says them."""
    terms = json.loads((site / "data/terms.json").read_text("utf-8"))
    ids = {axis["key"]: axis["ids"] for axis in terms["axes"]}
    found = {}
    for path in (site / "data/facets").iterdir():
        counted = Counter(n for row in json.loads(path.read_text("utf-8"))["rows"] for n in row)
        found[path.stem] = ids[path.stem][counted.most_common(1)[0][0]]
    return f"actors={found['actors']}", f"themes={found['themes']}"


def _word(site: Path) -> str:
    """A word of the newest briefing's title."""
    cards = sorted((site / "data/cards").glob("*.json"), key=lambda path: int(path.stem))
    title: str = json.loads(cards[-1].read_text("utf-8"))[-1]["title"]
    return max(title.split(), key=len).strip(".,")


def _tell(name: str, runs: list[tuple[float, float]]) -> None:
    size, seconds = (median(each) for each in zip(*runs, strict=True))
    print(f"first result, {name}: {size / 1000:.0f} kB, {seconds:.2f} s")


def measure(site: Path) -> None:
    """Print every measure of *site*."""
    facets = sorted((site / "data/facets").iterdir())
    for path in (site / "data/briefings.json", site / "data/terms.json", *facets):
        size = len(gzip.compress(path.read_bytes(), 9)) / 1000
        print(f"{path.relative_to(site)}: {size:.0f} kB as gzip")
    actor, theme = _most_named(site)
    explore = {
        "one facet": f"explore/?{actor}",
        "two facets": f"explore/?{actor}&{theme}",
        "words and a facet": f"explore/?q={_word(site)}&{theme}",
    }
    with sync_playwright() as playwright, served(site) as (root, sent):
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for name, address in explore.items():
            _tell(name, [_first(browser, root + address, sent) for _ in range(RUNS)])
        whole = _whole(browser, root + explore["words and a facet"], sent)
        print(f"every filter counted, words and a facet: {whole / 1000:.0f} kB")
        typed = [_typed(browser, root, _word(site), sent) for _ in range(RUNS)]
        _tell("typed in the header, beyond the page itself", typed)
        for name in ("nothing chosen", "words and a facet"):
            taken = _clicks(browser, root + explore.get(name, "explore/"))
            told = f"{median(taken):.0f} ms, at most {max(taken):.0f} ms"
            print(f"click to counts, {name}: {told}")
        browser.close()


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
