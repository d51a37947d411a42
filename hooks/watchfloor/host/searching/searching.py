"""The search index: made from the built pages, so it finds what a reader would see.

Pages have numbers that they keep, so that a change of one page changes the files of its own words
and no others. Whether an index is made at once or grows page by page, it answers the same.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ...hands import spread
from .known import TEXTS, Indexed, Known, remembered, text_file
from .reading import page_text
from .shards import PLACES, WORDS, DamagedError, Postings, Shard, shard
from .words import occurrences

FOLDER = "search"
"""Where the index is, from the site's root."""
PAGES = "pages.json"
"""How many pages there are, which of them is which briefing, and the names of all shards."""

Found = tuple[str, bytes, str]
"""The words of a page, parted by blanks; the weight of each; the places of each, by commas."""


class IndexingError(Exception):
    """There is no index; the message says why."""


@dataclass(frozen=True)
class Searched:
    """A page of the site that may be searched."""

    address: str
    """From the site's root: ``briefings/2025/2025-10-16-drc-cobalt-quotas/``."""
    path: Path
    """Where its HTML is now."""
    stamp: str
    """Changes exactly when the file does."""


def index(
    pages: Sequence[Searched],
    briefings_newest_first: Sequence[str],
    into: Path,
    before: Path | None = None,
) -> frozenset[str]:
    """Index *pages* in the site *into*, reading again only what changed since the site *before*.

    Returned are the files of the index before that still stand, by their paths within a site: they
    belong to the new index as what was written does.

    Raises:
        IndexingError: a page cannot be read, or the index not be written.
    """
    try:
        known = remembered(before / FOLDER if before else None)
        with suppress(DamagedError):
            return _Change(pages, briefings_newest_first, into, before, known).make()
        shutil.rmtree(into / FOLDER)  # what was written on top of the damage
        return _Change(pages, briefings_newest_first, into, None, Known()).make()
    except (OSError, UnicodeError) as error:
        raise IndexingError(str(error)) from error


class _Change:
    """The way from what is known to an index of *pages*."""

    def __init__(
        self,
        pages: Sequence[Searched],
        briefings: Sequence[str],
        into: Path,
        before: Path | None,
        known: Known,
    ) -> None:
        """Number the pages: the known ones as before, then new ones, oldest briefings first."""
        self._briefings = briefings
        self._into, self._before = into / FOLDER, (before or into) / FOLDER
        self.now = known
        by_address = {page.address: page for page in pages}
        order = _in_order(by_address, briefings)
        self._numbers = _numbers(order, known.pages)
        self._changed = [page for address in order if self._is_new(page := by_address[address])]
        changed = {page.address for page in self._changed}
        self._kept = {
            address: page
            for address, page in known.pages.items()
            if address in by_address and address not in changed
        }

    def _is_new(self, page: Searched) -> bool:
        known = self.now.pages.get(page.address)
        return not known or known.stamp != page.stamp

    def make(self) -> frozenset[str]:
        """Write the index; these files of the one before still stand."""
        for folder in (WORDS, PLACES, TEXTS):
            (self._into / folder).mkdir(parents=True, exist_ok=True)
        found = self._found()
        changed = _Shards(self._before, self.now.shards)
        for number in self._gone():
            changed.drop(number, _old_words(self._before / text_file(number)))
        for page, words in zip(self._changed, found, strict=True):
            if words:
                changed.put(self._numbers[page.address], words)
        names = changed.save(self._into)
        pages = {
            page.address: Indexed(self._numbers[page.address], page.stamp, words is not None)
            for page, words in zip(self._changed, found, strict=True)
        }
        self.now = Known(self._kept | pages, (self.now.shards - changed.names) | names)
        self.now.save(self._into)
        self._save_pages()
        return frozenset(f"{FOLDER}/{path}" for path in self.now.files - Known(pages, names).files)

    def _found(self) -> list[Found | None]:
        """The words of each page that changed; None where it is not searched."""
        jobs = tuple(
            (self._numbers[page.address], page.address, page.path, self._into)
            for page in self._changed
        )
        return spread(_begin, jobs, len(jobs))

    def _gone(self) -> Iterator[int]:
        """The numbers of what was indexed and is not so any more."""
        for address, page in self.now.pages.items():
            if page.is_searched and address not in self._kept:
                yield page.number

    def _save_pages(self) -> None:
        """Write what the scripts of the site must know beforehand."""
        pages = self.now.pages
        rows = [pages[each].number if each in pages else -1 for each in self._briefings]
        content = {
            "count": sum(page.is_searched for page in pages.values()),
            "rows": list(_runs(rows)),
            "shards": " ".join(sorted(self.now.shards)),
        }
        text = json.dumps(content, separators=(",", ":")) + "\n"
        (self._into / PAGES).write_text(text, "utf-8")


class _Shards:
    """The shards that a change has to do with, each loaded when it is first asked for."""

    def __init__(self, folder: Path, names: frozenset[str]) -> None:
        """There are those called *names* in *folder*."""
        self._folder, self._there = folder, names
        self._loaded: dict[str, Shard] = {}
        self._by_word: dict[str, Postings] = {}

    @property
    def names(self) -> frozenset[str]:
        """Those that were asked for."""
        return frozenset(self._loaded)

    def drop(self, number: int, words: Iterable[str]) -> None:
        """Take out a page that has *words*."""
        for word in words:
            self._postings(word).drop(number)

    def put(self, number: int, found: Found) -> None:
        """Add a page with what was found in it."""
        words, weights, places = found
        by_word = self._by_word
        for word, weight, where in zip(words.split(), weights, places.split(","), strict=True):
            (by_word.get(word) or self._postings(word)).put(number, weight, where)

    def _postings(self, word: str) -> Postings:
        if word not in self._by_word:
            name = shard(word)
            if name not in self._loaded:
                is_there = name in self._there
                self._loaded[name] = Shard.loaded(self._folder, name) if is_there else Shard({}, {})
            self._by_word[word] = self._loaded[name].postings(word)
        return self._by_word[word]

    def save(self, folder: Path) -> frozenset[str]:
        """Write those that hold anything; their names."""
        return frozenset(name for name, each in self._loaded.items() if each.save(folder, name))


def _in_order(addresses: Iterable[str], briefings: Sequence[str]) -> list[str]:
    """The *addresses*: briefings first, the oldest of them leading."""
    there = frozenset(addresses)
    oldest_first = (address for address in reversed(briefings) if address in there)
    return list(dict.fromkeys((*oldest_first, *sorted(there))))


def _numbers(order: Iterable[str], known: Mapping[str, Indexed]) -> dict[str, int]:
    """The number of every page: what is known keeps its own, and new ones follow."""
    following = max((page.number for page in known.values()), default=-1) + 1
    new = (address for address in order if address not in known)
    numbers = {address: number for number, address in enumerate(new, following)}
    return numbers | {address: page.number for address, page in known.items()}


def _begin(jobs: Sequence[tuple[int, str, Path, Path]]) -> Callable[[int], Found | None]:
    return lambda part: _found(*jobs[part])


def _found(number: int, address: str, path: Path, folder: Path) -> Found | None:
    """The words of the page, whose text is written; None if it is not searched."""
    page = page_text(path.read_text("utf-8"))
    if not page:
        return None
    content = {"address": address, **page.meta, "text": page.text}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (folder / text_file(number)).write_text(text, "utf-8")
    all_ = list(occurrences(page.title, page.text))
    weights = bytes(each.weight for each in all_)
    return " ".join(e.word for e in all_), weights, ",".join(each.places for each in all_)


def _old_words(path: Path) -> list[str]:
    """The words of a page that was indexed, taken from its text as they were then."""
    try:
        content = json.loads(path.read_bytes())
        return [each.word for each in occurrences(content.get("title", ""), content["text"])]
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DamagedError(str(path)) from error


def _runs(numbers: Sequence[int]) -> Iterator[int]:
    """Falling runs of *numbers*, each as its first and its length: an archive is few of them."""
    begin = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] - 1:
            yield numbers[begin]
            yield at - begin
            begin = at
