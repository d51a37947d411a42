"""What is exported as Markdown reads as it was written, and does nothing but be read.

The other reader here is markdown-it-py, which keeps to CommonMark and is told to allow HTML.
"""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from watchfloor.publishing.plain.body import prose
from watchfloor.publishing.plain.words import address, items, label, text

COMMONMARK = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
COMMONMARK.normalizeLinkText = lambda link: link  # type: ignore[method-assign]  # as written


def read(markdown: str) -> str:
    """What a reader of *markdown* sees."""
    tree = html5lib.parseFragment(COMMONMARK.render(markdown), namespaceHTMLElements=False)
    return " ".join("".join(tree.itertext()).split())


def kinds(markdown: str) -> list[Token]:
    """Every token in *markdown*, those within lines too."""
    found = COMMONMARK.parse(markdown)
    return found + [each for block in found for each in block.children or ()]


HARD = (
    *("*emphasis* and **more**", "_emphasis_ and snake_case and __dunder__", "`code` and ``more``"),
    *("[words](https://example.org)", "![picture](x.png)", "[words][ref] and [^note]"),
    *("# no heading", "## no heading ##", "C #", "- no item", "+ no item", "* no item"),
    *("> no quote", "1. no item", "12) no item", "1986. A good year", "3.5 t", "-5 %"),
    *("--- no rule", "***", "---", "a | b", "| a | b |", "~~struck~~", "~~~", "```", "&#60;"),
    "&lt;b&gt; &amp; &copy; AT&T; R&D",
    *("\\", "a\\b", "\\*", "trailing \\", "{{< x >}} {% x %} {#id .class}", "[x]: y", "a  b\n c"),
    *("see https://example.org/a_b/~c?d=e&copy;=1.", "<https://example.org/>", "=== rule", "a!"),
    *("包钢 «» “quoted”", "https://", "xhttps://example.org", "(https://example.org/a)"),
    *("!", "+", "1."),
)  # fmt: skip


@pytest.mark.parametrize("value", HARD)
def test_plain_text_reads_as_it_was_written(value: str) -> None:
    """Alone, in an item, and as the words of a link."""
    wanted = " ".join(value.split())

    assert read(text(value)) == wanted
    assert read(items([text(value)])) == wanted
    assert read(f"[{label(value)}](x)") == wanted


SIGNS = st.text(st.sampled_from("\\`*_[](){}<>#+-.!|~&;:^=\"'1a/ 包ß\n"), min_size=1)


@given(st.one_of(SIGNS, st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)))
@example("https://a.b/~&lt;_")
def test_any_plain_text_reads_as_it_was_written(value: str) -> None:
    """Whatever characters stand in it, and in what order."""
    wanted = " ".join(value.split())

    assert read(text(value)) == wanted
    assert read(f"**x** {text(value)}") == f"x {wanted}".strip()
    assert read(items([text(value), "next"])) == f"{wanted} next".strip()
    assert read(f"[{label(value)}](x)") == wanted or not wanted


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/",
        "https://example.org/a(b)/c",
        "https://example.org/a)b",
        "https://example.org/?a=1&copy;=2&lt;",
        "https://example.org/a_b*c~d",
    ],
)
def test_a_link_leads_where_it_says(url: str) -> None:
    """Whatever its address holds."""
    links = [each for each in kinds(f"[words]({address(url)}), then") if each.type == "link_open"]

    (link,) = links
    assert str(link.attrs["href"]).replace("%7E", "~") == url


def lead(target: str) -> str | None:
    if target.startswith("https://"):
        return target
    return {"known.md": "../known/"}.get(target)


@pytest.mark.parametrize(
    ("written", "exported"),
    [
        ("See [it](known.md) and [it](<known.md>).", "See [it](../known/) and [it](<../known/>)."),
        ("See [it][a].\n\n[a]: known.md", "See [it][a].\n\n[a]: ../known/"),
        ("Code: `[it](known.md)`", "Code: `[it](known.md)`"),
        ("[it](gone.md) [it](javascript:x) [it](//x)", "[it](#) [it](#) [it](#)"),
        ("[it]({x}) [it](~x)", "[it](#) [it](#)"),
        ("[it](https://a.b/~c_d)", "[it](https://a.b/~c_d)"),
        ("[it](https://a.b/<c>)", "[it](https://a.b/%3Cc>)"),
        ("a < b, <b>c</b>", "a &#60; b, &#60;b>c&#60;/b>"),
        (r"\<b> \{ \~", r"\\&#60;b> &#123; \\&#126;"),
        ("`<b>` and {{ x }}", "`<b>` and &#123;&#123; x }}"),
        ("a `{{ x }}` b", "a &#123;&#123; x }} b"),
        ("![x](https://a.b/p.png)", "&#33;[x](https://a.b/p.png)"),
        ("[^a]: a note\n\n[x\\]]: javascript:x", "[^a]&#58; a note\n\n[x\\]]&#58; javascript:x"),
        ("a\n\n    <b>\n\nc", "a\n\n\n```\n<b>\n```\n\n\nc"),
        ("a\n\n    ```\n    <b>", "a\n\n\n````\n```\n<b>\n````"),
        ("```\nnever closed", "&#96;&#96;&#96;\nnever closed"),
        ("a `b\nc` <b>", "a `b\nc` &#60;b>"),
        ("a `<b>\nc` d", "a `&#60;b>\nc` d"),
        ("## A heading {#id}\n\n- item[^a]", "## A heading &#123;#id}\n\n- item[^a]"),
    ],
)
def test_a_body_is_led_on_and_made_safe(written: str, exported: str) -> None:
    """At links and at signs that would act; all else is the contributor's own."""
    assert prose(written, lead).markdown == exported


def test_a_footnote_in_code_is_no_citation() -> None:
    """A generator would leave out its source."""
    assert prose("a[^b], `[^c]`, \\[^d]\n\n    [^e]", lead).cited == {"b"}


PIECES = st.sampled_from(
    [
        *("`", "``", "```", "~~~", "\\", "<script>", "</script>", "<!--", "-->", "<a href='x'>"),
        *("\n", "\n\n", "\n    ", "\n\n    ", "\t", " ", "- ", "\n- ", "> ", "\n> ", "1) ", "#"),
        *("[a](javascript:x)", "\n[a]: javascript:x", "[a\\]]: data:x", "](", "[", "]", "]:", ")"),
        *("![p](https://a.b/p)", "![p][a]", "{{< x >}}", "{%", "https://a.b/", "&lt;", "\n---\n"),
        *("\n| a | b |\n|---|---|\n| ", "<javascript:x>", "<", "!", "[^n]: ", "*", "_", "|", "=="),
        *("\n\n-\n\n    ", "(", "x"),
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
@example("#x `\n`<script>`")
@example("- a | b\n---|---\n\n    <script>")
@example("| a | b |\n|---|---|\n| `x | <script>` |")
@example("a `\\` <script> `")
def test_nothing_acts_in_any_reading(markdown: str) -> None:
    """No HTML, no image, no link but to the web or to pages of ours, no template."""
    made = prose(markdown, lead).markdown

    found = kinds(made)
    assert not {each.type for each in found} & {"html_inline", "html_block", "image"}, made
    links = [str(each.attrs["href"]) for each in found if each.type == "link_open"]
    assert [each for each in links if not each.startswith(("https://a.b/", "#"))] == [], made
    assert "{{" not in made
    assert "{%" not in made
