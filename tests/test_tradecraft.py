"""The closed scales say what their standards say, word for word."""

import pytest

from watchfloor.tradecraft import (
    Confidence,
    Credibility,
    Likelihood,
    Reliability,
    Scale,
    Stage,
    Tlp,
)

SCALES = (Likelihood, Confidence, Reliability, Credibility, Tlp, Stage)


def test_likelihood_is_the_first_row_of_icd_203() -> None:
    """Seven bands, each with its words, lowest and highest percentage."""
    assert [(each.value, each.label, each.band) for each in Likelihood] == [
        ("almost-no-chance", "almost no chance", (1, 5)),
        ("very-unlikely", "very unlikely", (5, 20)),
        ("unlikely", "unlikely", (20, 45)),
        ("roughly-even-chance", "roughly even chance", (45, 55)),
        ("likely", "likely", (55, 80)),
        ("very-likely", "very likely", (80, 95)),
        ("almost-certain", "almost certain", (95, 99)),
    ]


def test_confidence_has_three_levels() -> None:
    """Low, moderate and high, from the least sound basis to the soundest."""
    assert [each.value for each in Confidence] == ["low", "moderate", "high"]


def test_reliability_is_the_admiralty_letter() -> None:
    """A to F, and F is no basis rather than the worst."""
    assert [(each.value, each.label) for each in Reliability] == [
        ("A", "completely reliable"),
        ("B", "usually reliable"),
        ("C", "fairly reliable"),
        ("D", "not usually reliable"),
        ("E", "unreliable"),
        ("F", "reliability cannot be judged"),
    ]


def test_credibility_is_the_admiralty_figure() -> None:
    """1 to 6, and 6 is no basis rather than the worst."""
    assert [(each.value, each.label) for each in Credibility] == [
        ("1", "confirmed by other sources"),
        ("2", "probably true"),
        ("3", "possibly true"),
        ("4", "doubtful"),
        ("5", "improbable"),
        ("6", "truth cannot be judged"),
    ]


def test_tlp_is_version_2_from_the_widest_to_the_narrowest() -> None:
    """FIRST's exact strings, which are never translated; TLP:WHITE was version 1."""
    assert [each.value for each in Tlp] == [
        "TLP:CLEAR",
        "TLP:GREEN",
        "TLP:AMBER",
        "TLP:AMBER+STRICT",
        "TLP:RED",
    ]
    assert [each.label for each in Tlp] == [each.value for each in Tlp]
    assert Tlp.AMBER.rank < Tlp.AMBER_STRICT.rank < Tlp.RED.rank


@pytest.mark.parametrize("scale", SCALES)
def test_a_member_is_found_by_what_front_matter_says(scale: type[Scale]) -> None:
    """Its value is its name in front matter, its text and its rank's place; labels are no names."""
    for rank, member in enumerate(scale):
        assert scale.named(member.value) is member
        assert (str(member), member.rank) == (member.value, rank)
        assert member.meaning.endswith((".", "percent"))
        if member.label != member.value:
            assert scale.named(member.label) is None


@pytest.mark.parametrize("word", ["", "Likely", "LIKELY", "likely ", "TLP:WHITE", "G", "7"])
def test_any_other_word_names_nothing(word: str) -> None:
    """Spelling counts."""
    assert [scale.named(word) for scale in SCALES] == [None] * len(SCALES)
