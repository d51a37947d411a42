"""Linked data about the repository's own briefings says what the briefings say."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from watchfloor.archive import Archive
from watchfloor.loading import load
from watchfloor.publishing.structured import report

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def archive() -> Archive:
    return load(ROOT, date(2026, 11, 27)).archive


def test_a_report_names_its_briefing_for_good(archive: Archive) -> None:
    """Its identifier is a tag: id, which outlives every address."""
    identifiers = [report(briefing, archive)["identifier"] for briefing in archive.whole.values()]

    assert len(set(identifiers)) == len(archive.briefings)
    assert all(
        each.startswith("tag:watchfloor.example,2026-11-24:briefing/") for each in identifiers
    )


def test_what_is_not_known_is_absent(archive: Archive) -> None:
    """No property is empty: an absent one is honest."""
    for briefing in archive.whole.values():
        described = report(briefing, archive)
        assert all(described.values())
        assert "license" not in described
        json.dumps(described)


def test_every_source_with_an_address_is_cited_by_it(archive: Archive) -> None:
    """Machines can follow a citation as readers can."""
    for briefing in archive.whole.values():
        urls = {each.get("url") for each in report(briefing, archive)["citation"]}
        assert urls == {source.url for source in briefing.matter.sources}
