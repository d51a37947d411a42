"""The kinds of value front matter and settings hold, each with its own rule and its own problem.

Front matter arrives as text and nothing else (``document`` makes no types), so each kind here
reads text. A value that breaks its rule raises a ``PydanticCustomError`` whose type is a
:class:`~watchfloor.problem.Code`; ``checking.fields`` turns it into a problem with its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from .edtf import Edtf, YearlessError
from .problem import Code

SLUG = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
BRIEFING_ID = r"^\d{4}(-\d{2}(-\d{2})?)?-[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
EDTF = r"^\d{4}(-\d{2}(-\d{2})?)?\??(/\d{4}(-\d{2}(-\d{2})?)?\??)?$"
DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of text round, so that it reads otherwise than it is."""

MARKS = frozenset("\u061c\u200e\u200f")
"""Those of them that ordinary right-to-left text needs."""

_FORBIDDEN = re.compile(f"[<>\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\ufeff{''.join(sorted(DIRECTION))}]")
"""What could become HTML, what a terminal obeys, and what cannot be seen."""
UNSEEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{''.join(sorted(DIRECTION - MARKS))}]")
"""Characters that make text read otherwise than it is, in prose too."""

_HOST = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)+\.?")
"""A public host's name, which has a dot; letters of any script."""
_NOT_IN_URL = re.compile(r"[\s\"`\\{}|^]")


class Value(BaseModel):
    """The ground of every model: frozen, and an unknown key is a problem."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        use_attribute_docstrings=True,  # published in the schemas: editors show them
    )


def refusal(code: Code, message: str, hint: str = "") -> PydanticCustomError:
    """The error by which a value says what is wrong with it."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def forbidden_character(text: str) -> str:
    """The first character that front matter refuses, or nothing."""
    match = _FORBIDDEN.search(text)
    return match[0] if match else ""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        message = f"this must be text, not {shape(value)}"
        raise refusal(Code.VALUE_SHAPE, message, "a word or a sentence; in quotes if need be")
    if character := forbidden_character(value):
        name = unicodedata.name(character, "control character").lower()
        raise refusal(
            Code.CHARACTER_FORBIDDEN,
            f"U+{ord(character):04X}, {name}, is not allowed in front matter",
            "leave it out, or write it in words",
        )
    return " ".join(value.split())


def shape(value: Any) -> str:
    """What a reader of YAML would call *value*."""
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    return "text" if isinstance(value, str) else "a number or a date"


def _length(low: int, high: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not low <= len(text) <= high:
            raise refusal(
                Code.VALUE_LENGTH,
                f"this has {len(text)} characters",
                f"write {low} to {high} characters",
            )
        return text

    return check


def _pattern(pattern: str, code: Code, message: str, hint: str) -> Callable[[str], str]:
    compiled = re.compile(pattern, re.ASCII)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise refusal(code, f"`{text}` {message}", hint)
        return text

    return check


def _day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise refusal(
            Code.DATE_WRONG, f"`{text}` is not a day", "write YYYY-MM-DD, such as 2025-10-16"
        )
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refusal(
            Code.DATE_WRONG, f"`{text}` is no day of the calendar", "write YYYY-MM-DD"
        ) from None


def _edtf(value: Any) -> Edtf:
    text = _text(value)
    try:
        return Edtf.parse(text)
    except YearlessError:
        raise refusal(
            Code.DATE_YEARLESS,
            f"`{text}` has no year",
            "find the year; if it is inferred write it with ?, such as 2025-06-13?",
        ) from None
    except ValueError as error:
        raise refusal(Code.DATE_WRONG, f"`{text}` is not a date", str(error)) from None


def _url(text: str) -> str:
    if not _is_web_address(text):
        raise refusal(
            Code.URL_WRONG,
            f"`{text}` is not a web address",
            "write it whole, beginning with https:// or http://",
        )
    return text


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return False
    is_whole = parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.hostname or "")
    return bool(is_whole) and "@" not in parts.netloc and not _NOT_IN_URL.search(text)


def _flag(text: str) -> bool:
    if text not in {"true", "false"}:
        hint = "write `true` or `false`"
        raise refusal(Code.CHOICE_UNKNOWN, f"`{text}` is neither true nor false", hint)
    return text == "true"


def _lei(text: str) -> str:
    """Hold the check digits of ISO 17442 (ISO 7064, MOD 97-10)."""
    if (
        re.fullmatch(r"[A-Z0-9]{18}[0-9]{2}", text)
        and int("".join(str(int(c, 36)) for c in text)) % 97 == 1
    ):
        return text
    raise refusal(
        Code.IDENTIFIER_WRONG,
        f"`{text}` is not an LEI",
        "20 characters, the last two check the rest",
    )


def _no_repeats(items: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for item in items:
        if item in seen:
            raise refusal(Code.VALUE_REPEATED, f"`{item}` stands here twice", "say it once")
        seen.add(item)
    return items


_TEXT = BeforeValidator(_text)

Line = Annotated[str, _TEXT, AfterValidator(_length(1, 200))]
Title = Annotated[str, _TEXT, AfterValidator(_length(3, 160)), Field(min_length=3, max_length=160)]
Summary = Annotated[
    str, _TEXT, AfterValidator(_length(20, 600)), Field(min_length=20, max_length=600)
]
Prose = Annotated[str, _TEXT, AfterValidator(_length(3, 1200)), Field(min_length=3)]
Slug = Annotated[
    str,
    _TEXT,
    AfterValidator(
        _pattern(
            SLUG,
            Code.SLUG_WRONG,
            "is not an id",
            "lower-case letters and digits in words joined by -, beginning with a letter",
        )
    ),
    WithJsonSchema({"type": "string", "pattern": SLUG}),
]
BriefingId = Annotated[
    str,
    _TEXT,
    AfterValidator(
        _pattern(
            BRIEFING_ID,
            Code.SLUG_WRONG,
            "is not a briefing's id",
            "its date and its slug, such as 2025-10-16-drc-cobalt-quotas",
        )
    ),
    WithJsonSchema({"type": "string", "pattern": BRIEFING_ID}),
]
LanguageTag = Annotated[
    str,
    _TEXT,
    AfterValidator(
        _pattern(
            LANGUAGE, Code.LANGUAGE_WRONG, "is not a language tag", "BCP 47, such as en or zh-Hans"
        )
    ),
    WithJsonSchema({"type": "string", "pattern": LANGUAGE}),
]
Wikidata = Annotated[
    str,
    _TEXT,
    AfterValidator(
        _pattern(r"^Q[1-9]\d*$", Code.IDENTIFIER_WRONG, "is not a Wikidata id", "Q and digits")
    ),
    WithJsonSchema({"type": "string", "pattern": r"^Q[1-9]\d*$"}),
]
Lei = Annotated[
    str,
    _TEXT,
    AfterValidator(_lei),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z0-9]{18}[0-9]{2}$"}),
]
Url = Annotated[
    str,
    _TEXT,
    AfterValidator(_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
Day = Annotated[
    date, BeforeValidator(_day), _TEXT, WithJsonSchema({"type": "string", "format": "date"})
]
Span = Annotated[
    Edtf,
    BeforeValidator(_edtf),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": EDTF}),
]
Flag = Annotated[
    bool,
    BeforeValidator(_flag),
    _TEXT,
    WithJsonSchema({"type": "string", "enum": ["true", "false"]}),
]
Slugs = Annotated[tuple[Slug, ...], AfterValidator(_no_repeats)]
BriefingIds = Annotated[tuple[BriefingId, ...], AfterValidator(_no_repeats)]
