"""A tiny archive with nothing wrong, and changes that break one thing in it.

In the new text of a change ``‸`` marks where the problem must be reported; it is taken out before
the file is written, so that a test's expectation stands where a reader of the test looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from pathlib import Path

from watchfloor.archive import Archive
from watchfloor.loading import Loaded, load

TODAY = date(2026, 11, 27)
MARK = "‸"

BRIEFING = "briefings/2025/2025-10-16-cobalt-cap.md"
OTHER = "briefings/2025/2025-09-01-licence.md"
UPDATE = "briefings/2025/2025-10-20-cobalt-cap-update.md"
ACTOR = "docs/actors/arecoms.md"
REGION = "docs/regions/katanga.md"
THEME = "docs/themes/price.md"
PUBLISHER = "docs/publishers/reuters.md"
SETTINGS = "pyproject.toml"

FILES: Mapping[str, str] = {
    SETTINGS: """\
[tool.watchfloor]
name = "Cobalt"
authority = "cobalt.example"
authority_date = "2025-01-01"
repository = "https://git.example/cobalt"
""",
    BRIEFING: """\
---
title: Congo caps cobalt exports
summary: Cobalt exports restarted on 16 October 2025 under a cap of 18,125 t.
event_date: 2025-10-16
as_of: 2025-10-24
published: 2025-11-01
authors: [desk]
interests: none
actors: [arecoms]
regions: [katanga]
themes: [price]
judgements:
  - id: cap-binds
    statement: The cap binds more than the mines do.
    confidence: low
    because: One report says so.
sources:
  - id: reuters-oct
    title: Congo restarts cobalt exports
    publisher: reuters
    url: https://example.org/cobalt
    published: 2025-10-24
    reliability: A
---

## What happened

- Exports restarted under a cap of 18,125 t.[^reuters-oct]

## Assessment

We think that the cap binds.
""",
    OTHER: """\
---
title: A licence is drafted
summary: The regulator drafted a licence for those who export cobalt.
event_date: 2025-09-01
as_of: 2025-09-02
published: 2025-09-03
authors: [desk]
interests: none
actors: [arecoms]
regions: [katanga]
themes: [price]
judgements:
  - id: licence-comes
    statement: The licence comes.
    confidence: low
    because: One report says so.
sources:
  - id: reuters-sep
    title: A draft licence
    publisher: reuters
    url: https://example.org/licence
    reliability: A
---

## What happened

- The regulator drafted a licence.[^reuters-sep]

## Assessment

We think that it comes.
""",
    UPDATE: """\
---
kind: update
updates: 2025-10-16-cobalt-cap
title: The first cargo leaves
event_date: 2025-10-20
as_of: 2025-10-24
published: 2025-11-02
authors: [desk]
sources:
  - id: reuters-cargo
    title: First cobalt leaves Congo
    publisher: reuters
    url: https://example.org/cargo
    reliability: A
---

## What happened

- A first cargo left.[^reuters-cargo]
""",
    ACTOR: """\
---
name: ARECOMS
summary: Congo's regulator of strategic minerals.
kind: public-body
---
""",
    REGION: """\
---
name: Katanga
summary: The south of Congo, where its cobalt is mined.
kind: area
part_of: []
---
""",
    THEME: """\
---
name: Price
summary: What minerals cost and why that changes.
definition: Prices paid or quoted for minerals. What moves them belongs here too.
---
""",
    PUBLISHER: """\
---
name: Reuters
summary: An international news agency.
reliability: A
because: It reports at first hand and names its sources.
---
""",
}
"""What the archive holds; every test's good ground."""


@dataclass(frozen=True)
class Change:
    """The first *old* in the file at *path* becomes *new*, or without *old* the whole file does."""

    path: str
    old: str
    new: str | bytes

    def applied(self, files: dict[str, bytes]) -> None:
        new = self.new.encode() if isinstance(self.new, str) else self.new
        if self.old:
            old = self.old.encode()
            assert old in files[self.path], f"{self.old!r} does not stand there"
            new = files[self.path].replace(old, new, 1)
        files[self.path] = new


def changed(*changes: Change) -> dict[str, bytes]:
    """The archive's files after *changes*."""
    files, _ = _changed(changes)
    return files


def marked(*changes: Change) -> list[tuple[str, int, int]]:
    """Where the marks of *changes* stand: path, line and column."""
    _, marks = _changed(changes)
    return marks


def _changed(changes: Iterable[Change]) -> tuple[dict[str, bytes], list[tuple[str, int, int]]]:
    files = {path: text.encode() for path, text in FILES.items()}
    for change in changes:
        change.applied(files)
    marks = []
    for path, content in sorted(files.items()):
        for number, line in enumerate(content.split(b"\n"), 1):
            *pieces, _ = line.split(MARK.encode())
            columns = accumulate(len(piece.decode()) for piece in pieces)
            marks += [(path, number, column + 1) for column in columns]
    return {path: content.replace(MARK.encode(), b"") for path, content in files.items()}, marks


def written(root: Path, files: Mapping[str, bytes]) -> Path:
    """*root* with *files* in it."""
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def holding(loaded: Loaded, archive: Archive) -> Loaded:
    """*loaded* as if its files held *archive*."""
    made = replace(loaded, state=f"{loaded.state} held", vocabulary=archive.vocabulary)
    vars(made)["archive"] = archive  # made already, so nobody makes it of what the files hold
    return made


def loaded(root: Path, *changes: Change) -> Loaded:
    """The tiny archive, changed, as *root* gives it."""
    return load(written(root, changed(*changes)), TODAY)
