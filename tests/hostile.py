"""What somebody might try who opens a pull request: through the checks, and past them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from watchfloor.archive import Archive
from watchfloor.document import read
from watchfloor.loading import Loaded
from watchfloor.vocabulary import Term, Vocabulary

from .archives import ACTOR, BRIEFING, FILES, Change

SCRIPT = "<script>window.pwned='script'</script>"
HANDLER = "<img src=/x.png onerror=window.pwned='handler'>"
TITLE = "X &lt;/title&gt;&lt;script&gt;window.pwned='title'&lt;/script&gt;"
"""The theme unescapes titles: this one ran in a browser, past every filter."""


def _allowed(code: str, block: str) -> str:
    return f"<!-- allow {code}: to show that it does nothing -->\n{block}"


PROSE = "\n\n".join(
    [
        _allowed("raw-html", SCRIPT),
        _allowed("raw-html", f"Words with {HANDLER} among them."),
        _allowed("raw-html", "<svg onload=window.pwned='svg'><use href='/x.svg#a'/></svg>"),
        _allowed("raw-html", "<style>.md-header{display:none}</style>"),
        _allowed("raw-html", "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>"),
        _allowed("raw-html", "<form action='/steal'><input id='__search' name='q'></form>"),
        _allowed("raw-html", "<div id='__config' class='md-header'>{\"base\": \"/evil\"}</div>"),
        _allowed("raw-html", "<base href='https://evil.example/'><meta http-equiv='refresh'>"),
        _allowed("raw-html", '</article></main><h2 id="__drawer">out of the article</h2>'),
        _allowed("image", "An image: ![x](https://evil.example/pixel.png)"),
        _allowed("image", 'An image: ![x](x "onerror=window.pwned=1")'),
        "A link: [words](https://example.org/ \"&lt;img src=x onerror=window.pwned='tip'&gt;\")",
        'A link: [words](https://example.org/"onmouseover="window.pwned=1)',
        "A paragraph with attributes {#__config .md-header onclick=window.pwned=1}",
        "{: #__search style=position:fixed }",
        "*[HTML]: an abbreviation of HTML",
        "///Footnotes Go Here///",
        "!!! danger\n    A box of the theme's.",
        '=== "Tab"\n    A tab of the theme\'s.',
        "wzxhzdk:0 klzzwxh:0 zz1337820767766393449qq &#x2;wzxhzdk:0&#3;",
        _allowed("raw-html", "    <script>window.pwned='code'</script>"),
        "`<script>window.pwned='code'</script>`",
        "| a | b |\n|---|:-:|\n"
        "| `<script>window.pwned='cell'</script>` | {#__config} &lt;b onclick=window.pwned=1&gt; |",
        _allowed("section-unknown", f"## Sources {{#__config}} {TITLE}"),
        "Below a heading that would be one of ours.",
        f"### `{HANDLER}` and on and on and on and on and on and on and on and on",
        "### &lt;img src=x onerror=window.pwned='toc'&gt; and on and on and on and on and on and on",
        "### __config\n\n### Judgements\n\n### About\n\n### body\n\n### document\n\n### __palette",
    ]
)

BODY = f"""
## What happened

- Exports restarted under a cap of 18,125 t.[^reuters-oct]

## Assessment

We think that the cap binds.

{_allowed("heading-one", f"# {TITLE}")}

{PROSE}
"""

PROFILE = f"""
{_allowed("heading-one", f"# {TITLE}")}

{PROSE}
"""
# a profile has no sections, so one rule less to waive
PROFILE = PROFILE.replace(_allowed("section-unknown", ""), "")


def _front(path: str) -> str:
    return "---".join(FILES[path].split("---")[:2]) + "---\n"


BRIEFING_PAGE = _front(BRIEFING).replace("Congo caps cobalt exports", TITLE) + BODY
ACTOR_PAGE = _front(ACTOR).replace("name: ARECOMS", f"name: {TITLE}") + PROFILE
CHANGES = (Change(BRIEFING, "", BRIEFING_PAGE), Change(ACTOR, "", ACTOR_PAGE))
"""A briefing and a term page that no check refuses, though they try all that can be tried."""

NAILED = f"\"'></title></textarea></script></style>--><h2 id=__config>{SCRIPT}{HANDLER}{{{{7*7}}}}"
"""A value that breaks out of any place in HTML it is put into bare."""

_IDS = {"id", "publisher", "origin", "by", "updates", "supersedes", "related", "former_ids"}
_IDS |= {"part_of", "parents", "country", "of", "same_as", "broader", "members", "kind", "status"}


def nailed(value: Any, name: str = "") -> Any:
    """*value* with a nail in every text that is no id; no check would let one through."""
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        return value.model_copy(update={key: nailed(getattr(value, key), key) for key in names})
    if name in _IDS or isinstance(value, Enum | date | bool):
        return value
    if isinstance(value, str):
        return value + NAILED
    if isinstance(value, tuple) and name != "sources_of_item":
        return tuple(nailed(each, name) for each in value)
    return value


def _nailed_term(term: Term) -> Term:
    return replace(
        term,
        name=nailed(term.name),
        summary=nailed(term.summary),
        aliases=nailed(term.aliases),
        matter=nailed(term.matter),
    )


def smuggled(loaded: Loaded) -> Loaded:
    """What *loaded* would be if every check had failed to look."""
    archive = loaded.archive
    document, _ = read(BRIEFING, BRIEFING_PAGE.encode())
    assert document
    body = replace(document.body, text=document.body.text + f"\n\n{NAILED}\n\n{SMUGGLED}\n")
    briefings = [
        replace(each, matter=nailed(each.matter), body=body if each.path == BRIEFING else each.body)
        for each in archive.briefings
    ]
    shown = {term for axis in archive.settings.vocabularies for term in archive.shown(axis.key)}
    terms = (_nailed_term(term) if term in shown else term for term in archive.vocabulary)
    return replace(
        loaded,
        archive=Archive.of(
            archive.settings, Vocabulary(terms), briefings, archive.tombstones, archive.today
        ),
    )


SMUGGLED = """
Words [^__config] and [^constructor] and [^reuters-oct] and ![x][ref].

[click](javascript:window.pwned='link') [click](JaVaScRiPt&colon;window.pwned='link')
[click](data:text/html,<script>window.pwned=1</script>) [click](//evil.example/)
[click](\x01javascript:window.pwned=1) [click][ref] <javascript:window.pwned='auto'>

[ref]: javascript:window.pwned='reference'
[^__config]: A footnote of mine with <b id=__search>words</b>.
[^reuters-oct]: Another text for a source of theirs.
"""
