"""Pages that list: a term with its briefings, an axis with its terms, everything, the ways in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ... import urls
from ..axes import Entry
from ..changes import Changes, Item
from ..home import home
from ..listings import Card, Listing, Piece, card
from ..ref import Ref
from .dossiers import held, matrix, mentions
from .sheet import Sheet, scale
from .words import items, labelled, text

_LEVEL = "    "
"""How far a list within a list is moved in: by so much that every generator sees it."""


def term(sheet: Sheet) -> Iterator[str]:
    """Who or what a term is, and its briefings."""
    data = sheet.data
    listing: Listing = data["listing"]
    yield _way(sheet, [Ref(data["axis"].label, urls.axis(data["axis"].key)), *data["path"]])
    if listing.is_newest:
        yield text(data["term"].summary)
        yield items(
            labelled(
                text(fact.label), " ".join(filter(None, [text(fact.text), sheet.refs(fact.refs)]))
            )
            for fact in data["facts"]
        )
        yield sheet.prose.markdown
        yield from held(sheet)
        yield from _narrower(sheet)
        yield from mentions(sheet)
    yield f"## Briefings ({listing.total})"
    yield from _listed(listing, sheet)
    if not listing.total:
        yield f"No briefing names {text(data['term'].name)} yet."


def axis(sheet: Sheet) -> Iterator[str]:
    """The terms of an axis, narrower ones below wider ones."""
    data = sheet.data
    yield f"{data['total']} {text(data['axis'].label.lower())}."
    yield from matrix(sheet)
    yield _entries(data["entries"], sheet)
    if len(data["addresses"]) > 1:
        numbered = (Ref(str(n), address) for n, address in enumerate(data["addresses"], 1))
        yield labelled("Pages", sheet.refs(numbered))


def choice(sheet: Sheet) -> Iterator[str]:
    """The terms that go by one name."""
    shown = sheet.data["axis"]
    yield _way(sheet, [Ref(shown.label, urls.axis(shown.key))])
    yield f"{len(sheet.data['entries'])} {text(shown.label.lower())} go by this name."
    yield _entries(sheet.data["entries"], sheet)


def listing(sheet: Sheet) -> Iterator[str]:
    """All briefings, a page of them."""
    shown: Listing = sheet.data["listing"]
    if shown.is_newest:
        yield f"{shown.total} briefings, newest event first."
    yield from _listed(shown, sheet)


def changes(sheet: Sheet) -> Iterator[str]:
    """What happened to the archive, day by day."""
    shown: Changes = sheet.data["changes"]
    for day, of_day in shown.days:
        yield f"## {text(day.text)}"
        yield items(_change(item, sheet) for item in of_day)
    yield _beside(shown.piece, sheet)


def _change(item: Item, sheet: Sheet) -> str:
    other = f" {item.relation} {sheet.ref(item.other)}" if item.other else ""
    told = text(item.what) + (f" Why: {text(item.why)}" if item.why else "")
    said = f"{text(item.label)}: {sheet.ref(Ref(item.title, item.url))}{other}"
    return f"{said}. {told}".rstrip()


def explore(sheet: Sheet) -> Iterator[str]:
    """The ways in: choosing by facets needs scripts, which are no part of an export."""
    yield from _ways_in(sheet.data["axes"], sheet)


def form(sheet: Sheet) -> Iterator[str]:
    """Where files go: writing them in a form needs scripts."""
    repository = sheet.archive.settings.repository
    yield f"The form needs scripts, which are no part of an export. Files go to {repository}."


def newest(sheet: Sheet) -> Iterator[str]:
    """What the home page adds to its owner's words."""
    data = home(sheet.archive)
    if data["newest"]:
        yield from _standing(data, sheet)
    yield "## Browse"
    yield from _ways_in(data["axes"], sheet)
    yield "## Newest briefings"
    yield listed_cards((card(each, sheet.archive) for each in data["newest"]), sheet)
    if data["total"] > len(data["newest"]):
        yield f"{sheet.ref(data['everything'])} ({data['total']})"


def _standing(data: Mapping[str, Any], sheet: Sheet) -> Iterator[str]:
    """What is known, judged, changed and due."""
    known = data["known"]
    yield (
        f"What this archive knows up to {sheet.day(known['information'])}; the newest event is of"
        f" {sheet.day(known['event'])}; last changed on {sheet.day(known['changed'])}."
    )
    if data["lines"]:
        yield "## What we judge"
        yield items(
            f"{sheet.day(each.date)}: {text(each.line.statement)}"
            f" ({scale(each.line.likelihood, each.line.confidence)})"
            f" {sheet.refs([each.briefing, *each.terms])}"
            for each in data["lines"]
        )
    if data["turns"]:
        yield "## Changed, corrected, resolved"
        yield items(
            f"{sheet.day(each.day)}, {text(each.label.lower())}: {text(each.what)}"
            f" {sheet.refs([Ref(each.title, each.url), *([each.other] if each.other else [])])}"
            for each in data["turns"]
        )
    for name, dates in (("Due, not yet decided", data["overdue"]), ("Dates ahead", data["dates"])):
        if dates:
            yield f"## {name}"
            yield items(
                f"{sheet.day(each.date)}{', forecast due' if each.is_forecast else ''}:"
                f" {text(each.what)} {sheet.ref(each.briefing)}"
                for each in dates
            )


def _way(sheet: Sheet, steps: Iterable[Ref]) -> str:
    """The way down to a page."""
    return " › ".join(map(sheet.ref, steps))


def _narrower(sheet: Sheet) -> Iterator[str]:
    """What stands below a term, and what stands beside it most often."""
    data = sheet.data
    if data["narrower"]:
        yield f"## Within {text(data['term'].name)}"
        yield items(sheet.noted(data["narrower"]))
    if data["companions"]:
        yield "## With"
        yield items(
            labelled(text(name), ", ".join(f"{text(each.name)} ({each.note})" for each in refs))
            for name, refs in data["companions"]
        )


def _ways_in(axes: Iterable[tuple[Ref, list[Ref]]], sheet: Sheet) -> Iterator[str]:
    yield items(
        f"{sheet.ref(each)} ({each.note}): {', '.join(sheet.noted(terms))}" for each, terms in axes
    )


def _entries(entries: Iterable[Entry], sheet: Sheet) -> str:
    """Terms with their counts; each below the nearest wider one that is on the page."""
    lines: list[str] = []
    above: list[int] = []
    for entry in entries:
        while above and above[-1] >= entry.depth:
            above.pop()
        newest_of = f"; newest {sheet.day(entry.newest)}" if entry.newest else ""
        told = f": {text(entry.summary)}" if entry.summary else ""
        shown = f"{sheet.ref(entry.ref)} ({entry.count}{newest_of}){told}"
        lines.append(f"{_LEVEL * len(above)}- {shown}")
        above.append(entry.depth)
    return "\n".join(lines)


def _listed(shown: Listing, sheet: Sheet) -> Iterator[str]:
    yield listed_cards(shown.cards, sheet)
    yield _beside(shown, sheet)


def _beside(shown: Listing | Piece, sheet: Sheet) -> str:
    """The ways to the pages before and after one of a list."""
    ways = [
        *([sheet.ref(Ref("Newer", shown.newer))] if shown.newer else []),
        *([f"page {shown.number} of {shown.pages}"] if shown.pages > 1 else []),
        *([sheet.ref(Ref("Older", shown.older))] if shown.older else []),
    ]
    return " · ".join(ways)


def listed_cards(cards: Iterable[Card], sheet: Sheet) -> str:
    """Briefings as a list, a line each."""
    return items(_card(card, sheet) for card in cards)


def _card(card: Card, sheet: Sheet) -> str:
    """A briefing in one line: when, what, and what we make of it."""
    said = f"{sheet.day(card.date)}: {sheet.ref(Ref(card.title, card.url))}"
    marks = f" ({', '.join(card.marks)})" if card.marks else ""
    line = card.bottom_line
    judged = (
        f" Judgement: {text(line.statement)} ({scale(line.likelihood, line.confidence)})"
        if line
        else ""
    )
    return f"{said}{marks}. {text(card.summary)}{judged}".rstrip()
