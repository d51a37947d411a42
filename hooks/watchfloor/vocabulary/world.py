"""The world's countries and regions, so that no archive has to write them down.

``regions.json`` beside this file was made once from CLDR's territory containment (UN M49 groups)
and names; ``scripts/world_regions.py`` tells how.
"""

from __future__ import annotations

import json

from .term import Term


def regions(source: str) -> dict[str, Term]:
    """The regions in *source*, the text of ``regions.json``, by their ids."""
    return {
        identity: Term(
            axis="regions",
            id=identity,
            name=entry["name"],
            parents=tuple(entry["parents"]),
            aliases=tuple(entry["aliases"]),
            iso=entry.get("iso", ""),
        )
        for identity, entry in json.loads(source).items()
    }
