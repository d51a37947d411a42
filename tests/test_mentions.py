"""Who links to a page, with the sentence: read with the file, shown where the link leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchfloor.document import Body, Passage
from watchfloor.publishing.mentioned import MOST, mentioned
from watchfloor.vocabulary import Term

from . import sites
from .archives import BRIEFING, OTHER, Change
from .made import archive, briefing

ABBREVIATIONS = frozenset({"Co"})


def passages(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (each.target, each.before, each.words, each.after)
        for each in Body(text, 0).passages(ABBREVIATIONS)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. A [link](../a.md) here. Two.", [("../a.md", "A ", "link", " here.")]),
        # a full stop after an abbreviation ends no sentence
        ("By Co. and [x](a.md).", [("a.md", "By Co. and ", "x", ".")]),
        ("A [link](a.md#part) here.", [("a.md", "A ", "link", " here.")]),
        ('A [link](<a.md> "title") here.', [("a.md", "A ", "link", " here.")]),
        ("- A *fact* of [x\ny](a.md).[^src]", [("a.md", "A fact of ", "x y", ".")]),
        (
            "[One](a.md) and [two](b.md).",
            [("a.md", "", "One", " and two."), ("b.md", "One and ", "two", ".")],
        ),
        ("[One](a.md). [Again](a.md).", [("a.md", "", "One", ".")]),
        (r"It is \*so\* in a_b [x](a.md).", [("a.md", "It is *so* in a_b ", "x", ".")]),
        ("| a |\n|---|\n| [x](a.md) and |", [("a.md", "· ", "x", " and ·")]),
        ("`[x](a.md)` and [web](https://example.org/a.md) and [file](a.pdf) and a.md", []),
        ("A [link](a.md", []),
        ("## A [heading](a.md)", []),
    ],
)  # fmt: skip
def test_a_passage_is_the_sentence_around_a_link(
    text: str, found: list[tuple[str, str, str, str]]
) -> None:
    """As it is read: no marks, no sources; each file once."""
    assert passages(text) == found


def test_a_long_sentence_is_cut_on_either_side() -> None:
    """Between words, near the link."""
    [passage] = Body(f"{'so ' * 500}[x](a.md){' on' * 500}.", 0).passages(ABBREVIATIONS)

    assert passage.before.startswith("… so so")
    assert passage.after.endswith("on on …")
    assert 200 < len(passage.before) < 250
    assert 200 < len(passage.after) < 250


@given(st.text(alphabet="[]()<>\\`*_ \n.ab|#"))
def test_no_text_breaks_it(text: str) -> None:
    """A passage is always a link to a file, and of one line."""
    for each in Body(f"{text} [x](a.md) {text}", 0).passages(ABBREVIATIONS):
        assert each.target.endswith(".md")
        assert "\n" not in each.before + each.words + each.after


def linking(day: int, to: str = "2025-01-01-a") -> str:
    return f"See [it](../2025/{to}.md) on day {day}."


FIRST = briefing("2025-01-01-a", body="[Itself](2025-01-01-a.md).", actors=["cmoc"])
PROFILE = Body("It did [this](../../briefings/2025/2025-01-01-a.md).", 0)
CMOC = Term("actors", "cmoc", "CMOC", path="docs/actors/cmoc.md", body=PROFILE)


def test_briefings_come_before_terms_and_newer_before_older() -> None:
    """What links to itself tells nothing."""
    others = [briefing(f"2025-02-0{day}-x", body=linking(day)) for day in (1, 2)]
    shown = mentioned(FIRST.path, archive([CMOC], FIRST, *others))

    assert shown
    assert [(each.ref.name, each.ref.note, each.after) for each in shown.quotes] == [
        ("About 2025-02-02-x", "2 February 2025", " on day 2."),
        ("About 2025-02-01-x", "1 February 2025", " on day 1."),
        ("CMOC", "actor", "."),
    ]
    assert mentioned(CMOC.path, archive([CMOC], FIRST)) is None
    assert mentioned("", archive([CMOC], FIRST)) is None


def test_only_the_first_ten_are_shown() -> None:
    """And how many more there are is told."""
    others = [briefing(f"2025-02-{day:02}-x", body=linking(day)) for day in range(1, 14)]
    shown = mentioned(FIRST.path, archive([], FIRST, *others))

    assert shown
    assert (len(shown.quotes), shown.more) == (MOST, 3)


def test_both_pages_show_the_sentence(tmp_path: Path) -> None:
    """Escaped, with what is linked marked, and the way back."""
    html = sites.read(
        sites.site(
            tmp_path,
            Change(BRIEFING, "We think", "After [a & b](2025-09-01-licence.md) we think"),
            Change(OTHER, "We think", "As [ARECOMS](../../docs/actors/arecoms.md) says, we think"),
        ),
        "briefings/2025/2025-09-01-licence",
    )
    section = html[html.index('id="mentioned"') :]

    assert "After <mark>a &amp; b</mark> we think that the cap binds." in section
    assert 'href="../../../briefings/2025/2025-10-16-cobalt-cap/"' in section
    actor = sites.read(tmp_path / "site", "actors/arecoms")
    assert "As <mark>ARECOMS</mark> says, we think that it comes." in actor


def test_a_passage_stays_what_it_is_in_another_process() -> None:
    """It is kept with the abstract of its briefing."""
    told = briefing("2025-02-01-x", body=linking(1)).abstract.passages

    assert told == (Passage("../2025/2025-01-01-a.md", "See ", "it", " on day 1."),)
