"""A pull request to this very archive, played through on a clone: the report shows all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .repositories import committed, git
from .reviewing import assert_harmless, part, report
from .sites import ROOT

COBALT = "briefings/2025/2025-10-16-drc-cobalt-quotas.md"
ORDOS = "briefings/2025/2025-06-13-baogang-ordos.md"
ACTOR = "docs/actors/glencore-trading.md"
TWIN = "briefings/2025/2025-10-17-congo-cobalt-quota-system.md"

PAGE = """\
---
name: Glencore Trading
summary: A company that sells cobalt.
kind: company
---
"""
DUPLICATE = """\
---
title: Congo replaces its cobalt export ban with quotas
summary: Congo allowed cobalt exports again, under quotas.
event_date: 2025-10-17
as_of: 2026-11-01
published: 2026-11-24
authors: [a-newcomer]
interests: none
actors: [arecoms, glencore-trading]
regions: [congo-dr]
themes: [export-controls]
minerals: [cobalt]
judgements:
  - id: prices-stay
    statement: Prices stay above their level of early 2025 while quotas last.
    confidence: moderate
    because: One agency reports it.
sources:
  - id: reuters-waiting
    title: Congo's cobalt producers still waiting for export approvals, sources say
    publisher: reuters
    via: squidsite02.com
    form: copy
    url: https://www.squidsite02.com/2025/10/24/congos-cobalt-producers-still
    published: 2025-10-24
    reliability: C
    note: A copy on an unreliable host.
---

## What happened

- Exports were allowed again under quotas, and producers waited for approvals.[^reuters-waiting]

## Assessment

We think that prices stay high.
"""


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report on a branch of a clone with a new actor, a wrong alias, an event that is there
    already, a changed estimate and a wrong footnote."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no clone: there is no history to review a change against")
    root = tmp_path_factory.mktemp("review") / "clone"
    git(ROOT, "clone", "--quiet", "--no-hardlinks", str(ROOT), str(root))
    git(root, "switch", "--quiet", "--create", "work")
    (root / ACTOR).write_text(PAGE)
    (root / TWIN).write_text(DUPLICATE)
    _rewrite(root / ORDOS, "actors: [baogang-group, ", "actors: [Baogang, ")
    _rewrite(
        root / COBALT,
        "likelihood: very-likely\n        because",
        "likelihood: likely\n        because",
    )
    _rewrite(root / COBALT, "December.[^miningmx-glencore]", "December.[^nobody]")
    committed(root, "2026-11-25")
    return report(root, "HEAD~1")


def _rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def head(text: str) -> str:
    return text.partition("\n## ")[0]


def test_a_new_actor(text: str) -> None:
    section = part(text, "### New term: `actors/glencore-trading`")

    assert "Called much alike: `glencore` (Glencore)." in section
    assert "Named by 1 briefing: `2025-10-17-congo-cobalt-quota-system`." in section
    assert "**New term:** `actors/glencore-trading`, called much like `glencore`" in head(text)


def test_a_wrong_alias(text: str) -> None:
    section = part(text, "### Changed briefing: `2025-06-13-baogang-ordos`")

    assert "`term-alias`, line 12: `Baogang` is a name of `baogang-group`" in section
    assert "```suggestion\nactors: [baogang-group, ordos-municipal-government, " in section
    assert "**Errors:** `2025-06-13-baogang-ordos` has 1 error (`term-alias`)" in head(text)


def test_an_event_that_is_there_already(text: str) -> None:
    section = part(text, "### New briefing: `2025-10-17-congo-cobalt-quota-system`")

    assert "**perhaps the same event as** `2025-10-16-drc-cobalt-quotas`" in section
    assert "dates 1 day apart; both name arecoms; titles much alike" in section
    assert "goes back to Reuters alone" in section
    assert (
        "**Perhaps the same event:** `2025-10-17-congo-cobalt-quota-system` and "
        "`2025-10-16-drc-cobalt-quotas`: the same source, <https://www.squidsite02.com/"
    ) in head(text)


def test_a_changed_estimate(text: str) -> None:
    section = part(text, "### Changed briefing: `2025-10-16-drc-cobalt-quotas`")
    where = "`forecasts / exports-2026-under-cap / estimates / 2026-11-24 / likelihood`"

    assert f"- {where}: very-likely → **likely** – An estimate once made is" in section
    assert f"**Changed estimate:** `2025-10-16-drc-cobalt-quotas`, {where}: very-likely" in head(
        text
    )


def test_a_wrong_footnote(text: str) -> None:
    section = part(text, "### Changed briefing: `2025-10-16-drc-cobalt-quotas`")

    lines = (ROOT / COBALT).read_text("utf-8").split("\n")
    line = 1 + next(number for number, text in enumerate(lines) if text.startswith("- Cobalt cost"))
    told = f"`source-unknown`, line {line}: no source of this briefing is called `nobody`"
    assert told in section
    nobody = "**`nobody`** is cited, and no source has this name:"
    assert f"{nobody}\n\n- line {line}: Cobalt cost" in section
    assert r"~~\[^miningmx-glencore\]~~ **\[^nobody\]**" in section


def test_and_nothing_else_stands_out(text: str) -> None:
    assert_harmless(text)
    assert head(text).count("- [ ]") == 6
    assert "What breaks in other files" not in text
    assert "### `2025-10-17-congo-cobalt-quota-system`\n\n> ##### Congo replaces" in text
