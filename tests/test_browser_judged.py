"""In a browser: our search beside Pagefind's, over the same pages of the repository's own site.

Pagefind is well kept and made by others, so it is a judge. It finds a word by its stem too, which
our rules for endings need not follow; so what must be found is told by a third reader: a page that
Pagefind finds and that has the word as it was typed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from watchfloor.host.searching import FOLDER
from watchfloor.host.searching.shards import paths, shard

from . import sites
from .seen import words

pytestmark = pytest.mark.browser

SIGNS = ".headerlink, .footnote-ref, .footnote-backref, .md-content__button"
OURS = """async queries => {
  const { pages } = await import("/assets/search/text.js");
  const found = [];
  for (const query of queries) {
    const hits = await pages(query);
    const all = hits.map(async hit => new URL((await hit.data()).url).pathname);
    found.push(await Promise.all(all));
  }
  return found;
}"""
PAGEFINDS = """async queries => {
  const engine = await import("/pagefind/pagefind.js");
  const found = [];
  for (const query of queries) {
    const { results } = await engine.search(query);
    found.push(await Promise.all(results.map(async hit => (await hit.data()).raw_url)));
  }
  return found;
}"""
Found = dict[str, frozenset[str]]
"""For each query the addresses of the pages with it."""


@dataclass(frozen=True)
class Judged:
    """Both engines over one site, and what its pages say."""

    folder: Path
    said: Mapping[str, frozenset[str]]
    """The words of each page that is searched, by its address."""

    def ask(self, script: str, queries: Iterable[str], chromium: Browser) -> Found:
        """What *script* finds, in a browser that knows nothing."""
        asked = list(queries)
        with sites.served(self.folder) as served:
            page = chromium.new_page()
            page.goto(served.url("judge.html"))
            found: list[list[str]] = page.evaluate(script, asked)
            page.close()
        return {
            q: frozenset(f"/{a.lstrip('/')}" for a in a_)
            for q, a_ in zip(asked, found, strict=True)
        }

    def having(self, query: str) -> frozenset[str]:
        """The pages that have each word of *query* just so."""
        asked = query.split()
        return frozenset(at for at, said in self.said.items() if said.issuperset(asked))

    def missed(self, ours: Found, theirs: Found) -> dict[str, frozenset[str]]:
        """What Pagefind found rightly and we did not, by query."""
        lost = {query: (theirs[query] & self.having(query)) - ours[query] for query in theirs}
        return {query: pages for query, pages in lost.items() if pages}


@pytest.fixture(scope="module")
def judged(own_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """The repository's own site with Pagefind's index beside ours."""
    folder = shutil.copytree(own_site, tmp_path_factory.mktemp("judged") / "site")
    subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", folder, "--exclude-selectors", SIGNS],
        check=True,
        capture_output=True,
    )
    (folder / "judge.html").write_text("<!doctype html><html lang=en><title>x</title></html>")
    said = {
        f"/{path.parent.relative_to(folder).as_posix()}/".replace("/./", "/"): words(html)
        for path in folder.rglob("index.html")
        if "data-pagefind-body" in (html := path.read_text("utf-8"))
    }
    return Judged(folder, said)


@pytest.fixture(scope="module")
def often(judged: Judged) -> Counter[str]:
    """How many pages have each word."""
    return Counter(word for said in judged.said.values() for word in said)


@pytest.fixture(scope="module")
def asked(judged: Judged, often: Counter[str]) -> list[str]:
    """Forty words of the site's own, spread over its alphabet; none that everybody says."""
    few = len(judged.said) / 2
    fit = sorted(w for w, n in often.items() if w.isascii() and len(w) > 3 and 2 <= n < few)
    return fit[:: max(1, len(fit) // 39)][:40]


def test_every_page_that_pagefind_finds_with_a_word_is_found(
    judged: Judged, asked: list[str], chromium: Browser
) -> None:
    """And each of all pages that have it, of which Pagefind may know fewer."""
    ours = judged.ask(OURS, asked, chromium)
    theirs = judged.ask(PAGEFINDS, asked, chromium)

    assert len(asked) == 40
    assert sum(len(theirs[word] & judged.having(word)) for word in asked) > 100
    assert judged.missed(ours, theirs) == {}
    assert {word: judged.having(word) - ours[word] for word in asked} == dict.fromkeys(
        asked, frozenset()
    )


def test_no_page_is_left_out(judged: Judged, often: Counter[str], chromium: Browser) -> None:
    """Each is found by the rarest of its words; home, too."""
    rarest = {
        page: min((word for word in said if len(word) > 3), key=lambda word: (often[word], word))
        for page, said in judged.said.items()
    }
    ours = judged.ask(OURS, set(rarest.values()), chromium)

    assert "/" in rarest
    assert [page for page, word in rarest.items() if page not in ours[word]] == []


def unaccented(word: str) -> str:
    """*word* as somebody types it who has no key for accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def test_what_only_one_engine_finds_has_a_form_of_the_word(
    judged: Judged, asked: list[str], chromium: Browser
) -> None:
    """What begins with it, or begins as it does but for an ending."""
    ours = judged.ask(OURS, asked, chromium)
    theirs = judged.ask(PAGEFINDS, asked, chromium)
    by_stem = Counter(w for w in asked for _ in theirs[w] - ours[w])
    sure = Counter(w for w in asked for _ in theirs[w] & ours[w])

    for word in asked:
        begin = word[: max(3, len(word) - 4)]  # *permitting* is a form of *permit*
        for page in ours[word] - judged.having(word):
            said = map(unaccented, judged.said[page])
            assert any(each.startswith(begin) for each in said), (word, page)
    # Pagefind takes *original* for *origin*, which every page has: so words are counted, not pages
    narrow = [word for word in asked if by_stem[word] > sure[word] / 4]
    assert len(narrow) < len(asked) / 4, narrow  # else the rules for endings are too narrow


def test_two_words_are_found_where_both_are(
    judged: Judged, asked: list[str], chromium: Browser
) -> None:
    pairs = [f"{one} {other}" for one, other in pairwise(asked)][:20]
    pairs += [f"{word} cobalt" for word in asked[:10]]
    for word in asked[:10]:
        beside = judged.said[min(judged.having(word))].intersection(asked) - {word}
        pairs += [f"{word} {other}" for other in sorted(beside)[:1]]
    single = judged.ask(OURS, {word for pair in pairs for word in pair.split()}, chromium)
    ours = judged.ask(OURS, pairs, chromium)
    theirs = judged.ask(PAGEFINDS, pairs, chromium)

    assert sum(map(bool, ours.values())) > 10
    assert judged.missed(ours, theirs) == {}
    for pair in pairs:
        one, other = pair.split()
        assert ours[pair] == single[one] & single[other]


def test_the_judge_notices_what_is_lost(
    judged: Judged, asked: list[str], chromium: Browser, tmp_path: Path
) -> None:
    """A word taken out of our index, and of its file no other."""
    word = next(each for each in asked if len(judged.having(each)) > 3)
    path = judged.folder / FOLDER / paths(shard(word))[0]
    whole = path.read_text("utf-8")
    theirs = judged.ask(PAGEFINDS, [word], chromium)
    path.write_text(whole.replace(f'"{word}":', '"zzz":'), "utf-8")
    try:
        ours = judged.ask(OURS, [word], chromium)
    finally:
        path.write_text(whole, "utf-8")

    assert judged.missed(ours, theirs)[word]
