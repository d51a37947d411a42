"""A body as its reader sees it, with every offset that a place needs."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from watchfloor.document import Body, Text
from watchfloor.wording import ENGLISH

START = 100
"""Where the bodies of these tests begin in their file."""


def read(source: str) -> Body:
    """The body, every part of which stands in *source* where it says."""
    body = Body(source, START)
    for block in body.blocks:
        assert body.text[block.start - START :].startswith(block.text)
        assert body.text[block.start - START : block.end - START].startswith(block.text)
        for sentence in block.sentences(ENGLISH.abbreviations):
            assert body.text[sentence.start - START :].startswith(sentence.text)
    for comment in body.comments:
        written = source[comment.start - START : comment.end - START]
        assert (written[:4], written[-3:]) == ("<!--", "-->")
        assert comment.text in written
    return body


def outline(source: str) -> list[tuple[str, str]]:
    """Each heading as its level and title, each other block as its kind and text."""
    found: list[tuple[str, str]] = []
    for section in read(source).sections:
        if section.level:
            found.append((f"h{section.level}", section.title))
        found += [(block.kind, block.text) for block in section.blocks]
    return found


def sentences(text: str) -> list[str]:
    return [
        sentence.text
        for block in read(text).blocks
        for sentence in block.sentences(ENGLISH.abbreviations)
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("", []),
        ("\n \n\t\n", []),
        ("a\nb\n\nc", [("paragraph", "a\nb"), ("paragraph", "c")]),
        ("## A ##\n# B#", [("h2", "A"), ("h1", "B")]),
        ("##A\n#\n#######B", [("h2", "A"), ("h1", ""), ("h6", "#B")]),
        ("text\n# A\ntext", [("paragraph", "text"), ("h1", "A"), ("paragraph", "text")]),
        ("   # A", [("paragraph", "# A")]),
        ("\\# A", [("paragraph", "\\# A")]),
        ("A\n===\nB\n-\nc", [("h1", "A"), ("h2", "B"), ("paragraph", "c")]),
        ("- A\n---", [("h2", "- A")]),
        ("a\nb\n---\nc", [("paragraph", "a\nb"), ("paragraph", "c")]),
        ("a\nb\n===", [("paragraph", "a\nb\n===")]),
        ("a\n\n---\n\n* * *\n___\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ("- a\n- b\n---\nc", [("item", "a"), ("item", "b"), ("paragraph", "c")]),
        ("- a\n* b\n+\tc\n1. d\n12) e", [("item", each) for each in "abcde"]),
        ("-a\n1.b", [("paragraph", "-a\n1.b")]),
        ("- a\n  more\n    - b\n\n- c", [("item", "a\n  more"), ("item", "b"), ("item", "c")]),
        ("- a\n\n    b", [("item", "a"), ("paragraph", "b")]),
        ("- a\n\nb\n\n    c", [("item", "a"), ("paragraph", "b"), ("code", "c")]),
        ("- # A\n\n> ## B", [("h1", "A"), ("h2", "B")]),
        ("- a\n\n    # B", [("item", "a"), ("h1", "B")]),
        ("Lead:\n- a\n- b", [("paragraph", "Lead:"), ("item", "a"), ("item", "b")]),
        ("It ended in\n2025. Then", [("paragraph", "It ended in\n2025. Then")]),
        ("    # a\n    - b\nc", [("code", "# a\n    - b"), ("paragraph", "c")]),
        ("> a\n> b", [("paragraph", "> a\n> b")]),
        (
            "|a|b|\n|-|:-:|\n|c|d|\n\ne",
            [("table", "|a|b|"), ("table", "|c|d|"), ("paragraph", "e")],
        ),
        ("a | b\n--|--\nc | d", [("table", "a | b"), ("table", "c | d")]),
        ("| a |\n|---|\n| b |", [("table", "| a |"), ("table", "| b |")]),
        ("text\na | b\n--|--", [("paragraph", "text\na | b\n--|--")]),
    ],
)
def test_lines_become_the_blocks_that_are_rendered(
    source: str, found: list[tuple[str, str]]
) -> None:
    """A heading is one in every form that Python-Markdown takes for one."""
    assert outline(source) == found


def test_sections_know_what_they_stand_below() -> None:
    """A section of level 2 holds those of the levels below it; what comes first is in none."""
    body = read("stray\n\n## A\n\na\n\n### B\n\nb\n\n#### C\n\n## D\n\nd\n")

    assert [(each.level, each.title, each.parent) for each in body.sections] == [
        (0, "", ""),
        (2, "A", "A"),
        (3, "B", "A"),
        (4, "C", "A"),
        (2, "D", "D"),
    ]
    assert [section.title for section in body.within("A")] == ["A", "B", "C"]
    assert [block.text for block in body.blocks] == ["stray", "a", "b", "d"]
    assert [section.start - START for section in body.sections] == [0, 10, 20, 31, 37]


RENDERER = Markdown(extensions=["tables"])
RENDERER.preprocessors.deregister("html_block")
LINE = st.sampled_from(
    [
        *("", "", "text", "Text.", "# A", "##B", "===", "---", "-", "--- ", "- item", "  # no"),
        *("* * *", "\\# no", "`", "`<!--` z", "a | b"),
        *("<!-- c -->", "<!-- c --> # E", "# F <!-- c -->", "x <!-- c", "c --> y", "<!-- c --> w"),
    ]
)


@given(st.lists(LINE, max_size=8).map("\n".join))
@settings(deadline=None, max_examples=400)
def test_no_heading_of_the_rendered_page_escapes(source: str) -> None:
    """What a reader takes for a heading, a rule takes for one too; in the same order."""
    found = iter([section.level for section in read(source).sections if section.level])

    page = RENDERER.reset().convert(Body(source, 0).markdown)
    assert all(int(level) in found for level in re.findall(r"<h(\d)>", page))


@given(st.text(st.sampled_from('ab.A!? \n\t#-*_|>`<!-[^x]1)"”é包') | st.characters(codec="utf-8")))
@settings(deadline=None, max_examples=300)
def test_any_text_is_a_body_and_nothing_of_it_is_lost(source: str) -> None:
    """Blocks and sentences stand in order, and what is in none of them is no word."""
    body = read(source)
    cursor = START
    for section in body.sections:
        assert cursor <= section.start
        cursor = section.start
        for block in section.blocks:
            assert cursor <= block.start <= block.end
            found = list(block.sentences(ENGLISH.abbreviations))
            joined = "".join(sentence.text for sentence in found)
            assert "".join(joined.split()) == "".join(block.text.split())
            cursor = block.end
    assert Text(body.text).lines == [*body.text.split("\n")]
    assert len(body.text) == len(source)


@pytest.mark.parametrize(
    ("source", "comments", "rendered"),
    [
        ("- a\n<!-- b -->\n- c", ["b"], "- a\n- c"),
        ("- a <!-- b -->\n  c", ["b"], "- a\n  c"),
        ("<!-- a --> - b", ["a"], "- b"),
        ("  <!-- a -->\t<!-- b -->c", ["a", "b"], "  c"),
        ("a <!-- b --> c", ["b"], "a  c"),
        ("a <!-- b\n\nc --> d", ["b\n\nc"], "a\nd"),
        ("a\n\n<!-- b\n\n-->\n\nc", ["b"], "a\n\n\nc"),
        ("<!-- a --><!-- b -->", ["a", "b"], ""),
        ("a <!-- b", [], "a <!-- b"),
        ("a <!--> b", [], "a <!--> b"),
        ("`<!-- a -->` <!-- `b` -->", ["`b`"], "`<!-- a -->`"),
        ("``a ` <!-- b --> ``", [], "``a ` <!-- b --> ``"),
        ("a ` b\n\n<!-- c ` d -->", ["c ` d"], "a ` b\n"),
        ("\\` <!-- a --> `", ["a"], "\\`  `"),
    ],
)
def test_comments_are_taken_out_and_leave_no_trace(
    source: str, comments: list[str], rendered: str
) -> None:
    """No empty line that makes a list loose, no blanks that make code of a paragraph."""
    body = read(source)

    assert [comment.text for comment in body.comments] == comments
    assert body.markdown == rendered


def test_a_comment_changes_no_offset() -> None:
    """Checks read the file's own text, comments blanked out."""
    body = read("<!-- a -->\n## A <!-- b -->\n\nOne. <!-- c\nc --> Two.")

    assert body.text == "          \n## A           \n\nOne.       \n      Two."
    assert [section.title for section in body.sections] == ["A"]
    assert [(s.text, s.start - START) for b in body.blocks for s in b.sentences(frozenset())] == [
        ("One.", 28),
        ("Two.", 46),
    ]


@pytest.mark.parametrize(
    "parts",
    [
        ["One.", "Two!", "Three?", "Four"],
        ["One.[^a]", "Two.[^a][^b]", "Three.[^c]"],
        ["One. [^a]", "Two[^b].", "Three[^c]."],
        ["He said “no.”", "She said 'yes'.", "(In brackets.)", "*Stressed.*", "**More.**", "End."],
        ["One.", "“Two.”", "(Three.)", "*Four.*", "`Five`.", "«Six.»"],
        ["The U.S. Senate and the E.U. Council met Mr. Li of Gaodi Co. Ltd. in No. 5.", "Two."],
        ["J.K. Li, A. Wang and e.g. Glencore, i.e. Baar, etc. (see p. 5) met.", "Two."],
        ["It went to the U.S."],
        ["They sold it to Gaodi Ltd.[^a]", "Two.[^b]"],
        ["It cost 3.5 m, i.e. approx. $4.50.", "$5 was asked.", "€6 too.", "2025 is over."],
        ["It rose.", "包钢 said so.", "Élan fell.", "Москва too."],
        ["It fell to 5 t. per year at example.org, approx. by half"],
        ["Wait...", "Then it came."],
        ["18,125 t.", "Next."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    """Abbreviations, initials, figures, quotes and footnotes end none by themselves."""
    assert sentences(" ".join(parts)) == parts
    assert sentences("- " + "\n  ".join(parts)) == parts


@given(st.text(st.sampled_from("ab \n-#<!>|")))
def test_a_body_is_kept_as_its_source_and_taken_apart_again(source: str) -> None:
    body = read(source)
    kept = pickle.dumps(body)
    again = pickle.loads(kept)

    assert again == body
    assert (again.text, again.sections, again.comments) == (body.text, body.sections, body.comments)
    assert len(kept) < len(source.encode()) + 100
