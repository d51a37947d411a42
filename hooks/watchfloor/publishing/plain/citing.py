"""The sources of a briefing as footnotes, which most generators number and list by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..briefings import Citation
from .sheet import Sheet
from .words import text, web_link


def notes(sources: Iterable[str]) -> str:
    """References to *sources*."""
    return "".join(f"[^{source}]" for source in sources)


def footnotes(sheet: Sheet) -> Iterator[str]:
    """The sources with what they rest on.

    Generators leave out a footnote that nothing refers to. So what the text does not cite is
    referred to here, and no source is lost.
    """
    citations: tuple[Citation, ...] = sheet.data["citations"]
    ids = [citation.source.id for citation in citations]
    uncited = [each for each in ids if each not in sheet.prose.cited]
    yield "## Sources"
    pages = f"{len(ids)} {'page' if len(ids) == 1 else 'pages'}"
    origins = f"{sheet.data['origins']} {'origin' if sheet.data['origins'] == 1 else 'origins'}"
    beside = f" Not cited in the text:{notes(uncited)}" if uncited else ""
    yield f"{pages}, {origins}: pages that retell one another count once.{beside}"
    for citation in citations:
        yield f"[^{citation.source.id}]: {' '.join(_source(citation, sheet))}"


def _source(citation: Citation, sheet: Sheet) -> Iterator[str]:
    """Who wrote it, who carried it, where it stands and how good it is."""
    source = citation.source
    title = web_link(source.title, source.url or "")
    yield title + (" (our description)." if source.title_given else ".")
    yield f"{', '.join(_published(citation, sheet))}."
    if source.citation:
        yield f"{text(source.citation)}."
    if source.archive_url:
        yield f"{web_link('Archived copy', source.archive_url)}."
    if source.accessed:
        yield f"Seen {sheet.day(source.accessed)}."
    yield f"{'; '.join(_grades(citation))}."
    if source.note:
        yield text(source.note)


def _published(citation: Citation, sheet: Sheet) -> Iterator[str]:
    source = citation.source
    yield sheet.ref(citation.publisher)
    yield sheet.day(citation.published) if citation.published else "undated"
    if source.via:
        yield f"carried by {text(source.via)}"
    if source.form and source.form.value != "original":
        yield source.form.label
    if source.language:
        yield f"language {text(source.language)}"


def _grades(citation: Citation) -> Iterator[str]:
    source = citation.source
    yield f"{source.grade}: {source.reliability.label}"
    if source.credibility:
        yield source.credibility.label
    if citation.origin:
        yield f"derives from {text(citation.origin)}"
