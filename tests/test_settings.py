"""The archive's settings: how it groups, what it may publish, what it is called for good."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from watchfloor.problem import Code
from watchfloor.settings import Settings
from watchfloor.tradecraft import Tlp

LEAST = {
    "name": "Cobalt",
    "authority": "cobalt.example",
    "authority_date": "2025-01-01",
    "repository": "https://git.example/cobalt",
}
MINERALS = {
    "key": "minerals",
    "label": "Minerals",
    "singular": "mineral",
    "required": True,
    "hierarchical": True,
}


def refused(**changes: Any) -> list[tuple[str, tuple[int | str, ...]]]:
    """Why settings with *changes* are none, each with its place."""
    with pytest.raises(ValidationError) as error:
        Settings.model_validate({**LEAST, **changes})
    return [(each["type"], each["loc"]) for each in error.value.errors()]


def test_the_least_settings_have_the_four_axes_of_the_house() -> None:
    """They publish what may go to the world, in English."""
    settings = Settings.model_validate(LEAST)

    assert [axis.key for axis in settings.axes] == ["actors", "regions", "themes", "tags"]
    assert [axis.key for axis in settings.axes if axis.hierarchical] == ["regions"]
    assert [axis.key for axis in settings.axes if not axis.required] == ["tags"]
    assert (settings.publish_max_tlp, settings.language) == (Tlp.CLEAR, "en")


def test_a_declared_axis_stands_behind_the_built_in_ones() -> None:
    """Publishers have pages though no briefing names them in a key of their own."""
    settings = Settings.model_validate({**LEAST, "axes": [MINERALS]})

    kinds = {axis.key: axis.kind for axis in settings.vocabularies}
    assert list(kinds.items()) == [
        ("actors", "actor"),
        ("regions", "region"),
        ("themes", "subject"),
        ("tags", "subject"),
        ("minerals", "subject"),
        ("publishers", "publisher"),
    ]


def test_a_tag_outlives_every_address() -> None:
    """It is made of the authority and its date (RFC 4151), not of where the site is."""
    assert Settings.model_validate(LEAST).tag("x") == "tag:cobalt.example,2025-01-01:x"


@pytest.mark.parametrize("key", ["actors", "publishers", "briefings", "page", "feed", "search"])
def test_an_axis_cannot_take_an_address_of_the_house(key: str) -> None:
    """Its pages would stand where others do."""
    assert refused(axes=[{**MINERALS, "key": key}]) == [(Code.ID_RESERVED, ("axes", 0, "key"))]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("authority", "no domain", Code.IDENTIFIER_WRONG),
        ("authority", "localhost", Code.IDENTIFIER_WRONG),
        ("authority", "desk+feeds@cobalt.example", Code.IDENTIFIER_WRONG),
        ("authority", "-cobalt.example", Code.IDENTIFIER_WRONG),
        ("authority", "cobalt-.example", Code.IDENTIFIER_WRONG),
        ("authority_date", "2025", Code.DATE_WRONG),
        ("repository", "git@git.example:cobalt", Code.URL_WRONG),
        ("language", "tlh", Code.CHOICE_UNKNOWN),
        ("publish_max_tlp", "TLP:WHITE", "enum"),
        ("colour", "blue", "extra_forbidden"),
    ],
)
def test_a_wrong_setting_says_what_is_wrong(key: str, value: str, code: str) -> None:
    """Each at its key."""
    assert refused(**{key: value}) == [(code, (key,))]
