"""Who stands at the beginning of a source: independence is counted there, not in pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from watchfloor.briefing.source import Source, originators
from watchfloor.problem import Code


def source(identity: str, publisher: str, **more: str) -> Source:
    return Source.model_validate(
        {
            "id": identity,
            "title": "A page",
            "publisher": publisher,
            "url": f"https://example.org/{identity}",
            "reliability": "B",
            **more,
        }
    )


@pytest.mark.parametrize(
    ("sources", "origins"),
    [
        ([], {}),
        ([source("a", "reuters")], {"a": "reuters"}),
        ([source("a", "reuters", via="Yahoo", form="copy")], {"a": "reuters"}),
        ([source("a", "rex", origin="baogang")], {"a": "baogang"}),
        (
            [source("a", "x", origin="b"), source("b", "y", origin="c"), source("c", "z")],
            {"a": "z", "b": "z", "c": "z"},
        ),
        (
            [source("a", "x", origin="b"), source("b", "y", origin="ministry")],
            {"a": "ministry", "b": "ministry"},
        ),
        ([source("a", "b"), source("b", "y", origin="z")], {"a": "b", "b": "z"}),
        ([source("a", "x", origin="a")], {"a": "x"}),
        (
            [
                source("c", "x", origin="b"),
                source("b", "y", origin="a"),
                source("a", "z", origin="b"),
            ],
            {"a": "z", "b": "z", "c": "z"},
        ),
    ],
    ids=[
        *("none", "its publisher", "a copy", "a publisher named", "a chain of sources"),
        *("a chain to a publisher", "a publisher called like a source", "itself", "a circle"),
    ],
)
def test_a_source_has_one_origin(sources: list[Source], origins: dict[str, str]) -> None:
    """At the end of its chain; all of a circle, which is refused elsewhere, has one."""
    assert originators(sources) == origins


IDS = st.sampled_from("abcde")


@given(st.dictionaries(IDS, st.none() | IDS | st.just("far"), max_size=5))
@settings(deadline=None)
def test_every_chain_ends_at_a_publisher(chains: dict[str, str | None]) -> None:
    """However sources derive from each other; what derives from one has its origin."""
    sources = [
        source(each, f"p-{each}", **({"origin": origin} if origin else {}))
        for each, origin in chains.items()
    ]

    origins = originators(sources)

    assert origins.keys() == chains.keys()
    for each, origin in chains.items():
        assert origins[each] not in chains
        if origin in chains:
            assert origins[each] == origins[origin]


def test_a_source_must_be_findable() -> None:
    """By its address, or by a citation where it stands on no page."""
    whole = source("a", "x").model_dump(exclude_none=True) | {"reliability": "B"}
    del whole["url"]

    assert Source.model_validate(whole | {"title_given": "false", "citation": "Vol. 3"}).url is None
    with pytest.raises(ValidationError) as error:
        Source.model_validate(whole | {"title_given": "false"})
    assert [each["type"] for each in error.value.errors()] == [Code.KEY_MISSING]


@pytest.mark.parametrize(
    ("more", "grade"), [({}, "B"), ({"credibility": "3"}, "B3"), ({"credibility": "6"}, "B6")]
)
def test_a_grade_is_a_letter_and_a_figure(more: dict[str, str], grade: str) -> None:
    """The letter alone where nobody judged the information."""
    assert source("a", "x", **more).grade == grade
