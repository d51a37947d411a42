"""Phrases are found as a search that ignores case finds them, only sooner."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchfloor.checking.phrases import Phrases, signs
from watchfloor.wording import ENGLISH, LANGUAGES, Wording

ODD = {"i": "iI\u0130\u0131", "k": "kK\u212a", "s": "sS\u017f"}
"""Letters of other alphabets that a search which ignores case takes for one of ASCII."""

WORDS = [
    *("likely", "very likely", "roughly even chance", "roughly even", "marks an", "position as"),
    *("some analysts say", "it is believed", "high confidence", "signals that", "said", "risk"),
]


def patterns(wording: Wording) -> list[str]:
    said = (wording.confidence, wording.attribution, wording.unnamed)
    return [*wording.judgement, *said, *(rf"\b{word}\b" for word in chain(*wording.likelihood))]


def spelt(words: str) -> st.SearchStrategy[str]:
    """*words* in any case, odd letters too."""
    letters = (st.sampled_from(ODD.get(each, each + each.upper())) for each in words)
    return st.tuples(*letters).map("".join)


TEXT = st.lists(
    st.sampled_from(WORDS).flatmap(spelt) | st.sampled_from([".", ",", "-", "\n", "Été", "包"]),
    max_size=8,
).map(" ".join)


@given(TEXT, st.lists(st.sampled_from(patterns(ENGLISH)), min_size=1, unique=True))
def test_case_changes_nothing(text: str, some: list[str]) -> None:
    """And a phrase is told as it is written: the first, and the longest that begins there."""
    matches = [match for each in some if (match := re.search(each, text, re.IGNORECASE))]
    first = min(matches, key=lambda match: (match.start(), -match.end()), default=None)

    assert Phrases(*some).first(text) == (first[0] if first else "")
    assert Phrases(*some).stand_in(text) == bool(first)


@pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvwxyz")
def test_no_other_letter_is_taken_for_one_of_ascii(letter: str) -> None:
    """Whatever Unicode adds."""
    others = "".join(map(chr, [*range(0x80, 0xD800), *range(0xE000, 0x110000)]))
    found = re.findall(letter, others, re.IGNORECASE)

    assert set(found) == {other for other in ODD.get(letter, "") if not other.isascii()}
    assert all(Phrases(letter).stand_in(other) for other in found)


@pytest.mark.parametrize("wording", LANGUAGES.values())
def test_every_pattern_is_in_small_letters(wording: Wording) -> None:
    """Or it would find nothing."""
    assert [each for each in patterns(wording) if each != each.lower()] == []


def test_one_search_tells_whether_anything_is_amiss() -> None:
    known = signs(ENGLISH)

    for text in ("This is likely.", "Odds are nearly certain.", "Some observers argue so."):
        assert known.amiss_in_facts.stand_in(text)
    assert not known.amiss_in_facts.stand_in("The court ruled, by its own account.")
    assert known.amiss_in_ours.stand_in("We have high confidence.")
    assert not known.amiss_in_ours.stand_in("It is very likely.")
