"""The words that rules and pages know, one table per language.

Headings are the sections a body may have; the phrases are those by which our own judgement slips
into what should be fact. The list was tried on 389 facts of the first archive's source material
without a false alarm; words such as *may* and *expected* were tried too and left out, since they
mostly tell of permission, the month of May or a plan somebody announced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language."""

    facts: str
    background: str
    assessment: str
    others: str
    """Below the assessment: what people who are no party to the event think of it."""
    implications: str
    outlook: str
    differing: str
    """How an item begins that reports accounts which differ."""
    arithmetic: str
    """What marks a figure as our own calculation."""
    judgement: tuple[str, ...]
    """Regular expressions, ignoring case: our judgement, out of place among facts."""
    likelihood: tuple[tuple[str, ...], tuple[str, ...]]
    """ICD 203's two rows of likelihood words, which are never mixed."""
    confidence: str
    """A regular expression: a level of confidence."""
    attribution: str
    """A regular expression: the sentence says who thinks so."""
    unnamed: str
    """A regular expression: somebody nameless thinks so."""
    negations: frozenset[str]
    """Words that turn a sentence into its opposite."""
    abbreviations: frozenset[str]
    """Words whose full stop ends no sentence."""
    months: tuple[str, ...]
    """January to December."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The sections of a body, in their order."""
        return self.facts, self.background, self.assessment, self.implications, self.outlook


ENGLISH = Wording(
    facts="What happened",
    background="Background",
    assessment="Assessment",
    others="What others judge",
    implications="Implications",
    outlook="Outlook",
    differing="Accounts differ:",
    arithmetic="our arithmetic",
    judgement=(
        r"\bmark(?:s|ed|ing)? an?\b",
        r"\bsignal(?:s|led|ling)? (?:that|an?)\b",
        r"\bsuggest(?:s|ed|ing)? that\b",
        r"\b(?:major|significant|strategic) (?:step|move|shift)\b",
        r"\bposition(?:s|ed|ing)? (?:\w+ )?as\b",
        r"\bpoised to\b",
        r"\bunderscor(?:e|es|ed|ing)\b",
    ),
    likelihood=(
        (
            "almost no chance",
            "very unlikely",
            "unlikely",
            "roughly even chance",
            "likely",
            "very likely",
            "almost certain",
            "almost certainly",
        ),
        (
            "remote chance",
            "highly improbable",
            "improbable",
            "improbably",
            "roughly even odds",
            "probable",
            "probably",
            "highly probable",
            "nearly certain",
        ),
    ),
    confidence=r"\b(?:low|moderate|high) confidence\b|\bconfidence is (?:low|moderate|high)\b",
    attribution=(
        r"\b(?:said|says|saying|told|tells|according to|by its own|thinks?|thought|believes?"
        r"|believed|warn(?:s|ed)|expects?|expected|argue[sd]?|call(?:s|ed)|judge[sd]?|wrote|writes"
        r"|report(?:s|ed)|stated?|states|describe[sd]?|forecast|estimate[sd]?|see[ns]?|saw"
        r"|reads?)\b"
    ),
    unnamed=(
        r"\b(?:(?:some|many|several|most|other|industry|market)\s+){0,3}(?:analysts|observers|experts"
        r"|commentators|critics|insiders|watchers) (?:say|said|believe|think|thought|expect"
        r"|expected|warn|warned|argue|see|note|agree)\b"
        r"|\bit is (?:believed|thought|widely expected)\b"
    ),
    negations=frozenset(
        "no not none nor never neither nobody nothing nowhere cannot without hardly barely".split()
    ),
    abbreviations=frozenset(
        "Mr Mrs Ms Dr Prof St No Nos Inc Ltd Co Corp vs etc approx Jan Feb Mar Apr Jun Jul Aug Sep"
        " Sept Oct Nov Dec Rs U.S U.K U.N E.U e.g i.e cf ca p pp".split()
    ),
    months=tuple(
        "January February March April May June July August September October November"
        " December".split()
    ),
)

LANGUAGES: Mapping[str, Wording] = {"en": ENGLISH}
"""By the language's tag in the settings."""
