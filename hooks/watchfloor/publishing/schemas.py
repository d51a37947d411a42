"""JSON Schemas of front matter (draft 2020-12), made from the models that check it."""

from __future__ import annotations

from typing import Any

from .. import urls
from ..briefing import UpdateMatter, briefing_model
from ..settings import Settings
from ..values import Value
from ..vocabulary.matter import MODELS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas(settings: Settings, site_url: str) -> dict[str, dict[str, Any]]:
    """Each schema by the address it is published at."""
    models: dict[str, type[Value]] = {
        "briefing": briefing_model(settings.axes),
        "update": UpdateMatter,
        **{str(kind): model for kind, model in MODELS.items()},
    }
    return {
        urls.schema(name): schema(model, urls.schema(name), site_url)
        for name, model in models.items()
    }


def schema(model: type[Value], address: str, site_url: str) -> dict[str, Any]:
    """The schema of *model*: front matter is text, lists and keys, so it knows no other types."""
    made = model.model_json_schema()
    properties = made.get("properties", {})
    if properties.pop("x_", None) is not None:
        made["patternProperties"] = {"^x_": {"description": "The archive's own keys."}}
    return {"$schema": DIALECT, "$id": urls.absolute(address, site_url), **made}
