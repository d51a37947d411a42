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
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
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

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_HOST = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)+\.?")
"""A public host's name, which has a dot; letters of any script."""
_NOT_IN_URL = re.compile(r"[\s\"`\\{}|^]")

Model = TypeVar("Model", bound="Value")


class Value(BaseModel):
    """The ground of every model: frozen, and an unknown key is a problem."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        use_attribute_docstrings=True,  # published in the schemas: editors show them
        defer_build=True,  # of most models only what holds them is asked, and a start must be quick
    )

    def __reduce__(self) -> tuple[Any, ...]:
        """What is kept between builds and sent to others: no more than there is, and soon read."""
        return made_again, (type(self), self.__dict__, self.__pydantic_fields_set__)


def made_again(model: type[Model], fields: dict[str, Any], given: set[str]) -> Model:
    """A value of *model* that was valid when it was kept: its *fields*, and which were *given*."""
    value = model.__new__(model)
    put = object.__setattr__  # as a value is frozen
    put(value, "__dict__", fields)
    put(value, "__pydantic_fields_set__", given)
    put(value, "__pydantic_extra__", None)
    put(value, "__pydantic_private__", None)
    return value


def refusal(code: Code, message: str, hint: str = "", right: str = "") -> PydanticCustomError:
    """The error by which a value says what is wrong with it, and what alone would be *right*."""
    said = {"message": message, "hint": hint, "right": right}
    return PydanticCustomError(code, "{message}", said)


def forbidden_character(text: str) -> str:
    """The first character that front matter refuses, or nothing."""
    match = _FORBIDDEN.search(text)
    return match[0] if match else ""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        message = f"this must be text, not {shape(value)}"
        raise refusal(Code.VALUE_SHAPE, message, "a word or a sentence; in quotes if need be")
    if _is_plain(value):
        return value.strip()
    if character := forbidden_character(value):
        name = unicodedata.name(character, "control character").lower()
        raise refusal(
            Code.CHARACTER_FORBIDDEN,
            f"U+{ord(character):04X}, {name}, is not allowed in front matter",
            "leave it out, or write it in words",
        )
    return " ".join(value.split())


def _is_plain(text: str) -> bool:
    """Whether there is nothing in *text* to refuse or to mend, as there hardly ever is.

    Of what is forbidden only the brackets can be printed, of all blanks only the space. To ask so
    takes a third of the time, and it is asked of every value there is.
    """
    return text.isprintable() and not ("<" in text or ">" in text or "  " in text)


def shape(value: Any) -> str:
    """What a reader of YAML would call *value*."""
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    return "text" if isinstance(value, str) else "a number or a date"


def _length(low: int, high: int) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        text = _text(value)
        if not low <= len(text) <= high:
            hint = f"write {low} to {high} characters"
            raise refusal(Code.VALUE_LENGTH, f"this has {len(text)} characters", hint)
        return text

    return read


def _pattern(pattern: str, code: Code, message: str, hint: str) -> Callable[[Any], str]:
    compiled = re.compile(pattern, re.ASCII)

    def read(value: Any) -> str:
        text = _text(value)
        if not compiled.fullmatch(text):
            spelt = re.sub(r"[\s_]+", "-", text.lower())
            right = spelt if compiled.fullmatch(spelt) else ""
            raise refusal(code, f"`{text}` {message}", hint, right)
        return text

    return read


def _day(value: Any) -> date:
    text = _text(value)
    if not _DAY.fullmatch(text):
        hint = "write YYYY-MM-DD, such as 2025-10-16"
        raise refusal(Code.DATE_WRONG, f"`{text}` is not a day", hint)
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
        hint = "find the year; if it is inferred write it with ?, such as 2025-06-13?"
        raise refusal(Code.DATE_YEARLESS, f"`{text}` has no year", hint) from None
    except ValueError as error:
        raise refusal(Code.DATE_WRONG, f"`{text}` is not a date", str(error)) from None


def _url(value: Any) -> str:
    text = _text(value)
    if not _is_web_address(text):
        hint = "write it whole, beginning with https:// or http://"
        raise refusal(Code.URL_WRONG, f"`{text}` is not a web address", hint)
    return text


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return False
    is_whole = parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.hostname or "")
    return bool(is_whole) and "@" not in parts.netloc and not _NOT_IN_URL.search(text)


def _flag(value: Any) -> bool:
    text = _text(value)
    if text not in {"true", "false"}:
        hint = "write `true` or `false`"
        raise refusal(Code.CHOICE_UNKNOWN, f"`{text}` is neither true nor false", hint)
    return text == "true"


def _lei(value: Any) -> str:
    """Hold the check digits of ISO 17442 (ISO 7064, MOD 97-10)."""
    text = _text(value)
    if (
        re.fullmatch(r"[A-Z0-9]{18}[0-9]{2}", text)
        and int("".join(str(int(c, 36)) for c in text)) % 97 == 1
    ):
        return text
    hint = "20 characters, the last two check the rest"
    raise refusal(Code.IDENTIFIER_WRONG, f"`{text}` is not an LEI", hint)


def _characters(low: int, high: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "minLength": low, "maxLength": high})


def _no_repeats(items: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for item in items:
        if item in seen:
            raise refusal(Code.VALUE_REPEATED, f"`{item}` stands here twice", "say it once")
        seen.add(item)
    return items


Line = Annotated[str, BeforeValidator(_length(1, 200)), _characters(1, 200)]
Title = Annotated[str, BeforeValidator(_length(3, 160)), _characters(3, 160)]
Summary = Annotated[str, BeforeValidator(_length(20, 600)), _characters(20, 600)]
Prose = Annotated[str, BeforeValidator(_length(3, 1200)), _characters(3, 1200)]
Slug = Annotated[
    str,
    BeforeValidator(
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
    BeforeValidator(
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
    BeforeValidator(
        _pattern(
            LANGUAGE, Code.LANGUAGE_WRONG, "is not a language tag", "BCP 47, such as en or zh-Hans"
        )
    ),
    WithJsonSchema({"type": "string", "pattern": LANGUAGE}),
]
Wikidata = Annotated[
    str,
    BeforeValidator(
        _pattern(r"^Q[1-9]\d*$", Code.IDENTIFIER_WRONG, "is not a Wikidata id", "Q and digits")
    ),
    WithJsonSchema({"type": "string", "pattern": r"^Q[1-9]\d*$"}),
]
Lei = Annotated[
    str,
    BeforeValidator(_lei),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z0-9]{18}[0-9]{2}$"}),
]
Url = Annotated[
    str,
    BeforeValidator(_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Span = Annotated[
    Edtf,
    BeforeValidator(_edtf),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": EDTF}),
]
Flag = Annotated[
    bool,
    BeforeValidator(_flag),
    WithJsonSchema({"type": "string", "enum": ["true", "false"]}),
]
Slugs = Annotated[tuple[Slug, ...], AfterValidator(_no_repeats)]
BriefingIds = Annotated[tuple[BriefingId, ...], AfterValidator(_no_repeats)]
