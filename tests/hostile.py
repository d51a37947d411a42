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

from .archives import ACTOR, BRIEFING, FILES, Change, holding

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
        "### &lt;img src=x onerror=window.pwned='toc'&gt; and on and on and on and on and on",
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
ACTOR_PAGE = (
    _front(ACTOR)
    .replace("name: ARECOMS", f'name: {TITLE}\naliases: ["{TITLE}", "{{#__config}} &lt;b&gt;"]')
    .replace("Congo's regulator", f"Congo's regulator {TITLE}")
) + PROFILE
CHANGES = (Change(BRIEFING, "", BRIEFING_PAGE), Change(ACTOR, "", ACTOR_PAGE))
"""A briefing and a term page that no check refuses, though they try all that can be tried."""

_EVERY_KEY = """\
reviewed_by: [a-colleague]
license: CC-BY-4.0
language: en
stage: in-force
tags: [export-quota]
highlights: [The cap took force., Few cargoes left.]
forecasts:
  - id: under-cap
    statement: Exports stay below the cap.
    criteria: Contained metal shipped.
    decided_by: [The first annual figure]
    closes: 2026-03-31
    due: 2026-06-30
    estimates:
      - {date: 2025-11-01, by: desk, likelihood: likely, because: Little has left.}
    resolved:
      date: 2026-07-01
      happened: 2026-03
      by: desk
      outcome: occurred
      because: The figure was lower.
      evidence: [reuters-oct]
quoted_forecasts:
  - by: reuters
    said: 2025-10-24
    statement: Prices will rise.
    sources: [reuters-oct]
watch:
  - {date: 2026-03-31, what: The quotas lapse., sources: [reuters-oct]}
gaps: [The text of the decree.]
changes:
  - {date: 2026-08-01, kind: correction, what: A figure was wrong., why: A reader wrote.}
supersedes: [2025-09-01-licence]
"""
_EVERY_KEY_OF_A_SOURCE = """\
    via: carrier.example
    form: copy
    citation: Reuters, page 3
    archive_url: https://archive.example/cobalt
    accessed: 2025-11-01
    language: en
    credibility: 3
    note: A reprint.
"""
_EVERY_KEY_OF_AN_ACTOR = """\
names: [{name: The regulator, until: 2020}]
aliases: [The authority]
roles: [{office: Member, of: arecoms}]
ids: {wikidata: Q42}
"""
FULL = (
    Change(BRIEFING, "judgements:\n", f"{_EVERY_KEY}judgements:\n"),
    Change(BRIEFING, "    confidence: low\n", "    likelihood: likely\n    confidence: low\n"),
    Change(
        BRIEFING, "says so.\n", "says so.\n    assumes: [It is right.]\n    alternative: Not.\n"
    ),
    Change(BRIEFING, "    reliability: A\n", f"    reliability: A\n{_EVERY_KEY_OF_A_SOURCE}"),
    Change(ACTOR, "kind: public-body\n", f"kind: public-body\n{_EVERY_KEY_OF_AN_ACTOR}"),
    Change(
        "briefings/2025/2025-08-01-gone.md",
        "",
        "---\nkind: tombstone\ndate: 2026-01-05\nreason: A court ordered it.\n---\n",
    ),
)
"""Changes that write every key there is, each of which a template shows somewhere."""

SHOWN = (
    *("Congo caps cobalt exports", "cap of 18,125 t.", "none", "a-colleague", "CC-BY-4.0", "desk"),
    *("The cap took force.", "Few cargoes left.", "The cap binds more than the mines do."),
    *("One report says so.", "It is right.", "Not.", "Exports stay below the cap."),
    *("Contained metal shipped.", "The first annual figure", "Little has left."),
    *("The figure was lower.", "Prices will rise.", "The quotas lapse.", "The text of the decree."),
    *("A figure was wrong.", "A reader wrote.", "Congo restarts cobalt exports"),
    *("carrier.example", "Reuters, page 3", "A reprint.", "Reuters", "ARECOMS", "Katanga", "Price"),
)

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
    if isinstance(value, tuple):
        ids = name in {"sources", "evidence"}
        return tuple(
            each if ids and isinstance(each, str) else nailed(each, name) for each in value
        )
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
    body = replace(document.body, source=document.body.source + f"\n\n{NAILED}\n\n{SMUGGLED}\n")
    briefings = [
        replace(each, matter=nailed(each.matter), body=body if each.path == BRIEFING else each.body)
        for each in archive.whole.values()
    ]
    stones = {key: nailed(stone) for key, stone in archive.tombstones.items()}
    shown = {term for axis in archive.settings.vocabularies for term in archive.shown(axis.key)}
    terms = (_nailed_term(term) if term in shown else term for term in archive.vocabulary)
    vocabulary = Vocabulary(terms)
    whole = Archive.of(archive.settings, vocabulary, briefings, stones, archive.today)
    return holding(loaded, whole)


SMUGGLED = """
*[HTML]: an abbreviation of HTML

Words [^__config] and [^constructor] and [^reuters-oct] and ![x][ref].

[click](javascript:window.pwned='link') [click](JaVaScRiPt&colon;window.pwned='link')
[click](data:text/html,<script>window.pwned=1</script>) [click](//evil.example/)
[click](\x01javascript:window.pwned=1) [click][ref] <javascript:window.pwned='auto'>

[ref]: javascript:window.pwned='reference'
[^__config]: A footnote of mine with <b id=__search>words</b>.
[^reuters-oct]: Another text for a source of theirs.
"""
