"""A briefing that has been published, with something at nearly every key."""

from __future__ import annotations

from watchfloor.document import Document, read

from .archives import BRIEFING, FILES

FORECAST = """\
forecasts:
  - id: under-cap
    statement: Exports stay under the cap in 2026.
    criteria: Contained metal shipped in 2026.
    decided_by: [The regulator's figure]
    closes: 2026-12-31
    due: 2027-06-30
    estimates:
      - date: 2025-11-01
        by: desk
        likelihood: likely
        because: Only one cargo left.
"""
OUTCOME = """\
    resolved:
      date: 2027-02-01
      happened: 2026-12-31
      by: desk
      outcome: occurred
      because: The regulator said so.
      evidence: [reuters-oct]
"""
MORE = """\
stage: announced
highlights:
  - Exports restarted under a cap.
  - The regulator allots shares.
quoted_forecasts:
  - by: arecoms
    said: 2025-10
    statement: The cap holds for a year.
    sources: [reuters-oct]
watch:
  - date: 2026-03-31
    what: The quotas of 2025 lapse.
gaps:
  - The text of the decree.
  - Which volumes count.
changes:
  - date: 2025-11-03
    kind: correction
    what: The cap was given without its unit.
    why: We overlooked it.
"""
SECOND = """\
  - id: notice
    title: Notice of the regulator
    publisher: reuters
    citation: Notice 3 of 2025
    reliability: A
"""
TEXT = """\
## What happened

- Exports restarted under a cap of 18,125 t.[^reuters-oct]
- The regulator does not allot shares to traders.[^notice]

## Assessment

We think that the cap binds. It restrains exports more than the mines do.

### What others judge

- A trader said that the cap is too high.[^notice]
"""
BASE = FILES[BRIEFING].partition("## What")[0] + TEXT
BASE = BASE.replace("sources:\n", MORE + FORECAST + "sources:\n", 1)
BASE = BASE.replace("---\n\n##", f"{SECOND}---\n\n##")

RECORD = (
    "changes:\n",
    "changes:\n  - {date: 2026-11-24, kind: update, what: More., why: It came.}\n",
)

Change = tuple[str, str]


def document(*changes: Change, text: str = BASE, path: str = BRIEFING) -> Document:
    for old, new in changes:
        assert old in text, f"{old!r} does not stand there"
        text = text.replace(old, new, 1)
    found, problems = read(path, text.encode())
    assert found
    assert problems == []
    return found
