"""The sections a body has, and their order: facts first, then what we make of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..document import Document, Section
from ..problem import Code, Place, Problem, did_you_mean, one_of
from .context import Context


def check(document: Document, context: Context, *, short: bool) -> Iterator[Problem]:
    """Headings that are not ours, twice there, missing or out of order.

    An update, the *short* form, tells what happened and no more.
    """
    wording = context.wording
    allowed = (wording.facts,) if short else wording.headings
    required = (wording.facts,) if short else (wording.facts, wording.assessment)
    top = [section for section in document.body.sections if section.level == 2]
    yield from _stray_text(document)
    yield from _unknown(document, top, allowed)
    yield from _others(document, context)
    for number, section in enumerate(top):
        if section.title in [earlier.title for earlier in top[:number]]:
            message = f"`{section.title}` stands here twice"
            yield _problem(
                Code.SECTION_REPEATED, document, section, message, "make one section of both"
            )
    known = [section for section in top if section.title in allowed]
    for earlier, later in pairwise(known):
        if allowed.index(later.title) < allowed.index(earlier.title):
            message = f"`{later.title}` stands after `{earlier.title}`"
            yield _problem(Code.SECTION_ORDER, document, later, message, " → ".join(allowed))
    for title in required:
        if title not in [section.title for section in top]:
            line = len(document.text.content[: document.body.start].splitlines())
            message = f"the section `{title}` is missing"
            yield Problem(
                Code.SECTION_MISSING,
                document.path,
                Place(max(1, line), 1, 3),
                message,
                f"## {title}",
            )


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


def _unknown(document: Document, top: list[Section], allowed: tuple[str, ...]) -> Iterator[Problem]:
    for section in top:
        if section.title not in allowed:
            hint = did_you_mean(section.title, allowed) or one_of(allowed)
            message = f"`{section.title}` is no section of a briefing"
            yield _problem(Code.SECTION_UNKNOWN, document, section, message, hint)


def _others(document: Document, context: Context) -> Iterator[Problem]:
    wording = context.wording
    for section in document.body.sections:
        if section.title == wording.others and (
            section.level != 3 or section.parent != wording.assessment
        ):
            message = f"`{wording.others}` belongs below `{wording.assessment}`"
            yield _problem(Code.SECTION_ORDER, document, section, message, f"### {wording.others}")
