"""What is wrong with a file, where, and what would be right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Literal

MOST = 100
"""So many problems of one kind are told of a file; a flood would hide the rest."""

Severity = Literal["error", "warning"]


class Code(StrEnum):
    """Every kind of problem. ``docs/contribute/problems.md`` explains each under its code."""

    # the file
    FILE_NAME = "file-name"
    FILE_PLACE = "file-place"
    FILE_STRAY = "file-stray"
    FILE_LINK = "file-link"
    FILE_EMPTY = "file-empty"
    FILE_TOO_LARGE = "file-too-large"
    FILE_UNREADABLE = "file-unreadable"
    NOT_UTF8 = "not-utf8"
    NUL_BYTE = "nul-byte"
    BYTE_ORDER_MARK = "byte-order-mark"
    CARRIAGE_RETURN = "carriage-return"
    # the front matter as YAML
    FRONT_MATTER_MISSING = "front-matter-missing"
    FRONT_MATTER_UNCLOSED = "front-matter-unclosed"
    FRONT_MATTER_DOTS = "front-matter-dots"
    FRONT_MATTER_SHAPE = "front-matter-shape"
    YAML_SYNTAX = "yaml-syntax"
    YAML_TAB = "yaml-tab"
    YAML_ANCHOR = "yaml-anchor"
    YAML_TAG = "yaml-tag"
    KEY_REPEATED = "key-repeated"
    CUT_BY_COLON = "cut-by-colon"
    CUT_BY_COMMA = "cut-by-comma"
    CUT_BY_HASH = "cut-by-hash"
    # the keys and their values
    KEY_UNKNOWN = "key-unknown"
    KEY_MISSING = "key-missing"
    VALUE_EMPTY = "value-empty"
    VALUE_SHAPE = "value-shape"
    VALUE_LENGTH = "value-length"
    VALUE_COUNT = "value-count"
    VALUE_REPEATED = "value-repeated"
    CHOICE_UNKNOWN = "choice-unknown"
    CHARACTER_FORBIDDEN = "character-forbidden"
    SLUG_WRONG = "slug-wrong"
    DATE_WRONG = "date-wrong"
    DATE_YEARLESS = "date-yearless"
    DATE_ORDER = "date-order"
    DATE_FUTURE = "date-future"
    URL_WRONG = "url-wrong"
    LANGUAGE_WRONG = "language-wrong"
    IDENTIFIER_WRONG = "identifier-wrong"
    COORDINATES_WRONG = "coordinates-wrong"
    TLP_TOO_HIGH = "tlp-too-high"
    # what refers to something else
    TERM_UNKNOWN = "term-unknown"
    TERM_ALIAS = "term-alias"
    BRIEFING_UNKNOWN = "briefing-unknown"
    SOURCE_UNKNOWN = "source-unknown"
    SOURCE_UNUSED = "source-unused"
    SOURCE_GRADE = "source-grade"
    ORIGIN_CIRCULAR = "origin-circular"
    UPDATE_OF_UPDATE = "update-of-update"
    # forecasts
    FORECAST_BACKDATED = "forecast-backdated"
    OUTCOME_KNOWN = "outcome-known"
    # dates against each other
    INFORMATION_STALE = "information-stale"
    DATE_AFTER_INFORMATION = "date-after-information"
    ID_DATE = "id-date"
    # terms and identities
    ID_TAKEN = "id-taken"
    ID_RESERVED = "id-reserved"
    NAME_CLASH = "name-clash"
    TERM_CIRCULAR = "term-circular"
    SAME_AS_ONE_SIDED = "same-as-one-sided"
    # the body
    TEXT_LONG = "text-long"
    TEXT_TANGLED = "text-tangled"
    HEADING_ONE = "heading-one"
    SECTION_UNKNOWN = "section-unknown"
    SECTION_MISSING = "section-missing"
    SECTION_REPEATED = "section-repeated"
    SECTION_ORDER = "section-order"
    RAW_HTML = "raw-html"
    IMAGE = "image"
    LINK_UNSAFE = "link-unsafe"
    LINK_BROKEN = "link-broken"
    FOOTNOTE_DEFINITION = "footnote-definition"
    NOTE_LEFT = "note-left"
    # facts and judgement
    FACT_UNCITED = "fact-uncited"
    FACT_LONG = "fact-long"
    ACCOUNTS_ONE = "accounts-one"
    JUDGEMENT_IN_FACT = "judgement-in-fact"
    JUDGE_UNNAMED = "judge-unnamed"
    FIGURE_UNSUPPORTED = "figure-unsupported"
    CONFIDENCE_WITH_LIKELIHOOD = "confidence-with-likelihood"
    LIKELIHOOD_MIXED = "likelihood-mixed"
    # escapes
    ALLOW_MALFORMED = "allow-malformed"
    ALLOW_UNUSED = "allow-unused"
    # what was published before
    ID_VANISHED = "id-vanished"
    CHANGE_UNRECORDED = "change-unrecorded"
    CHANGE_ALTERED = "change-altered"
    SOURCE_REMOVED = "source-removed"
    ESTIMATE_ALTERED = "estimate-altered"
    ESTIMATE_BACKDATED = "estimate-backdated"
    OUTCOME_BACKDATED = "outcome-backdated"
    # the archive's own settings
    SETTING_MISSING = "setting-missing"
    SITE_URL_MISSING = "site-url-missing"
    THEME_UNSAFE = "theme-unsafe"


WARNINGS = frozenset(
    {
        Code.INFORMATION_STALE,
        Code.DATE_AFTER_INFORMATION,
        Code.ID_DATE,
        Code.SOURCE_UNUSED,
        Code.ALLOW_UNUSED,
    }
)
"""What an author should look at but a strict build publishes: every other code is an error."""

ESCAPABLE = frozenset(
    {
        Code.INFORMATION_STALE,
        Code.DATE_AFTER_INFORMATION,
        Code.ID_DATE,
        Code.SOURCE_UNUSED,
        Code.SECTION_UNKNOWN,
        Code.SECTION_ORDER,
        Code.HEADING_ONE,
        Code.RAW_HTML,
        Code.IMAGE,
        Code.FACT_UNCITED,
        Code.FACT_LONG,
        Code.ACCOUNTS_ONE,
        Code.JUDGEMENT_IN_FACT,
        Code.JUDGE_UNNAMED,
        Code.FIGURE_UNSUPPORTED,
        Code.CONFIDENCE_WITH_LIKELIHOOD,
        Code.LIKELIHOOD_MIXED,
        Code.CUT_BY_HASH,
        Code.CUT_BY_COMMA,
    }
)
"""Rules of prose, which an author may overrule with a reason. What keeps the site safe and its
data whole is not among them."""


_LONGEST_WORD = 200
"""Nobody misspells what is longer, and comparing it takes long."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: line and column count from 1, as editors do; length is in characters."""

    line: int = 1
    column: int = 1
    length: int = 1

    def moved(self, columns: int, length: int = 1) -> Place:
        """A place further along the same line."""
        return Place(self.line, self.column + columns, length)


@dataclass(frozen=True, slots=True)
class Mend:
    """The one right answer to a problem: a stretch of its file and the text to stand there.

    Offsets count in the text as it is read, which has neither byte-order mark nor carriage
    returns; where those are all that is wrong, to write it so is the mend.
    """

    start: int = 0
    end: int = 0
    text: str = ""

    def moved(self, by: int) -> Mend:
        """The same further on."""
        return Mend(self.start + by, self.end + by, self.text)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, told so that a person who is no programmer can mend it."""

    code: Code
    path: str
    """From the repository's root, with forward slashes."""
    place: Place
    message: str
    """What is wrong."""
    hint: str = ""
    """What would be right: the allowed values, *did you mean*, the mend."""
    mend: Mend | None = None
    """How it is put right, where there is one way only and no prose is touched."""

    @property
    def severity(self) -> Severity:
        """Whether it keeps the file from being published."""
        return "warning" if self.code in WARNINGS else "error"

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """By file, then from top to bottom."""
        return self.path, self.place.line, self.place.column, self.code, self.message

    def __str__(self) -> str:
        place = f"{self.path}:{self.place.line}:{self.place.column}"
        hint = f" ({self.hint})" if self.hint else ""
        return printable(f"{place}: {self.severity}[{self.code}]: {self.message}{hint}")

    def record(self) -> dict[str, object]:
        """The problem as machines read it: code, path, line, column, message, hint, severity."""
        found = asdict(self)
        place = found.pop("place")
        return {
            "code": str(self.code),
            "path": self.path,
            "line": place["line"],
            "column": place["column"],
            "message": self.message,
            "hint": self.hint,
            "severity": self.severity,
        }


def printable(text: str) -> str:
    """*text* on one line and without anything a terminal or a log would obey."""
    return "".join(
        " " if c == "\t" else c if unicodedata.category(c) not in _OBEYED else "\ufffd"
        for c in text
    )


_OBEYED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode's categories of what is not seen but acts, or is no character at all."""


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """That of *known* which is spelt most like *word*; empty where nothing is near."""
    return next(iter(near(word, known, 1, cutoff=cutoff)), "")


def near(word: str, known: Iterable[str], most: int, *, cutoff: float = 0.6) -> list[str]:
    """Those of *known* which are spelt much like *word*, at *most* so many, the nearest first."""
    if len(word) > _LONGEST_WORD:
        return []
    spellings = {spelling.casefold(): spelling for spelling in known}
    found = get_close_matches(word.casefold().strip(), spellings, n=most, cutoff=cutoff)
    return [spellings[each] for each in found]


def did_you_mean(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The nearest of *known*, as a hint; empty where nothing is near."""
    meant = nearest(word, known, cutoff=cutoff)
    return f"did you mean `{meant}`?" if meant else ""


def counted(number: int, word: str) -> str:
    """*number* of what *word* says."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def one_of(known: Iterable[str]) -> str:
    """The allowed values, as a hint."""
    return "allowed: " + ", ".join(f"`{word}`" for word in known)
