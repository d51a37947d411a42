"""The sources a briefing rests on: named, graded, cited, and each with a beginning."""

from __future__ import annotations

from collections.abc import Iterator

from ..briefing.citing import CITING
from ..document import Document
from ..document.parts import FOOTNOTE
from ..problem import Code, Place, Problem, did_you_mean
from .context import Context, some
from .references import term

_CITING: tuple[tuple[str | None, ...], ...] = tuple(
    (key, None, *way, cites, None) for key, way, cites, _ in CITING
)
"""Where front matter names sources; as evidence it may name briefings too."""


def check(document: Document, context: Context) -> Iterator[Problem]:
    """Every source that is not there, not used, graded without a reason or without a beginning."""
    yield from some(_sources(document, context))
    yield from some(_grades(document, context))
    yield from some(_origins(document))
    yield from some(_footnotes(document))
    yield from some(_unused(document, context))


def _ids(document: Document) -> list[str]:
    return [text for _, text in document.each("sources", None, "id")]


def _unknown_source(document: Document, place: Place, word: str) -> Problem:
    message = f"no source of this briefing is called `{word}`"
    known = _ids(document)
    hint = did_you_mean(word, known) or "its sources: " + ", ".join(
        f"`{id_}`" for id_ in known[:20]
    )
    return Problem(Code.SOURCE_UNKNOWN, document.path, place, message, hint)


def _sources(document: Document, context: Context) -> Iterator[Problem]:
    known = set(_ids(document))
    for loc, word in document.each("sources", None, "publisher"):
        yield from term(document, context, loc, "publishers", word)
    for loc, word in document.each("sources", None, "origin"):
        if word.strip() and word not in known and not context.term("publishers", word):
            yield Problem(
                Code.SOURCE_UNKNOWN,
                document.path,
                document.place(loc),
                f"`{word}` is neither a source of this briefing nor a publisher",
                did_you_mean(word, [*known, *context.everything.vocabulary.on("publishers")])
                or "the id of a source, or of a publisher with a page",
            )
    for way in _CITING:
        for loc, word in document.each(*way):
            if word in known or not word.strip():
                continue
            if "evidence" not in way or context.kind(word) is None:
                yield _unknown_source(document, document.place(loc), word)


def _grades(document: Document, context: Context) -> Iterator[Problem]:
    """A source graded otherwise than its publisher says why."""
    sources = document.matter.get("sources")
    for number, source in enumerate(sources if isinstance(sources, list) else ()):
        if not isinstance(source, dict) or source.get("note"):
            continue
        publisher = context.term("publishers", str(source.get("publisher")))
        usual = getattr(publisher.matter, "reliability", None) if publisher else None
        given = source.get("reliability")
        if usual and given and given != usual.value:
            yield Problem(
                Code.SOURCE_GRADE,
                document.path,
                document.place(("sources", number, "reliability")),
                f"{given} differs from the publisher's usual grade, {usual.value}",
                "say why in `note`",
            )


def _origins(document: Document) -> Iterator[Problem]:
    """Sources that derive from each other in a circle, which no originator ends."""
    ids = {loc[1]: word for loc, word in document.each("sources", None, "id")}
    origins = {
        ids[loc[1]]: (loc, word)
        for loc, word in document.each("sources", None, "origin")
        if loc[1] in ids
    }
    seen: set[str] = set()
    for start in origins:
        walked: dict[str, None] = {}
        at = start
        while at in origins and at not in seen:
            seen.add(at)
            walked[at] = None
            at = origins[at][1]
        if at in walked:
            circle = list(walked)[list(walked).index(at) :]
            message = "these sources derive from each other in a circle: " + " → ".join(
                f"`{each}`" for each in (*circle, at)
            )
            place = document.place(origins[at][0])
            hint = "one of them came first, and has no `origin` here"
            yield Problem(Code.ORIGIN_CIRCULAR, document.path, place, message, hint)


def _footnotes(document: Document) -> Iterator[Problem]:
    known = set(_ids(document))
    if known.issuperset(document.body.footnotes):
        return
    for offset, word in footnotes(document):
        if word not in known:
            yield _unknown_source(document, document.at(offset, len(word) + 3), word)


def _unused(document: Document, context: Context) -> Iterator[Problem]:
    if not any(section.blocks for section in document.body.within(context.wording.facts)):
        return  # where the facts are missing, that is what is wrong
    used = set(document.body.footnotes)
    for way in _CITING:
        used.update(word for _, word in document.each(*way))
    used.update(word for _, word in document.each("sources", None, "origin"))
    for loc, word in document.each("sources", None, "id"):
        if word.strip() and word not in used:
            message = f"nothing in the briefing cites `{word}`"
            hint = f"cite it with [^{word}], or take it out"
            yield Problem(Code.SOURCE_UNUSED, document.path, document.place(loc), message, hint)


def footnotes(document: Document) -> Iterator[tuple[int, str]]:
    """Every footnote of the body, with its offset."""
    for match in FOOTNOTE.finditer(document.body.text):
        yield document.body.start + match.start(), match[1]
