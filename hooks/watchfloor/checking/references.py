"""What a briefing names, held against what there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..document import Document
from ..problem import Code, Place, Problem, did_you_mean
from ..vocabulary import Vocabulary
from .context import Context

Loc = tuple[str | int, ...]


def check(document: Document, context: Context) -> Iterator[Problem]:
    """Every name that leads nowhere, or to the wrong thing."""
    for axis in context.settings.axes:
        for loc, word in document.each(axis.key, None):
            if not (axis.key == "tags" and not context.vocabulary.names("tags").claimants(word)):
                yield from term(document, context.vocabulary, loc, axis.key, word)
    yield from _people(document, context)
    yield from _sources(document, context)
    yield from _origins(document)
    yield from _footnotes(document)
    yield from _briefings(document, context)
    yield from _repeated_ids(document)


def term(
    document: Document, vocabulary: Vocabulary, loc: Loc, axis: str, word: str
) -> Iterator[Problem]:
    """The problem with *word* at *loc*, unless it is the id of a term on *axis*."""
    if not word.strip() or vocabulary.get(axis, word):
        return
    claimants = vocabulary.names(axis).claimants(word)
    former = [t for t in vocabulary.on(axis).values() if t.matter and word in t.matter.former_ids]
    if claimants or former:
        ids = " or ".join(f"`{claimant.id}`" for claimant in claimants or former)
        message = f"`{word}` is a name, not the id, of {ids}"
        yield Problem(Code.TERM_ALIAS, document.path, document.place(loc), message, f"write {ids}")
        return
    message = f"there is no `{word}` among the {axis}"
    hint = vocabulary.nearest(axis, word) or _nearest_name(vocabulary, axis, word)
    hint = hint or f"write its page first: docs/{axis}/{word}.md"
    yield Problem(Code.TERM_UNKNOWN, document.path, document.place(loc), message, hint)


def _nearest_name(vocabulary: Vocabulary, axis: str, word: str) -> str:
    ids = {name: each.id for each in vocabulary.on(axis).values() for name in each.spellings}
    hint = did_you_mean(word, ids)
    return f"did you mean `{ids[hint.split('`')[1]]}`?" if hint else ""


def _people(document: Document, context: Context) -> Iterator[Problem]:
    """A quoted forecast's speaker is an actor or a publisher."""
    for loc, word in document.each("quoted_forecasts", None, "by"):
        if not context.vocabulary.get("publishers", word):
            yield from term(document, context.vocabulary, loc, "actors", word)


def _ids(document: Document) -> list[str]:
    return [text for _, text in document.each("sources", None, "id")]


def _unknown_source(document: Document, place: Place, word: str) -> Problem:
    message = f"no source of this briefing is called `{word}`"
    known = _ids(document)
    hint = did_you_mean(word, known) or "its sources: " + ", ".join(f"`{each}`" for each in known)
    return Problem(Code.SOURCE_UNKNOWN, document.path, place, message, hint)


def _sources(document: Document, context: Context) -> Iterator[Problem]:
    known = _ids(document)
    vocabulary = context.vocabulary
    for loc, word in document.each("sources", None, "publisher"):
        yield from term(document, vocabulary, loc, "publishers", word)
    for loc, word in document.each("sources", None, "origin"):
        if word not in known and not vocabulary.get("publishers", word):
            yield Problem(
                Code.SOURCE_UNKNOWN,
                document.path,
                document.place(loc),
                f"`{word}` is neither a source of this briefing nor a publisher",
                did_you_mean(word, [*known, *vocabulary.on("publishers")]),
            )
    for way in (("quoted_forecasts", None, "sources", None), ("watch", None, "sources", None)):
        for loc, word in document.each(*way):
            if word not in known:
                yield _unknown_source(document, document.place(loc), word)
    for loc, word in document.each("forecasts", None, "resolved", "evidence", None):
        if word not in known and word not in context.briefings:
            yield _unknown_source(document, document.place(loc), word)
    yield from _grades(document, vocabulary)


def _grades(document: Document, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A source graded otherwise than its publisher says why."""
    sources = document.matter.get("sources")
    for number, source in enumerate(sources if isinstance(sources, list) else ()):
        if not isinstance(source, dict) or source.get("note"):
            continue
        publisher = vocabulary.get("publishers", str(source.get("publisher")))
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
    for start, (loc, _) in origins.items():
        walked = [start]
        while walked[-1] in origins and origins[walked[-1]][1] not in walked:
            walked.append(origins[walked[-1]][1])
        if walked[-1] in origins and origins[walked[-1]][1] == start:
            message = "these sources derive from each other in a circle"
            hint = "one of them came first"
            yield Problem(Code.ORIGIN_CIRCULAR, document.path, document.place(loc), message, hint)
            return


def _footnotes(document: Document) -> Iterator[Problem]:
    known = _ids(document)
    used: set[str] = set()
    for section in document.body.sections:
        for block in section.blocks:
            for word in block.footnotes:
                used.add(word)
                if word not in known:
                    offset = block.start + block.text.index(f"[^{word}]")
                    yield _unknown_source(document, document.at(offset, len(word) + 3), word)
    for way in (("quoted_forecasts", None, "sources", None), ("watch", None, "sources", None)):
        used.update(word for _, word in document.each(*way))
    used.update(word for _, word in document.each("forecasts", None, "resolved", "evidence", None))
    for loc, word in document.each("sources", None, "id"):
        if word and word not in used:
            message = f"nothing in the briefing cites `{word}`"
            hint = f"cite it with [^{word}], or take it out"
            yield Problem(Code.SOURCE_UNUSED, document.path, document.place(loc), message, hint)


def _briefings(document: Document, context: Context) -> Iterator[Problem]:
    own = document.path.rpartition("/")[2].removesuffix(".md")
    named = [
        *document.each("supersedes", None),
        *document.each("related", None),
        *document.each("updates"),
    ]
    for loc, word in named:
        kind = context.briefings.get(word)
        place = document.place(loc)
        if not word.strip():
            continue
        if word == own:
            yield Problem(
                Code.BRIEFING_UNKNOWN, document.path, place, "a briefing cannot name itself"
            )
        elif kind is None:
            hint = did_you_mean(word, context.briefings)
            yield Problem(
                Code.BRIEFING_UNKNOWN, document.path, place, f"there is no briefing `{word}`", hint
            )
        elif kind == "draft":
            message = f"`{word}` is a draft, which is not published"
            yield Problem(Code.BRIEFING_UNKNOWN, document.path, place, message, "publish it first")
        elif loc == ("updates",) and kind != "briefing":
            message = f"`{word}` is itself no full briefing"
            yield Problem(
                Code.UPDATE_OF_UPDATE,
                document.path,
                place,
                message,
                "name the briefing it belongs to",
            )


def _repeated_ids(document: Document) -> Iterator[Problem]:
    for key in ("sources", "judgements", "forecasts"):
        yield from _repeated(document, document.each(key, None, "id"))


def _repeated(document: Document, ids: Iterable[tuple[Loc, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for loc, word in ids:
        if word in seen:
            message = f"the id `{word}` stands here twice"
            yield Problem(
                Code.VALUE_REPEATED,
                document.path,
                document.place(loc),
                message,
                "give each its own",
            )
        seen.add(word)
