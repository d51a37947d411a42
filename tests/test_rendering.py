"""Prose from people we do not know, rendered: what it may be, and what it can never become."""

from __future__ import annotations

import re
from functools import partial
from html.parser import HTMLParser

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.extensions.footnotes import FootnoteInlineProcessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.serializers import to_xhtml_string
from markdown.treeprocessors import UnescapeTreeprocessor

from watchfloor.host import blocks, dialect, rendering
from watchfloor.host.composing import headings
from watchfloor.host.rendering import Renderer
from watchfloor.host.templates import THEME

from . import hostile

RENDERER = Renderer()
TAGS = set(
    "p br hr h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong a sup "
    "table thead tbody tr th td".split()
)


def rendered(text: str, *sources: str) -> str:
    """*text* as HTML; every link that is no web address leads nowhere."""
    return RENDERER.render(
        text, sources, lambda target: target if target.startswith("http") else None
    ).html


class _Tags(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _harmless(html: str) -> None:
    ids = []
    for tag, attributes in _Tags(html).found:
        assert tag in TAGS
        assert attributes.keys() <= {"href", "class", "rel", "id", "start"}
        assert attributes.get("class") in {None, "footnote-ref"}
        assert re.match(r"https?://|#fn|$", attributes.get("href") or "")
        ids.append(attributes["id"] or "") if "id" in attributes else None
    assert all(re.fullmatch(r"fnref\d*:[a-z0-9-]+|[a-z0-9][\w-]*", each) for each in ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        (
            "[a](https://b.example)",
            '<p><a href="https://b.example" rel="noopener external">a</a></p>',
        ),
        ("[a](javascript:b)", "<p><a>a</a></p>"),
        (
            '[a](https://b.example "<b>")',
            '<p><a href="https://b.example" rel="noopener external">a</a></p>',
        ),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
        ("<https://a.example>", "<p>&lt;https://a.example&gt;</p>"),
        ("![a](b)", "<p>![a](b)</p>"),
        ("a {: #b .c }", "<p>a {: #b .c }</p>"),
        ("&lt;b&gt;", "<p>&lt;b&gt;</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("# a", "a"),
        ("## a", '<h2 id="a">a</h2>'),
    ],
)
def test_the_dialect(markdown: str, html: str) -> None:
    """Emphasis, links, lists, tables, footnotes; all else is text."""
    assert rendered(markdown).strip() == html


@pytest.mark.parametrize(
    ("markdown", "items"),
    [
        ("Three fields are named:\n- one\n- two\n- three", 3),
        ("- one\n  goes on\n- two", 2),
        ("- one\nlazily goes on\n- two", 2),
        ("1) one\n2) two", 2),
        ("A table\n\na | b\n--|--\nx | y\n- one", 1),
        ("- one\n\n  a text below\n- two", 2),
        ("- one\n\n    a text within\n\n- two", 2),
        ("A dash - here - makes no list\nand a number\n3.5 none", 0),
    ],
)
def test_a_list_is_one_wherever_github_shows_one(markdown: str, items: int) -> None:
    """What the checks took for items, readers see as items."""
    assert rendered(markdown).count("<li>") == items


@pytest.mark.parametrize("entity", ["&#2;", "&#x202e;", "&#8294;", "&#x8d;", "&#127;", "&#x7;"])
def test_no_character_that_hides_or_turns_text_comes_through(entity: str) -> None:
    """Checks see the character itself; written as an entity it would pass them."""
    assert rendered(f"a{entity}b") == "<p>ab</p>"


@pytest.mark.parametrize("text", [hostile.PROSE, hostile.SMUGGLED, hostile.NAILED])
def test_hostile_prose_becomes_harmless(text: str) -> None:
    """Only known elements, only known attributes, each id once."""
    _harmless(rendered(text, "reuters-oct"))


def test_cleaning_alone_is_enough() -> None:
    """Whatever came out of the parser: a browser gets only what can do nothing."""
    everything = f"<p>{hostile.PROSE}{hostile.SMUGGLED}{hostile.NAILED}</p>"

    _harmless(rendering._cleaned(everything))
    _harmless(rendering._cleaned(f"<h2 id='__config' class='md-header'>{everything}</h2>"))


def test_the_dialect_alone_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were nothing cleaned, prose would still hold no HTML of its own."""
    monkeypatch.setattr(rendering, "_cleaned", str)

    found = _Tags(rendered(f"{hostile.PROSE}\n\n{hostile.SMUGGLED}")).found
    assert {tag for tag, _ in found} <= TAGS | {"h1"}
    assert {key for _, attributes in found for key in attributes} <= {
        *("href", "class", "rel", "id", "start", "title", "style")
    }
    assert not [at for _, at in found if (at.get("href") or "").startswith(("java", "data", "//"))]


_PIECES = st.sampled_from(
    [
        *("<", ">", "&", '"', "'", "`", "*", "_", "[", "]", "(", ")", "{", "}", "#", "|", "!", ":"),
        *("\n", "\n\n", "    ", "\t", "- ", "1. ", "> ", "## ", "\x02", "\x03", "\x00", "\\"),
        *("<script>", "</p>", "<!--", "-->", "<![CDATA[", "<?", "&#60;", "&lt;", "javascript:"),
        *("[^a]", "[^a]: ", "[x]: ", "](", "![", "{: #__config }", "onerror=", "wzxhzdk:0"),
        *("\n---|---\n", "\n===\n", "///Footnotes Go Here///", "http://a", "__config", "fnref:a"),
    ]
)


@given(st.lists(_PIECES | st.text(max_size=5), max_size=30).map("".join))
def test_whatever_is_written_is_harmless(text: str) -> None:
    """No text whatever becomes anything but text, lists, links, tables and headings."""
    _harmless(rendered(text, "a", "b"))


def test_a_heading_never_takes_an_id_of_ours() -> None:
    """Every id that a template gives, spelled as a heading, gives another id."""
    textless = {f"{name}.html" for name in ("changes", "explore", "form", "map", "timeline")}
    dressing = [path for path in THEME.glob("content/*.html") if path.name not in textless]
    templates = "".join(path.read_text("utf-8") for path in dressing)
    ours = re.findall(r'id="([a-z-]+)(?:\{\{[^"]*)?"', templates)
    ours = [each if not each.endswith("-") else f"{each}x" for each in ours]
    assert {"sources", "judgement-x"} <= set(ours)

    page = (THEME / "content/home.html").read_text("utf-8")  # its owner's
    on_home = {*re.findall(r'id="([a-z-]+)"', page), "browse-x"}
    for identity in set(ours) - on_home:
        assert f'id="{identity}"' not in rendered(f"## {identity.replace('-', ' ')}")


@pytest.mark.parametrize("heading", ["__config", "_", "***", "包钢", "#", "__search", "–"])
def test_a_heading_has_an_id_that_is_nobody_elses(heading: str) -> None:
    """The theme's begin with underscores; a heading's never does, whatever it says."""
    (found,) = re.findall(r'id="([^"]*)"', rendered(f"## {heading} {{#__config}}"))

    assert re.fullmatch(r"[a-z0-9][\w-]*", found)


def test_sources_are_numbered_in_their_order() -> None:
    """And the list at the end knows every place that cites them."""
    result = RENDERER.render("A.[^b] B.[^a] C.[^b]", ["b", "a"], lambda _: None)

    assert re.findall(r">(\d)</a>", result.html) == ["1", "2", "1"]
    assert result.references == {"b": ["fnref:b", "fnref2:b"], "a": ["fnref:a"]}


def test_one_body_leaves_nothing_to_the_next() -> None:
    """The parser is reused; its memory is not."""
    first = rendered("## A\n\n[x]: https://a.example\n\nA.[^a]", "a")
    second = rendered("## A\n\n[x] A.[^a]")

    assert 'id="a"' in first
    assert 'id="a"' in second
    assert "[x] A.[^a]" in second


def test_a_table_of_contents_holds_words() -> None:
    """Its entries are put into the page as HTML, so they are escaped."""
    (entry,) = headings(rendered("## `<img src=x>` &amp; <b>"))

    assert entry["name"] == "&lt;img src=x&gt; &amp; &lt;b&gt;"


def test_what_is_rendered_is_html() -> None:
    """As the standard's parser reads it, without an error."""
    parser = html5lib.HTMLParser(strict=True)

    parser.parseFragment(rendered(hostile.PROSE, "reuters-oct"), container="article")


@pytest.fixture(scope="module")
def thorough() -> Renderer:
    """Looks for everything everywhere, as the parser does by itself."""
    with pytest.MonkeyPatch.context() as patch:
        for signs in (dialect._SIGNS, blocks._SIGNS):
            for name in signs:
                patch.setitem(signs, name, "")
        patch.setattr(dialect, "_Reference", partial(FootnoteInlineProcessor, r"\[\^([^\]]*)\]"))
        renderer = Renderer()
    made = renderer._dialect._markdown
    made.preprocessors.register(NormalizeWhitespace(made), "normalize_whitespace", 30)
    made.treeprocessors.register(UnescapeTreeprocessor(made), "unescape", 0)
    made.serializer = to_xhtml_string
    del made.parser.parseBlocks, made.is_block_level
    return renderer


@given(st.lists(_PIECES | st.text(max_size=5), max_size=30).map("".join))
@example(hostile.PROSE)
@example(hostile.SMUGGLED)
@settings(deadline=None)
def test_nothing_is_missed_by_looking_for_signs_first(thorough: Renderer, text: str) -> None:
    """A sign stands wherever what it tells of may begin."""
    assert RENDERER.render(text, ("a",), str) == thorough.render(text, ("a",), str)


def test_a_text_cannot_ask_for_parts_of_the_parser_s() -> None:
    """Neither a table of contents nor the place of the notes; they are words."""
    assert rendered("[TOC]\n\n## a\n\n///Footnotes Go Here///", "b") == (
        '<p>[TOC]</p>\n<h2 id="a">a</h2>\n<p>///Footnotes Go Here///</p>'
    )


def test_notes_are_numbered_as_the_sources_are() -> None:
    """Whatever notes a text brings of its own."""
    html = rendered("a[^x] b[^mine] c[^y]\n\n[^mine]: Mine.\n", "x", "y")

    assert re.findall(r'href="#fn:(\w+)">(\d)<', html) == [("x", "1"), ("mine", "3"), ("y", "2")]
