"""The sections a body has, and their order: facts first, then what we make of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..document import Document, Section
from ..problem import MOST, Code, Place, Problem, did_you_mean, nearest, one_of
from .context import Context, some


def check(document: Document, context: Context, *, short: bool) -> Iterator[Problem]:
    """Headings that are not ours, twice there, missing or out of order.

    An update, the *short* form, tells what happened and no more.
    """
    wording = context.wording
    allowed = (wording.facts,) if short else wording.headings
    required = (wording.facts,) if short else (wording.facts, wording.assessment)
    top = [section for section in document.body.sections if section.level == 2]
    yield from _stray_text(document)
    yield from some(_unknown(document, top, allowed, "an update" if short else "a briefing"))
    yield from some(_low(document, allowed))
    yield from some(_others(document, context))
    yield from some(_repeated(document, top))
    yield from some(_order(document, top, allowed))
    for title in required:
        yield from _missing(document, title, allowed)


def _repeated(document: Document, top: list[Section]) -> Iterator[Problem]:
    seen: set[str] = set()
    for section in top:
        if section.title in seen:
            message, hint = f"`{section.title}` stands here twice", "make one section of both"
            yield _problem(Code.SECTION_REPEATED, document, section, message, hint)
        seen.add(section.title)


def _order(document: Document, top: list[Section], allowed: tuple[str, ...]) -> Iterator[Problem]:
    known = [section for section in top if section.title in allowed]
    for earlier, later in pairwise(known):
        if allowed.index(later.title) < allowed.index(earlier.title):
            message = f"`{later.title}` stands after `{earlier.title}`"
            yield _problem(Code.SECTION_ORDER, document, later, message, " → ".join(allowed))


def _missing(document: Document, title: str, allowed: tuple[str, ...]) -> Iterator[Problem]:
    """A section that is not there, or holds nothing; a misspelt one has its own problem."""
    sections = document.body.sections
    found = next((section for section in sections if section.title == title), None)
    if found and not any(section.blocks for section in document.body.within(title)):
        message, hint = f"the section `{title}` is empty", "write it, with - before each fact"
        if found.level == 2:
            yield _problem(Code.SECTION_MISSING, document, found, message, hint)
    elif not found and title not in misspelt(document, allowed):
        line = max(1, document.at(document.body.start).line - 1)
        message, hint = f"the section `{title}` is missing", f"write `## {title}` and the text"
        yield Problem(Code.SECTION_MISSING, document.path, Place(line, 1, 3), message, hint)


def misspelt(document: Document, allowed: tuple[str, ...]) -> set[str]:
    """The sections of *allowed* that headings of the body mean but do not spell."""
    titles = [section.title for section in document.body.sections if section.level]
    return {nearest(title, allowed) for title in titles[:MOST] if title not in allowed} - {""}


def _problem(code: Code, document: Document, section: Section, message: str, hint: str) -> Problem:
    place = document.at(section.start, len(section.title))
    return Problem(code, document.path, place, message, hint)


def _stray_text(document: Document) -> Iterator[Problem]:
    first = document.body.sections[0]
    if first.level == 0 and first.blocks:
        place = document.at(first.blocks[0].start, len(first.blocks[0].text))
        message = "this text stands in no section"
        yield Problem(
            Code.SECTION_UNKNOWN, document.path, place, message, "put it below a ## heading"
        )


def _unknown(
    document: Document, top: list[Section], allowed: tuple[str, ...], form: str
) -> Iterator[Problem]:
    for section in top:
        if section.title not in allowed:
            hint = did_you_mean(section.title, allowed) or one_of(allowed)
            message = f"`{section.title}` is no section of {form}"
            yield _problem(Code.SECTION_UNKNOWN, document, section, message, hint)


def _low(document: Document, allowed: tuple[str, ...]) -> Iterator[Problem]:
    """A section's heading below its level, so that the section before it seems to go on."""
    for section in document.body.sections:
        if section.level > 2 and section.title in allowed:
            message = f"`{section.title}` is a section of its own"
            hint = f"write it with two #: `## {section.title}`"
            yield _problem(Code.SECTION_UNKNOWN, document, section, message, hint)


def _others(document: Document, context: Context) -> Iterator[Problem]:
    wording = context.wording
    for section in document.body.sections:
        if section.title == wording.others and (
            section.level != 3 or section.parent != wording.assessment
        ):
            message = f"`{wording.others}` belongs below `{wording.assessment}`"
            yield _problem(Code.SECTION_ORDER, document, section, message, f"### {wording.others}")
