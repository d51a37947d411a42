"""Digests: the same for what says the same, and for nothing else."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor.digest import digest, text_digest
from watchfloor.tradecraft import Confidence

from .made import SETTINGS, archive, briefing


@dataclass(frozen=True)
class One:
    text: str


@dataclass(frozen=True, slots=True)
class Other:
    text: str


VALUES: list[Any] = [
    *("", "a", "b", 1, 2, None, True, date(2025, 1, 1), date(2025, 1, 2)),
    *([], ["a"], ["a", "b"], ["ab"], [["a"], "b"], {"a": "b"}, {"a": ["b"]}),
    *(One("a"), One("b"), Other("a"), SETTINGS, SETTINGS.model_copy(update={"name": "b"})),
    *(briefing("2025-01-01-a").matter, briefing("2025-01-02-a").matter),
]


def test_what_says_something_else_has_another_digest() -> None:
    assert len({digest(value) for value in VALUES}) == len(VALUES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b"), ["a", "b"]),
        (MappingProxyType({"a": 1}), {"a": 1}),
        (frozenset({"a", "b", "c"}), ["a", "b", "c"]),
        (Confidence.LOW, "low"),
        (["a" * 2], ["aa"]),
    ],
)
def test_what_says_the_same_has_the_same(one: Any, other: Any) -> None:
    """Whatever it is kept in."""
    assert digest(one) == digest(other)


@given(st.recursive(st.text() | st.integers() | st.dates(), st.lists))
@settings(deadline=None, max_examples=30)
def test_a_value_sent_to_another_process_has_the_same(value: Any) -> None:
    assert digest(pickle.loads(pickle.dumps(value))) == digest(value)


def test_a_half_of_a_character_is_no_obstacle() -> None:
    """One can be written in YAML."""
    assert text_digest("\ud800") != text_digest("\ud801")


def test_an_archive_has_none() -> None:
    """Whoever comes upon one has lost the way: it costs a second, and all would depend on it."""
    with pytest.raises(TypeError, match="Vocabulary"):
        digest({"listing": archive([], briefing("2025-01-01-a"))})
