"""What was published before is held against what stands there now: the rules, without git."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from watchfloor.briefing import UpdateMatter, briefing_model
from watchfloor.checking import history, read_settings
from watchfloor.checking.statements import FILING, NAMING, TEXTS, VALUES
from watchfloor.document import Document
from watchfloor.problem import Code, Problem
from watchfloor.wording import ENGLISH

from .archives import FILES, SETTINGS
from .published import FORECAST, MORE, OUTCOME, RECORD, SECOND, Change, document


def told(*changes: Change, **terms: str) -> list[Problem]:
    """What `history` says of the base after *changes*."""
    return list(history.check(document(), document(*changes), terms, ENGLISH))


NEW = SECOND.replace("notice", "new").replace("3", "4")
"""A further source."""
DECREE = "  - The text of the decree.\n"

# ---------------------------------------------------------------------------- what readers are told

STATED = [
    ("title: Congo", "title: The Congo"),
    ("restarted on 16", "restarted on 17"),
    ("a cap of 18,125 t.\n", "a cap of 18.125 t.\n"),
    ("event_date: 2025-10-16", "event_date: 2025-10-16?"),
    ("as_of: 2025-10-24", "as_of: 2025-10-30"),
    ("published: 2025-11-01", "published: 2025-10-30"),
    ("authors: [desk]", "authors: [desk, guest]"),
    ("interests: none", "interests: shares in cobalt"),
    ("stage: announced", "stage: in-force"),
    ("stage: announced\n", ""),
    ("  - The regulator allots", "  - A second one.\n  - The regulator allots"),
    ("The cap binds more", "The cap binds less"),
    ("    confidence: low", "    confidence: moderate"),
    ("    confidence: low", "    likelihood: likely\n    confidence: low"),
    ("because: One report", "because: No report"),
    ("id: cap-binds", "id: cap-holds"),
    ("statement: Exports stay under", "statement: Exports stay about"),
    ("criteria: Contained", "criteria: Gross"),
    ("closes: 2026-12-31", "closes: 2027-12-31"),
    ("said: 2025-10", "said: 2025-09"),
    ("for a year", "for two years"),
    ("date: 2026-03-31", "date: 2026-04-30"),
    (DECREE, ""),
    ("title: Congo restarts cobalt exports", "title: Congo stops cobalt exports"),
    ("    published: 2025-10-24\n    reliability: A", "    reliability: A"),
    ("24\n    reliability: A", "24\n    reliability: B"),
    ("- Exports restarted under", "- Exports stopped under"),
    ("The regulator does not allot", "The regulator does allot"),
    ("traders.[^notice]", "traders."),
    ("traders.[^notice]", "traders.[^reuters-oct]"),
    ("We think that the cap binds. ", ""),
    ("We think that the cap binds.", "We think that the cap binds?"),
    ("It restrains", "And so it goes. It restrains"),
    ("## Assessment", "- A cargo left.[^notice]\n\n## Assessment"),
    ("### What others judge", "### A view"),
    (" mines do.\n\n###", " mines do.\n\n### A view\n\n###"),
]


@pytest.mark.parametrize("change", STATED, ids=[new or f"no {old}" for old, new in STATED])
def test_what_readers_were_told_does_not_change_unsaid(change: Change) -> None:
    assert [problem.code for problem in told(change)] == [Code.CHANGE_UNRECORDED]
    assert told(change, RECORD) == []


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [("[arecoms]", "[arecoms, cmoc]"), ("themes: [price]", "themes: [price]\ntags: [quota]")],
        [("interests:", "related: [2025-09-01-licence]\nreviewed_by: [other]\ninterests:")],
        [("interests:", "tlp: TLP:CLEAR\nlicense: CC0\nlanguage: en\nx_a: two\ninterests:")],
        [("gaps:\n", "gaps:\n  - Who was paid.\n")],
        [("watch:\n", "watch:\n  - {date: 2027, what: A new law is due.}\n")],
        [("    due: 2027-06-30\n", "    due: 2027-06-30\n" + OUTCOME)],
        [("forecasts:\n  - id", f"{FORECAST.replace('under-cap', 'another')}  - id")],
        [("org/cobalt", "org/moved"), ("24\n    rel", "24\n    via: x.example\n    rel")],
        [("24\n    rel", "24\n    credibility: 2\n    note: A reprint.\n    rel")],
        [("citation: Notice 3 of 2025", "url: https://example.org/notice")],
        [("sources:\n  - id: reu", f"sources:\n{NEW}  - id: reu")],
        [("t.[^reuters-oct]", "t.[^reuters-oct][^notice]")],
        [("id: notice", "id: decree"), ("[^notice]", "[^decree]"), ("[^notice]", "[^decree]")],
        [("not allot shares", "not *allot* — “shares”,")],
        [("the cap binds. It", "the cap\n  binds.\n\nIt")],
        [("- Exports restarted under a cap of", "<!-- x -->\n-  Exports restarted under a cap of")],
        [("summary: Cobalt exports", "summary: >-\n  Cobalt  exports")],
        [("statement: The cap binds", "statement: the cap, binds")],
        [("It restrains exports", "It restains exports")],
        [("The regulator does", "The regualtor does"), ("regulator allots", "regulater allots")],
        [(DECREE, ""), ("count.\n", f"count.\n{DECREE}")],
    ],
)  # fmt: skip
def test_filing_growth_and_slips_need_no_record(changes: list[Change]) -> None:
    assert told(*changes) == []


def test_of_many_differences_the_first_is_told_and_the_others_named() -> None:
    (problem,) = told(
        ("restarted on 16", "restarted on 17"),
        ("confidence: low", "confidence: high"),
        ("We think that the cap binds. ", ""),
    )
    assert (problem.place.line, problem.place.column) == (3, 38)
    assert problem.message.startswith("`summary` was published as “Cobalt exports restarted on 16")
    assert problem.hint.endswith("other than before too: `judgements.confidence`, Assessment")


def test_a_file_full_of_slips_is_told() -> None:
    found = [("restarted on", "restated on"), ("Exports stay", "Exprots stay")]
    found += [("restrains exports", "restains exprots"), ("regulator does", "regulater does")]
    assert [problem.code for problem in told(*found)] == [Code.CHANGE_UNRECORDED]


def test_the_order_of_judgements_is_a_statement() -> None:
    second = "  - {id: second, statement: It ends., confidence: low, because: We say so.}\n"
    one = document(("sources:\n", "sources:\n"), ("stage:", second + "stage:"))
    other = document(("judgements:\n", "judgements:\n" + second))
    (problem,) = history.check(one, other, {}, ENGLISH)
    assert problem.message == "which judgement comes first was published as “cap-binds”"


def test_a_term_that_has_another_id_changes_nothing() -> None:
    change = ("publisher: reuters", "publisher: thomson-reuters")
    assert told(change, reuters="thomson-reuters") == []
    assert told(change)[0].message == "`sources.publisher` was published as “reuters”"


# ---------------------------------------------------------------------------- sources and changes


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ([(SECOND, ""), ("[^notice]", "[^reuters-oct]"), ("[^notice]", "[^reuters-oct]")], "gone"),
        ([(SECOND, SECOND.replace("3 of", "4 of").replace("Notice of", "On"))], "another one now"),
        ([("id: notice", "id: decree"), ("Notice 3", "Decree 3"),
          ("[^notice]", "[^decree]"), ("[^notice]", "[^decree]")], "gone"),
    ],
)  # fmt: skip
def test_a_source_does_not_go_unsaid(changes: list[Change], end: str) -> None:
    (problem,) = told(*changes)
    assert problem.code is Code.SOURCE_REMOVED
    assert problem.message.endswith(end)
    assert "`notice`" in problem.message
    assert told(*changes, RECORD) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("date: 2025-11-03", "date: 2025-11-04"),
        ("kind: correction", "kind: update"),
        ("without its unit", "without its sign"),
        (
            MORE.partition("changes:\n")[2],
            "  - {date: 2026-01-01, kind: update, what: A., why: B.}\n",
        ),
        ("changes:\n" + MORE.partition("changes:\n")[2], ""),
    ],
)
def test_what_was_recorded_stands(old: str, new: str) -> None:
    assert [problem.code for problem in told((old, new))] == [Code.CHANGE_ALTERED]
    if new:
        assert [problem.code for problem in told((old, new), RECORD)] == [Code.CHANGE_ALTERED]


def test_a_slip_in_a_record_is_mended_and_records_nothing() -> None:
    slip = ("We overlooked it", "We overloked it")
    assert told(slip) == []
    assert [each.code for each in told(slip, STATED[0])] == [Code.CHANGE_UNRECORDED]


# ---------------------------------------------------------------------------- ids

LICENCE = "2025-09-01-licence"
FORMER = ("authors:", f"former_ids: [{LICENCE}]\nauthors:")


def gone(before: Mapping[str, Document], after: Mapping[str, Document], *there: str) -> list[str]:
    found = list(history.vanished(before, after, lambda identity: identity in there))
    assert {problem.code for problem in found} <= {Code.ID_VANISHED}
    return [f"{problem.path.rpartition('/')[2]}:{problem.place.line}" for problem in found]


def test_an_id_vanishes_only_with_something_in_its_place() -> None:
    was = {"cobalt": document()}
    tomb = document(text="---\nkind: tombstone\ndate: 2026-01-01\nreason: By law.\n---\n")
    moved = document(("authors:", "former_ids: [cobalt]\nauthors:"))
    draft = document(("title:", "status: draft\ntitle:"))

    assert gone(was, {}) == ["2025-10-16-cobalt-cap.md:1"]
    assert gone(was, {"other": document()}) == ["2025-10-16-cobalt-cap.md:1"]
    assert gone(was, {"cobalt": draft}) == ["2025-10-16-cobalt-cap.md:2"]
    assert gone(was, {}, "cobalt") == []  # there, but it cannot be read
    assert gone(was, {"cobalt": tomb}) == gone(was, {"other": moved}) == []
    assert gone({"cobalt": draft}, {}) == gone({"cobalt": draft}, {"cobalt": draft}) == []
    assert gone({"cobalt": tomb}, {}) == ["2025-10-16-cobalt-cap.md:1"]


def test_a_former_id_leads_on_for_ever() -> None:
    was = {"cobalt": document(FORMER)}
    assert gone(was, {"cobalt": document()}) == ["2025-10-16-cobalt-cap.md:1"]
    assert gone(was, {"cobalt": document(FORMER)}) == []
    assert gone(was, {"cobalt": document(), "other": document(FORMER)}) == []
    assert gone(was, {"cobalt": document(), LICENCE: document()}) == []


# ---------------------------------------------------------------------------- every key


def ways(schema: dict[str, Any], node: dict[str, Any]) -> Iterator[tuple[str | None, ...]]:
    """The way to every value that a model has."""
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    options = [each for each in node.get("anyOf", ()) if each.get("type") != "null"]
    if options:
        yield from ways(schema, options[0])
    elif "items" in node:
        yield from ((None, *way) for way in ways(schema, node["items"]))
    elif "properties" in node:
        for key, value in node["properties"].items():
            yield from ((key, *way) for way in ways(schema, value))
    else:
        yield ()


def test_every_key_states_something_or_does_not() -> None:
    settings, _ = read_settings(FILES[SETTINGS].encode())
    models = briefing_model(settings.axes), UpdateMatter
    found = {
        way
        for model in models
        for way in ways(model.model_json_schema(), model.model_json_schema())
    }
    axes = {(axis.key, None) for axis in settings.axes}
    own = {("status",), ("former_ids", None)}
    ours = {way for way in found if way[0] == "changes" or "estimates" in way}
    known = [*TEXTS, *VALUES, *FILING, *NAMING, *axes, *own, *ours]

    assert len(known) == len(set(known))
    assert set(known) == found
