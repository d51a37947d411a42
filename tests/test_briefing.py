"""A briefing as a value, and the models that make sure it is whole."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from watchfloor.briefing import BriefingMatter, Tombstone, UpdateMatter, briefing_model
from watchfloor.loading import load
from watchfloor.problem import Code
from watchfloor.settings import BUILT_IN
from watchfloor.tradecraft import Stage, Tlp

from .archives import TODAY
from .made import FULL, briefing, common, update

CHANGE = {"what": "A figure.", "why": "It was misread."}


def refused(model: Any, **keys: Any) -> list[tuple[str, tuple[int | str, ...]]]:
    """Why front matter with *keys* is no *model*."""
    with pytest.raises(ValidationError) as error:
        model.model_validate({**common("2025-01-01-x"), **keys})
    return [(each["type"], each["loc"]) for each in error.value.errors()]


def test_a_briefing_sorts_by_event_and_then_by_id() -> None:
    """Its earliest possible day, its latest, its name."""
    assert briefing("2025-02-x").abstract.order == (
        date(2025, 2, 1),
        date(2025, 2, 28),
        "2025-02-x",
    )


def test_an_update_names_its_briefing_and_judges_nothing() -> None:
    """What only the full form has is empty, not absent."""
    update_of = update("2025-01-02-more", "2025-01-01-one")
    short = update_of.abstract
    full = briefing("2025-01-01-one", related=["2024-a"], supersedes=["2024-b"]).abstract

    assert (short.is_update, short.updates, short.refers_to) == (True, full.id, (full.id,))
    assert (full.is_update, full.updates, full.refers_to) == (False, "", ("2024-b", "2024-a"))
    assert (short.summary, short.bottom_line, short.stage) == ("", None, None)
    assert update_of.matter.judgements == ()


def test_publishers_and_origins_come_from_the_sources() -> None:
    """Each publisher once, in the order of the sources."""
    found = briefing("2025-x", publishers=["reuters", "xinhua", "reuters"])

    assert found.abstract.publishers == ("reuters", "xinhua")
    assert found.abstract.origins == ("reuters", "xinhua")
    assert found.origins == {"source": "reuters", "source-1": "xinhua", "source-2": "reuters"}
    first = found.source("source")
    assert first is not None
    assert first.publisher == "reuters"
    assert found.source("nobody") is None


@pytest.mark.parametrize(
    ("changes", "updated", "is_withdrawn"),
    [
        ([], date(2026, 2, 1), False),
        ([{"date": "2026-03-01", "kind": "correction"}], date(2026, 3, 1), False),
        (
            [
                {"date": "2026-04-01", "kind": "update"},
                {"date": "2026-03-01", "kind": "withdrawal"},
            ],
            date(2026, 4, 1),
            True,
        ),
    ],
)
def test_changes_tell_when_it_was_updated_and_whether_we_stand_by_it(
    changes: list[dict[str, str]], updated: date, is_withdrawn: bool
) -> None:
    """In whatever order they are written."""
    found = briefing("2025-x", changes=[CHANGE | change for change in changes])

    assert (found.updated, found.abstract.is_withdrawn) == (updated, is_withdrawn)


@pytest.mark.parametrize(
    ("identity", "is_later"),
    [("2025-11-03-x", False), ("2025-11-02-x", True), ("2025-11-x", False), ("2024-x", True)],
)
def test_hindsight_begins_ninety_days_after_the_last_possible_day(
    identity: str, is_later: bool
) -> None:
    """Published on 1 February 2026, which is 90 days after 3 November."""
    assert briefing(identity).is_written_later is is_later


def test_an_axis_is_a_key_of_front_matter() -> None:
    """A required one has at least one term, another may be absent."""
    model = briefing_model(BUILT_IN)
    axes = {"actors": ["a"], "regions": ["b"], "themes": ["c"]}

    assert issubclass(model, BriefingMatter)
    assert model.model_validate({**common("2025-x"), **FULL, **axes}).model_dump()["tags"] == ()
    assert refused(model, **FULL, **axes | {"themes": []}) == [("too_short", ("themes",))]
    assert refused(model, **FULL, **axes | {"tags": ["a", "a"]}) == [
        (Code.VALUE_REPEATED, ("tags",))
    ]
    assert refused(BriefingMatter, **FULL, **axes) == [
        ("extra_forbidden", (axis,)) for axis in axes
    ]


@pytest.mark.parametrize(
    ("keys", "type_", "loc"),
    [
        ({"titel": "x"}, "extra_forbidden", ("titel",)),
        ({"interests": ""}, Code.VALUE_LENGTH, ("interests",)),
        ({"judgements": []}, "too_short", ("judgements",)),
        ({"judgements": FULL["judgements"] * 4}, "too_long", ("judgements",)),
        ({"highlights": ["Only one."]}, Code.VALUE_COUNT, ("highlights",)),
        ({"highlights": ["One of five."] * 5}, "too_long", ("highlights",)),
        ({"sources": []}, "too_short", ("sources",)),
        ({"tlp": "TLP:WHITE"}, "enum", ("tlp",)),
        ({"stage": "planned"}, "enum", ("stage",)),
        ({"status": "ready"}, "literal_error", ("status",)),
        ({"related": ["cobalt"]}, Code.SLUG_WRONG, ("related", 0)),
        ({"x_own": {"a": ["<b>"]}}, Code.CHARACTER_FORBIDDEN, ()),
        ({"x_<b>": "a"}, Code.CHARACTER_FORBIDDEN, ()),
    ],
)
def test_a_half_valid_briefing_never_exists(keys: Any, type_: str, loc: tuple[Any, ...]) -> None:
    """Each wrong key is told at its place."""
    assert refused(BriefingMatter, **FULL | keys) == [(type_, loc)]


@pytest.mark.parametrize("key", ["title", "event_date", "as_of", "published", "authors", "sources"])
@pytest.mark.parametrize("model", [BriefingMatter, UpdateMatter])
def test_what_asserts_something_has_no_default(model: type[BriefingMatter], key: str) -> None:
    """Left out, it is missing."""
    own = FULL if model is BriefingMatter else {"kind": "update", "updates": "2025-x"}
    whole = {**common("2025-x"), **own}
    del whole[key]

    with pytest.raises(ValidationError) as error:
        model.model_validate(whole)
    assert [(each["type"], each["loc"]) for each in error.value.errors()] == [("missing", (key,))]


def test_an_archives_own_keys_are_carried_as_they_are() -> None:
    """Exports hold them; nothing else looks at them."""
    own: dict[str, Any] = {"x_ticker": "3993", "x_list": ["a", {"b": "c"}]}

    found = briefing("2025-x", **own, stage="in-force", tlp="TLP:GREEN").matter

    assert found.extras == own
    assert (found.stage, found.tlp) == (Stage.IN_FORCE, Tlp.GREEN)


def test_a_tombstone_says_when_and_why() -> None:
    """And nothing else of what stood there."""
    stone = {"kind": "tombstone", "date": "2026-01-01", "reason": "A court ordered it."}

    assert Tombstone.model_validate(stone).date == date(2026, 1, 1)
    with pytest.raises(ValidationError):
        Tombstone.model_validate({**stone, "title": "What it was"})


def test_values_are_frozen() -> None:
    """Nobody downstream changes what was checked."""
    with pytest.raises(ValidationError, match="frozen"):
        setattr(briefing("2025-x").matter, "title", "Another")  # noqa: B010  mypy knows it too


def test_a_briefing_that_was_kept_is_what_it_was() -> None:
    """Down to which keys were given, which exports tell from those that were not."""
    archive = load(Path(__file__).parent.parent, TODAY).archive
    for one in [*archive.whole.values(), update("2025-01-02-y", "2025-01-01-x")]:
        kept = pickle.dumps(one)
        again = pickle.loads(kept)

        assert again == one
        assert repr(again) == repr(one)
        assert type(again.matter) is type(one.matter)
        for is_bare in (False, True):
            said = one.matter.model_dump(exclude_unset=is_bare)
            assert again.matter.model_dump(exclude_unset=is_bare) == said


def test_no_more_is_kept_of_a_briefing_than_follows_from_nothing_else() -> None:
    """Ten thousand are read when a build begins: the text once, and of the rest little."""
    body = "- A fact.[^x]\n" * 200

    assert len(pickle.dumps(briefing("2025-01-01-x", body=body))) < len(body) + 2_000
