"""The terms that a text names, by any of their names, in any script."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...settings import Axis
from ...vocabulary import Term, Vocabulary

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Letters of scripts in which words stand without spaces or take endings: Thai to Korean."""
_LETTER = rf"[^\W{_UNSPACED}]"
_NOT_AFTER, _NOT_BEFORE = rf"(?<!{_LETTER})", rf"(?!{_LETTER})"
_LONGEST_ACRONYM = 5
_SHORTEST = 2

Key = tuple[str, str]
"""A term's axis and id."""


@dataclass(frozen=True)
class Mention:
    """A stretch of a text that is a name."""

    words: str
    start: int
    end: int
    terms: tuple[Key, ...]
    """Every term that goes by it."""

    def on(self, *axes: str) -> list[str]:
        """The ids of those on *axes*, each once."""
        return list(dict.fromkeys(identity for axis, identity in self.terms if axis in axes))


class Names:
    """Every name of a vocabulary, to be found in texts; of two at one place the longer counts."""

    def __init__(self, vocabulary: Vocabulary, axes: Sequence[Axis]) -> None:
        """Look for the names that terms of *axes* have in *vocabulary*."""
        self._claims: dict[str, dict[Key, str]] = defaultdict(dict)
        for axis in axes:
            for term in vocabulary.on(axis.key).values():
                for name in _spellings(axis, term):
                    self._claims[_small(name)].setdefault((axis.key, term.id), name)
        self._pattern = _pattern(self._claims)

    def mentions(self, text: str) -> Iterator[Mention]:
        """The names in *text*, which is :func:`comparable`."""
        for match in self._pattern.finditer(_small(text)):
            words = text[match.start() : match.end()]
            claims = self._claims[match[0]].items()
            terms = tuple(key for key, name in claims if _is_meant(key[0], name, words))
            if terms:
                yield Mention(words, match.start(), match.end(), terms)


def comparable(text: str) -> str:
    """*text* as names are looked for in it: of one width, with plain spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _spellings(axis: Axis, term: Term) -> Iterator[str]:
    """The names of *term* by which a text may call it; subjects in singular and plural."""
    if axis.kind == "region" and not term.parents and not term.path:
        return  # the world itself, which no article is about
    for name in term.spellings:
        plain = comparable(name)
        if len(plain) < _SHORTEST:
            continue
        yield plain
        if axis.kind == "subject" and plain.isascii() and len(plain) > 4:
            yield plain.removesuffix("s") if plain.endswith("s") else f"{plain}s"


def _small(text: str) -> str:
    """*text* in small letters, with blanks for hyphens, each character at its offset."""
    small = (low if len(low := each.lower()) == 1 else each for each in text)
    return "".join(small).replace("-", " ")


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """What finds any of *names*, which are in small letters, where it is not part of a word.

    Where letters matter is asked once for all names: asked for each, it takes minutes to compile.
    """
    kinds: dict[tuple[bool, bool], list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        begins, ends = (bool(re.match(_LETTER, each)) for each in (name[0], name[-1]))
        kinds[begins, ends].append(re.escape(name))
    each = (
        f"{_NOT_AFTER if begins else ''}(?:{'|'.join(found)}){_NOT_BEFORE if ends else ''}"
        for (begins, ends), found in sorted(kinds.items())  # those that need no end go first
    )
    return re.compile("|".join(each) or r"(?!)")


def _is_meant(axis: str, name: str, words: str) -> bool:
    """Whether *words* can be *name*: “us” is not “US”, nor is a turkey a country."""
    if len(name) <= _LONGEST_ACRONYM and name.isupper():
        return words == name
    is_proper = axis in {"actors", "regions", "publishers"} and name[0].isupper()
    return not (is_proper and words[0].islower())
