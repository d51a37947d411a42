"""What an article names is found by any of its names; who expects what is told, not guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from watchfloor.desk.importing.expectations import expectations, speaker
from watchfloor.desk.importing.matching import Matches
from watchfloor.desk.importing.mentions import Names, comparable
from watchfloor.desk.importing.sorting import Part
from watchfloor.loading import Loaded, load

from .archives import TODAY, Change
from .importing import actor, archive


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    claim = "[{name: The Board, ambiguous: true}]"
    return load(
        archive(
            tmp_path,
            Change("docs/actors/first.md", "", actor("First Works", claim)),
            Change("docs/actors/second.md", "", actor("Second Works", claim)),
        ),
        TODAY,
    )


@pytest.fixture
def names(loaded: Loaded) -> Names:
    assert loaded.problems == ()
    return Names(loaded.vocabulary, loaded.settings.vocabularies)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tarnwick Metals and Tarnwick's mine", ["tarnwick-metals", "tarnwick-metals"]),
        ("TARNWICK METALS", ["tarnwick-metals"]),
        ("Ｔａｒｎｗｉｃｋ Metals", ["tarnwick-metals"]),
        ("Tarnwick\u00a0Metals", ["tarnwick-metals"]),
        ("Tarnwickers", []),
        ("蓝湖稀土集团在内蒙古启动", ["lanhu", "inner-mongolia"]),
        ("由Tarnwick与蓝湖稀土签署", ["tarnwick-metals", "lanhu"]),
        ("let us go to the US", ["united-states"]),
        ("the uwb and the UWB", ["us-works"]),
        ("the US Works Board met", ["us-works"]),
        ("they ate turkey in Turkey", ["turkiye"]),
        ("an export control, export-controls", ["export-controls", "export-controls"]),
        ("the price of gallium", ["price", "gallium"]),
        ("the World and the Papua New Guinea coast", ["papua-new-guinea"]),
        ("The Board met", ["first", "second"]),
        ("", []),
    ],
)
def test_a_term_is_found_by_any_of_its_names(names: Names, text: str, found: list[str]) -> None:
    """The longest name at a place counts, and what is no name there is none."""
    mentions = names.mentions(comparable(text))

    assert [identity for each in mentions for _, identity in each.terms] == found


def test_what_is_named_often_or_first_is_chosen(loaded: Loaded, names: Names) -> None:
    """All else is told: who was named in passing, and what may be one of several."""
    parts = {
        Part.HIGHLIGHTS: ["Gallium is scarce."],
        Part.FACTS: ["Zambia halts exports.", "Japan met. The Board met Tarnwick.", "Japan left."],
    }
    matches = Matches(names, "Lanhu Rare Earth buys", parts)
    actors, regions, _, tags = (matches.on(axis) for axis in loaded.settings.axes)

    assert actors.chosen == ("lanhu",)
    assert actors.told == (
        "lanhu 1×; named once: tarnwick-metals; “The Board” may be first or second"
    )
    assert regions.chosen == ("zambia", "japan")
    assert tags.chosen == ("gallium",)


@pytest.mark.parametrize(
    ("part", "text", "said"),
    [
        (Part.FACTS, "Tarnwick Metals expects to double its line.", {"by": "tarnwick-metals"}),
        (Part.FACTS, "Output will double, according to Quay Lane Research.", None),
        (
            Part.FACTS,
            "It is likely to double, according to Quay Lane Research.",
            {"by": "quay-lane"},
        ),
        (Part.FACTS, "蓝湖稀土预计，产能将翻一番。", {"by": "lanhu"}),
        (
            Part.FACTS,
            "Tarnwick's chief, Ann Lee, said she expects growth.",
            {"remark": "the text names Ann Lee"},
        ),
        (
            Part.FACTS,
            "Tarnwick Metals and others say that Lanhu Rare Earth is expected to grow.",
            {"remark": "the text does not say who expects it"},
        ),
        (
            Part.FACTS,
            "Tarnwick Metals said it would. Lanhu Rare Earth said it expects more.",
            {"by": "lanhu"},
        ),
        (
            Part.FACTS,
            "Tarnwick Metals expects more and Lanhu Rare Earth expects less.",
            {"remark": "the text has tarnwick-metals and lanhu say it"},
        ),
        (Part.FACTS, "The company will build a plant.", None),
        (Part.OUTLOOK, "Prices will fall.", {"by": "outlet"}),
        (Part.IMPLICATIONS, "Expect smaller exports.", {"by": "outlet"}),
        (Part.OUTLOOK, "A cargo is expected.", {"remark": "the text does not say who expects it"}),
        (Part.HIGHLIGHTS, "Tarnwick Metals expects more.", None),
    ],
)
def test_an_expectation_is_that_of_whom_the_text_has_say_it(
    names: Names, part: Part, text: str, said: dict[str, str] | None
) -> None:
    found = [speaker(told, "outlet") for told in expectations({part: [text]}, names)]

    assert found == ([said] if said else [])


def test_where_the_outlet_is_unknown_so_is_the_speaker(names: Names) -> None:
    (told,) = expectations({Part.OUTLOOK: ["Prices will fall."]}, names)

    assert speaker(told, "") == {"remark": "nobody is named, so it is the outlet's own view"}


def test_only_the_sentences_that_expect_are_proposed(names: Names) -> None:
    text = "The mine is old. Tarnwick Metals expects it to close. It has one road."
    (told,) = expectations({Part.FACTS: [text, text]}, names)

    assert told.statement == "Tarnwick Metals expects it to close."
