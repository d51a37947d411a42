"""What is known of a term at a glance, two axes crossed, and who links here: in plain Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..activity import Activity
from ..circle import Circle
from ..dossier import Dossier
from ..matrix import Matrix
from ..mentioned import Mentioned, Quote
from ..ref import Ref
from .sheet import Sheet, likely, scale
from .words import items, label, table, text


def held(sheet: Sheet) -> Iterator[str]:
    """All that briefings hold on a term."""
    dossier: Dossier = sheet.data["dossier"]
    yield from _listed("What we judge", _judged(dossier, sheet), dossier.judged)
    yield from _listed("What we expect", _expected(dossier, sheet), dossier.forecast)
    yield from _listed("Dates ahead", _ahead(dossier, sheet), dossier.dated)
    if sheet.data["circle"]:
        yield from _circle(sheet.data["circle"], sheet)
    if dossier.activity:
        yield from _activity(dossier.activity)
    if dossier.tally:
        yield f"Own forecasts: {', '.join(f'{count} {word}' for word, count in dossier.tally)}."
    name = text(sheet.data["term"].name)
    yield from _listed(f"What {name} said", _heard(dossier, sheet), dossier.said)


def _listed(title: str, lines: Iterable[str], count: int) -> Iterator[str]:
    """A list below a heading, and how many more there are; nothing where there is none."""
    shown = list(lines)
    if shown:
        yield f"## {title}"
        yield items(shown)
    if count > len(shown):
        yield f"{count - len(shown)} more in the briefings."


def _judged(dossier: Dossier, sheet: Sheet) -> Iterator[str]:
    for each in dossier.judgements:
        line = each.line
        said = f"{text(line.statement)} ({scale(line.likelihood, line.confidence)})"
        yield f"{said} {_from(each.briefing, sheet)}"


def _expected(dossier: Dossier, sheet: Sheet) -> Iterator[str]:
    for each in dossier.forecasts:
        closes = f"{'closed' if each.is_past else 'closes'} {sheet.day(each.closes)}"
        said = f"{text(each.statement)} ({likely(each.likelihood)}; {closes})"
        yield f"{said} {_from(each.briefing, sheet)}"


def _ahead(dossier: Dossier, sheet: Sheet) -> Iterator[str]:
    for each in dossier.dates:
        yield f"{sheet.day(each.date)}: {text(each.what)} {_from(each.briefing, sheet)}"


def _heard(dossier: Dossier, sheet: Sheet) -> Iterator[str]:
    for each in dossier.sayings:
        outcome = each.outcome.label if each.outcome else "open"
        said = f"{sheet.day(each.said)}: {text(each.statement)} ({outcome})"
        yield f"{said} {_from(each.briefing, sheet)}"


def _from(briefing: Ref, sheet: Sheet) -> str:
    return f"{sheet.ref(briefing)}, {text(briefing.note)}"


def _circle(circle: Circle, sheet: Sheet) -> Iterator[str]:
    yield f"## {circle.heading}"
    rows = (
        (sheet.ref(each.ref), str(each.count), sheet.ref(each.newest)) for each in circle.neighbours
    )
    yield table(("Actor", "Briefings", "Latest of them"), rows)
    if circle.more:
        yield f"{circle.more} more stand in the briefings."


def _activity(activity: Activity) -> Iterator[str]:
    yield "## Activity"
    rows = ((text(bar.label), str(bar.count)) for bar in activity.bars)
    yield table((activity.unit.capitalize(), "Events"), rows)


def matrix(sheet: Sheet) -> Iterator[str]:
    """Two axes crossed; the explore page that its numbers lead to is no part of an export."""
    crossed: Matrix | None = sheet.data["matrix"]
    if not crossed:
        return
    axis = sheet.data["axis"]
    yield f"## {text(axis.label)} by {text(crossed.across.name.lower())}"
    yield table(
        (text(axis.singular.capitalize()), *(sheet.ref(each) for each in crossed.columns)),
        (
            (sheet.ref(row), *(str(cell.count) if cell.count else "" for cell in cells))
            for row, cells in crossed.rows
        ),
    )
    yield f"## All {text(axis.label.lower())}"


def mentions(sheet: Sheet) -> Iterator[str]:
    """Who links to a page, each with the sentence."""
    shown: Mentioned | None = sheet.data["mentioned"]
    if not shown:
        return
    yield "## Mentioned in"
    yield items(_quote(each, sheet) for each in shown.quotes)
    if shown.more:
        yield f"And in {shown.more} more."


def _quote(quote: Quote, sheet: Sheet) -> str:
    """The sentence behind the page that it stands on."""
    said = text(f"{quote.before}{quote.words}{quote.after}")
    return f"{sheet.ref(quote.ref)}, {label(quote.ref.note)}: {said}"
