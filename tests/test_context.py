"""What a check asks of the archive around a file, and when the answer is another one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from watchfloor.checking import Context, Everything, Kind
from watchfloor.checking.context import Question
from watchfloor.vocabulary import Term, Vocabulary

from .archives import TODAY
from .made import SETTINGS

TERMS = (
    Term("actors", "cmoc", "CMOC", path="docs/actors/cmoc.md"),
    Term("actors", "glencore", "Glencore", path="docs/actors/glencore.md"),
    Term("tags", "quota", "quota"),
)
STAMPS = {"docs/actors/cmoc.md": "1", "docs/actors/glencore.md": "2"}
KINDS: Mapping[str, Kind] = {"2025-01-01-a": "briefing", "2025-01-02-b": "update"}
PATHS = frozenset({"briefings/2025/2025-01-01-a.md", "docs/actors/cmoc.md"})
SOON = TODAY + timedelta(days=3)


def around(
    *,
    terms: tuple[Term, ...] = TERMS,
    stamps: Mapping[str, str] = STAMPS,
    kinds: Mapping[str, Kind] = KINDS,
    paths: frozenset[str] = PATHS,
    today: date = TODAY,
) -> Context:
    return Context(SETTINGS, Everything(Vocabulary(terms), kinds, paths, stamps), today)


EDITED = around(stamps=STAMPS | {"docs/actors/cmoc.md": "3"})
OTHER_EDITED = around(stamps=STAMPS | {"docs/actors/glencore.md": "3"})
WITHOUT = around(terms=TERMS[1:])
TAGGED = around(terms=(*TERMS, Term("tags", "stock", "stock")))
ALIASED = around(
    terms=(TERMS[0], replace(TERMS[1], aliases=("cmoc",)), TERMS[2]),
    stamps=STAMPS | {"docs/actors/glencore.md": "3"},
)
DRAFTED = around(kinds={**KINDS, "2025-01-01-a": "draft"})
WRITTEN = around(kinds={**KINDS, "2025-01-03-c": "briefing"})
MOVED = around(paths=frozenset({"docs/actors/cmoc.md"}))
NAMED = around(paths=PATHS | {"docs/actors/glencore.md"})
NEXT_DAY = around(today=TODAY + timedelta(days=1))
LATER = around(today=SOON)

Ask = Callable[[Context], Any]
CASES: list[tuple[Ask, Question, tuple[Context, ...], tuple[Context, ...]]] = [
    # what is asked, how it is noted, where the answer is another one, and where it is not
    (
        lambda context: context.term("actors", "cmoc"),
        ("term", "actors", "cmoc"),
        (EDITED, WITHOUT),
        (OTHER_EDITED, TAGGED, DRAFTED, WRITTEN, MOVED, NAMED, LATER),
    ),
    (
        lambda context: context.term("actors", "nobody"),
        ("term", "actors", "nobody"),
        (around(terms=(*TERMS, Term("actors", "nobody", "Nobody"))),),
        (EDITED, WITHOUT, TAGGED, LATER),
    ),
    (
        lambda context: context.claimants("actors", "Cmoc"),
        ("claimants", "actors", "Cmoc"),
        (EDITED, WITHOUT, ALIASED),
        (OTHER_EDITED, TAGGED, DRAFTED, WRITTEN, MOVED, NAMED, LATER),
    ),
    (
        lambda context: context.kind("2025-01-01-a"),
        ("kind", "2025-01-01-a"),
        (DRAFTED, around(kinds={})),
        (EDITED, WITHOUT, TAGGED, WRITTEN, MOVED, NAMED, LATER),
    ),
    (
        lambda context: context.has_file("briefings/2025/2025-01-01-a.md"),
        ("file", "briefings/2025/2025-01-01-a.md"),
        (MOVED,),
        (EDITED, WITHOUT, TAGGED, DRAFTED, WRITTEN, NAMED, LATER),
    ),
    (
        lambda context: context.is_ahead(SOON),
        ("ahead", SOON.isoformat()),
        (LATER,),
        (NEXT_DAY, EDITED, WITHOUT, TAGGED, DRAFTED, WRITTEN, MOVED, NAMED),
    ),
    (
        lambda context: context.vocabulary,
        ("vocabulary",),
        (EDITED, OTHER_EDITED, WITHOUT, TAGGED, ALIASED),
        (DRAFTED, WRITTEN, MOVED, NAMED, LATER),
    ),
    (
        lambda context: context.everything,
        ("everything",),
        (EDITED, OTHER_EDITED, WITHOUT, TAGGED, ALIASED, DRAFTED, WRITTEN, MOVED, NAMED),
        (LATER, NEXT_DAY),
    ),
]


@pytest.mark.parametrize(("ask", "question", "others", "same"), CASES)
def test_a_question_is_noted_and_its_answer_tells_when_it_is_another(
    ask: Ask, question: Question, others: tuple[Context, ...], same: tuple[Context, ...]
) -> None:
    here = around()
    ask(here)
    assert here.asked == {question}

    answer = here.answers([question])
    assert [other.answers([question]) for other in same] == [answer] * len(same)
    assert answer not in {other.answers([question]) for other in others}


def test_every_question_there_is_is_asked_here() -> None:
    """What is public of a context and takes something, or gives everything, asks."""
    kinds = {question[0] for _, question, _, _ in CASES}

    assert kinds == {"term", "claimants", "kind", "file", "ahead", "vocabulary", "everything"}


def test_files_ask_apart_from_each_other() -> None:
    whole = around()
    one, other = whole.afresh(), whole.afresh()
    one.term("actors", "cmoc")
    other.kind("2025-01-01-a")

    assert one.asked == {("term", "actors", "cmoc")}
    assert other.asked == {("kind", "2025-01-01-a")}
    assert whole.asked == set()


def test_settings_and_wording_are_no_question() -> None:
    """They are in the key under which everything is remembered."""
    context = around()
    assert context.settings is SETTINGS
    assert context.wording

    assert context.asked == set()


def test_answers_stand_in_order() -> None:
    """Two that were swapped are not the same two."""
    here = around()
    one, other = ("file", "docs/actors/cmoc.md"), ("file", "docs/actors/nobody.md")

    assert here.answers([one, other]) != here.answers([other, one])
    assert here.answers([one, other]) == around().answers([list(one), list(other)])
