"""Our templates escape what they are given as the library does, though by a shorter way."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from watchfloor.host.templates import _environment
from watchfloor.tradecraft import Likelihood

SHOWN = _environment("en", None).from_string(
    "{% macro within(it) %}{{ it }}{% endmacro %}{{ it }} {{ within(it) }} {{ it ~ '<' }}"
)


@given(st.text() | st.text(alphabet="<>&\"'a;"))
def test_any_text(text: str) -> None:
    safe = escape(text)

    assert SHOWN.render(it=text) == f"{safe} {safe} {safe}&lt;"


@pytest.mark.parametrize(
    "value", [Markup("<b>bold</b>"), 7, None, Likelihood.LIKELY, ["<script>"], {"a": "'"}]
)
def test_any_value(value: Any) -> None:
    assert SHOWN.render(it=value) == f"{escape(value)} {escape(value)} {escape(value)}&lt;"


def test_what_is_not_given_is_no_empty_word() -> None:
    with pytest.raises(UndefinedError):
        SHOWN.render()
