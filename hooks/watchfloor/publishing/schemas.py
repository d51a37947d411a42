"""JSON Schemas (draft 2020-12) of front matter and of the data that we publish.

Each is made from the model that checks the front matter, or from the one that makes the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pydantic import BaseModel

from .. import urls
from ..briefing import UpdateMatter, briefing_model
from ..settings import Settings
from ..values import EDTF, Value
from ..vocabulary.matter import MODELS
from .columns import BriefingColumns, Cards, FacetRows, Ids, Terms

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

DATA: dict[str, type[BaseModel]] = {
    "briefings-table": BriefingColumns,
    "facet-table": FacetRows,
    "ids-table": Ids,
    "terms-table": Terms,
    "cards": Cards,
}
"""The models of the files that ``tables`` makes, by the names of their schemas."""


def schemas(settings: Settings, site_url: str) -> Iterator[tuple[str, Callable[[], Schema]]]:
    """What makes each schema, by the address it is published at."""
    models: dict[str, type[Value]] = {
        "briefing": briefing_model(settings.axes),
        "update": UpdateMatter,
        **{str(kind): model for kind, model in MODELS.items()},
    }
    makers: dict[str, Callable[[], Schema]] = {
        **{name: partial(front_matter, model) for name, model in models.items()},
        **{name: partial(_of_data, model) for name, model in DATA.items()},
    }
    for name, make in makers.items():
        yield urls.schema(name), partial(_published, name, make, site_url)


def _published(name: str, make: Callable[[], Schema], site_url: str) -> Schema:
    return {"$schema": DIALECT, "$id": urls.absolute(urls.schema(name), site_url), **make()}


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
    typed = [_TYPED[word] for word in made.get("enum", ()) if word in _TYPED]
    if typed:
        made["enum"] += typed
        made["type"] = ["string", *{type(value): _NAMES[type(value)] for value in typed}.values()]
    return made


_TYPED: dict[str, int | bool] = {
    "true": True,
    "false": False,
    **{str(digit): digit for digit in range(10)},
}
"""Words of our enumerations that YAML gives a type."""
_NAMES: dict[type, str] = {bool: "boolean", int: "integer"}
