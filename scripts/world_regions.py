"""Make ``regions.json``, the world's countries and M49 regions, so that nobody types them.

Run it by hand at development time, when borders, codes or names have changed; a build only reads
the file it leaves in ``hooks/watchfloor/vocabulary``. It needs this project installed and::

    npm install --prefix FOLDER cldr-core@48 cldr-localenames-full@48
    pip install pycountry
    python scripts/world_regions.py FOLDER/node_modules

Where every datum comes from:

- Which region lies in which: CLDR, ``territoryContainment``, its numeric UN M49 groups alone. CLDR
  puts Taiwan in Eastern Asia, where UN M49 is silent. Antarctica lies in no M49 group: left out.
- Codes: CLDR, ``codeMappings``, for every country in pycountry's ISO 3166-1, and for Kosovo, whose
  XK and 983 are user assigned: neither ISO nor the UN gave them, nor will give them to another.
- English names, short and variant forms: CLDR, ``territories`` of ``en``; Babel has the same names
  but no variants. ``NAMES`` below has a readable one where CLDR's is not.
- Native names: CLDR, ``territories`` of the most spoken official languages in ``territoryInfo``.
- Official names: ISO 3166-1, as pycountry packages it.
- ``EXTRA`` below: short forms in common use and M49's own wording, which no package has.

Licences: CLDR is Unicode-3.0, copyright Unicode, Inc.; pycountry, not shipped, is LGPL-2.1.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from watchfloor.values import SLUG
from watchfloor.vocabulary import folded

Region = dict[str, Any]
REGIONS = Path(__file__).parents[1] / "hooks/watchfloor/vocabulary/regions.json"
NOBODYS = {"congo", "korea", "micronesia"}  # names of two places, so given to neither
MOST_NATIVE = 4
# fmt: off
NAMES = {
    "001": "World", "CC": "Cocos Islands", "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo", "FM": "Federated States of Micronesia", "HK": "Hong Kong",
    "MM": "Myanmar", "MO": "Macao", "PS": "Palestine", "VC": "Saint Vincent and the Grenadines",
}
SLUGS = {"CD": "congo-dr", "CG": "congo-republic"}
EXTRA = {
    "AE": ["UAE"], "BQ": ["Bonaire, Sint Eustatius and Saba"], "BS": ["The Bahamas"],
    "CC": ["Keeling Islands"], "CG": ["Republic of Congo"], "CN": ["PRC"],
    "CD": ["DR Congo", "DRC", "Democratic Republic of Congo", "République démocratique du Congo"],
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
        if len(regions) < len(self._above):
            raise ValueError("two regions have one slug")
        names = (name for each in regions.values() for name in (each["name"], *each["aliases"]))
        claims = Counter(map(folded, names))
        for region in regions.values():
            region["aliases"] = [name for name in region["aliases"] if claims[folded(name)] == 1]
        return dict(sorted(regions.items()))

    def _region(self, code: str) -> Region:
        above = self._above[code]
        nearest = above - {wider for each in above for wider in self._all_above(each)}
        country = {} if code.isdigit() else {"iso": code}
        m49 = self._codes[code]["_numeric"] if country else code
        rest = {"parents": sorted(map(self._slug, nearest)), "aliases": self._aliases(code)}
        return {"name": self._name(code), **country, "m49": m49, **rest}

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
        unwanted = NOBODYS | {folded(name), ""}
        native = _distinct(map(_plain, self._native(code)), unwanted)[:MOST_NATIVE]
        names = [*map(_plain, variants), *EXTRA.get(code, ()), *map(_plain, official), *native]
        return _distinct([*names, _ascii(name), _plain(self._english[code])], unwanted)

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
        return dict(_read(path)["supplemental"][name])

    def _territories(self, locale: str) -> dict[str, str]:
        path = self._packages / f"cldr-localenames-full/main/{locale}/territories.json"
        names = _read(path)["main"][locale]["localeDisplayNames"] if path.exists() else {}
        return dict(names.get("territories", {}))


def _read(path: Path | Traversable) -> Any:
    return json.loads(path.read_text("utf-8"))


def _distinct(names: Iterable[str], unwanted: set[str]) -> list[str]:
    """*names* in their order, each in its first spelling, without the *unwanted*."""
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(folded(name), name)
    return [name for key, name in once.items() if key not in unwanted]


def _plain(name: str) -> str:
    """*name* in the order it is spoken, without what stands in brackets; empty if it is a list."""
    spoken = re.sub(r"^(.+), (.+ of(?: the)?)$", r"\2 \1", name)
    short = re.sub(r" *\(.*?\)|^the ", "", spoken, flags=re.IGNORECASE)
    return "" if "," in short else short.replace(" - ", "-")


def _ascii(name: str) -> str:
    return unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode()


def check(regions: dict[str, Region]) -> None:
    """Raise an error unless *regions* are one world, without circles, each with its own codes."""
    above = TopologicalSorter({slug: region["parents"] for slug, region in regions.items()})
    codes = Counter(each[key] for each in regions.values() for key in ("iso", "m49") if key in each)
    wrong = [
        *(slug for slug in regions if not re.fullmatch(SLUG, slug)),
        *{"feed", "index", "page"}.intersection(regions),
        *(slug for slug, region in regions.items() if not region["parents"] and slug != "world"),
        *set(above.static_order()).difference(regions),
        *(code for code, n in codes.items() if n > 1 or not re.fullmatch(r"\d{3}|[A-Z]{2}", code)),
    ]
    if wrong:
        raise ValueError(f"wrong: {', '.join(wrong)}")


def main(packages: str) -> None:
    """Write the file from the npm *packages*, a folder."""
    regions = World(Path(packages)).regions()
    check(regions)
    lines = (f'"{slug}": {json.dumps(each, ensure_ascii=False)}' for slug, each in regions.items())
    REGIONS.write_text("{\n  " + ",\n  ".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
