"""How others quote a briefing: in words, and for programs that keep references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..briefing import Briefing
from ..settings import Settings
from .dates import date_text

_LATEX = {
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
"""What would act in LaTeX, and how it is written there to be read."""
_ACTING = re.compile(r"[\\{}$&#^_~%]")
_NOT_IN_ADDRESS = str.maketrans({"%": r"\%", "#": r"\#"})


@dataclass(frozen=True, slots=True)
class Quoting:
    """A briefing as others quote it."""

    text: str
    """A line to be read."""
    bibtex: str
    """An entry of BibTeX: ``@misc``, since its oldest styles know no ``@online``."""
    ris: str
    """A record of RIS, of type RPRT: a report."""


def quoting(briefing: Briefing, settings: Settings, address: str) -> Quoting:
    """How *briefing* is quoted, whose page stands at the whole *address*."""
    return Quoting(
        text=_text(briefing, settings, address),
        bibtex=_bibtex(briefing, settings, address),
        ris="\n".join(f"{tag}  - {value}" for tag, value in _ris(briefing, settings, address)),
    )


def _text(briefing: Briefing, settings: Settings, address: str) -> str:
    matter, language = briefing.matter, settings.language
    published = date_text(matter.published, language).text
    changed = ""
    if briefing.updated > matter.published:
        changed = f", changed {date_text(briefing.updated, language).text}"
    authors = ", ".join(matter.authors)
    return f"{authors}: “{matter.title}”. {settings.name}, {published}{changed}. {address}"


def _bibtex(briefing: Briefing, settings: Settings, address: str) -> str:
    matter = briefing.matter
    year, month, _ = matter.published.isoformat().split("-")
    authors = " and ".join(f"{{{_latex(author)}}}" for author in matter.authors)
    note = f"Information up to {date_text(matter.as_of, settings.language).text}"
    fields = {
        "author": authors,
        "title": f"{{{_latex(matter.title)}}}",
        "howpublished": _latex(settings.name),
        "year": year,
        "month": month,
        "note": f"{_latex(note)}. Version of {briefing.updated.isoformat()}",
        "url": address.translate(_NOT_IN_ADDRESS),
    }
    lines = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items())
    return f"@misc{{{briefing.id},\n{lines}}}"


def _latex(text: str) -> str:
    return _ACTING.sub(lambda found: _LATEX[found[0]], text)


def _ris(briefing: Briefing, settings: Settings, address: str) -> Iterator[tuple[str, str]]:
    matter = briefing.matter
    yield "TY", "RPRT"
    yield from (("AU", author) for author in matter.authors)
    yield "TI", matter.title
    yield "PB", settings.name
    day = matter.published.isoformat().replace("-", "/")
    yield "PY", day[:4]
    yield "DA", f"{day}/"
    if matter.summary:
        yield "AB", " ".join(matter.summary.split())
    yield "LA", matter.language or settings.language
    yield "UR", address
    yield "ID", briefing.id
    yield "ER", ""
