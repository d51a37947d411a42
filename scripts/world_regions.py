"""Make ``regions.json``, the world's countries and M49 regions, so that nobody types them.

Run it by hand at development time, when borders, codes or names have changed; a build only reads
the file it leaves in ``hooks/watchfloor/vocabulary``. It needs this project installed and::

    npm install --prefix FOLDER cldr-core@48 cldr-localenames-full@48
    pip install pycountry
    python scripts/world_regions.py FOLDER/node_modules

Where every datum comes from:

- Which region lies in which: CLDR, ``territoryContainment``, its numeric UN M49 groups alone. CLDR
  puts Taiwan in Eastern Asia, where UN M49 is silent. Antarctica lies in no M49 group: left out.
- Codes: CLDR, ``codeMappings``, for every country of ISO 3166-1, and for Kosovo, whose XK and 983
  are user assigned: neither ISO nor the UN gave them to it, nor will give them to another.
- English names, short and variant forms: CLDR, ``territories`` of ``en``; Babel has the same names
  but no variants. ``NAMES`` below has a readable one where CLDR's is not.
- Native names: CLDR, ``territories`` of a country's most spoken official languages, which
  ``territoryInfo`` lists.
- Official names: ISO 3166-1, as pycountry packages it.
- ``EXTRA`` below: short forms in common use and M49's own wording, which no package has.

CLDR is under the Unicode License v3 (SPDX: Unicode-3.0), copyright Unicode, Inc. Names are all that
is taken from pycountry (LGPL-2.1), which is not shipped.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from watchfloor.values import SLUG
from watchfloor.vocabulary import folded

Region = dict[str, Any]
REGIONS = Path(__file__).parents[1] / "hooks/watchfloor/vocabulary/regions.json"
CODE = r"[0-9]{3}|[A-Z]{2}"
RESERVED = {"feed", "index", "page"}
NOBODYS = {"congo", "korea", "micronesia"}  # names of two places, so given to neither
MOST_NATIVE, MOST_ALIASES = 4, 8
# fmt: off
NAMES = {
    "001": "World", "CC": "Cocos Islands", "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo", "FM": "Federated States of Micronesia", "HK": "Hong Kong",
    "MM": "Myanmar", "MO": "Macao", "PS": "Palestine", "VC": "Saint Vincent and the Grenadines",
}
SLUGS = {"CD": "congo-dr", "CG": "congo-republic"}
EXTRA = {
    "AE": ["UAE"], "BQ": ["Bonaire, Sint Eustatius and Saba"], "BS": ["The Bahamas"],
    "CC": ["Keeling Islands"], "CD": ["DR Congo", "DRC", "Democratic Republic of Congo",
    "République démocratique du Congo"], "CG": ["Republic of Congo"], "CN": ["PRC"],
    "FK": ["Islas Malvinas"], "GB": ["Britain", "Great Britain"], "GM": ["The Gambia"],
    "IE": ["Republic of Ireland"], "KP": ["DPRK"], "KR": ["ROK"], "LA": ["Lao PDR"],
    "MM": ["Burma"], "MO": ["Macau"], "NL": ["The Netherlands", "Holland"], "SA": ["KSA"],
    "SH": ["Saint Helena, Ascension and Tristan da Cunha"], "TH": ["ประเทศไทย"],
    "US": ["USA", "U.S."], "VI": ["United States Virgin Islands"],
    "011": ["West Africa"], "014": ["East Africa"], "015": ["North Africa"],
    "017": ["Central Africa"], "019": ["The Americas"], "029": ["The Caribbean"],
    "030": ["East Asia"], "034": ["South Asia"], "035": ["South-eastern Asia", "South-East Asia"],
    "053": ["Australia and New Zealand"], "145": ["West Asia"],
    "419": ["Latin America and the Caribbean"],
}
# fmt: on


class World:
    """The regions by their codes: ISO alpha-2 of a country, M49 of a group."""

    def __init__(self, packages: Path) -> None:
        """Read what the npm *packages* and pycountry say."""
        self._packages = packages
        countries = _read(files("pycountry") / "databases/iso3166-1.json")["3166-1"]
        self._iso = {country["alpha_2"]: country for country in countries} | {"XK": {}}
        self._codes = self._supplemental("codeMappings")
        self._languages = self._supplemental("territoryInfo")
        self._english = self._territories("en")
        self._above: dict[str, set[str]] = {"001": set()}
        for key, group in self._supplemental("territoryContainment").items():
            above, _, status = key.partition("-status-")
            for code in group["_contains"]:
                known = code.isdigit() or code in self._iso
                if above.isdigit() and status != "deprecated" and known:
                    self._above.setdefault(code, set()).add(above)

    def regions(self) -> dict[str, Region]:
        """All of them by their slugs, without the names that several claim."""
        regions = {self._slug(code): self._region(code) for code in self._above}
        claims = Counter(
            name
            for region in regions.values()
            for name in {folded(name) for name in (region["name"], *region["aliases"])}
        )
        for region in regions.values():
            unique = [alias for alias in region["aliases"] if claims[folded(alias)] == 1]
            region["aliases"] = unique[:MOST_ALIASES]
        return dict(sorted(regions.items()))

    def _region(self, code: str) -> Region:
        above = self._above[code]
        nearest = above - {wider for each in above for wider in self._all_above(each)}
        group = code.isdigit()
        return {
            "name": self._name(code),
            **({"m49": code} if group else {"iso": code, "m49": self._codes[code]["_numeric"]}),
            "parents": sorted(map(self._slug, nearest)),
            "aliases": self._aliases(code),
        }

    def _all_above(self, code: str) -> set[str]:
        return self._above[code].union(*map(self._all_above, self._above[code]))

    def _name(self, code: str) -> str:
        name = self._english[code].replace(" & ", " and ")
        return NAMES.get(code) or re.sub(r"^St\. ", "Saint ", name)

    def _slug(self, code: str) -> str:
        words = re.sub(r"['.]", "", _ascii(self._name(code)).lower())
        return SLUGS.get(code) or re.sub(r"[^a-z0-9]+", "-", words)

    def _aliases(self, code: str) -> list[str]:
        """Its other names, the most used first, each once."""
        name, iso = self._name(code), self._iso.get(code, {})
        variants = (self._english[key] for key in self._english if key.startswith(f"{code}-alt-"))
        official = (iso[key] for key in ("name", "official_name", "common_name") if key in iso)
        once = {folded(native): native for native in map(_plain, self._native(code))}
        native = [native for key, native in once.items() if key not in {folded(name), ""}]
        found = [*map(_plain, variants), *EXTRA.get(code, ()), *map(_plain, official)]
        found += [*native[:MOST_NATIVE], _ascii(name), _plain(self._english[code])]
        aliases: dict[str, str] = {}
        for alias in found:
            aliases.setdefault(folded(alias), alias)
        return [aliases[key] for key in aliases if key not in NOBODYS | {folded(name), ""}]

    def _native(self, code: str) -> Iterator[str]:
        """What its official languages call it, the most spoken first."""
        languages = self._languages.get(code, {}).get("languagePopulation", {})
        official = (
            (-float(language["_populationPercent"]), tag.replace("_", "-"))
            for tag, language in languages.items()
            if language.get("_officialStatus") in {"official", "de_facto_official"}
        )
        for _, tag in sorted(official):
            names = self._territories(f"{tag}-{code}") or self._territories(tag)
            keys = (code, f"{code}-alt-short", f"{code}-alt-variant")
            yield from (names[key] for key in keys if key in names)

    def _supplemental(self, name: str) -> dict[str, Any]:
        path = self._packages / f"cldr-core/supplemental/{name}.json"
        return _read(path, "supplemental", name)

    def _territories(self, locale: str) -> dict[str, str]:
        path = self._packages / f"cldr-localenames-full/main/{locale}/territories.json"
        keys = ("main", locale, "localeDisplayNames", "territories")
        return _read(path, *keys) if path.exists() else {}


def _read(path: Path | Traversable, *keys: str) -> dict[str, Any]:
    """What stands at *keys* in the JSON at *path*."""
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    for key in keys:
        data = data[key]
    return data


def _plain(name: str) -> str:
    """*name* in the order it is spoken, without what stands in brackets; empty if it is a list."""
    spoken = re.sub(r"^(.+), (.+ of(?: the)?)$", r"\2 \1", name)
    short = re.sub(r" *\(.*?\)|^the ", "", spoken, flags=re.IGNORECASE)
    return "" if "," in short else short.replace(" - ", "-")


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return plain.encode("ascii", "ignore").decode()


def check(regions: dict[str, Region]) -> None:
    """Raise an error unless *regions* are one world, without circles, each with its own codes."""
    above = TopologicalSorter({slug: region["parents"] for slug, region in regions.items()})
    codes = Counter(
        code for region in regions.values() for code in {region["m49"], region.get("iso")} if code
    )
    wrong = [
        *(slug for slug in regions if not re.fullmatch(SLUG, slug) or slug in RESERVED),
        *(slug for slug, region in regions.items() if not region["parents"] and slug != "world"),
        *set(above.static_order()).difference(regions),
        *(code for code, uses in codes.items() if uses > 1 or not re.fullmatch(CODE, code)),
    ]
    if wrong:
        raise ValueError(f"wrong: {', '.join(wrong)}")


def main(packages: str) -> None:
    """Write the file from the npm *packages*, a folder."""
    regions = World(Path(packages)).regions()
    check(regions)
    lines = (
        f"  {json.dumps(slug)}: {json.dumps(region, ensure_ascii=False)}"
        for slug, region in regions.items()
    )
    REGIONS.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
