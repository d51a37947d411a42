"""JSON Schemas of front matter and of the data that we publish.

Each is made from the model that checks the front matter, or from the one that makes the data. They
are of draft 2020-12; those of front matter stand there in draft-07 too, which is what editors read:
yaml-language-server knows no later one, and remark-lint-frontmatter-schema stops at a later one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pydantic import BaseModel

from .. import urls
from ..briefing import Tombstone, UpdateMatter, briefing_model
from ..settings import Settings
from ..values import EDTF, Value
from ..vocabulary.matter import MODELS
from .columns import BriefingColumns, Cards, FacetRows, Ids, Result, Terms, Titles
from .news import News

DIALECT = "https://json-schema.org/draft/2020-12/schema"

DRAFT_07 = "http://json-schema.org/draft-07/schema#"
"""Of 2018; the pound sign belongs to its name."""

_SHORT: dict[str, type[Value]] = {"update": UpdateMatter, "tombstone": Tombstone}
"""The forms of a file that say what they are; the full one need not."""

Schema = dict[str, Any]

DATA: dict[str, type[BaseModel]] = {
    "briefings-table": BriefingColumns,
    "facet-table": FacetRows,
    "ids-table": Ids,
    "titles-table": Titles,
    "terms-table": Terms,
    "cards": Cards,
    "result": Result,
    "news-table": News,
}
"""The models of what ``tables`` and the explore page make, by the names of their schemas."""


def schemas(settings: Settings, site_url: str) -> Iterator[tuple[str, Callable[[], Schema]]]:
    """What makes each schema, by the address it is published at."""
    models: dict[str, type[Value]] = {
        "briefing": briefing_model(settings.axes),
        "update": UpdateMatter,
        **{str(kind): model for kind, model in MODELS.items()},
    }
    of_files: dict[str, Callable[[], Schema]] = {
        **{name: partial(front_matter, model) for name, model in models.items()},
        "briefing-file": partial(_any_form, models["briefing"]),
    }
    of_data = {name: partial(_of_data, model) for name, model in DATA.items()}
    for name, make in (of_files | of_data).items():
        address = urls.schema(name)
        yield address, partial(_published, address, DIALECT, make, site_url)
    for name, make in of_files.items():
        address = urls.draft_07(name)
        yield address, partial(_published, address, DRAFT_07, partial(_older, make), site_url)


def _published(address: str, dialect: str, make: Callable[[], Schema], site_url: str) -> Schema:
    return {"$schema": dialect, "$id": urls.absolute(address, site_url), **make()}


def _any_form(briefing: type[Value]) -> Schema:
    """The schema of every file in the folder of briefings, which says its form itself."""
    forms = {name: front_matter(model) for name, model in _SHORT.items()}
    forms["briefing"] = front_matter(briefing)
    defined: Schema = {}
    for name, form in forms.items():
        defined |= form.pop("$defs", {})
        defined[name] = form
    chosen: Schema = {"$ref": "#/$defs/briefing"}
    for name in _SHORT:
        is_of_it = {"properties": {"kind": {"const": name}}, "required": ["kind"]}
        chosen = {"if": is_of_it, "then": {"$ref": f"#/$defs/{name}"}, "else": chosen}
    return {"description": "The front matter of a briefing's file.", **chosen, "$defs": defined}


def _older(make: Callable[[], Schema]) -> Schema:
    """What *make* makes, as draft-07 writes it."""
    made: Schema = _in_draft_07(make())
    return made


def _in_draft_07(node: Any) -> Any:
    """*node* with definitions where draft-07 has them, and no word beside a reference.

    Draft-07 reads a ``$ref`` and nothing that stands with it.
    """
    if isinstance(node, list):
        return [_in_draft_07(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    made = {_OLDER.get(key, key): _in_draft_07(value) for key, value in node.items()}
    if "$ref" not in made:
        return made
    reference = {"$ref": made.pop("$ref").replace("#/$defs/", "#/definitions/")}
    return {**made, "allOf": [reference]} if made else reference


def _of_data(model: type[BaseModel]) -> Schema:
    return model.model_json_schema(mode="serialization")


def front_matter(model: type[Value]) -> Schema:
    """The schema of *model*, as editors need it."""
    made: Schema = _for_editors(model.model_json_schema())
    properties = made.get("properties", {})
    if properties.pop("x_", None) is not None:
        made["patternProperties"] = {"^x_": {"description": "The archive's own keys."}}
    return made


def _for_editors(node: Any) -> Any:
    """*node* as it fits front matter that an editor has read as YAML 1.2 (core schema).

    We read every value as text. An editor makes numbers of digits and booleans of true and false,
    and takes a key without a value for null, which the checks refuse.
    """
    if isinstance(node, list):
        return [_for_editors(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    options = [option for option in node.get("anyOf", ()) if option.get("type") != "null"]
    if len(options) == 1 and len(node["anyOf"]) > 1:
        rest = {key: value for key, value in node.items() if key not in {"anyOf", "default"}}
        return _for_editors(options[0] | rest)
    made = {key: _for_editors(value) for key, value in node.items()}
    if made.get("pattern") == EDTF:
        made["type"] = ["string", "integer"]
    if made.get("type") == "array" and "minLength" in made:
        made["minItems"] = made.pop("minLength")  # where a validator stands before, pydantic errs
    typed = [_TYPED[word] for word in made.get("enum", ()) if word in _TYPED]
    if typed:
        made["enum"] += typed
        made["type"] = ["string", *{type(value): _NAMES[type(value)] for value in typed}.values()]
    return made


_OLDER = {"$defs": "definitions"}
"""Words of a schema that draft-07 has another one for."""
_TYPED: dict[str, int | bool] = {
    "true": True,
    "false": False,
    **{str(digit): digit for digit in range(10)},
}
"""Words of our enumerations that YAML gives a type."""
_NAMES: dict[type, str] = {bool: "boolean", int: "integer"}
