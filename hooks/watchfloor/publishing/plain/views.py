"""Pages that draw: the map and the timeline, as the tables that say the same."""

from __future__ import annotations

from collections.abc import Iterator

from ..listings import card
from ..timeline import Year
from ..world_map import Row
from .lists import listed_cards
from .sheet import Sheet
from .words import items, table, text

_HEAD = ("Region", "Briefings", "Newest")


def world_map(sheet: Sheet) -> Iterator[str]:
    """The countries of each continent, and the regions wider than a country."""
    data = sheet.data
    for name, rows in data["continents"]:
        yield f"## {text(name)}"
        yield _table(rows, sheet)
    if data["elsewhere"]:
        yield "## In no country"
        yield _table(data["elsewhere"], sheet)
    if data["wider"]:
        yield "## Wider than a country"
        yield items(sheet.noted(each.ref for each in data["wider"]))


def _table(rows: list[Row], sheet: Sheet) -> str:
    return table(_HEAD, (_cells(row, sheet) for row in rows))


def _cells(row: Row, sheet: Sheet) -> tuple[str, ...]:
    sites = f" (sites: {', '.join(sheet.noted(row.sites))})" if row.sites else ""
    newest = f"{text(row.newest.note)}: {sheet.ref(row.newest)}"
    return sheet.ref(row.ref) + sites, f"{row.count:,}", newest


def timeline(sheet: Sheet) -> Iterator[str]:
    """How many events each year and month had, and the newest."""
    data = sheet.data
    if data["years"]:
        head = ("Year", "Events", "Of which in a month")
        yield table(head, (_year(year) for year in data["years"]))
    yield "## Newest"
    yield listed_cards((card(each, sheet.archive) for each in data["newest"]), sheet)


def _year(year: Year) -> tuple[str, ...]:
    months = ", ".join(f"{text(month.name)} {month.note}" for month in year.months)
    return year.ref.name, year.ref.note, months
