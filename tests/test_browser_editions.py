"""In a browser: two builds of one archive answer alike, whatever bytes their indexes have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from . import sites
from .watching import visit

pytestmark = pytest.mark.browser

QUERIES = (
    *("cobalt", "quota", "export", "licence", "licences", "licensing", "magnet", "magnets"),
    *("tungsten", "paratungstate", "price floor", "price", "China", "Congo", "Japan", "Kachin"),
    *("Baogang", "Glencore", "CMOC", "Lynas", "MP Materials", "Pentagon", "ministry", "Brussels"),
    *("Announcement No. 61", "Announcement 70", "dual use", "end user", "military", "suspended"),
    *("mud", "seabed", "5,700", "6,000 metres", "96,600", "18,125", "royalty"),
    *("forecast", "profit", "moderate confidence", "very likely", "Reuters", "Xinhua", "accounts"),
    *(
        "gallium germanium antimony",
        "rare earth",
        "heavy rare earths",
        "stockpile",
        "xyzzy",
        "\u4e2d",
    ),
)

ANSWERS = """
async queries => {
  const { hits, pages, rounded } = await import(new URL("assets/search/text.js", location.origin));
  const answers = {};
  for (const query of queries) {
    const found = [...(await hits(query))];
    const ranked = found.sort((a, b) => rounded(b[1]) - rounded(a[1]) || a[0] - b[0]);
    const best = await Promise.all(ranked.slice(0, 3).map(([, hit]) => hit.data()));
    answers[query] = {
      pages: (await pages(query)).length,
      briefings: ranked.map(([row, hit]) => [row, rounded(hit)]),
      best: best.map(({ url, excerpt, meta }) => [new URL(url).pathname, excerpt, meta]),
    };
  }
  return answers;
}
"""
"""Everything that lists show is made of this."""


def _answers(site_dir: Path, chromium: Browser) -> dict[str, Any]:
    with sites.served(site_dir) as served:
        opened = visit(chromium, served.url("about/"))
        answers: dict[str, Any] = opened.page.evaluate(ANSWERS, list(QUERIES))
        opened.close()
    return answers


def test_fifty_queries_have_the_same_answers(
    editions: tuple[Path, Path], chromium: Browser
) -> None:
    """The same briefings in the same order, with the same words around the hit."""
    first, second = (_answers(each, chromium) for each in editions)

    assert len(QUERIES) == len(set(QUERIES)) == len(first) == 50
    assert first == second
    answered = [query for query in QUERIES if first[query]["briefings"]]
    assert len(answered) >= 45
