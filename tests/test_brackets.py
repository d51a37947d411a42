"""Where the brackets of links close: as Python-Markdown has it, and sooner."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import LinkInlineProcessor

from watchfloor.host import brackets
from watchfloor.host.rendering import Renderer


@given(st.text("[]()a ", max_size=30))
def test_brackets_close_where_python_markdown_closes_them(text: str) -> None:
    stock, made = Markdown().inlinePatterns["link"], Markdown().inlinePatterns
    brackets.spare_links(made)
    ours = made["link"]
    assert isinstance(stock, LinkInlineProcessor)
    assert isinstance(ours, LinkInlineProcessor)
    for at, sign in enumerate(text, 1):
        if sign == "[":
            expected, found = stock.getText(text, at), ours.getText(text, at)
            assert found[2] == expected[2]
            assert found == expected or not found[2]


def test_an_address_that_goes_on_for_too_long_is_none() -> None:
    def html(address: str) -> str:
        return Renderer().render(f"[a]({address})", [], lambda target: target).html

    assert "<a" in html("https://a.example/" + "b" * 1_900)
    assert "<a" not in html("https://a.example/" + "b" * 2_000)
