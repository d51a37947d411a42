"""Bad inputs: each breaks one thing, and the mark ‸ stands where that must be told."""

from __future__ import annotations

from dataclasses import dataclass

from watchfloor.problem import Code

from .archives import (
    ACTOR,
    BRIEFING,
    FILES,
    OTHER,
    PUBLISHER,
    REGION,
    SETTINGS,
    THEME,
    UPDATE,
    Change,
    marked,
)

Text = str | bytes


@dataclass(frozen=True)
class Case:
    """Changes that give one problem, at each of the places."""

    code: Code
    changes: tuple[Change, ...]
    places: tuple[tuple[str, int, int], ...]


def _case(
    code: Code, *changes: tuple[str, str, Text], at: tuple[str, int, int] | None = None
) -> Case:
    made = tuple(Change(*change) for change in changes)
    return Case(code, made, (at,) if at else tuple(marked(*made)))


def _front(old: str, new: str) -> tuple[str, str, str]:
    return BRIEFING, old, new


def _key(lines: str) -> tuple[str, str, str]:
    """A further key of the briefing, before its judgements."""
    return BRIEFING, "judgements:\n", f"{lines}\njudgements:\n"


def _fact(item: str) -> tuple[str, str, str]:
    """A further item of What happened."""
    return BRIEFING, "[^reuters-oct]\n\n## Assess", f"[^reuters-oct]\n{item}\n\n## Assess"


def _text(paragraph: str) -> tuple[str, str, str]:
    """A further paragraph of the assessment."""
    return BRIEFING, "cap binds.\n", f"cap binds.\n\n{paragraph}\n"


def _source(lines: str) -> tuple[str, str, str]:
    """Further lines of the briefing's source."""
    return BRIEFING, "    reliability: A\n", f"    reliability: A\n{lines}\n"


def _new(path: str, content: Text) -> tuple[str, str, Text]:
    """A further file, or another one in its place."""
    return path, "", content


def _page(path: str, line: str) -> tuple[str, str, str]:
    """A further line at the end of a term page's front matter."""
    return path, FILES[path], FILES[path].removesuffix("---\n") + f"{line}\n---\n"


_FORECAST = """\
forecasts:
  - id: under-cap
    statement: Exports stay below the cap.
    criteria: Contained metal shipped in 2027.
    decided_by: [The first annual figure]
    closes: 2027-12-31
    due: 2028-06-30
    estimates:
      - date: 2025-11-01
        by: desk
        likelihood: likely
        because: Little has left.
    resolved:
      date: 2026-07-01
      by: desk
      outcome: occurred
      because: The figure was lower.
      evidence: [reuters-oct]"""


def _forecast(old: str, new: str) -> tuple[str, str, str]:
    """A forecast in which *old* is *new*."""
    assert _FORECAST.count(old) == 1
    return _key(_FORECAST.replace(old, new))


def _bare(path: str) -> tuple[str, str, str]:
    """A file whose place is wrong, so that nobody looks into it."""
    return path, "", "‸"


_QUOTED = """\
quoted_forecasts:
  - by: reuters
    said: 2025-10-20
    statement: It ends.
    sources: [reuters-oct]"""


def _quoted(old: str, new: str) -> tuple[str, str, str]:
    """A quoted forecast in which *old* is *new*."""
    return _key(_QUOTED.replace(old, new))


def _change(day: str, kind: str) -> tuple[str, str, str]:
    return _key(f"changes:\n  - date: {day}\n    kind: {kind}\n    what: It.\n    why: News.")


def _paper(identity: str, origin: str = "") -> str:
    """A source on paper."""
    lines = f"  - id: {identity}\n    title: Cobalt\n    publisher: reuters\n    reliability: A\n"
    return lines + f"    citation: On paper{origin}"


def _axis(key: str) -> tuple[str, str, str]:
    words = 'label = "Things"\nsingular = "thing"\nrequired = false\nhierarchical = false\n'
    table = f'[[tool.watchfloor.axes]]\nkey = ‸"{key}"\n{words}'
    return SETTINGS, FILES[SETTINGS], FILES[SETTINGS] + table


_QUOTA = """\
---
name: Export quota
summary: A cap on what may leave a country.
definition: Caps only.
aliases: [quota]
---
"""
_ALIAS = "docs/actors/cmoc.md"
_CMOC = """\
---
name: CMOC
summary: A Chinese miner of cobalt and copper.
kind: company
aliases: [洛阳钼业]
former_ids: [china-molybdenum]
---
"""
_LONG = "Words that go on and on. " * 30

FILE_CASES = (
    _case(Code.FILE_NAME, _bare("briefings/2025/2025-13-01-no-such-month.md")),
    _case(Code.FILE_NAME, _bare("briefings/2025/2025-02-30-no-such-day.md")),
    _case(Code.FILE_NAME, _bare("briefings/2025/2025-10-16-7-days.md")),
    _case(Code.FILE_NAME, _bare("briefings/2025/2025-10-16-Cobalt.md")),
    _case(Code.FILE_NAME, _bare("briefings/2025/cobalt.md")),
    _case(Code.FILE_NAME, _bare("briefings/2025/２０２５-10-16-cobalt.md")),
    _case(Code.FILE_NAME, _bare("docs/actors/CMOC Group.md")),
    _case(Code.FILE_NAME, _bare("docs/actors/洛阳钼业.md")),
    _case(Code.FILE_PLACE, _bare("briefings/2024/2025-10-16-cobalt.md")),
    _case(Code.FILE_PLACE, _bare("briefings/2025-10-16-cobalt.md")),
    _case(Code.FILE_PLACE, _bare("briefings/2025/10/2025-10-16-cobalt.md")),
    _case(Code.FILE_STRAY, _bare("briefings/2025/notes.txt")),
    _case(Code.FILE_STRAY, _bare("docs/actors/chart.png")),
    _case(Code.FILE_STRAY, _bare("docs/actors/china/mofcom.md")),
    _case(Code.FILE_EMPTY, _new(BRIEFING, b""), at=(BRIEFING, 1, 1)),
    _case(Code.FILE_EMPTY, _new(THEME, b" \n\n"), at=(THEME, 1, 1)),
    _case(Code.FILE_TOO_LARGE, _new(BRIEFING, b"x" * 1_000_001), at=(BRIEFING, 1, 1)),
    _case(
        Code.NOT_UTF8,
        _new(BRIEFING, "---\ntitle: Gécamines".encode("latin-1")),
        at=(BRIEFING, 2, 9),
    ),
    _case(Code.NOT_UTF8, _new(THEME, "---\nname: 价格".encode("utf-16")), at=(THEME, 1, 1)),
    _case(Code.NUL_BYTE, _front("Congo caps", "Congo ‸\0 caps")),
    _case(Code.BYTE_ORDER_MARK, _front("---\ntitle", "‸\ufeff---\ntitle")),
    _case(
        Code.CARRIAGE_RETURN,
        _new(OTHER, FILES[OTHER].replace("\n", "\r\n").encode()),
        at=(OTHER, 1, 4),
    ),
    _case(Code.CARRIAGE_RETURN, _front("cap binds.", "cap‸\rbinds.")),
)

YAML_CASES = (
    _case(Code.FRONT_MATTER_MISSING, _front("---\ntitle:", "‸title:")),
    _case(Code.FRONT_MATTER_MISSING, _front("---\ntitle:", "‸\n---\ntitle:")),
    _case(Code.FRONT_MATTER_MISSING, _new(BRIEFING, "‸Note: this is prose.\n")),
    _case(Code.FRONT_MATTER_UNCLOSED, _front("---\n\n## What", "\n## What"), at=(BRIEFING, 1, 1)),
    _case(Code.FRONT_MATTER_UNCLOSED, _new(BRIEFING, "‸---")),
    _case(Code.FRONT_MATTER_DOTS, _front("---\n\n## What", "‸...\n\n## What")),
    _case(Code.FRONT_MATTER_SHAPE, _new(BRIEFING, "---\n‸- title\n- summary\n---\n")),
    _case(Code.FRONT_MATTER_SHAPE, _new(BRIEFING, "---\n‸title\n---\n")),
    _case(Code.FRONT_MATTER_SHAPE, _new(BRIEFING, "---\n‸---\n")),
    _case(Code.FRONT_MATTER_SHAPE, _new(BRIEFING, "---\n‸# nothing but this\n---\n")),
    _case(Code.FRONT_MATTER_SHAPE, _key("‸[a, b]: 1")),
    _case(Code.FRONT_MATTER_SHAPE, _key("‸--- {title: Another document}")),
    _case(Code.YAML_SYNTAX, _front("[arecoms]", "‸[arecoms")),
    _case(
        Code.YAML_SYNTAX, _front("Congo caps cobalt exports\n", '"Congo caps" ‸cobalt exports\n')
    ),
    _case(Code.YAML_SYNTAX, _key("x_deep: [[[[[[[[[[[[‸[[[]]]]]]]]]]]]]]]")),
    _case(Code.YAML_SYNTAX, _key("x_deep: " + "[" * 12 + "‸" + "[" * 50_000)),
    _case(Code.YAML_TAB, _front("    confidence: low", "‸\tconfidence: low")),
    _case(Code.YAML_TAB, _front("The cap binds more", "The cap‸\tbinds more")),
    _case(Code.YAML_ANCHOR, _front("[desk]", "‸&us [desk]")),
    _case(Code.YAML_ANCHOR, _front("Congo restarts cobalt exports", "‸*congo")),
    _case(Code.YAML_ANCHOR, _key("<<: ‸*base")),
    _case(
        Code.YAML_ANCHOR,
        _key("x_bomb:\n  a: ‸&a [lol]\n  b: ‸&b [‸*a, ‸*a, ‸*a]\n  c: [‸*b, ‸*b, ‸*b]"),
    ),
    _case(Code.YAML_TAG, _front("as_of: 2025", "as_of: ‸!!str 2025")),
    _case(Code.YAML_TAG, _front("[desk]", "[‸!!python/object/apply:os.system [id]]")),
    _case(Code.KEY_REPEATED, _front("themes: [price]", "themes: [price]\n‸title: Another title")),
    _case(Code.KEY_REPEATED, _source("    ‸title: Another title")),
    _case(Code.CUT_BY_COLON, _front("Congo caps", "Congo‸: caps")),
    _case(Code.CUT_BY_COLON, _key("gaps:\n  - What left the country‸: no total was found.")),
    _case(Code.CUT_BY_COLON, _key("gaps:\n  - Output‸: one source has another figure.")),
    _case(Code.CUT_BY_COMMA, _key("gaps: [What left the country, ‸and what of it was sold]")),
    _case(Code.CUT_BY_COMMA, _page(ACTOR, "aliases: [{name: ARECOMS, ‸the regulator}]")),
    _case(Code.CUT_BY_HASH, _front("because: One report", "because: Decision ‸#4, and one report")),
    _case(Code.CUT_BY_HASH, _key("gaps:\n  - Decision ‸#004")),
)

VALUE_CASES = (
    _case(Code.KEY_UNKNOWN, _key("‸stagee: done")),
    _case(Code.KEY_UNKNOWN, _key("‸on: 2025-10-16")),
    _case(Code.KEY_UNKNOWN, _key("‸Title: Congo caps cobalt exports")),
    _case(Code.KEY_UNKNOWN, _front("confidence: low", "‸confidense: low")),
    _case(Code.KEY_UNKNOWN, _source("    ‸credability: 2")),
    _case(Code.KEY_UNKNOWN, _forecast("evidence: [r", "‸evidences: [r")),
    _case(Code.KEY_UNKNOWN, _forecast("because: Little", "‸becuase: Little")),
    _case(Code.KEY_UNKNOWN, _page(ACTOR, "‸contry: katanga")),
    _case(Code.KEY_UNKNOWN, _page(ACTOR, "ids: {‸wikidat: Q1}")),
    _case(Code.KEY_UNKNOWN, (UPDATE, "authors:", "‸judgements: []\nauthors:")),
    _case(Code.KEY_UNKNOWN, (SETTINGS, "name =", '‸nme = "Cobalt"\nname =')),
    _case(Code.KEY_MISSING, _front("interests: none\n", ""), at=(BRIEFING, 1, 1)),
    _case(Code.KEY_MISSING, _front("---\ntitle: Congo caps cobalt exports", "‸---")),
    _case(Code.KEY_MISSING, _front("    because: One report says so.\n", ""), at=(BRIEFING, 13, 5)),
    _case(
        Code.KEY_MISSING, _front("    url: https://example.org/cobalt\n", ""), at=(BRIEFING, 18, 5)
    ),
    _case(Code.KEY_MISSING, (PUBLISHER, "---\nname: Reuters", "‸---")),
    _case(Code.KEY_MISSING, (ACTOR, "public-body", "‸person")),
    _case(Code.KEY_MISSING, (SETTINGS, '[tool.watchfloor]\nname = "Cobalt"', "‸[tool.watchfloor]")),
    _case(Code.VALUE_EMPTY, _front("themes: [price]", "themes: [price]\n‸stage:")),
    _case(Code.VALUE_EMPTY, _front("interests: none", "‸interests:")),
    _case(Code.VALUE_EMPTY, _front("[desk]", "[desk, ‸'']")),
    _case(Code.VALUE_EMPTY, _source("    ‸note: ''")),
    _case(Code.VALUE_SHAPE, _front("authors: [desk]", "authors: ‸desk")),
    _case(Code.VALUE_SHAPE, _front("title: Congo caps", "title:\n  ‸- Congo caps")),
    _case(Code.VALUE_SHAPE, _front("as_of: 2025-10-24", "as_of: ‸{year: 2025}")),
    _case(Code.VALUE_SHAPE, _key("tlp: ‸[TLP:CLEAR]")),
    _case(Code.VALUE_SHAPE, _page(ACTOR, "ids: ‸Q42")),
    _case(Code.VALUE_SHAPE, _front("authors: [desk]", "authors:\n- ‸? a\n  : b")),
    _case(Code.VALUE_SHAPE, (SETTINGS, '"Cobalt"', "‸5")),
    _case(Code.VALUE_LENGTH, _front("Congo caps cobalt exports", "‸No")),
    _case(Code.VALUE_LENGTH, _front("The cap binds more than the mines do.", f"‸{_LONG * 2}")),
    _case(Code.VALUE_LENGTH, (THEME, "What minerals cost and why that changes.", "‸Prices.")),
    _case(Code.VALUE_COUNT, _front("authors: [desk]", "authors: ‸[]")),
    _case(Code.VALUE_COUNT, _key("highlights:\n  ‸- Exports restarted under a cap.")),
    _case(
        Code.VALUE_COUNT, _key("highlights: ‸[One thing, Two things, A third, A fourth, A fifth]")
    ),
    _case(Code.VALUE_REPEATED, _front("actors: [arecoms]", "actors: ‸[arecoms, arecoms]")),
    _case(Code.VALUE_REPEATED, _key("tags: ‸[quota, quota]")),
    _case(
        Code.VALUE_REPEATED,
        _front(
            "    because: One report says so.\n",
            "    because: One report says so.\n  - id: ‸cap-binds\n    statement: It binds.\n"
            "    confidence: low\n    because: One report.\n",
        ),
    ),
    _case(Code.CHOICE_UNKNOWN, _front("confidence: low", "confidence: ‸medium")),
    _case(Code.CHOICE_UNKNOWN, _front("reliability: A", "reliability: ‸G")),
    _case(Code.CHOICE_UNKNOWN, _source("    credibility: ‸7")),
    _case(Code.CHOICE_UNKNOWN, _key("tlp: ‸TLP:WHITE")),
    _case(Code.CHOICE_UNKNOWN, _key("tlp: ‸red")),
    _case(Code.CHOICE_UNKNOWN, _key("kind: ‸brefing")),
    _case(Code.CHOICE_UNKNOWN, _key("kind: ‸memo")),
    _case(Code.CHOICE_UNKNOWN, (UPDATE, "kind: update", "kind: ‸updaet")),
    _case(Code.CHOICE_UNKNOWN, _source("    title_given: ‸yes")),
    _case(Code.CHOICE_UNKNOWN, (ACTOR, "public-body", "‸ministry")),
    _case(Code.CHOICE_UNKNOWN, (SETTINGS, "name =", 'language = ‸"fr"\nname =')),
    _case(Code.CHARACTER_FORBIDDEN, _front("Congo caps", "‸<script>alert(1)</script> caps")),
    _case(Code.CHARACTER_FORBIDDEN, _front("Congo caps", "‸Congo \u202espac")),
    _case(Code.CHARACTER_FORBIDDEN, _front("Congo caps", '‸"Congo \\x1b[2J caps" #')),
    _case(Code.CHARACTER_FORBIDDEN, _front("Congo caps", "Congo ‸\x07 caps")),
    _case(Code.CHARACTER_FORBIDDEN, _key("x_note: [{a: ‸<b>}]")),
    _case(Code.CHARACTER_FORBIDDEN, _text("Prices ‸\u202efell.")),
    _case(Code.CHARACTER_FORBIDDEN, _text("Prices ‸\x1b[2Jfell.")),
    _case(Code.CHARACTER_FORBIDDEN, _text("Prices ‸&#x202E;fell.")),
    _case(Code.CHARACTER_FORBIDDEN, (REGION, "Katanga", "‸Katanga\u200b")),
    _case(Code.SLUG_WRONG, _front("id: cap-binds", "id: ‸Cap_Binds")),
    _case(Code.SLUG_WRONG, _front("id: cap-binds", "id: ‸../../etc/passwd")),
    _case(Code.SLUG_WRONG, _key("former_ids: [‸cobalt-cap]")),
    _case(Code.SLUG_WRONG, _key("tags: [‸Export Quota]")),
    _case(Code.SLUG_WRONG, _page(ACTOR, "same_as: [‸reuters]")),
    _case(Code.DATE_WRONG, _front("event_date: 2025-10-16", "event_date: ‸16.10.2025")),
    _case(Code.DATE_WRONG, _front("event_date: 2025-10-16", "event_date: ‸2025-02-30")),
    _case(Code.DATE_WRONG, _front("event_date: 2025-10-16", "event_date: ‸2025-10-16/2025-10-01")),
    _case(Code.DATE_WRONG, _front("event_date: 2025-10-16", "event_date: ‸99999999999999-10-16")),
    _case(Code.DATE_WRONG, _front("event_date: 2025-10-16", "event_date: ‸0000")),
    _case(Code.DATE_WRONG, _front("event_date: 2025-10-16", "event_date: ‸２０２５")),
    _case(Code.DATE_WRONG, _front("published: 2025-11-01", "published: ‸2025-11")),
    _case(Code.DATE_WRONG, _source("    accessed: ‸yesterday")),
    _case(Code.DATE_YEARLESS, _front("event_date: 2025-10-16", "event_date: ‸16 October")),
    _case(Code.DATE_YEARLESS, _front("event_date: 2025-10-16", "event_date: ‸XXXX-10-16")),
    _case(Code.DATE_YEARLESS, _front("published: 2025-10-24", "published: ‸October 24")),
    _case(Code.URL_WRONG, _front("https://example.org/cobalt", "‸javascript:alert(1)")),
    _case(
        Code.URL_WRONG,
        _front("https://example.org/cobalt", "‸JaVaScRiPt://example.org/%0aalert(1)"),
    ),
    _case(Code.URL_WRONG, _front("https://example.org/cobalt", "‸data:text/html,x")),
    _case(Code.URL_WRONG, _front("https://example.org/cobalt", "‸//example.org/cobalt")),
    _case(Code.URL_WRONG, _front("https://example.org/cobalt", "‸https://you@example.org/")),
    _case(Code.URL_WRONG, _front("https://example.org/cobalt", "‸https:///cobalt")),
    _case(Code.URL_WRONG, _front("https://example.org/cobalt", "‸https://[::1")),
    _case(Code.URL_WRONG, _front("https://example.org/cobalt", "‸https:\\\\example.org")),
    _case(Code.URL_WRONG, _front("https://example.org/cobalt", "‸www.example.org")),
    _case(Code.URL_WRONG, _source("    archive_url: ‸file:///etc/passwd")),
    _case(Code.LANGUAGE_WRONG, _source("    language: ‸English")),
    _case(Code.LANGUAGE_WRONG, _key("language: ‸zh_CN")),
    _case(Code.IDENTIFIER_WRONG, _page(ACTOR, "ids:\n  wikidata: ‸P42")),
    _case(Code.IDENTIFIER_WRONG, _page(ACTOR, "ids:\n  lei: ‸2138002P5RNKC5W2JZ47")),
    _case(
        Code.COORDINATES_WRONG,
        _page(REGION, "coordinates:\n  latitude: ‸91\n  longitude: 26.4\n  source: A gazetteer"),
    ),
    _case(Code.IDENTIFIER_WRONG, (SETTINGS, '"cobalt.example"', '‸"our house"')),
    _case(Code.TLP_TOO_HIGH, _key("tlp: ‸TLP:RED")),
    _case(Code.TLP_TOO_HIGH, _key("tlp: ‸TLP:AMBER+STRICT")),
)

DATE_CASES = (
    _case(Code.DATE_ORDER, _front("as_of: 2025-10-24", "as_of: ‸2025-11-02")),
    _case(Code.DATE_ORDER, _front("published: 2025-10-24", "published: ‸2025-10-25")),
    _case(Code.DATE_ORDER, _key("watch:\n  - date: ‸2025-10-01\n    what: A deadline.")),
    _case(Code.DATE_ORDER, _forecast("due: 2028-06-30", "due: ‸2027-06-30")),
    _case(
        Code.DATE_ORDER,
        _forecast("  date: 2026-07-01", "  happened: ‸2026-09-01\n      date: 2026-07-01"),
    ),
    _case(
        Code.DATE_ORDER,
        _forecast(
            "    resolved:",
            "      - date: ‸2025-10-31\n        by: desk\n        likelihood: likely\n"
            "        because: More.\n    resolved:",
        ),
        _front("published: 2025-11-01", "published: 2025-10-30"),
    ),
    _case(
        Code.DATE_ORDER,
        _change("‸2025-10-31", "correction"),
    ),
    _case(Code.DATE_ORDER, _source("    accessed: ‸2025-10-23")),
    _case(
        Code.DATE_ORDER,
        _quoted("2025-10-20", "‸2025-10-26"),
    ),
    _case(
        Code.DATE_ORDER,
        _page(
            ACTOR, "roles:\n  - office: Head\n    of: arecoms\n    since: 2024\n    until: ‸2023"
        ),
    ),
    _case(
        Code.DATE_FUTURE,
        (UPDATE, "published: 2025-11-02", "published: ‸2026-11-29"),
        (UPDATE, "as_of: 2025-10-24", "as_of: 2026-11-27"),
    ),
    _case(Code.DATE_FUTURE, _source("    accessed: ‸2030-01-01")),
    _case(Code.DATE_FUTURE, _forecast("- date: 2025-11-01", "- date: ‸2026-12-01")),
    _case(Code.DATE_FUTURE, _forecast("  date: 2026-07-01", "  date: ‸2027-07-01")),
    _case(
        Code.DATE_FUTURE,
        _change("‸2099-01-01", "update"),
    ),
    _case(Code.FORECAST_BACKDATED, _forecast("- date: 2025-11-01", "- date: ‸2025-10-16")),
    _case(Code.FORECAST_BACKDATED, _forecast("closes: 2027-12-31", "closes: ‸2025-10-31")),
    _case(
        Code.OUTCOME_KNOWN,
        _forecast("  date: 2026-07-01", "  happened: ‸2025-10-20\n      date: 2026-07-01"),
    ),
    _case(Code.OUTCOME_KNOWN, _forecast("  date: 2026-07-01", "  date: ‸2025-10-30")),
    _case(
        Code.INFORMATION_STALE,
        (OTHER, "published: 2025-09-03", "published: 2025-12-03"),
        (OTHER, "as_of: 2025", "as_of: ‸2025"),
    ),
    _case(Code.DATE_AFTER_INFORMATION, _text("It was to end on ‸28 October 2025.")),
    _case(Code.DATE_AFTER_INFORMATION, _text("It was to end on ‸2025-10-28.")),
    _case(Code.ID_DATE, _front("event_date: 2025-10-16", "event_date: ‸2025-10-17")),
    _case(Code.ID_DATE, _front("event_date: 2025-10-16", "event_date: ‸2025-10-01/2025-10-16")),
)

REFERENCE_CASES = (
    _case(Code.TERM_UNKNOWN, _front("[arecoms]", "[arecoms, ‸arecom]")),
    _case(Code.TERM_UNKNOWN, _front("[katanga]", "[katanga, ‸atlantis]")),
    _case(Code.TERM_UNKNOWN, _front("publisher: reuters", "publisher: ‸routers")),
    _case(Code.TERM_UNKNOWN, _page(ACTOR, "country: ‸katangga")),
    _case(Code.TERM_UNKNOWN, _page(ACTOR, "country: ‸katanga")),
    _case(Code.TERM_UNKNOWN, _page(ACTOR, "same_as: [‸publishers/arecoms]")),
    _case(Code.TERM_UNKNOWN, _page(ACTOR, "same_as: [‸publsihers/reuters]")),
    _case(
        Code.TERM_UNKNOWN,
        _quoted("by: reuters", "by: ‸okenda"),
    ),
    _case(Code.TERM_ALIAS, _new(_ALIAS, _CMOC), _front("[arecoms]", "[‸洛阳钼业]")),
    _case(Code.TERM_ALIAS, _new(_ALIAS, _CMOC), _front("[arecoms]", "[‸china-molybdenum]")),
    _case(Code.TERM_ALIAS, _front("[arecoms]", "[‸ARECOMS]")),
    _case(
        Code.TERM_ALIAS,
        _new("docs/tags/export-quota.md", _QUOTA),
        _key("tags: [‸quota]"),
    ),
    _case(Code.BRIEFING_UNKNOWN, _key("related: [‸2025-09-01-license]")),
    _case(Code.BRIEFING_UNKNOWN, _key("supersedes: [‸2025-10-16-cobalt-cap]")),
    _case(Code.BRIEFING_UNKNOWN, (UPDATE, "2025-10-16-cobalt-cap", "‸2025-10-16-cobalt-cup")),
    _case(
        Code.BRIEFING_UNKNOWN,
        (OTHER, "title:", "status: draft\ntitle:"),
        _key("related: [‸2025-09-01-licence]"),
    ),
    _case(Code.SOURCE_UNKNOWN, _fact("- A cargo left.[^reuters-oct]‸[^reuters-nov]")),
    _case(Code.SOURCE_UNKNOWN, _source("    origin: ‸afp")),
    _case(Code.SOURCE_UNKNOWN, _source("    origin: ‸AFP")),
    _case(Code.SOURCE_UNKNOWN, _forecast("[reuters-oct]", "[‸reuters-nov]")),
    _case(
        Code.SOURCE_UNKNOWN,
        _key("watch:\n  - date: 2026-03-31\n    what: It ends.\n    sources: [‸reuters]"),
    ),
    _case(Code.SOURCE_UNKNOWN, _new(ACTOR, FILES[ACTOR] + "\nIt rules.‸[^reuters-oct]\n")),
    _case(Code.SOURCE_UNUSED, _source(_paper("‸afp"))),
    _case(Code.SOURCE_GRADE, _front("reliability: A", "reliability: ‸B")),
    _case(Code.ORIGIN_CIRCULAR, _source("    origin: ‸reuters-oct")),
    _case(
        Code.ORIGIN_CIRCULAR,
        _source(
            "\n".join(
                [
                    "    origin: ‸a",
                    _paper("a", "\n    origin: b"),
                    _paper("b", "\n    origin: reuters-oct"),
                ]
            )
        ),
        _fact("- A cargo left.[^a][^b]"),
    ),
    _case(
        Code.UPDATE_OF_UPDATE,
        _new(
            "briefings/2025/2025-10-21-more.md",
            FILES[UPDATE]
            .replace("2025-10-20", "2025-10-21")
            .replace("2025-10-16-cobalt-cap", "‸2025-10-20-cobalt-cap-update"),
        ),
    ),
)

TERM_CASES = (
    _case(Code.ID_TAKEN, _key("former_ids: [‸2025-09-01-licence]")),
    _case(
        Code.ID_TAKEN,
        _key("former_ids: [2025-10-16-cap]"),
        (UPDATE, "sources:", "former_ids: [‸2025-10-16-cap]\nsources:"),
    ),
    _case(Code.ID_TAKEN, _new(_ALIAS, _CMOC.replace("china-molybdenum", "‸arecoms"))),
    _case(
        Code.ID_TAKEN,
        _new(_ALIAS, _CMOC.replace("[china", "[‸china")),
        _page(ACTOR, "former_ids: [‸china-molybdenum]"),
    ),
    _case(
        Code.ID_RESERVED, _new("docs/actors/page.md", "‸" + FILES[ACTOR].replace("ARECOMS", "Page"))
    ),
    _case(
        Code.ID_RESERVED, _new("docs/themes/index.md", "‸" + FILES[THEME].replace("Price", "Index"))
    ),
    _case(Code.ID_RESERVED, _key("tags: [‸feed]")),
    _case(Code.ID_RESERVED, _axis("search")),
    _case(Code.ID_RESERVED, _axis("sources")),
    _case(
        Code.NAME_CLASH,
        _page(ACTOR, "aliases:\n  - ‸CMOC"),
        _new(_ALIAS, _CMOC.replace("CMOC", "‸CMOC")),
    ),
    _case(
        Code.NAME_CLASH,
        _page(ACTOR, "aliases:\n  - ‸ＣＭＯＣ"),
        _new(_ALIAS, _CMOC.replace("CMOC", "‸CMOC")),
    ),
    _case(Code.TERM_CIRCULAR, _page(ACTOR, "part_of: [‸arecoms]")),
    _case(
        Code.TERM_CIRCULAR,
        _page(ACTOR, "part_of: [‸cmoc]"),
        _new(_ALIAS, _CMOC.replace("kind", "part_of: [‸arecoms]\nkind")),
    ),
    _case(Code.TERM_CIRCULAR, _page(REGION, "members: [‸katanga]")),
    _case(Code.SAME_AS_ONE_SIDED, _page(ACTOR, "same_as: [‸publishers/reuters]")),
)

BODY_CASES = (
    _case(Code.HEADING_ONE, _text("# ‸More")),
    _case(Code.HEADING_ONE, _front("## What happened", "# ‸What happened")),
    _case(Code.HEADING_ONE, _text("‸More\n====")),
    _case(Code.SECTION_UNKNOWN, _text("## ‸Comment\n\nNothing.")),
    _case(Code.SECTION_UNKNOWN, _front("## What happened", "## ‸What hapened")),
    _case(Code.SECTION_UNKNOWN, _front("## Assessment", "### ‸Assessment")),
    _case(Code.SECTION_UNKNOWN, _front("\n## What happened", "\n‸Some text.\n\n## What happened")),
    _case(Code.SECTION_UNKNOWN, (UPDATE, "cargo]\n", "cargo]\n\n## ‸Assessment\n\nGood.\n")),
    _case(
        Code.SECTION_MISSING,
        _front("## Assessment\n\nWe think that the cap binds.\n", ""),
        at=(BRIEFING, 24, 1),
    ),
    _case(
        Code.SECTION_MISSING,
        (UPDATE, "## What happened\n\n- A first cargo left.[^reuters-cargo]\n", ""),
        (UPDATE, "---\n\n", "‸---\n\n"),
    ),
    _case(
        Code.SECTION_MISSING,
        _front("## Assessment\n\nWe think that the cap binds.\n", "## ‸Assessment\n"),
    ),
    _case(Code.SECTION_REPEATED, _text("## ‸Assessment\n\nMore.")),
    _case(Code.SECTION_ORDER, _text("## ‸Background\n\n- Cobalt is mined.[^reuters-oct]")),
    _case(
        Code.SECTION_ORDER, _fact("### ‸What others judge\n\n- It binds, she said.[^reuters-oct]")
    ),
    _case(Code.RAW_HTML, _text("It ‸<b>binds</b>.")),
    _case(Code.RAW_HTML, _text("It binds.‸<script>alert(1)</script>")),
    _case(Code.RAW_HTML, _text("It binds. ‸<img src=x onerror=alert(1)")),
    _case(Code.RAW_HTML, _text("It binds. ‸<!-- and never ends")),
    _case(Code.RAW_HTML, _text("It ` binds.\n\n‸<svg/onload=alert(1)>\n\nIt ` does.")),
    _case(Code.RAW_HTML, _text("See ‸<https://example.org>.")),
    _case(Code.RAW_HTML, _new(ACTOR, FILES[ACTOR] + "\n‸<iframe src=x></iframe>\n")),
    _case(
        Code.TEXT_LONG,
        _text("word " * 13_000),
        at=(BRIEFING, 34, 59_877),
    ),
    _case(Code.TEXT_TANGLED, _text("[" * 999 + "‸" + "[" * 50)),
    _case(Code.TEXT_TANGLED, _text("‸" + "- " * 40 + "deep")),
    _case(Code.TEXT_TANGLED, _text("‸" + "> " * 20 + "deep")),
    _case(Code.TEXT_TANGLED, _text("a\n" * 1000 + "‸a\n")),
    _case(Code.IMAGE, _text("See ‸![a map](https://example.org/map.png).")),
    _case(Code.IMAGE, _text("See ‸![a map][map].")),
    _case(Code.LINK_UNSAFE, _text("See [this](‸javascript:alert(1)).")),
    _case(Code.LINK_UNSAFE, _text("See [this]( ‸JAVASCRIPT:alert(1) 'title').")),
    _case(Code.LINK_UNSAFE, _text("See [a [b [c [d]]]](‸javascript:alert(1)).")),
    _case(Code.LINK_UNSAFE, _text("See [this](‸&#106;avascript:alert(1)).")),
    _case(Code.LINK_UNSAFE, _text("See [this](‸java&Tab;script:alert(1)).")),
    _case(Code.LINK_UNSAFE, _text("See [this](<‸javascript:alert(1)>).")),
    _case(Code.LINK_UNSAFE, _text("See [this][that].\n\n[that]: ‸vbscript:x")),
    _case(Code.LINK_UNSAFE, _text("> See [this][that].\n>\n> [that]: ‸javascript:x")),
    _case(Code.LINK_UNSAFE, _text("- See [this][that].\n- [that]: ‸javascript:x")),
    _case(Code.LINK_UNSAFE, _text("See [this](\n‸javascript:x).")),
    _case(Code.LINK_UNSAFE, _text("See [this](‸//example.org).")),
    _case(Code.LINK_UNSAFE, _text("See [this](‸data:text/html;base64,PHNjcmlwdD4=).")),
    _case(Code.LINK_UNSAFE, _text("Write to [us](‸mailto:desk@example.org).")),
    _case(Code.LINK_BROKEN, _text("See [it](‸2025-09-01-license.md).")),
    _case(Code.LINK_BROKEN, _text("See [it](‸../../../../etc/passwd).")),
    _case(Code.LINK_BROKEN, _text("See [it](‸/briefings/2025/2025-09-01-licence/).")),
    _case(Code.LINK_BROKEN, _new(ACTOR, FILES[ACTOR] + "\nSee [it](‸2025-09-01-licence.md).\n")),
    _case(Code.FOOTNOTE_DEFINITION, _text("‸[^reuters-nov]: A page of Reuters.")),
    _case(Code.FOOTNOTE_DEFINITION, _text("> ‸[^reuters-oct]: A page of Reuters.")),
    _case(Code.FOOTNOTE_DEFINITION, _text("‸[^reuters-oct]: A page of Reuters.")),
)

PROSE_CASES = (
    _case(Code.FACT_UNCITED, _fact("- ‸A cargo left.")),
    _case(Code.FACT_UNCITED, _fact("- A cargo left.[^reuters-oct] ‸Another waited.")),
    _case(Code.FACT_UNCITED, _text("### What others judge\n\n- ‸It binds, said Okenda.")),
    _case(Code.FACT_LONG, _fact("- ‸One left. Another left. A third left.[^reuters-oct]")),
    _case(
        Code.ACCOUNTS_ONE, _fact("- ‸Accounts differ: one says five, one says six.[^reuters-oct]")
    ),
    _case(Code.JUDGEMENT_IN_FACT, _fact("- The cap ‸marks a turn.[^reuters-oct]")),
    _case(Code.JUDGEMENT_IN_FACT, _fact("- It is a ‸significant step.[^reuters-oct]")),
    _case(Code.JUDGEMENT_IN_FACT, _fact("- The mine is ‸very likely to close.[^reuters-oct]")),
    _case(
        Code.JUDGEMENT_IN_FACT,
        _front("Congo caps cobalt exports\n", "Congo is ‸poised to cap cobalt\n"),
    ),
    _case(
        Code.JUDGEMENT_IN_FACT,
        _front(
            "under a cap of 18,125 t.",
            "under a cap. The ministry said so. It ‸underscores its will.",
        ),
    ),
    _case(Code.JUDGE_UNNAMED, _fact("- ‸Analysts say that it binds.[^reuters-oct]")),
    _case(
        Code.JUDGE_UNNAMED,
        _text("### What others judge\n\n- ‸Some observers expect more.[^reuters-oct]"),
    ),
    _case(Code.FIGURE_UNSUPPORTED, _front("18,125 t.\nevent", "‸18,152 t.\nevent")),
    _case(
        Code.FIGURE_UNSUPPORTED,
        _front(
            "The cap binds more than the mines do.", "The cap of 18,125 t is ‸5 times too high."
        ),
    ),
    _case(Code.FIGURE_UNSUPPORTED, _text("It is worth US$‸24/lb.")),
    _case(
        Code.CONFIDENCE_WITH_LIKELIHOOD,
        _text("We think it likely, with ‸moderate confidence, that it binds."),
    ),
    _case(
        Code.CONFIDENCE_WITH_LIKELIHOOD,
        _front(
            "The cap binds more than the mines do.",
            "It is likely, with ‸high confidence, that it binds.",
        ),
    ),
    _case(Code.LIKELIHOOD_MIXED, _text("It is ‸highly probable that it binds.")),
    _case(Code.NOTE_LEFT, _fact("- ‸TO REWRITE: A major step, analysts say. One. Two. 77 t.")),
    _case(Code.NOTE_LEFT, _text("So ‸TO REWRITE: it is highly probable, with high confidence.")),
    _case(Code.NOTE_LEFT, _text("### ‸TO REWRITE: A heading\n\nWe think so.")),
    _case(Code.NOTE_LEFT, _front("Congo caps cobalt exports", "'‸TO REWRITE: a major step: 77 t'")),
    _case(
        Code.NOTE_LEFT,
        _key(
            "highlights:\n  - >-\n    ‸TO REWRITE: A major step.\n    It has 77 t.\n  - A cap came."
        ),
    ),
    _case(Code.ALLOW_MALFORMED, _text("‸<!-- allow fact-long -->")),
    _case(Code.ALLOW_MALFORMED, _text("‸<!-- allow fact-longer: two halves of one sentence -->")),
    _case(Code.ALLOW_MALFORMED, _key("tags: []  ‸# allow tlp-too-high: trust me")),
    _case(Code.ALLOW_UNUSED, _text("‸<!-- allow fact-long: two halves of one sentence -->")),
    _case(Code.ALLOW_UNUSED, _key("tags: []  ‸# allow id-date: mended")),
    _case(Code.SETTING_MISSING, _new(SETTINGS, "‸[project]\nname = 'x'\n")),
    _case(Code.SETTING_MISSING, (SETTINGS, '"Cobalt"', '"Cobalt" ‸x')),
)

CASES = (
    *FILE_CASES,
    *YAML_CASES,
    *VALUE_CASES,
    *DATE_CASES,
    *REFERENCE_CASES,
    *TERM_CASES,
    *BODY_CASES,
    *PROSE_CASES,
)
