"""Every spelling leads to its term, whatever its case, width or script."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor.vocabulary import NameIndex, Term, Vocabulary, folded


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("CMOC Group", "cmoc  group "),
        ("包钢", "包钢"),
        ("ＣＭＯＣ", "cmoc"),
        ("Straße", "STRASSE"),
        ("Gécamines", "Ge\u0301camines"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("ﬁrm", "firm"),
        ("Łódź\u00a0SA", "łódź sa"),
        ("İstanbul", "i\u0307stanbul"),
    ],
)
def test_names_are_compared_as_people_read_them(name: str, other: str) -> None:
    """Case, width, spaces and the spelling of accents make no difference."""
    assert folded(name) == folded(other)


@pytest.mark.parametrize(
    ("name", "other"), [("Gécamines", "Gecamines"), ("包钢", "包鋼"), ("a b", "ab")]
)
def test_names_that_people_tell_apart_stay_apart(name: str, other: str) -> None:
    """An accent, a script and a space are part of a name."""
    assert folded(name) != folded(other)


@given(st.text())
@settings(deadline=None)
def test_a_folded_name_folds_to_itself(name: str) -> None:
    """And so does every other way of writing it."""
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert folded(unicodedata.normalize(form, name)) == folded(name)
    assert folded(folded(name)) == folded(name)


def test_every_character_there_is_folds_once() -> None:
    """Unicode has a handful for which one pass is not enough."""
    wrong = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if folded(folded(character)) != folded(character)
    ]

    assert wrong == []


DRC = Term(
    "regions", "congo-dr", "DR Congo", aliases=("Congo", "DRC"), ambiguous=frozenset({"Congo"})
)
ROC = Term(
    "regions", "congo", "Congo-Brazzaville", aliases=("CONGO",), ambiguous=frozenset({"CONGO"})
)
KATANGA = Term("regions", "katanga", "Katanga", aliases=("Shaba", "drc"))


def test_a_term_is_found_by_each_of_its_names() -> None:
    """Once, though two of its names be the same."""
    index = NameIndex([DRC, ROC, KATANGA, Term("regions", "x", "X", aliases=("x", "Ｘ"))])

    assert index.claimants("SHABA") == [KATANGA]
    assert index.claimants("congo") == [DRC, ROC]
    assert [term.id for term in index.claimants("x")] == ["x"]
    assert index.claimants("nobody") == []


def test_a_name_that_two_claim_is_a_clash_unless_each_says_it_is_ambiguous() -> None:
    """Then it is nobody's mistake."""
    index = NameIndex([DRC, ROC, KATANGA])

    assert index.clashes() == [("drc", [DRC, KATANGA])]


def test_names_are_kept_by_axis() -> None:
    """A publisher may be called like an actor."""
    reuters = Term("publishers", "reuters", "Reuters")
    vocabulary = Vocabulary([reuters, Term("actors", "reuters", "Reuters")])

    assert vocabulary.names("publishers").claimants("reuters") == [reuters]
    assert vocabulary.names("actors").clashes() == []
    assert vocabulary.names("themes").claimants("reuters") == []
