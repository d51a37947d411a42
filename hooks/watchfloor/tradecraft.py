"""The closed scales of the craft: how likely, how sure, how good a source, how far it may travel.

Templates, checks, the schema and the documentation all take their words from here, so a
definition is written once and cannot drift.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self

ICD_203 = "ICD 203, Analytic Standards (Office of the Director of National Intelligence)"
ADMIRALTY = "AJP-2.1 and FM 2-22.3, the NATO or Admiralty system"
TLP_2 = "Traffic Light Protocol 2.0 (FIRST), https://www.first.org/tlp/"


class Scale(StrEnum):
    """A closed scale: each member's value is what front matter says, in the scale's own order."""

    label: str
    """The words a reader sees."""
    meaning: str
    """What the standard says the words mean."""

    def __new__(cls, value: str, label: str, meaning: str) -> Self:
        """Make a member that is its value and carries its words."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.meaning = meaning
        return member

    @classmethod
    def named(cls, value: str) -> Self | None:
        """The member that front matter calls *value*, if there is one."""
        return next((member for member in cls if member.value == value), None)

    @property
    def rank(self) -> int:
        """The place on the scale, from 0 at its first member."""
        return list(type(self)).index(self)


class Likelihood(Scale):
    """How likely an event is, never how sure we are. Source: ICD 203, D.6.e(2)(a)."""

    ALMOST_NO_CHANCE = "almost-no-chance", "almost no chance", "1 to 5 percent"
    VERY_UNLIKELY = "very-unlikely", "very unlikely", "5 to 20 percent"
    UNLIKELY = "unlikely", "unlikely", "20 to 45 percent"
    ROUGHLY_EVEN_CHANCE = "roughly-even-chance", "roughly even chance", "45 to 55 percent"
    LIKELY = "likely", "likely", "55 to 80 percent"
    VERY_LIKELY = "very-likely", "very likely", "80 to 95 percent"
    ALMOST_CERTAIN = "almost-certain", "almost certain", "95 to 99 percent"

    @property
    def band(self) -> tuple[int, int]:
        """The lowest and highest probability meant, in percent."""
        low, high = self.meaning.removesuffix(" percent").split(" to ")
        return int(low), int(high)


class Confidence(Scale):
    """How sound the basis of a judgement is, never how likely the event. Source: ICD 203."""

    LOW = "low", "low", "The information is scant, questionable or fragmented, or open to doubt."
    MODERATE = (
        "moderate",
        "moderate",
        "The information is credibly sourced and plausible, but not strong or corroborated enough.",
    )
    HIGH = (
        "high",
        "high",
        "The information is of high quality, or its nature allows a firm reading.",
    )


class Reliability(Scale):
    """How far a source can be trusted. Source: AJP-2.1, FM 2-22.3. F is no basis, not the worst."""

    A = "A", "completely reliable", "No doubt of authenticity or trustworthiness."
    B = "B", "usually reliable", "Minor doubt; most of what it said before was valid."
    C = "C", "fairly reliable", "Doubt; it said valid things before."
    D = "D", "not usually reliable", "Significant doubt; it said valid things now and then."
    E = "E", "unreliable", "No trust; its record is of invalid information."
    F = "F", "reliability cannot be judged", "There is no basis on which to judge it."


class Credibility(Scale):
    """How far one piece of information can be believed. Source: AJP-2.1. 6 is no basis."""

    CONFIRMED = "1", "confirmed by other sources", "Independent sources say the same."
    PROBABLY_TRUE = "2", "probably true", "Not confirmed, but it fits what is known."
    POSSIBLY_TRUE = "3", "possibly true", "Not confirmed, and it fits only in part."
    DOUBTFUL = "4", "doubtful", "Not confirmed; possible, but not what one would expect."
    IMPROBABLE = "5", "improbable", "Not confirmed, and other information contradicts it."
    UNJUDGED = "6", "truth cannot be judged", "There is no basis on which to judge it."


class Tlp(Scale):
    """How far a text may travel, from the widest to the narrowest. Source: FIRST, TLP 2.0."""

    CLEAR = "TLP:CLEAR", "TLP:CLEAR", "Recipients can spread this to the world."
    GREEN = "TLP:GREEN", "TLP:GREEN", "Limited to the recipients' community."
    AMBER = "TLP:AMBER", "TLP:AMBER", "Limited to the recipients' organisation and its clients."
    AMBER_STRICT = (
        "TLP:AMBER+STRICT",
        "TLP:AMBER+STRICT",
        "Limited to the recipients' organisation.",
    )
    RED = "TLP:RED", "TLP:RED", "For the eyes and ears of individual recipients only."


class Stage(Scale):
    """How far an event has come: plans are not deeds."""

    ANNOUNCED = "announced", "announced", "Said publicly by whoever would do it."
    AGREED = "agreed", "agreed", "Signed, adopted or otherwise bound, not yet in effect."
    IN_FORCE = "in-force", "in force", "In effect now."
    DONE = "done", "done", "Carried out; nothing of it is outstanding."
    SUSPENDED = "suspended", "suspended", "Halted for a time by those who could resume it."
    ENDED = "ended", "ended", "No longer in effect, or given up."
