"""What changed in a file, told from old to new in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from watchfloor.desk.reporting.changes import altered, changes
from watchfloor.desk.reporting.review import Changed
from watchfloor.document import Document, read
from watchfloor.wording import ENGLISH

from .archives import BRIEFING, OTHER, Change
from .reviewing import part, reviewed


def document(matter: str, body: str = "") -> Document:
    found, _ = read(BRIEFING, f"---\n{matter}\n---\n{body}".encode())
    assert found
    return found


def told(old: Document, new: Document) -> list[str]:
    file = Changed(BRIEFING, old, new, is_there=True, problems=())
    return list(changes(file, ENGLISH.abbreviations))


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("stage: agreed", "stage: in-force", ["`stage`: agreed → **in-force**"]),
        ("a: x", "a: x\nstage: done", ["`stage`: added done"]),
        ("a: x\nstage: done", "a: x", ["`stage`: removed done"]),
        ("actors: [a, b]", "actors: [a, c]", ["`actors`: removed b", "`actors`: added c"]),
        ("regions: [a, b]", "regions: [b, a]", ["`regions / order`: a, b → **b, a**"]),
        (
            "judgements:\n  - {id: x, confidence: low}",
            "judgements:\n  - {id: x, confidence: high}",
            ["`judgements / x / confidence`: low → **high**"],
        ),
        (
            "sources:\n  - {id: x, url: u}",
            "sources:\n  - {id: y, url: u}\n  - {id: x, url: u}",
            ["`sources / y`: added id: y; url: u"],
        ),
        (
            "summary: Exports restarted under a cap of 18 t.",
            "summary: Exports restarted under a cap of 96 t.",
            ["`summary`: Exports restarted under a cap of ~~18~~ **96** t."],
        ),
        (
            "watch: [{date: 2026}, {date: 2026}]",
            "watch: [{date: 2026}]",
            ["`watch / 2026 (2)`: removed date: 2026"],
        ),
        ("a: [[x]]", "a: [[y]]", ["`a / no. 1`: removed x", "`a / no. 1`: added y"]),
        ("a: x", "a: {b: c}", ["`a`: x → **b: c**"]),
        ("a: 'x'", "a: x  # a comment", []),
    ],
)
def test_keys_are_told_from_old_to_new(old: str, new: str, lines: list[str]) -> None:
    assert told(document(old), document(new)) == lines


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (
            "One. Two.",
            "One. Three is new.",
            ["removed, line 5 as it was: Two.", "added, line 5: Three is new."],
        ),
        ("- A cap of 1 t.[^a]", "- A cap of 2 t.[^a]", [r"line 5: A cap of ~~1~~ **2** t. \[^a\]"]),
        (
            "- A cap of 1 t.[^a]",
            "- A cap of 1 t.[^b]",
            [r"line 5: A cap of 1 t. ~~\[^a\]~~ **\[^b\]**"],
        ),
        (
            "One.",
            "One.\n\n## Outlook\n\nTwo.",
            [r"added, line 7: \#\# Outlook", "added, line 9: Two."],
        ),
        ("One. Two.", "One.\nTwo.", []),
        ("One.", "One. <!-- a remark -->", []),
    ],
)
def test_sentences_are_told_in_words_not_in_lines(old: str, new: str, lines: list[str]) -> None:
    assert told(document("a: x", f"\n{old}\n"), document("a: x", f"\n{new}\n")) == lines


def test_a_text_of_very_many_sentences_is_left_to_its_diff() -> None:
    old, new = (document("a: x", f"{word}. " * 3000) for word in ("One", "Two"))

    assert told(old, new) == ["The text is too long to be compared here: read its diff."]


ESTIMATE = (
    "forecasts:\n  - id: x\n    estimates:\n      - {date: 2026-01-01, by: a, likelihood: likely}"
)
LATER = f"{ESTIMATE}\n      - {{date: 2026-02-01, by: a, likelihood: unlikely}}"


@pytest.mark.parametrize(
    ("old", "new", "is_wrong"),
    [
        (ESTIMATE, LATER, False),
        (LATER, ESTIMATE, True),
        (ESTIMATE, ESTIMATE.replace("likely", "unlikely"), True),
        (ESTIMATE, ESTIMATE.replace("2026-01-01", "2026-01-02"), True),
        (ESTIMATE, "forecasts: []", True),
        (ESTIMATE, "a: x", True),
        ("a: x", ESTIMATE, False),
        (ESTIMATE, ESTIMATE.replace("id: x", "id: x\n    criteria: y"), False),
    ],
)
def test_an_estimate_that_was_made_is_never_changed(old: str, new: str, *, is_wrong: bool) -> None:
    file = Changed(BRIEFING, document(old), document(new), is_there=True, problems=())

    assert any(change.is_estimate for change in altered(file)) is is_wrong


def test_what_no_reader_sees_is_said_to_be_nothing(tmp_path: Path) -> None:
    section = part(
        reviewed(tmp_path, Change(OTHER, "themes: [price]", "themes:  [ price ]")), "#### What"
    )

    assert "Nothing that a reader sees" in section
