"""A briefing in plain Markdown: all its page says, from its changes to its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ... import urls
from ...briefing.judgement import Forecast, Judgement, QuotedForecast, Resolution, Watch
from ..ref import Ref
from .citing import footnotes, notes
from .dossiers import mentions
from .sheet import Sheet, likely, scale
from .words import items, label, labelled, text, web_link


def briefing(sheet: Sheet) -> Iterator[str]:
    """The parts of a briefing's page, in the order in which the site shows them."""
    yield from said(sheet)
    yield from footnotes(sheet)
    yield from around(sheet)


def said(sheet: Sheet) -> Iterator[str]:
    """All that a briefing says, from its changes to its gaps."""
    matter = sheet.data["matter"]
    yield from _banners(sheet)
    yield _dates(sheet)
    yield text(matter.summary)
    yield items(map(text, matter.highlights))
    yield from _judgements(matter.judgements)
    yield sheet.prose.markdown
    yield from _forecasts(sheet)
    yield from _section("Dates ahead", (_watched(each, sheet) for each in matter.watch))
    yield from _section("What is not known", map(text, matter.gaps))


def around(sheet: Sheet) -> Iterator[str]:
    """The briefings beside one, and what is to be known of the text itself."""
    yield from _thread(sheet)
    yield from mentions(sheet)
    yield from _section("About this briefing", filter(None, _about(sheet)))


def tombstone(sheet: Sheet) -> Iterator[str]:
    """What stays of a briefing that had to go."""
    yield text(sheet.data["reason"])
    gone = f"Removed on {sheet.day(sheet.data['date'])}. Its id was `{sheet.data['id']}`;"
    yield f"{gone} it will never stand for anything else."


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A list below a heading; neither where the list is empty."""
    if listed := items(lines):
        yield f"## {title}"
        yield listed


def _banners(sheet: Sheet) -> Iterator[str]:
    """What a reader must know first: later briefings, then changes, the newest first."""
    thread = sheet.data["thread"]
    for line in sheet.noted(thread["superseded_by"]):
        yield f"Superseded by {line}."
    lead = "This updates" if sheet.data["briefing"].is_update else "There is an update:"
    for line in sheet.noted(thread["updates"]):
        yield f"{lead} {line}."
    for change in sorted(sheet.data["matter"].changes, key=lambda each: each.date, reverse=True):
        told = f"**{change.kind.label.capitalize()}**, {sheet.day(change.date)}"
        yield f"{told}: {text(change.what)} Why: {text(change.why)}"


def _dates(sheet: Sheet) -> str:
    dates, matter = sheet.data["dates"], sheet.data["matter"]
    told = [
        sheet.day(dates["event_date"]),
        *([matter.stage.label] if matter.stage else []),
        *sheet.data["marks"],
        f"information up to {sheet.day(dates['as_of'])}",
        f"published {sheet.day(matter.published)}",
        *(["written later"] if sheet.data["briefing"].is_written_later else []),
    ]
    return " · ".join(told)


def _judgements(judgements: tuple[Judgement, ...]) -> Iterator[str]:
    for number, judgement in enumerate(judgements):
        if number < 2:
            yield "## Further judgements" if number else "## Bottom line"
        yield f"**{label(judgement.statement)}**"
        yield items(
            [
                labelled("How likely, how sure", scale(judgement.likelihood, judgement.confidence)),
                labelled("Why", text(judgement.because)),
                *(labelled("Assumes", text(each)) for each in judgement.assumes),
                *(
                    [labelled("Alternative", text(alternative))]
                    if (alternative := judgement.alternative)
                    else []
                ),
            ]
        )


def _forecasts(sheet: Sheet) -> Iterator[str]:
    matter = sheet.data["matter"]
    if matter.forecasts:
        yield "## Forecasts"
    for forecast in matter.forecasts:
        yield f"**{label(forecast.statement)}**"
        yield items(_forecast(forecast, sheet))
    speakers = zip(matter.quoted_forecasts, sheet.data["speakers"], strict=True)
    yield from _section(
        "What others expected", (_quoted(quoted, speaker, sheet) for quoted, speaker in speakers)
    )


def _forecast(forecast: Forecast, sheet: Sheet) -> Iterator[str]:
    yield labelled("Counts as", text(forecast.criteria))
    yield from (labelled("Decided by", text(each)) for each in forecast.decided_by)
    yield labelled("Closes", f"{sheet.day(forecast.closes)}, outcome due {sheet.day(forecast.due)}")
    for estimate in forecast.estimates:
        told = f"{sheet.day(estimate.date)}, {text(estimate.by)}: {likely(estimate.likelihood)}."
        yield labelled("Estimate", f"{told} {text(estimate.because)}")
    if forecast.resolved:
        yield _resolution(forecast.resolved, sheet)


def _quoted(quoted: QuotedForecast, speaker: Ref, sheet: Sheet) -> str:
    closes = f" Closes {sheet.day(quoted.closes)}." if quoted.closes else ""
    told = f"{sheet.ref(speaker)}, {sheet.day(quoted.said)}: {text(quoted.statement)}"
    outcome = f" {_resolution(quoted.resolved, sheet)}" if quoted.resolved else ""
    return f"{told}{notes(quoted.sources)}{closes}{outcome}"


def _resolution(resolved: Resolution, sheet: Sheet) -> str:
    """How it came out, with the evidence: sources of the briefing, or other briefings."""
    happened = f", happened {sheet.day(resolved.happened)}" if resolved.happened else ""
    told = f"decided {sheet.day(resolved.date)} by {text(resolved.by)}{happened}"
    known = [sheet.archive.get(each) for each in resolved.evidence]
    others = [Ref(each.title, urls.briefing(each.id)) for each in known if each]
    sources = [each for each in resolved.evidence if sheet.data["briefing"].source(each)]
    beside = f" See {sheet.refs(others)}." if others else ""
    outcome = resolved.outcome.label.capitalize()
    return f"**{outcome}**, {told}: {text(resolved.because)}{notes(sources)}{beside}"


def _watched(watch: Watch, sheet: Sheet) -> str:
    return f"{sheet.day(watch.date)}: {text(watch.what)}{notes(watch.sources)}"


def _thread(sheet: Sheet) -> Iterator[str]:
    thread = sheet.data["thread"]
    yield from _section("Earlier, now superseded", sheet.noted(thread["supersedes"]))
    yield from _section("Related", sheet.noted(thread["related"]))


def _about(sheet: Sheet) -> Iterator[str]:
    matter, settings = sheet.data["matter"], sheet.archive.settings
    for axis, terms in sheet.data["axes"].items():
        yield labelled(text(axis), sheet.refs(terms))
    yield labelled("Written by", ", ".join(map(text, matter.authors)))
    yield labelled("Interests", text(matter.interests or ""))
    yield labelled("Reviewed by", ", ".join(map(text, matter.reviewed_by)))
    yield labelled("Handling", matter.tlp.label)
    yield labelled("Licence", text(matter.license or ""))
    yield labelled("Id", f"`{sheet.data['briefing'].id}`")
    if sheet.source:
        edit = urls.source(settings.repository, sheet.source)
        yield labelled("Mend it", web_link("Edit this briefing", edit))
