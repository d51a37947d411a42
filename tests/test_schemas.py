"""The published schemas: valid themselves, and of one mind with the checks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from watchfloor.document import read
from watchfloor.loading import load
from watchfloor.publishing.schemas import schemas

from . import sites
from .archives import BRIEFING, FILES, TODAY, UPDATE, Change, changed

LOADED = load(sites.ROOT, TODAY)
SETTINGS = LOADED.archive.settings
SCHEMAS = {address: make() for address, make in schemas(SETTINGS, sites.ADDRESS)}
KINDS = {axis.key: axis.kind for axis in SETTINGS.vocabularies}


DIALECTS = {"": Draft202012Validator, "draft-07/": Draft7Validator}
"""What validates the schemas of front matter, by the folder of their dialect."""


def _wrong(path: str, matter: dict[str, Any], folder: str, name: str = "") -> list[str]:
    """What the schema in *folder* finds wrong with the front matter of the file at *path*.

    Without a *name* it is that of its own kind.
    """
    name = name or _kind(path, matter)
    dialect = DIALECTS[folder]
    schema = SCHEMAS[f"schemas/1/{folder}{name}.json"]
    validator = dialect(schema, format_checker=dialect.FORMAT_CHECKER)
    return sorted(f"{error.json_path}: {error.message}" for error in validator.iter_errors(matter))


def _kind(path: str, matter: dict[str, Any]) -> str:
    return KINDS[path.split("/")[1]] if path.startswith("docs/") else matter.get("kind", "briefing")


def _errors(path: str, content: bytes) -> list[str]:
    """What all schemas of the file find wrong, which are of one mind."""
    document, _ = read(path, content)
    assert document
    newer, older = (_wrong(path, document.matter, folder) for folder in DIALECTS)
    assert newer == older
    if path.startswith("briefings/"):
        any_form = [_wrong(path, document.matter, each, "briefing-file") for each in DIALECTS]
        assert any_form == [newer, newer]
    return newer


@pytest.mark.parametrize("address", SCHEMAS)
def test_a_schema_is_one(address: str) -> None:
    """By the meta-schema of its own dialect, at an address that is its id."""
    schema = SCHEMAS[address]
    dialect = Draft7Validator if "/draft-07/" in address else Draft202012Validator

    dialect.check_schema(schema)
    assert schema["$schema"] == dialect.META_SCHEMA["$schema"]
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

    assert [_wrong(path, matter, folder) for folder in DIALECTS] == [[], []]


def test_a_key_without_a_value_does_not_fit() -> None:
    """The checks refuse it, so an editor must not take it for permitted."""
    text = FILES[BRIEFING].replace("themes:", "minerals: [cobalt]\nthemes:")
    matter = yaml.load(text.split("---\n")[1] + "stage:\n", Loader=_Core)

    for folder in DIALECTS:
        assert [error[:8] for error in _wrong(BRIEFING, matter, folder)] == ["$.stage:"] * 2


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


def _keywords(node: Any) -> Iterator[str]:
    """Every key of the schema *node* that its dialect gives a meaning."""
    for key, value in node.items():
        yield key
        if key == "default":
            continue
        named = value.values() if key in {"properties", "definitions", "patternProperties"} else ()
        inner = (*named, *(value if isinstance(value, list) else ()), value)
        for each in inner:
            if isinstance(each, dict) and not (named and each is value):
                yield from _keywords(each)


def _companions(node: Any) -> set[str]:
    """What stands beside a reference anywhere in *node*, where draft-07 does not read it."""
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    beside = set(node) - {"$ref"} if isinstance(node, dict) and "$ref" in node else set()
    return beside.union(*map(_companions, inner))


@pytest.mark.parametrize("address", [each for each in SCHEMAS if "/draft-07/" in each])
def test_an_older_schema_has_no_newer_word(address: str) -> None:
    """And a reference stands alone: draft-07 reads nothing beside one."""
    found = set(_keywords(SCHEMAS[address]))

    assert found <= set(Draft7Validator.META_SCHEMA["properties"])
    assert _companions(SCHEMAS[address]) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("actors: [arecoms]", "actors: []"),
        ("interests: none", f"interests: {'x' * 201}"),
        ("because: One report says so.", f"because: {'x' * 1201}"),
        ("actors: [arecoms]", "highlights: [Only one]\nactors: [arecoms]"),
    ],
)
def test_a_length_is_told_as_the_check_tells_it(old: str, new: str) -> None:
    """What the models count stands in the schemas too."""
    text = FILES[BRIEFING].replace("themes:", "minerals: [cobalt]\nthemes:")

    assert _errors(BRIEFING, text.encode()) == []
    assert len(_errors(BRIEFING, text.replace(old, new, 1).encode())) == 1


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
