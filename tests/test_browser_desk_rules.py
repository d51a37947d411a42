"""In a browser: what the form takes for right, writes and proposes is as in Python."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from pydantic import TypeAdapter, ValidationError

from watchfloor import urls, values
from watchfloor.desk.drafting import slug_from
from watchfloor.document import read

from . import sites

pytestmark = pytest.mark.browser

KINDS: dict[str, tuple[Any, dict[str, int]]] = {
    "slug": (values.Slug, {}),
    "briefing": (values.BriefingId, {}),
    "language": (values.LanguageTag, {}),
    "day": (values.Day, {}),
    "span": (values.Span, {}),
    "url": (values.Url, {}),
    "text": (values.Title, {"low": 3, "high": 160}),
}
TRIED = (
    *("arecoms", "a-b-2", "A", "2a", "a--b", "-a", "a_b", "é", "a b", " a ", "a\u00a0"),
    *("2025-10-16-cap", "2025-10-cap", "2025-cap", "2025-10-16", "2025-10-16-2", "25-a"),
    *("en", "zh-Hans", "EN", "english", "e", "en-", "sgn-BE-FR"),
    *("2025", "2025-10", "2025-10-16", "2025-13", "2025-02-29", "2024-02-29", "1900-02-29"),
    *("2025-00", "2025-10-00", "0000", "2025-10-16?", "2025?", "2025-10-01/2025-10-16"),
    *("2025/2025", "2025-10-16/2025-10-01", "2025/2026/2027", "2025-10/2025-10-31", "/2025"),
    *("13 June", "June 13", "13th June", "06-13", "--06-13", "XXXX-06-13", "13.June", "yesterday"),
    *("2025-6-13", "20251016", "2025-10-16T00:00", "２０２５"),
    *("https://example.org", "http://example.org/a?b=c#d", "https://example.org:8080/"),
    *("https://example.org:x/", "https://example.org:99999/", "https://example.org:/"),
    *("ftp://example.org", "example.org", "https://localhost/", "https://a@example.org/"),
    *("https://例え.jp/", "https://ex_ample.org/", "https://-a.org/", "https://example.org./"),
    *("https://example.org/a b", 'https://example.org/"', "HTTPS://EXAMPLE.ORG/", "https://", "x"),
    *("https://example..org", "https://[::1]/", "javascript:alert(1)", "https://a.b/|", "//a.b"),
    *(
        "two\nlines here",
        "a\ttab",
        "<b>",
        "a > b",
        "zero\u200bwidth",
        "left\u200emark",
        "\ufefftext",
    ),
    *("x" * 160, "x" * 161, "ab", "a  b", "包钢集团", "🙂🙂🙂", "🙂🙂", "nul\x00", "next\x85line"),
)
KNOWN = st.characters(exclude_categories=["Cs", "Cn"])
"""Characters that there are: a browser may know newer ones than Python does."""
ODD = st.text(KNOWN, max_size=40)


@pytest.fixture(scope="module")
def page(tiny_site: Any, chromium: Browser) -> Iterator[Page]:
    """A page of a site, where its scripts can be asked."""
    with sites.served(tiny_site) as served:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(served.url("contribute/new/"))
        yield page
        context.close()


def ask(page: Page, module: str, code: str, given: Any) -> Any:
    """What *code* makes of ``given`` with the module of scripts called *module*."""
    return page.evaluate(
        f"async given => {{ const it = await import('/assets/desk/{module}.js'); return {code}; }}",
        given,
    )


def codes(kind: Any, texts: list[str]) -> list[str | None]:
    """What Python says of *texts*: the code of what is wrong with each."""
    return [_code(TypeAdapter(kind), text) for text in texts]


def _code(adapter: TypeAdapter[Any], text: str) -> str | None:
    try:
        adapter.validate_python(text)
    except ValidationError as error:
        return str(error.errors()[0]["type"])
    return None


def told(page: Page, rule: str, texts: list[str]) -> list[str | None]:
    """What the form says of them."""
    limits = json.dumps(KINDS[rule][1])
    code = f"given.map(each => it.wrong('{rule}', each, {limits})?.code ?? null)"
    found: list[str | None] = ask(page, "rules", code, texts)
    return found


@pytest.mark.parametrize("rule", KINDS)
def test_the_form_refuses_what_the_check_refuses(page: Page, rule: str) -> None:
    """With the same code, and nothing else."""
    expected = codes(KINDS[rule][0], list(TRIED))

    assert None in expected
    assert dict(zip(TRIED, told(page, rule, list(TRIED)), strict=True)) == dict(
        zip(TRIED, expected, strict=True)
    )


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(ODD.filter(lambda each: each.strip()), min_size=1, max_size=40))
@pytest.mark.parametrize("rule", ["text", "span", "slug"])
def test_whatever_is_typed_is_judged_alike(page: Page, rule: str, texts: list[str]) -> None:
    assert told(page, rule, texts) == codes(KINDS[rule][0], texts)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.text(KNOWN, max_size=60), min_size=1, max_size=40))
@example(
    [
        "Congo caps cobalt",
        "Łódź é",
        "包钢",
        "2025: a year",
        "China’s e\u0301lan",
        "a\u20ddb",
        "⚠\ufe0f x",
    ]
)
@example(["İstanbul ΣΑΣ", "ﬁne", "x" * 101, "x" * 49 + " yy", "1 2 3", "a\u0345b", "½ ²"])
def test_an_id_is_proposed_as_the_command_proposes_it(page: Page, titles: list[str]) -> None:
    assert ask(page, "naming", "given.map(it.slug)", titles) == [urls.slug(each) for each in titles]
    made = ask(page, "naming", "given.map(it.slugFrom)", titles)
    assert made == [slug_from(each) for each in titles]


PRINTED = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=200)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(PRINTED.filter(lambda each: each.strip()), min_size=1, max_size=12))
@example(
    ["~", "!", "&a", "*a", "? ", ": x", "- x", "#", "a #b", "a: b", "a:", "'", '"', "|", ">", "%"]
)
@example(
    ["y", "No", "ON", "null", "0x1F", "1_000", "12:30:45", ".inf", "2025-10-16", "<<", "=", "@a"]
)
@example(
    ["a, b", "[a", "a]", "{a: b}", "it's", "x" * 300, "--- a", "... a", "a b " * 60, "\u00a0a"]
)
def test_every_text_is_read_as_it_was_written(page: Page, texts: list[str]) -> None:
    """On one line, in a block, in brackets and in items."""
    code = """it.file([
      ...given.map((value, at) => ({key: `line_${at}`, kind: "line", value})),
      ...given.map((value, at) => ({key: `prose_${at}`, kind: "prose", value})),
      {key: "words", kind: "words", value: given},
      {key: "lines", kind: "lines", value: given},
      {key: "items", kind: "group", value: given.map(value => [
        {key: "line", kind: "line", value},
        {key: "prose", kind: "prose", value},
        {key: "inner", kind: "group", value: [[{key: "text", kind: "prose", value}]]},
      ])},
    ], [{title: "What happened", level: 2, text: "- x"}])"""
    content = ask(page, "writing", code, texts)
    document, wrong = read("briefings/2025/2025-10-16-x.md", content.encode())
    plain = [" ".join(each.split()) for each in texts]

    assert document, content
    assert wrong == [], content
    said = document.matter
    assert [said[f"line_{at}"] for at in range(len(texts))] == plain
    assert [said[f"prose_{at}"] for at in range(len(texts))] == plain
    assert (said["words"], said["lines"]) == (plain, plain)
    assert said["items"] == [
        {"line": each, "prose": each, "inner": [{"text": each}]} for each in plain
    ]
    assert document.body.markdown == "\n## What happened\n\n- x\n"
