"""In a browser: what the index answers, whole or grown from one edition to the next."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser

from watchfloor.host.searching import FOLDER
from watchfloor.host.searching.shards import shard
from watchfloor.host.searching.words import placed

from . import sites
from .searched import BRIEFINGS, WORDS, Site

pytestmark = pytest.mark.browser

SCRIPTS = sites.ROOT / "hooks/watchfloor/theme/assets"
ASK = """async queries => {
  const { pages } = await import("/assets/search/text.js");
  const answers = [];
  for (const query of queries) {
    const hits = await pages(query);
    answers.push(await Promise.all(hits.map(async hit => {
      const { url, excerpt } = await hit.data();
      const marked = excerpt.filter(piece => piece.isHit).map(piece => piece.text);
      return [new URL(url).pathname.slice(1), hit.row === Infinity ? -1 : hit.row, ...marked];
    })));
  }
  return answers;
}"""
Answer = list[list[str]]


def answers(folder: Path, queries: list[str], chromium: Browser) -> list[Answer]:
    """For each query the address and row of every hit, and what is marked in it, in order."""
    shutil.copytree(SCRIPTS, folder / "assets", dirs_exist_ok=True)
    (folder / "index.html").write_text("<!doctype html><html lang=en><title>x</title></html>")
    with sites.served(folder) as served:
        page = chromium.new_page()
        page.goto(served.url())
        found: list[Answer] = page.evaluate(ASK, queries)
        page.close()
    return found


def queries() -> list[str]:
    """Fifty: words, their beginnings, several words, phrases, and some that nothing has."""
    random = Random(11)
    beginnings = [word[:3] for word in random.sample(WORDS, 8)]
    several = [" ".join(random.sample(WORDS, 2)) for _ in range(5)]
    phrases = [f'"{one} {other}"' for one, other in list(pairwise(WORDS))[:4]]
    return [*WORDS, *beginnings, *several, *phrases, "zzz", "cobalt zzz", ""][:60]


def test_a_grown_index_answers_as_one_made_at_once(tmp_path: Path, chromium: Browser) -> None:
    """After pages were edited, taken away and added, in several editions."""
    site = Site(tmp_path / "grown")
    site.edition("first")
    site.write(BRIEFINGS[10], "Cobalt anew", "quota gallium 包钢 and mines that were mined")
    site.remove(BRIEFINGS[20])
    site.edition("second", "first")
    second = tmp_path / "grown/second"
    merge(tmp_path / "grown/first", second)
    site.write("briefings/2024/2024-01-09-between/", "Between", "exported cobalt to a refinery")
    site.write(BRIEFINGS[20], "Back again", "tariffs on germanium")
    site.write("actors/who/", "Who", "a company with cobalt mines")
    still = site.edition("third", "second")
    merge(second, tmp_path / "grown/third", still)
    fresh = Site(tmp_path / "fresh", site)
    fresh.edition("whole")
    asked = queries()

    grown = answers(tmp_path / "grown/third", asked, chromium)
    assert len(asked) >= 50
    assert sum(bool(each) for each in grown) > 40
    assert grown == answers(tmp_path / "fresh/whole", asked, chromium)


def merge(before: Path, after: Path, still: frozenset[str] | None = None) -> None:
    """Bring the files that stand of the edition *before* into the one *after*."""
    for path in (before / FOLDER).rglob("*.json"):
        name = path.relative_to(before).as_posix()
        if not (after / name).exists() and (still is None or name in still):
            (after / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, after / name)


def test_every_page_with_a_word_is_found_and_no_other(tmp_path: Path, chromium: Browser) -> None:
    """By all that begins with it, wherever in the index that stands."""
    site = Site(tmp_path)
    site.edition("one")
    asked = ["cobalt", "common", "oste", "cobaltite", "germ", "cafe", "包钢", "2025"]
    texts = {
        each.address: [word for word, _ in placed(re.sub("<[^>]+>", " ", each.path.read_text()))]
        for each in site.pages()
    }

    for word, found in zip(asked, answers(tmp_path / "one", asked, chromium), strict=True):
        expected = {a for a, words in texts.items() if any(w.startswith(word) for w in words)}
        assert {address for address, *_ in found} == expected, word
        assert expected


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> dict[str, list[str]]:
    """What queries find among a few sentences, the best first."""
    site = Site(tmp_path_factory.mktemp("spoken"))
    for address in BRIEFINGS:
        site.remove(address)
    texts = {
        "plural": ("Quotas", "The ministry exported less."),
        "mining": ("Mining", "It mined where a mine had been; two EVs came."),
        "earth": ("Rare", "Prices of rare earth magnets. The ship was late."),
        "apart": ("Earth", "That earth is rare. Many ships."),
        "chinese": ("包钢集团", "中国稀土集团的消息"),
        "mention": ("Other", "tungsten " * 40),
        "near": ("Contents", "Contract"),
        "titled": ("Tungsten", "One mention of it in the title."),
    }
    for name, (title, text) in texts.items():
        site.write(f"briefings/2025/{name}/", title, text)
    site.edition("one")
    asked = ['"rare earth"', '"earth rare"', "quota", "exports", "mines", "ev", "minist", "min"]
    asked += ["“rare earth”", '"constructor"', '"rare constructor"', "con"]
    asked += ["包钢", "钢集团", "稀土 中国", "tungsten", "shipping", "rare zzz", "gas", '"包钢集"']
    found = answers(site.root / "one", asked, chromium)
    return {
        query: [address.split("/")[2] for address, *_ in hits]
        for query, hits in zip(asked, found, strict=True)
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ('"rare earth"', ["earth"]),
        ('"earth rare"', []),
        ("“rare earth”", ["earth"]),
        ('"constructor"', []),
        ('"rare constructor"', []),
        ("quota", ["plural"]),
        ("exports", ["plural"]),
        ("mines", ["mining"]),
        ("ev", ["mining"]),
        ("minist", ["plural"]),
        ("包钢", ["chinese"]),
        ("钢集团", ["chinese"]),
        ("稀土 中国", ["chinese"]),
        ('"包钢集"', ["chinese"]),
        ("tungsten", ["titled", "mention"]),
        ("shipping", ["earth", "apart"]),
        ("rare zzz", []),
        ("gas", []),
    ],
)
def test_forms_phrases_and_writing_without_spaces_are_found(
    spoken: dict[str, list[str]], query: str, names: list[str]
) -> None:
    """All words of a query must be there, in any of their forms; titles come first."""
    assert sorted(spoken[query]) == sorted(names)
    if query == "tungsten":
        assert spoken[query] == names


def test_scripts_take_words_apart_as_the_index_does(tmp_path: Path, chromium: Browser) -> None:
    """Else what was indexed would not be found."""
    shutil.copytree(SCRIPTS, tmp_path / "assets")
    (tmp_path / "index.html").write_text("<!doctype html><html lang=en><title>x</title></html>")
    texts = [
        "State-owned Über-Café, 22,500 t",
        "ＲＥＥ ﬁne",
        "İstanbul ΣΊΣΥΦΟΣ",
        "cobalt ёлка 7x 한국",
        "5µm 7ёлка 3º U.S. China’s rare-earth 22,500 t",
        "النُّحاس Ελλάδα कोबाल्ट ราคา 佐々木 ガリウム ﾊﾝﾊﾞ ½ ²³ 𝟙𝟚 𠮷野家",
        "constructor __proto__ hasOwnProperty " + "long" * 200,
    ]
    script = """async texts => {
      const { asked, shard } = await import("/assets/search/words.js");
      return texts.map(text => asked(text).words.map(word => [word, shard(word)]));
    }"""
    with sites.served(tmp_path) as served:
        page = chromium.new_page()
        page.goto(served.url())
        found = page.evaluate(script, texts)
        page.close()

    for text, asked in zip(texts, found, strict=True):
        indexed = {word: shard(word) for word, _ in placed(text)}
        assert dict(asked).items() <= indexed.items()
        # of writing without spaces pairs are asked for, which are in the index beside characters
        assert all(len(word) == 1 for word in indexed.keys() - dict(asked))
