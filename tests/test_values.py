"""The kinds of value: what each takes, and what each says of the rest."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from watchfloor import clock, values
from watchfloor.problem import Code


def taken(kind: Any, text: object) -> object:
    """What *kind* makes of *text*, or the code by which it refuses it."""
    try:
        return TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        return Code(error.errors()[0]["type"])


@pytest.mark.parametrize(
    ("kind", "text", "made"),
    [
        (values.Line, "  two\n words\t", "two words"),
        (values.Line, "NO", "NO"),
        (values.Line, "包钢 и “it’s”", "包钢 и “it’s”"),
        (values.Slug, "cmoc-group", "cmoc-group"),
        (values.Slug, "g7", "g7"),
        (values.BriefingId, "2025-10-16-drc-cobalt-quotas", "2025-10-16-drc-cobalt-quotas"),
        (values.BriefingId, "2026-01-tungsten-record", "2026-01-tungsten-record"),
        (values.BriefingId, "2026-tungsten", "2026-tungsten"),
        (values.LanguageTag, "zh-Hans", "zh-Hans"),
        (values.Wikidata, "Q42", "Q42"),
        (values.Lei, "529900T8BM49AURSDO55", "529900T8BM49AURSDO55"),
        (values.Url, "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (values.Url, "http://例え.jp:8080/it's", "http://例え.jp:8080/it's"),
        (values.Day, "2024-02-29", date(2024, 2, 29)),
        (values.Flag, "true", True),
        (values.Flag, "false", False),
        (values.Slugs, ["cobalt", "copper"], ("cobalt", "copper")),
    ],
)
def test_a_value_is_read_from_text(kind: Any, text: object, made: object) -> None:
    """White space is made one; nothing else is changed."""
    assert taken(kind, text) == made


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (values.Line, "", Code.VALUE_LENGTH),
        (values.Line, "x" * 201, Code.VALUE_LENGTH),
        (values.Line, ["a"], Code.VALUE_SHAPE),
        (values.Line, {"a": "b"}, Code.VALUE_SHAPE),
        (values.Line, 7, Code.VALUE_SHAPE),
        (values.Title, "ab", Code.VALUE_LENGTH),
        (values.Summary, "too short", Code.VALUE_LENGTH),
        (values.Slug, "CMOC", Code.SLUG_WRONG),
        (values.Slug, "7-days", Code.SLUG_WRONG),
        (values.Slug, "a--b", Code.SLUG_WRONG),
        (values.Slug, "a-", Code.SLUG_WRONG),
        (values.Slug, "a_b", Code.SLUG_WRONG),
        (values.Slug, "../etc", Code.SLUG_WRONG),
        (values.Slug, "bаogang", Code.SLUG_WRONG),  # its second letter is Cyrillic
        (values.BriefingId, "2025-10-16", Code.SLUG_WRONG),
        (values.BriefingId, "2025-10-16-7-days", Code.SLUG_WRONG),
        (values.BriefingId, "２０２５-a", Code.SLUG_WRONG),
        (values.LanguageTag, "english!", Code.LANGUAGE_WRONG),
        (values.Wikidata, "Q0", Code.IDENTIFIER_WRONG),
        (values.Lei, "529900T8BM49AURSDO56", Code.IDENTIFIER_WRONG),
        (values.Lei, "529900T8BM49AURSDO٥٥", Code.IDENTIFIER_WRONG),
        (values.Day, "2025-02-29", Code.DATE_WRONG),
        (values.Day, "2025-10", Code.DATE_WRONG),
        (values.Day, "2025-W01-1", Code.DATE_WRONG),
        (values.Day, "20251016", Code.DATE_WRONG),
        (values.Span, "13 June", Code.DATE_YEARLESS),
        (values.Span, "2025-13", Code.DATE_WRONG),
        (values.Span, ["2025"], Code.VALUE_SHAPE),
        (values.Flag, "yes", Code.CHOICE_UNKNOWN),
        (values.Flag, "True", Code.CHOICE_UNKNOWN),
        (values.Slugs, ["a", "b", "a"], Code.VALUE_REPEATED),
    ],
)
def test_a_wrong_value_says_what_is_wrong(kind: Any, text: object, code: Code) -> None:
    """The error's type is the code of a problem."""
    assert taken(kind, text) == code


@pytest.mark.parametrize(
    "url",
    [
        *("example.org", "//example.org", "ftp://example.org", "javascript:alert(1)", "data:,x"),
        *("https://", "https:///path", "https://…", "https://localhost", "https://a..b"),
        *("https://user@example.org", "https://example.org:99999/", "https://[::1"),
        *("https://example.org/a b", 'https://example.org/"', "https://example.org/{x}"),
        *("https://example.org\\@evil.example", "https://example.org/`x`", "HTTPS"),
    ],
)
def test_only_whole_public_web_addresses_are_urls(url: str) -> None:
    """Nothing that runs, hides a user's name or leads nowhere."""
    assert taken(values.Url, url) == Code.URL_WRONG


@pytest.mark.parametrize("character", "<>\0\x07\x1b\x7f\x85\u200b\u202e\u2066\ufeff\u200f")
def test_text_that_reads_otherwise_than_it_is_is_refused(character: str) -> None:
    """Tags, control characters and marks of direction."""
    assert values.forbidden_character(f"a {character} b") == character
    assert taken(values.Line, f"a {character} b") == Code.CHARACTER_FORBIDDEN


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"], exclude_characters="<>")))
@settings(deadline=None)
def test_all_other_text_is_taken_in_any_script(text: str) -> None:
    """Only its length matters then."""
    made = taken(values.Line, text)

    plain = " ".join(text.split())
    assert made == (plain if 1 <= len(plain) <= 200 else Code.VALUE_LENGTH)


@given(st.text())
@settings(deadline=None)
def test_the_first_forbidden_character_is_the_one_told(text: str) -> None:
    """It is empty for text without one, which holds no control character but tab and line end."""
    found = values.forbidden_character(text)

    if found:
        assert not values.forbidden_character(text[: text.index(found)])
    else:
        assert {c for c in text if unicodedata.category(c) == "Cc"} <= {"\n", "\t"}
        assert not values.DIRECTION & set(text)


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("0", date(1970, 1, 1)),
        ("1795478399", date(2026, 11, 23)),
        ("1795737600", date(2026, 11, 27)),
    ],
)
def test_today_is_the_day_of_source_date_epoch_in_utc(epoch: str, day: date) -> None:
    """Two builds of one text are the same, wherever they run."""
    assert clock.today({"SOURCE_DATE_EPOCH": epoch}) == day


@pytest.mark.parametrize("environment", [{}, {"SOURCE_DATE_EPOCH": ""}])
def test_today_is_else_the_day_in_utc(environment: dict[str, str]) -> None:
    """Midnight may pass while the test runs."""
    before = datetime.now(UTC).date()

    assert before <= clock.today(environment) <= datetime.now(UTC).date()


@pytest.mark.parametrize("epoch", ["yesterday", "1.5", "9" * 12, "9" * 30, "-" + "9" * 30])
def test_an_epoch_that_is_no_time_is_refused(epoch: str) -> None:
    """Whatever the platform's clock says of it."""
    with pytest.raises(ValueError):  # noqa: PT011  the message is Python's own
        clock.today({"SOURCE_DATE_EPOCH": epoch})


def test_what_need_not_be_looked_at_closely_is_plain() -> None:
    """No character that is refused or mended, whatever Unicode adds."""
    every = (chr(number) for number in range(0x110000))
    plain = [character for character in every if values._is_plain(f"a{character}b")]

    assert len(plain) > 100_000
    for character in plain:
        text = f"a{character}b"
        assert not values.forbidden_character(text)
        assert " ".join(text.split()) == text


@given(st.text(st.sampled_from("a <>\n\t\u202e\u00a0é")))
def test_text_is_mended_alike_whether_plain_or_not(text: str) -> None:
    made = taken(values.Line, text)

    if values.forbidden_character(text):
        assert made == Code.CHARACTER_FORBIDDEN
    else:
        assert made == (" ".join(text.split()) or Code.VALUE_LENGTH)
