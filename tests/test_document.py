"""A file's bytes in their parts: nothing raises, nothing is lost, every place is right."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watchfloor.document import Document, Text, read
from watchfloor.problem import Code, Problem

LINES = st.sampled_from(
    [
        *("---", "--- ", "...", "# c", "", " ", "a: b", "b: [c, d", "b: {c: d}", "- e", "  - f: g"),
        *(
            "c: >-",
            "  text",
            "d: 'x",
            "e: &a *a",
            "!t",
            "\ta: b",
            "? k",
            ": v",
            "%YAML 1.1",
            "a: b",
        ),
        *("## H", "H", "===", "- item", "<!-- c", "-->", "`<!--`", "| a |", "|---|", "    code"),
    ]
)
FILES = st.one_of(
    st.binary(),
    st.text().map(str.encode),
    st.text().map(lambda text: f"---\n{text}\n---\n{text}".encode()),
    st.lists(LINES).map(lambda lines: "\n".join(["---", *lines]).encode()),
    st.lists(LINES).map(lambda lines: "\r\n".join(["---", "k: v", *lines, "---", *lines]).encode()),
)


def well_read(data: bytes) -> Document:
    """The document that *data* is, which has no problem."""
    document, problems = read("x.md", data)
    assert document is not None
    assert problems == []
    return document


def read_ill(data: bytes) -> list[tuple[Code, int, int]]:
    """Every problem's code, line and column."""
    _, problems = read("x.md", data)
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


@given(FILES)
@example(b"\xef\xbb\xbf")
@example(b"---")
@example(b"---\n---")
@example(b"---\n\xef\xbb\xbfa: b\n---")
@settings(deadline=None, max_examples=400)
def test_any_bytes_are_a_document_or_problems(data: bytes) -> None:
    """Reading never raises, and whatever it tells stands inside the file."""
    document, problems = read("x.md", data)

    assert document is not None or problems
    for problem in problems:
        assert_inside(problem, data)
    if document is not None:
        content = document.text.content
        assert document.body.text.count("\n") == content[document.body.start :].count("\n")
        assert len(document.body.text) == len(content) - document.body.start
        for begin, end in (*document.spans.values(), *document.keys.values()):
            assert 0 <= begin <= end <= document.body.start


def assert_inside(problem: Problem, data: bytes) -> None:
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    assert 1 <= problem.place.line <= len(lines)
    assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
    assert problem.place.length >= 1


@given(st.text())
@settings(deadline=None)
def test_every_offset_has_its_line_and_column(content: str) -> None:
    """And leads back, so that no place is off by one."""
    text = Text(content)

    for offset in range(len(content) + 1):
        place = text.place(offset)
        before = sum(len(line) + 1 for line in text.lines[: place.line - 1])
        assert before + place.column - 1 == offset
        assert content.count("\n", 0, offset) == place.line - 1


@pytest.mark.parametrize(
    ("offset", "length", "shown"),
    [(0, 2, 2), (0, 99, 3), (1, 3, 2), (3, 1, 1), (4, 0, 1), (6, 5, 1)],
)
def test_a_length_never_runs_past_its_line(offset: int, length: int, shown: int) -> None:
    """It is one at least, even at a line's end."""
    assert Text("abc\nde").place(offset, length).length == shown


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", (Code.FILE_EMPTY, 1, 1)),
        (b" \r\n\t\n", (Code.FILE_EMPTY, 1, 1)),
        (b"---\na: " + b"x" * 300_000, (Code.FILE_TOO_LARGE, 1, 1)),
        (b"---\na: " + b"x" * 60_000 + b"\n---\n", (Code.FILE_TOO_LARGE, 1, 1)),
        (b"---\na: \0", (Code.NUL_BYTE, 2, 4)),
        ("---\né: ".encode() + b"\xff", (Code.NOT_UTF8, 2, 4)),
        (b"\xef\xbb\xbf--\xff", (Code.NOT_UTF8, 1, 3)),
        ("---\n".encode("utf-16"), (Code.NOT_UTF8, 1, 1)),
        (b"text\n---\na: b\n---\n", (Code.FRONT_MATTER_MISSING, 1, 1)),
        (b"\n---\na: b\n---\n", (Code.FRONT_MATTER_MISSING, 1, 1)),
        (b"----\na: b\n----\n", (Code.FRONT_MATTER_MISSING, 1, 1)),
        (b"---\na: b\n", (Code.FRONT_MATTER_UNCLOSED, 1, 1)),
        (b"---\na: b\n ---\n", (Code.FRONT_MATTER_UNCLOSED, 1, 1)),
        (b"---\na: b\n...\nbody\n", (Code.FRONT_MATTER_DOTS, 3, 1)),
        (b"---\na: b\n... # end\n---\n", (Code.FRONT_MATTER_DOTS, 3, 1)),
    ],
)
def test_what_cannot_be_trusted_is_no_document(data: bytes, problem: tuple[Code, int, int]) -> None:
    """One problem says why, and where."""
    document, problems = read("x.md", data)

    assert document is None
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [problem]


@pytest.mark.parametrize(
    ("data", "body"),
    [
        (b"---\na: b\n---\nBody\n", "Body\n"),
        (b"---\na: b\n---\n\n\nBody\n\n\n", "\n\nBody\n\n\n"),
        (b"---\na: b\n---", ""),
        (b"---\na: b\n---\n", ""),
        (b"---\na: b\n---\nno end of line", "no end of line"),
        (b"---  \na: b\n---   \nBody\n", "Body\n"),
        (b"---\na: b\n---\nTitle\n---\nBody\n\n---\nMore\n", "Title\n---\nBody\n\n---\nMore\n"),
        (b"---\na: |\n  b\n  ---\n  c\n---\nBody\n", "Body\n"),
        (b"---\na: b # ---\n---\nBody\n", "Body\n"),
        ("---\na: é\n---\n包\u2028钢\x0c\n".encode(), "包\u2028钢\x0c\n"),
    ],
)
def test_the_body_is_all_that_follows_the_second_fence(data: bytes, body: str) -> None:
    """To the last blank, and from the offset it says."""
    document, _ = read("x.md", data)

    assert document is not None
    assert document.body.text == body
    assert document.text.content[document.body.start :] == body


def test_windows_line_ends_and_a_byte_order_mark_are_told_but_read() -> None:
    """Places are those of the text without the mark, as editors show it."""
    data = b"\xef\xbb\xbf---\r\na: b\r\nc: d: e\r\n---\r\nBody\r\n"

    document, problems = read("x.md", data.replace(b"c: d: e\r\n", b""))

    assert document is not None
    assert document.body.text == "Body\n"
    assert [p.code for p in problems] == [Code.BYTE_ORDER_MARK, Code.CARRIAGE_RETURN]
    assert read_ill(data)[-1] == (Code.CUT_BY_COLON, 3, 5)


MATTER = well_read(
    b"""---
title: >-
  Congo caps
  its exports
sources:
  - id: one  # allow fact-long: a comment
    note: "no # allow fact-long: comment"

  # allow cut-by-comma: alone
  - id: two
    note: |
      # allow fact-long: text
x_empty:
---
# allow fact-long: body
"""
)


@pytest.mark.parametrize(
    ("loc", "line", "column", "length"),
    [
        (("title",), 2, 8, 2),
        (("sources",), 6, 3, 39),
        (("sources", 0, "id"), 6, 9, 3),
        (("sources", 1), 10, 5, 7),
        (("sources", 1, "note", "deeper"), 11, 11, 1),
        (("x_empty",), 13, 9, 1),
        (("absent", 3), 1, 1, 3),
    ],
)
def test_a_value_has_its_place(
    loc: tuple[str | int, ...], line: int, column: int, length: int
) -> None:
    """Where there is none, the nearest value around it."""
    place = MATTER.place(loc)

    assert (place.line, place.column, place.length) == (line, column, length)


def test_a_key_has_its_own_place() -> None:
    """An item of a list has no key; its value stands for it."""
    assert MATTER.key_place(("sources", 1, "note")).column == 5
    assert MATTER.key_place(("sources", 1)) == MATTER.place(("sources", 1))


def test_texts_are_found_along_a_way() -> None:
    """None stands for each item of a list; what is not there gives nothing."""
    assert list(MATTER.each("sources", None, "id")) == [
        (("sources", 0, "id"), "one"),
        (("sources", 1, "id"), "two"),
    ]
    assert MATTER.one("title") == "Congo caps its exports"
    assert [MATTER.one(*way) for way in (("sources",), ("title", "x"), ("absent",))] == ["", "", ""]


@pytest.mark.parametrize(
    ("phrase", "line", "column"),
    [("caps its", 3, 9), ("congo", 3, 3), ("ongo", 2, 8), ("absent", 2, 8), ("", 2, 8)],
)
def test_a_phrase_is_found_across_folded_lines(phrase: str, line: int, column: int) -> None:
    """In whole words, whatever their case; else the whole value is where to look."""
    place = MATTER.find(("title",), phrase)

    assert (place.line, place.column) == (line, column)


def test_comments_of_front_matter_are_told_from_its_texts() -> None:
    """A # in quotes, in a block of text or in the body begins no comment."""
    assert [(comment.text, MATTER.at(comment.start).line) for comment in MATTER.comments] == [
        ("allow fact-long: a comment", 6),
        ("allow cut-by-comma: alone", 9),
    ]


@pytest.mark.parametrize(("line", "last"), [(2, 4), (5, 12), (6, 7), (7, 7), (9, 9), (10, 12)])
def test_a_value_ends_before_the_comment_on_the_next(line: int, last: int) -> None:
    """So that an escape reaches its own item and no further."""
    assert MATTER.last_line(line) == last


FRONT = b"---\ntitle: x\n---\n"
HOSTILE = {
    "brackets": b"---\na: " + b"[" * 59_000 + b"\n---\n",
    "braces": b"---\na: " + b"{a: " * 14_000 + b"\n---\n",
    "dashes": b"---\n" + b"- " * 29_000 + b"\n---\n",
    "questions": b"---\n" + b"? " * 29_000 + b"\n---\n",
    "one key again and again": b"---\n" + b"a: b\n" * 11_000 + b"---\n",
    "many keys": b"---\n" + b"".join(b"k%d: b\n" % n for n in range(6_000)) + b"---\n",
    "many escapes": b"---\na:\n" + b"- b  # allow x: y\n" * 3_300 + b"---\n",
    "fences that are none": b"---\na: b\n" + (b"---" + b" " * 999 + b"x\n") * 58 + b"---\n",
    "empty lines": FRONT + b"\n" * 290_000,
    "carriage returns": FRONT + b"\r" * 290_000,
    "comments without an end": FRONT + b"<!--\n" * 59_000,
    "comments": FRONT + b"<!---->" * 42_000,
    "comments on lines": FRONT + b"<!--a--> b\n" * 26_000,
    "backticks and a comment": FRONT + b"".join(b"`" * n + b" " for n in range(750)) + b"<!-- -->",
    "code spans and a comment": FRONT + b"` `` " * 58_000 + b"<!-- -->",
    "headings": FRONT + b"# #" * 90_000,
    "hashes": FRONT + b"# " + b"#" * 290_000 + b"x",
    "table rules": FRONT + b"|-" * 149_000,
    "blanks": FRONT + b"- " + b" " * 240_000 + b"x\n|" + b" " * 50_000 + b"x",
    "quotes": FRONT + b"> " * 149_000,
    "rules": FRONT + b"- " * 149_000,
    "full stops": FRONT + b". " * 149_000 + b"A",
    "abbreviations": FRONT + b"No. " * 74_000,
    "footnotes without an end": FRONT + b".[^" * 99_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_large_file_made_to_be_slow_is_read_in_time(name: str) -> None:
    """A stranger's file costs seconds at most, and never the stack."""
    began = time.process_time()

    document, problems = read("x.md", HOSTILE[name])
    assert Code.FILE_TOO_LARGE not in {problem.code for problem in problems}
    if document is not None:
        assert document.comments is not None
        assert document.body.markdown is not None
        for block in document.body.blocks:
            assert sum(1 for _ in block.sentences(frozenset({"No"}))) >= 0
            assert block.footnotes is not None

    assert time.process_time() - began < 3  # about 1 s on a quiet machine
