"""What an entry of a feed says: the same in Atom and in JSON Feed, whatever somebody wrote."""

from __future__ import annotations

from typing import Any

import pytest

from watchfloor.archive import Archive
from watchfloor.briefing import Briefing, Tombstone
from watchfloor.publishing.feeds import feeds
from watchfloor.publishing.structured import report
from watchfloor.vocabulary import Term

from .following import SITE, TAG, Entry, followed, from_atom, from_json, full, published
from .made import archive, briefing, update

TERMS = [
    Term("actors", "cmoc", "CMOC"),
    Term("regions", "zaire", "Congo", parents=("africa",)),
    Term("regions", "africa", "Africa"),
    Term("themes", "price", "Price"),
    Term("tags", "price", "Price"),
    Term("publishers", "reuters", "Reuters"),
]


def only(house: Archive, listing: str = "briefings/") -> Entry:
    """The one entry of the feed of *listing*."""
    (entry,) = followed(house, listing).entries
    return entry


def change(kind: str, day: str = "2026-03-01", what: str = "All of it.") -> dict[str, str]:
    """What front matter says of a change."""
    return {"date": day, "kind": kind, "what": what, "why": "It was wrong."}


def stone(reason: str = "A court ordered it.") -> Tombstone:
    """What stays of a briefing that had to go."""
    matter = {"kind": "tombstone", "date": "2026-03-01", "reason": reason}
    return Tombstone.model_validate(matter)


def test_an_entry_says_who_what_and_when() -> None:
    """Every address whole; its moment is the first of its day, since only days are known."""
    keys: dict[str, Any] = {"authors": ["desk", "a-colleague"], "license": "CC-BY-4.0"}
    named = briefing("2025-01-01-a", title="A cap", themes=["price"], **keys)
    entry = only(archive(TERMS, named))

    assert entry == Entry(
        id=f"{TAG}briefing/2025-01-01-a",
        url=f"{SITE}briefings/2025/2025-01-01-a/",
        title="A cap",
        updated="2026-02-01T00:00:00Z",
        published="2026-02-01T00:00:00Z",
        authors=("desk", "a-colleague"),
        tags=("Price",),
        language="en",
        text=full(named),
        is_full=True,
    )
    assert entry.rights == "CC-BY-4.0"
    assert entry.facts == {
        "event_date": "2025-01-01",
        "as_of": "2026-01-31",
        "confidence": "low",
        "license": "CC-BY-4.0",
    }


def test_an_id_is_for_good() -> None:
    """The same in every feed and in linked data, wherever the site is and whatever changes."""
    one = briefing("2025-01-01-a", actors=["cmoc"], tags=["price"])
    other = briefing("2025-01-01-a", title="Another", changes=[change("withdrawal")])
    houses = [archive(TERMS, each) for each in (one, other)]
    found = {
        entry.id
        for house in houses
        for site_url in (SITE, "https://elsewhere.example/")
        for address, text in published(house, site_url).items()
        for entry in (from_atom if address.endswith("xml") else from_json)(text).entries
    }

    assert found == {f"{TAG}briefing/2025-01-01-a"} == {report(one, houses[0])["identifier"]}


@pytest.mark.parametrize(
    ("changes", "title", "updated"),
    [
        ([], "A cap", "2026-02-01"),
        ([change("update")], "A cap", "2026-03-01"),
        ([change("correction")], "Corrected: A cap", "2026-03-01"),
        ([change("withdrawal")], "Withdrawn: A cap", "2026-03-01"),
        ([change("correction"), change("update", "2026-04-01")], "Corrected: A cap", "2026-04-01"),
        # whatever was corrected before or later, nobody stands by it
        (
            [change("correction", "2026-04-01"), change("withdrawal")],
            "Withdrawn: A cap",
            "2026-04-01",
        ),
        (
            [change("withdrawal"), change("correction", "2026-04-01")],
            "Withdrawn: A cap",
            "2026-04-01",
        ),
        # on the day of publication
        ([change("correction", "2026-02-01")], "Corrected: A cap", "2026-02-01"),
    ],
)
def test_a_change_renews_the_entry(changes: list[Any], title: str, updated: str) -> None:
    """Its title says what a reader of the old text must know; when it was published stays."""
    entry = only(archive([], briefing("2025-01-01-a", title="A cap", changes=changes)))

    assert (entry.title, entry.updated) == (title, f"{updated}T00:00:00Z")
    assert entry.published == "2026-02-01T00:00:00Z"
    assert [each["kind"] for each in entry.facts.get("changes", [])] == [
        each["kind"] for each in changes
    ]


def test_every_change_is_told_with_its_reason() -> None:
    """The newest first, before all else; as summary of a full text too."""
    changes = [change("correction", what="A figure."), change("withdrawal", "2026-04-01")]
    house = archive(TERMS, briefing("2025-01-01-a", tags=["price"], changes=changes))
    told = (
        "Withdrawal, 1 April 2026: All of it. Why: It was wrong.\n\n"
        "Correction, 1 March 2026: A figure. Why: It was wrong.\n\n"
        "What happened, in one sentence."
    )

    assert only(house, "tags/price/").text.startswith(told)
    files = published(house)
    assert f"<summary>{told}</summary>" in files["briefings/feed.xml"]
    assert told.replace("\n", "\\n") in files["briefings/feed.json"]


@pytest.mark.parametrize(
    ("listing", "is_full"),
    [
        ("briefings/", True),
        ("actors/cmoc/", True),
        ("regions/africa/", True),
        ("themes/price/", True),
        ("tags/price/", False),
        ("publishers/reuters/", False),
    ],
)
def test_full_text_or_summary_and_judgements(listing: str, is_full: bool) -> None:
    """By the axis; how likely and how sure never share a sentence."""
    plain = {"id": "a", "statement": "It binds.", "confidence": "low", "because": "One report."}
    likely = {**plain, "id": "b", "statement": "It lasts.", "likelihood": "very-likely"}
    named = briefing(
        "2025-01-01-a",
        actors=["cmoc"],
        regions=["zaire"],
        themes=["price"],
        tags=["price"],
        judgements=[plain, likely],
    )
    entry = only(archive(TERMS, named), listing)

    short = (
        f"{entry.summary}\n\n"
        "Judgement: It binds. Confidence: low.\n\n"
        "Judgement: It lasts. Likelihood: very likely. Confidence: low."
    )
    assert entry.summary == "What happened, in one sentence."
    assert (entry.is_full, entry.text) == (is_full, full(named) if is_full else short)
    assert entry.facts["confidence"] == "low"


def test_a_full_text_is_made_once_and_only_if_it_is_shown() -> None:
    """Rendering costs most; a briefing stands in a dozen feeds."""
    old = [briefing(f"2024-01-01-x{n:02}", tags=["price"]) for n in range(5)]
    new = [briefing(f"2025-01-01-x{n:02}", actors=["cmoc"]) for n in range(25)]
    made: list[str] = []

    def dress(each: Briefing) -> str:
        made.append(each.id)
        return full(each)

    assert len(dict(feeds(archive(TERMS, *old, *new), SITE, dress))) == 8
    assert sorted(made) == [f"2025-01-01-x{n:02}" for n in range(5, 25)]


def test_categories_are_the_terms_named_with_their_axes() -> None:
    """A tag that is nobody's term by its id; in JSON Feed, which has no axes, each word once."""
    terms: dict[str, Any] = {"actors": ["cmoc"], "regions": ["zaire"], "themes": ["price"]}
    entry = only(archive(TERMS, briefing("2025-01-01-a", tags=["price", "new"], **terms)))

    assert entry.categories == (
        ("cmoc", f"{SITE}actors/", "CMOC"),
        ("zaire", f"{SITE}regions/", "Congo"),
        ("price", f"{SITE}themes/", "Price"),
        ("price", f"{SITE}tags/", "Price"),
        ("new", f"{SITE}tags/", "new"),
    )
    assert entry.tags == ("CMOC", "Congo", "Price", "new")


@pytest.mark.parametrize(("is_there", "named"), [(True, "A cap"), (False, "2025-01-01-a")])
def test_an_update_says_what_it_updates(is_there: bool, named: str) -> None:
    """By its title, or by its id where that is no more published; it judges nothing itself."""
    first = briefing("2025-01-01-a", title="A cap", tags=["price"], published="2026-01-01")
    later = update("2025-02-01-b", "2025-01-01-a", title="A cargo")
    house = archive(TERMS, *[first] * is_there, later)

    entry = followed(house, "publishers/reuters/").entries[0]
    assert (entry.title, entry.text) == ("A cargo", f"An update of: {named}")
    assert [each[0] for each in entry.categories] == ["price"] * is_there
    assert followed(house).entries[0].text == full(later)


def test_a_removal_takes_the_place_of_what_readers_kept() -> None:
    """By the same id, with the reason; nothing else of it is known."""
    entry = only(archive([], tombstones={"2025-01-01-a": stone()}))

    assert entry == Entry(
        id=f"{TAG}briefing/2025-01-01-a",
        url=f"{SITE}briefings/2025/2025-01-01-a/",
        title="Removed: 2025-01-01-a",
        updated="2026-03-01T00:00:00Z",
        published="",
        authors=("Cobalt",),
        tags=(),
        language="en",
        text="This briefing was removed. Why: A court ordered it.",
        is_full=False,
    )
    assert entry.facts == {"removed": "2026-03-01"}


@pytest.mark.parametrize(
    ("keys", "language", "marked"),
    [
        ({}, "en", 1),
        ({"language": "en"}, "en", 1),
        ({"language": "zh-Hans"}, "zh-Hans", 2),
    ],
)
def test_an_entry_says_its_language(keys: dict[str, Any], language: str, marked: int) -> None:
    """In Atom only where it is another than the feed's."""
    house = archive([], briefing("2025-01-01-a", **keys))

    assert only(house).language == language
    assert published(house)["briefings/feed.xml"].count("xml:lang=") == marked
