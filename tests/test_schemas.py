"""The published schemas: valid themselves, and of one mind with the checks."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from watchfloor.document import read
from watchfloor.loading import load
from watchfloor.publishing.schemas import schemas

from . import sites
from .archives import BRIEFING, FILES, TODAY, UPDATE, Change, changed

LOADED = load(sites.ROOT, TODAY)
SETTINGS = LOADED.archive.settings
SCHEMAS = {address: make() for address, make in schemas(SETTINGS, sites.ADDRESS)}
KINDS = {axis.key: axis.kind for axis in SETTINGS.vocabularies}


def _schema(path: str, matter: dict[str, Any]) -> dict[str, Any]:
    name = KINDS[path.split("/")[1]] if path.startswith("docs/") else matter.get("kind", "briefing")
    return SCHEMAS[f"schemas/1/{name}.json"]


def _errors(path: str, content: bytes) -> list[str]:
    document, _ = read(path, content)
    assert document
    schema = _schema(path, document.matter)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [
        f"{error.json_path}: {error.message}" for error in validator.iter_errors(document.matter)
    ]


@pytest.mark.parametrize("address", SCHEMAS)
def test_a_schema_is_one(address: str) -> None:
    """By the meta-schema of its own dialect, at an address that is its id."""
    schema = SCHEMAS[address]

    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == sites.ADDRESS + address


@pytest.mark.parametrize("path", sorted(LOADED.documents))
def test_our_own_front_matter_fits_its_schema(path: str) -> None:
    """What the checks let through an editor must not underline."""
    assert _errors(path, (sites.ROOT / path).read_bytes()) == []


class _Core(yaml.SafeLoader):
    """YAML as editors read it: the core schema of YAML 1.2, in which NO is a word."""


_Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
_Core.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


@pytest.mark.parametrize("path", sorted(LOADED.documents))
def test_our_own_front_matter_fits_as_an_editor_reads_it(path: str) -> None:
    """Numbers and booleans that an editor makes of text are right too."""
    front = (sites.ROOT / path).read_text("utf-8").split("---\n")[1]
    matter = yaml.load(front, Loader=_Core)

    found = Draft202012Validator(_schema(path, matter)).iter_errors(matter)
    assert [f"{error.json_path}: {error.message}" for error in found] == []


def test_a_key_without_a_value_does_not_fit() -> None:
    """The checks refuse it, so an editor must not take it for permitted."""
    text = FILES[BRIEFING].replace("themes:", "minerals: [cobalt]\nthemes:")
    matter = yaml.load(text.split("---\n")[1] + "stage:\n", Loader=_Core)

    found = Draft202012Validator(_schema(BRIEFING, matter)).iter_errors(matter)
    assert {error.json_path for error in found} == {"$.stage"}


def test_an_editor_can_explain_the_keys() -> None:
    """What the code says of a key, its schema says too."""
    properties = SCHEMAS["schemas/1/briefing.json"]["properties"]

    assert properties["as_of"]["description"] == "The newest information used."


@pytest.mark.parametrize(
    ("path", "old", "new", "where"),
    [
        (BRIEFING, "interests: none\n", "", "$: 'interests' is a required"),
        (BRIEFING, "interests", "intrests", "$: 'intrests' does not match"),
        (BRIEFING, "confidence: low", "confidence: lo", "$.judgements[0].confidence"),
        (BRIEFING, "event_date: 2025-10-16", "event_date: 16 October", "$.event_date"),
        (BRIEFING, "published: 2025-11-01", "published: 2025-11-31", "$.published"),
        (BRIEFING, "actors: [arecoms]", "actors: arecoms", "$.actors"),
        (BRIEFING, "actors: [arecoms]", "actors: [ARECOMS]", "$.actors[0]"),
        (BRIEFING, "url: https", "url: ftp", "$.sources[0].url"),
        (UPDATE, "updates: 2025-10-16-cobalt-cap\n", "", "$: 'updates' is a required"),
        ("docs/actors/arecoms.md", "kind: public-body", "kind: ministry", "$.kind"),
        ("docs/publishers/reuters.md", "reliability: A", "reliability: G", "$.reliability"),
    ],
)
def test_what_is_wrong_does_not_fit(path: str, old: str, new: str, where: str) -> None:
    """An editor that knows the schema shows it while the author types."""
    text = (
        FILES[path]
        if "minerals" in FILES[path]
        else FILES[path].replace("themes:", "minerals: [cobalt]\nthemes:")
    )
    assert _errors(path, text.encode()) == []

    assert where in "\n".join(_errors(path, text.replace(old, new, 1).encode()))


def test_own_keys_are_free(tmp_path: Path) -> None:
    """What begins with ``x_`` belongs to the archive."""
    content = changed(
        Change(BRIEFING, "interests", "minerals: [cobalt]\nx_desk: {any: [thing]}\ninterests")
    )

    assert _errors(BRIEFING, content[BRIEFING]) == []


def test_a_schema_knows_the_axes_of_its_archive(tiny_site: Path) -> None:
    """One that declares no minerals refuses them as the unknown key they are there."""
    published = json.loads((tiny_site / "schemas/1/briefing.json").read_text("utf-8"))

    assert "minerals" not in published["properties"]
    assert "minerals" in SCHEMAS["schemas/1/briefing.json"]["required"]
    assert published["additionalProperties"] is False
