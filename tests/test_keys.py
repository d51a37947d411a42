"""The key of a page: whatever changes the page changes its key, and most of what does not does not.

Each text, date, step and list of a tiny archive is changed by itself, and every page is composed
before and after.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from watchfloor.archive import Archive
from watchfloor.briefing import Briefing
from watchfloor.digest import digest
from watchfloor.document import Body
from watchfloor.edtf import Edtf
from watchfloor.host.composing import Composer
from watchfloor.host.plan import Plan, Planned, PlannedFeed
from watchfloor.publishing import Digests, by_file, pages
from watchfloor.publishing.feeds import Texts, outlines, written
from watchfloor.publishing.files import side_files
from watchfloor.tradecraft import Scale
from watchfloor.vocabulary import Term, Vocabulary

from . import hostile
from .archives import BRIEFING, OTHER, REGION, THEME, Change, loaded

SITE = "https://example.org/repository/"


class Made:
    """What comes of an archive, by addresses: keys at once, the rest when it is asked for."""

    def __init__(self, house: Archive, site_url: str = SITE) -> None:
        self._pages = {page.url: page for page in pages(house)}
        addresses = by_file(self._pages.values())
        digests = Digests(house, addresses, site_url)
        self._composer = Composer(house, addresses, site_url)
        self._texts = Texts(house, site_url, self._composer.entry)
        self._house, self._site_url = house, site_url
        self._feeds = {f"feeds of {each.ref.url}": each for each in outlines(house)}
        plan = Plan(
            tuple(Planned.of(page, page.key(digests)) for page in self._pages.values()),
            tuple(
                PlannedFeed(each.ref.url, each.entries, each.key(digests))
                for each in self._feeds.values()
            ),
        ).told({each.path: digest((each.matter, each.body.text)) for each in house.whole.values()})
        self.keys = {page.url: page.key for page in plan.pages}
        self.keys |= {f"feeds of {feed.url}": feed.key for feed in plan.feeds}
        # the others are made of everything
        self._files = {each.address: each for each in side_files(house, site_url) if each.ground}
        self.keys |= {path: each.key(digests, "") for path, each in self._files.items()}

    def __getitem__(self, url: str) -> Any:
        """All that a page shows, in its head too, the feeds of a list, or a file of data."""
        if url in self._files:
            return self._files[url].make()
        if url in self._feeds:
            feed = self._feeds[url]
            return list(written(feed, self._house.settings, self._site_url, self._texts))
        page = self._pages[url]
        around = replace(page, make=dict, ground=None, read=str)
        return self._composer.compose(page), dict(page.structured), around


_NAMES = {"id", "by", "evidence", "language"}
"""What other values are known by, and a word that is one of a few."""


def others(value: Any) -> Iterator[Any]:
    """Values like *value* that differ from it in one thing."""
    if isinstance(value, BaseModel):
        for name in sorted(type(value).model_fields.keys() - _NAMES):
            for other in others(getattr(value, name)):
                yield value.model_copy(update={name: other})
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from ({**value, key: other} for other in others(each))
    elif isinstance(value, tuple) and value != ("reuters-oct",):  # a source that is cited is there
        if all(isinstance(each, str) for each in value):
            yield value[1:]
        for place, each in enumerate(value):
            for other in others(each):
                yield (*value[:place], other, *value[place + 1 :])
    else:
        yield from _other(value)


def _other(value: Any) -> Iterator[Any]:
    match value:
        case bool():
            yield not value
        case Scale():
            yield list(type(value))[value.rank - 1]
        case str():
            yield f"{value}-more"
        case Edtf():
            yield Edtf.parse("2019-05")
        case date():
            yield value + timedelta(days=100)


def changed(value: Briefing | Term) -> Iterator[Any]:
    """*value* with one thing changed; its id is what it is known by."""
    assert is_dataclass(value)
    for each in fields(value):
        if each.name == "body":
            text = (value.body.text if value.body else "") + "\n\nMore.[^reuters-oct]\n"
            yield replace(value, body=Body(text, 0))
        elif each.name not in {"id", "axis"}:
            yield from (
                replace(value, **{each.name: other}) for other in others(getattr(value, each.name))
            )


def houses(house: Archive) -> Iterator[Archive]:
    """*house* with one thing changed, or gone."""
    for briefing in house.whole.values():
        rest = [each for each in house.whole.values() if each != briefing]
        yield _of(house, briefings=rest)
        for other in changed(briefing):
            yield _of(house, briefings=[*rest, other])
    shown = [term for axis in house.settings.vocabularies for term in house.shown(axis.key)]
    for term in shown:
        for other in changed(term):
            yield _of(house, terms=[*house.vocabulary, other])
    for name, stone in house.tombstones.items():
        yield _of(house, tombstones={})
        yield from (_of(house, tombstones={name: other}) for other in others(stone))
    for other in others(house.settings):
        yield _of(house, settings=other)


def _of(house: Archive, **given: Any) -> Archive:
    terms = given.get("terms")
    return Archive.of(
        given.get("settings", house.settings),
        Vocabulary(terms) if terms else house.vocabulary,
        given.get("briefings", house.whole.values()),
        given.get("tombstones", house.tombstones),
        house.today,
    )


LINKED = Change(BRIEFING, "We think", "After [a licence](2025-09-01-licence.md) we think")
ABOVE = Change(
    "docs/regions/congo.md",
    "",
    "---\nname: Congo\nsummary: A country of central Africa.\nkind: country\npart_of: []\n---\n",
)
BELOW = Change(REGION, "part_of: []", "part_of: [congo]")
CHANGES = (*hostile.FULL, LINKED, ABOVE, BELOW)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A tiny archive that says all that one can say."""
    return loaded(tmp_path_factory.mktemp("root"), *CHANGES).archive


@pytest.fixture(scope="module")
def before(house: Archive) -> Made:
    return Made(house)


@pytest.fixture(scope="module")
def changes(house: Archive) -> list[Archive]:
    return list(houses(house))


@given(st.data())
@settings(deadline=None, max_examples=15)
def test_what_changes_a_page_or_a_feed_changes_its_key(
    before: Made, changes: list[Archive], data: st.DataObject
) -> None:
    """Whatever it is: one thing in one file, or in the settings."""
    number = data.draw(st.integers(0, len(changes) - 1))
    after = Made(changes[number])

    for url in before.keys.keys() & after.keys.keys():
        if before.keys[url] == after.keys[url]:
            assert before[url] == after[url], url


def test_everything_is_changed_in_turn(changes: list[Archive]) -> None:
    """Or the test above would hold of nothing."""
    assert len(changes) > 200


def touched(before: Made, other: Archive, site_url: str = SITE) -> set[str]:
    """What has another key in the archive *other*, or is there no more."""
    after = Made(other, site_url)
    return {url for url, key in before.keys.items() if after.keys.get(url) != key}


ITS_PAGE = "briefings/2025/2025-09-01-licence/"
NEWER = "briefings/2025/2025-10-16-cobalt-cap/"
LISTS = {"briefings/", "actors/arecoms/", "regions/katanga/", "regions/congo/", "themes/price/"}
LISTS |= {"publishers/reuters/"}
FEEDS = {f"feeds of {url}" for url in LISTS}
CARDS = {"data/cards/1.json"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change(OTHER, "We think that it", "We hope that it"), {ITS_PAGE} | FEEDS),
        (Change(OTHER, "org/licence", "org/licences"), {ITS_PAGE} | FEEDS),
        (Change(OTHER, "One report says", "Two reports say"), {ITS_PAGE} | FEEDS),
        # it stands on the page of what superseded it, too
        (
            Change(OTHER, "A licence is", "One licence is"),
            {ITS_PAGE, NEWER, "changes/", "timeline/", "feeds of tags/export-quota/"}
            | LISTS
            | FEEDS
            | CARDS,
        ),
        (
            Change(THEME, "that changes.", "this changes."),
            {"themes/", "themes/price/", "feeds of themes/price/"},
        ),
        (Change(THEME, "belongs here", "belongs there"), {"themes/price/"}),
    ],
)
def test_a_change_touches_what_shows_it(
    before: Made, tmp_path: Path, change: Change, expected: set[str]
) -> None:
    """And nothing else: an edited text costs its page, a title the lists that it stands in."""
    assert touched(before, loaded(tmp_path, *CHANGES, change).archive) == expected


def test_a_link_ties_a_page_to_the_other(tmp_path: Path) -> None:
    """Which is known before the text is rendered: its address stands there, or no link does."""
    linked = loaded(tmp_path / "linked", LINKED).archive
    rest = [each for each in linked.whole.values() if each.path != OTHER]

    assert NEWER in touched(Made(linked), _of(linked, briefings=rest))
    unlinked = loaded(tmp_path / "unlinked").archive
    rest = [each for each in unlinked.whole.values() if each.path != OTHER]
    assert NEWER not in touched(Made(unlinked), _of(unlinked, briefings=rest))


def test_a_setting_touches_everything(house: Archive, before: Made) -> None:
    assert touched(before, house, "https://elsewhere.example/") == before.keys.keys()


def test_keys_are_the_same_wherever_they_are_made(house: Archive, tmp_path: Path) -> None:
    """In another process, and of another reading."""
    again = loaded(tmp_path, *CHANGES).archive
    sent, its_pages = pickle.loads(pickle.dumps((house, tuple(pages(house)))))
    digests = Digests(sent, by_file(its_pages), SITE)

    assert Made(again).keys == Made(sent).keys == Made(house).keys
    keys = {key.split(" ")[0] for key in Made(house).keys.values()}
    assert {page.key(digests) for page in its_pages} <= keys
