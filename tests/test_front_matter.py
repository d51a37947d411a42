"""Front matter is text and nothing but text, each key and value where it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor.document import Document, read
from watchfloor.document.builder import MAX_DEPTH
from watchfloor.problem import MOST, Code

Spans = dict[tuple[str | int, ...], str]


def parsed(front: str) -> tuple[dict[str, Any], Spans]:
    """The values of *front*, which has no problem, and what stands at each one's span."""
    document, problems = read("x.md", f"---\n{front}\n---\n".encode())
    assert problems == []
    assert document is not None
    return document.matter, slices(document)


def slices(document: Document) -> Spans:
    content = document.text.content
    return {loc: content[begin:end] for loc, (begin, end) in document.spans.items()}


def problems_of(front: str) -> list[tuple[Code, int, int]]:
    """Every problem's code, line and column; line 1 is the first of *front*."""
    _, problems = read("x.md", f"---\n{front}\n---\n".encode())
    return [(p.code, p.place.line - 1, p.place.column) for p in problems]


@pytest.mark.parametrize(
    "text",
    [
        *("NO", "no", "on", "off", "yes", "True", "false", "null", "Null", "~", "NaN", ".inf"),
        *("014", "0x1F", "0o17", "1.10", "1e3", "1_000", "12:30:45", "2025", "2025-10", "+1"),
        *("2025-10-16", "2025-10-16T12:00:00Z", "=", "<<", "18,125 t", "it's", "C#", "a:b", "-1"),
    ],
)
def test_no_word_is_given_a_type(text: str) -> None:
    """Norway is no negation and fourteen no twelve, in a key, a list and a value."""
    assert parsed(f"key: {text}\nlist:\n- {text}") == (
        {"key": text, "list": [text]},
        {
            ("key",): text,
            ("list", 0): text,
            ("list",): f"- {text}",
            (): f"key: {text}\nlist:\n- {text}",
        },
    )
    assert parsed(f"{text}: value")[0] == {text: "value"}


@pytest.mark.parametrize(
    ("written", "value", "span"),
    [
        ("k: plain  # comment", "plain", "plain"),
        ("k: one\n  two", "one two", "one\n  two"),
        ("k: 'it''s # x'", "it's # x", "'it''s # x'"),
        ('k: "a\\tb\\u5305"', "a\tb包", '"a\\tb\\u5305"'),
        ("k: >-\n  one\n  two\n\n", "one two", ">-\n  one\n  two"),
        ("k: |\n  one\n  # two\n", "one\n# two\n", "|\n  one\n  # two"),
        ("k:", "", ""),
        ("k: ''", "", "''"),
        ("k: [a, 'b', \"c\"]", ["a", "b", "c"], "[a, 'b', \"c\"]"),
        ("k: []", [], "[]"),
        ("k: {}", {}, "{}"),
        ("k: {a: b}", {"a": "b"}, "{a: b}"),
        ("k:\n  - a\n\n  # c\n  - b\n\n# d", ["a", "b"], "- a\n\n  # c\n  - b"),
        ("k:\n  a: b\n  # c\nx: y", {"a": "b"}, "a: b"),
        ("k:\n- a: b\n  c:\n    - d\n\n\nx: y", [{"a": "b", "c": ["d"]}], "- a: b\n  c:\n    - d"),
        ("k: é\nx: 包钢 😀", "é", "é"),
        ('k: {"two words": 1}', {"two words": "1"}, '{"two words": 1}'),
    ],
)
def test_every_style_reads_as_text_with_its_span(written: str, value: Any, span: str) -> None:
    """A span ends with its value, not with the comment or the blank that follows."""
    matter, spans = parsed(written)

    assert (matter["k"], spans["k",]) == (value, span)


KEYS = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), max_size=20
)
WORDS = st.lists(
    st.text(st.sampled_from("abcNO014.,~é包:#-'\""), min_size=1, max_size=5), min_size=1, max_size=5
).map(" ".join)
NESTED = st.recursive(
    TEXTS | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
MAPPINGS = st.dictionaries(KEYS, NESTED, min_size=1, max_size=4)


def block(value: Any, indent: str) -> str:
    """*value* in YAML's block style, its texts in turn quoted, doubly quoted and folded."""
    if isinstance(value, dict) and value:
        pairs = ((key, block(each, indent + "  ")) for key, each in value.items())
        return "".join(f"\n{indent}{key}:{written}" for key, written in pairs)
    if isinstance(value, list) and value:
        return "".join(f"\n{indent}- {block(each, indent + '  ').lstrip()}" for each in value)
    if not isinstance(value, str):
        return f" {flow(value)}"
    if is_foldable(value):
        return " >-\n" + "\n".join(f"{indent}  {word}" for word in value.split(" "))
    return f" {flow(value)}"


def flow(value: Any) -> str:
    """*value* in YAML's flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if len(value) % 2:
        return "'" + str(value).replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False)


def is_foldable(text: str) -> bool:
    """Whether each word can have a line of its own."""
    return len(text) % 3 == 0 and bool(text) and all(text.split(" ")) and text.isprintable()


@given(MAPPINGS)
@settings(deadline=None)
def test_what_is_written_in_any_style_reads_back_the_same(mapping: dict[str, Any]) -> None:
    """Lists, keys and texts of any script, in block and in flow style."""
    assert parsed(block(mapping, "").lstrip("\n"))[0] == mapping
    assert parsed("\n".join(f"{key}: {flow(each)}" for key, each in mapping.items()))[0] == mapping


PLAIN = st.from_regex(r"[\w.]([\w.,/%()' -]{0,12}[\w.%)])?", fullmatch=True)


@given(st.dictionaries(KEYS, PLAIN | st.lists(PLAIN, min_size=1, max_size=3), min_size=1))
@settings(deadline=None)
def test_the_span_of_plain_text_is_the_text(mapping: dict[str, Any]) -> None:
    """So a place can be told inside it."""
    lines = []
    for key, value in mapping.items():
        lines.append(f"{key}: {value}  # comment" if isinstance(value, str) else f"{key}:")
        lines += [f"  - {each}" for each in value if isinstance(value, list)]

    matter, spans = parsed("\n".join(lines))

    assert matter == mapping
    for key, value in mapping.items():
        texts = (
            {(key,): value}
            if isinstance(value, str)
            else {(key, n): v for n, v in enumerate(value)}
        )
        assert {loc: spans[loc] for loc in texts} == texts


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=300)
def test_yaml_of_any_kind_gives_text_or_problems(front: str) -> None:
    """Nothing else ever comes out, and each value lies within its parent."""
    document, problems = read("x.md", f"---\n{front}\n---\n".encode())

    assert document or problems
    if document:
        assert_text(document.matter)
    if document and not problems:
        for loc, (begin, end) in document.spans.items():
            outer = document.spans[loc[:-1]]
            assert outer[0] <= begin <= end <= outer[1]


def assert_text(value: Any) -> None:
    assert type(value) in {str, list, dict}
    for inner in value.items() if isinstance(value, dict) else ():
        assert type(inner[0]) is str
        assert_text(inner[1])
    for inner in value if isinstance(value, list) else ():
        assert_text(inner)


@pytest.mark.parametrize(
    ("front", "problem"),
    [
        ("", (Code.FRONT_MATTER_SHAPE, 1, 1)),
        ("# only a comment", (Code.FRONT_MATTER_SHAPE, 1, 1)),
        ("just text", (Code.FRONT_MATTER_SHAPE, 1, 1)),
        ("- a\n- b", (Code.FRONT_MATTER_SHAPE, 1, 1)),
        ("[a]: b", (Code.FRONT_MATTER_SHAPE, 1, 1)),
        ("a: b\n--- {c: d}", (Code.FRONT_MATTER_SHAPE, 2, 1)),
        ("--- {a: b}", (Code.FRONT_MATTER_SHAPE, 1, 1)),
        ("%YAML 1.1\n--- {a: b}", (Code.FRONT_MATTER_SHAPE, 1, 1)),
        ("a: b\na: c", (Code.KEY_REPEATED, 2, 1)),
        ("x:\n  a: b\n  a: c", (Code.KEY_REPEATED, 3, 3)),
        ("a: &b c", (Code.YAML_ANCHOR, 1, 4)),
        ("a: *b", (Code.YAML_ANCHOR, 1, 4)),
        ("a: !!str b", (Code.YAML_TAG, 1, 4)),
        ("a: b\tc", (Code.YAML_TAB, 1, 5)),
        ("a:\n\tb: c", (Code.YAML_TAB, 2, 1)),
        ("a: b: c", (Code.CUT_BY_COLON, 1, 5)),
        ("a:\n  - one thing: another", (Code.CUT_BY_COLON, 2, 14)),
        ("a: [one thing, and another]", (Code.CUT_BY_COMMA, 1, 16)),
        ("a: {b: c, and more}", (Code.CUT_BY_COMMA, 1, 11)),
        ("a: Decision #4", (Code.CUT_BY_HASH, 1, 13)),
        ("a: [b", (Code.YAML_SYNTAX, 1, 4)),
        ("a: 'b", (Code.YAML_SYNTAX, 1, 4)),
        ("x: " + "[" * (MAX_DEPTH + 1), (Code.YAML_SYNTAX, 1, 4 + MAX_DEPTH)),
        ("a: b\x7f", (Code.CHARACTER_FORBIDDEN, 1, 5)),
        ("é: 包\x01", (Code.CHARACTER_FORBIDDEN, 1, 5)),
        ("a: b\x85c: d", (Code.CHARACTER_FORBIDDEN, 1, 5)),
        ("a: b\u2028c: d", (Code.CHARACTER_FORBIDDEN, 1, 5)),
        ("\ufeffa: b", (Code.CHARACTER_FORBIDDEN, 1, 1)),
    ],
)
def test_one_mistake_gives_one_problem_in_its_place(
    front: str, problem: tuple[Code, int, int]
) -> None:
    """Where a person would mend it."""
    assert problems_of(front) == [problem]


@pytest.mark.parametrize(
    "front",
    [
        "event date: 2025",
        "a: [two words, Two Others, 'and, quoted']",
        "a: b  # two blanks before it",
        "a: b # allow cut-by-hash: why",
        "a: 'Decision #4: quoted'",
        'x_list: {"two words": 1}',
        "x: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH,
    ],
)
def test_what_is_meant_is_no_mistake(front: str) -> None:
    """Quotes, comments and keys with blanks are the author's own."""
    assert problems_of(front) == []


def test_a_text_that_a_colon_cut_is_whole_again() -> None:
    """One cause gives one problem: the value's own rule sees the text as it was meant."""
    document, problems = read("x.md", b"---\na:\n  - one thing: another\n  - b\n---\n")

    assert document is not None
    assert document.matter == {"a": ["one thing: another", "b"]}
    assert len(problems) == 1


def test_the_first_of_two_equal_keys_counts() -> None:
    """Stock readers keep the last, without a word."""
    document, _ = read("x.md", b"---\na: first\na: second\n---\n")

    assert document is not None
    assert document.matter == {"a": "first"}
    assert document.place(("a",)).line == 2


def test_a_flood_of_problems_is_cut_off() -> None:
    """So many of one file say enough."""
    assert len(problems_of("a: b\n" * 500)) == MOST
