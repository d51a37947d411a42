"""A slip of spelling is told from another word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchfloor.checking.slips import slips, words
from watchfloor.wording import ENGLISH

from .test_problems import QUICK


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("The regulator allots it.", "the regulator, allots — it", 0),
        ("Congo's cap", "Congo’s cap", 0),
        ("a **cap** of [5 t](https://x.example)", "a cap of [5 t](https://x.example)", 0),
        ("fell by 5%", "fell by 5 %", 0),
        ("expotrs rose", "exports rose", 1),
        ("goverment", "government", 1),
        ("the minstry recieved", "the ministry received", 2),
        ("from it", "form it", None),
        ("imports rose", "exports rose", None),
        ("the first one", "the fifth one", None),
        ("exports from Niger", "exports from Nigeria", None),
        ("it never binds", "it newer binds", None),
        ("it is likely", "it is likley", None),
        ("5 Mt", "5 mt", None),
        ("18,125 t", "18.125 t", None),
        ("fell to -5", "fell to 5", None),
        ("€5", "$5", None),
        ("it binds", "it does bind", None),
        ("钴出口受限", "钴出口受阻", None),
        ("a" * 50, "a" * 49 + "b", None),
    ],
)
def test_a_slip_is_a_word_spelt_otherwise(old: str, new: str, count: int | None) -> None:
    assert slips(words(old), words(new), ENGLISH) == count
    assert slips(words(new), words(old), ENGLISH) == count


@QUICK
@given(st.text(max_size=60))
def test_any_text_is_what_it_is_however_it_is_laid_out(text: str) -> None:
    assert slips(words(text), words(text), ENGLISH) == 0
    assert words(f"\n **{text}**  ") == words(text)
