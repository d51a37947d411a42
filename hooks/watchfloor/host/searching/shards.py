"""The index: for every word the pages with it, in files by how words begin.

A search loads the one file of each of its words, so what it costs is what its words weigh and not
how large the archive is. Both kinds of file are JSON objects by word:

- ``words/``: numbers that hold two each, ``gap * 32 + weight``: from the page before to this one,
  and how much this page is about the word.
- ``places/``, which only a phrase in quotation marks asks for: for each of those pages, in the same
  order and parted by commas, the places where the word stands, each told from the one before.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate
from operator import sub
from pathlib import Path

WORDS = "words"
PLACES = "places"
_BEGINNING = 3
_DIGITS = 2
_FACTOR = 32


def shard(word: str) -> str:
    """The name of the files that *word* stands in; its forms, which begin alike, stand there too.

    Of numbers and of what is not written with spaces, fewer characters tell enough.
    """
    first = word[0]
    if first.isascii():
        return _named(word[: _DIGITS if first.isdigit() else _BEGINNING])
    return _named(first if first >= "\u3040" else word[:_BEGINNING])


def _named(beginning: str) -> str:
    """A name that every file system keeps apart and none reserves."""
    return beginning if beginning.isascii() else "-".join(f"{ord(each):x}" for each in beginning)


class DamagedError(Exception):
    """What stands there is not what was written."""


class Postings:
    """The pages that have a word, by rising numbers."""

    __slots__ = ("numbers", "places", "weights")

    def __init__(self) -> None:
        """None yet."""
        self.numbers: list[int] = []
        self.weights = bytearray()
        self.places: list[str] = []

    def put(self, number: int, weight: int, places: str) -> None:
        """Add the page *number*, which is not among them."""
        numbers = self.numbers
        if not numbers or numbers[-1] < number:
            numbers.append(number)
            self.weights.append(weight)
            self.places.append(places)
            return
        at = bisect_left(numbers, number)
        numbers.insert(at, number)
        self.weights.insert(at, weight)
        self.places.insert(at, places)

    def drop(self, number: int) -> None:
        """Take the page *number* out.

        Raises:
            DamagedError: it is not among them.
        """
        at = bisect_left(self.numbers, number)
        if at == len(self.numbers) or self.numbers[at] != number or at >= len(self.places):
            raise DamagedError(str(number))
        del self.numbers[at], self.weights[at], self.places[at]


def paths(name: str) -> tuple[str, str]:
    """Where the two files of the shard *name* are."""
    return f"{WORDS}/w-{name}.json", f"{PLACES}/p-{name}.json"


class Shard:
    """All words that begin alike; those that nothing is changed of stay packed as they are."""

    def __init__(self, words: dict[str, list[int]], places: dict[str, str]) -> None:
        """Hold what the two files say."""
        self._words, self._places = words, places
        self._changed: dict[str, Postings] = {}

    @classmethod
    def loaded(cls, folder: Path, name: str) -> Shard:
        """The shard *name* as it was saved in *folder*.

        Raises:
            DamagedError: it cannot be read.
        """
        try:
            words, places = (json.loads((folder / path).read_bytes()) for path in paths(name))
        except (OSError, ValueError) as error:
            raise DamagedError(name) from error
        if not isinstance(words, dict) or not isinstance(places, dict) or words.keys() ^ places:
            raise DamagedError(name)
        return cls(words, places)

    def postings(self, word: str) -> Postings:
        """The pages that have *word*, to be changed."""
        if word not in self._changed:
            packed, places = self._words.pop(word, []), self._places.pop(word, "")
            self._changed[word] = _unpacked(packed, places)
        return self._changed[word]

    def save(self, folder: Path, name: str) -> bool:
        """Write it as *name*, unless it is empty; whether it was."""
        words, places = dict(self._words), dict(self._places)
        for word, postings in self._changed.items():
            if postings.numbers:
                words[word], places[word] = _packed(postings)
        if words:
            word_file, place_file = paths(name)
            _write(folder / word_file, words)
            _write(folder / place_file, places)
        return bool(words)


def _write(path: Path, value: Mapping[str, object]) -> None:
    in_order = dict(sorted(value.items()))
    text = json.dumps(in_order, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, "utf-8")


def _packed(postings: Postings) -> tuple[list[int], str]:
    gaps = map(sub, postings.numbers, (0, *postings.numbers))
    packed = [gap * _FACTOR + weight for gap, weight in zip(gaps, postings.weights, strict=True)]
    return packed, ",".join(postings.places)


def _unpacked(packed: list[int], places: str) -> Postings:
    postings = Postings()
    postings.numbers = list(accumulate(each // _FACTOR for each in packed))
    postings.weights = bytearray(each % _FACTOR for each in packed)
    postings.places = places.split(",") if packed else []
    return postings
