"""What a briefing names, held against what there is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..document import Document
from ..problem import Code, Problem, did_you_mean
from ..urls import RESERVED
from ..values import SLUG
from ..vocabulary import Term, Vocabulary
from .context import Context, some

Loc = tuple[str | int, ...]


def check(document: Document, context: Context) -> Iterator[Problem]:
    """Every name that leads nowhere, or to the wrong thing."""
    for axis in context.settings.axes:
        yield from some(_terms(document, context, axis.key))
    yield from some(_people(document, context))
    yield from some(_briefings(document, context))
    yield from some(_repeated_ids(document))


def _terms(document: Document, context: Context, axis: str) -> Iterator[Problem]:
    for loc, word in document.each(axis, None):
        if axis != "tags":
            yield from term(document, context, loc, axis, word)
        elif word in RESERVED:
            message = f"`{word}` is a name the site keeps for itself"
            place = document.place(loc)
            yield Problem(Code.ID_RESERVED, document.path, place, message, "choose another tag")
        else:
            yield from _tag(document, context, loc, word)


def _tag(document: Document, context: Context, loc: Loc, word: str) -> Iterator[Problem]:
    """A tag needs no page, but one that another tag's page calls an alias is not a tag itself."""
    itself = context.term("tags", word)
    others = [other for other in context.claimants("tags", word) if other.path]
    if others and not (itself and itself.path):
        yield _alias(document, loc, word, [other.id for other in others])


def _alias(document: Document, loc: Loc, word: str, meant: list[str]) -> Problem:
    ids = " or ".join(f"`{identity}`" for identity in meant)
    message = f"`{word}` is a name of {ids}, not its id"
    mend = document.mend(document.spans.get(loc, (0, 0)), word, meant[0] if len(meant) == 1 else "")
    place = document.place(loc)
    return Problem(Code.TERM_ALIAS, document.path, place, message, f"write {ids}", mend)


def term(document: Document, context: Context, loc: Loc, axis: str, word: str) -> Iterator[Problem]:
    """The problem with *word* at *loc*, unless it is the id of a term on *axis*."""
    if not word.strip() or context.term(axis, word):
        return
    vocabulary = context.everything.vocabulary
    claimants = vocabulary.names(axis).claimants(word)
    former = formerly(vocabulary, axis, word)
    if claimants or former:
        yield _alias(document, loc, word, [each.id for each in claimants or former])
        return
    message = f"there is no `{word}` among the {axis}"
    hint = vocabulary.nearest(axis, word) or _nearest_name(vocabulary, axis, word)
    if re.fullmatch(SLUG, word, re.ASCII):
        hint += f"{' if not, ' if hint else ''}write its page first: docs/{axis}/{word}.md"
    yield Problem(Code.TERM_UNKNOWN, document.path, document.place(loc), message, hint)


def formerly(vocabulary: Vocabulary, axis: str, word: str) -> list[Term]:
    """The terms of *axis* whose id was *word* once."""
    return [t for t in vocabulary.on(axis).values() if t.matter and word in t.matter.former_ids]


def _nearest_name(vocabulary: Vocabulary, axis: str, word: str) -> str:
    ids = {name: each.id for each in vocabulary.on(axis).values() for name in each.spellings}
    hint = did_you_mean(word, ids)
    return f"did you mean `{ids[hint.split('`')[1]]}`?" if hint else ""


def _people(document: Document, context: Context) -> Iterator[Problem]:
    """A quoted forecast's speaker is an actor or a publisher."""
    for loc, word in document.each("quoted_forecasts", None, "by"):
        if not context.term("publishers", word):
            yield from term(document, context, loc, "actors", word)


def _briefings(document: Document, context: Context) -> Iterator[Problem]:
    own = document.path.rpartition("/")[2].removesuffix(".md")
    named = [
        *document.each("supersedes", None),
        *document.each("related", None),
        *document.each("updates"),
    ]
    for loc, word in named:
        if word.strip() and (wrong := _wrong_name(context, own, loc, word)):
            code, message, hint = wrong
            yield Problem(code, document.path, document.place(loc), message, hint)


def _wrong_name(context: Context, own: str, loc: Loc, word: str) -> tuple[Code, str, str] | None:
    """What is wrong with *word*, which names a briefing in the one called *own*."""
    kind = context.kind(word)
    if word == own:
        message, hint = "a briefing cannot name itself", "name another one, or take it out"
        return Code.BRIEFING_UNKNOWN, message, hint
    if kind is None:
        hint = did_you_mean(word, context.everything.briefings)
        return Code.BRIEFING_UNKNOWN, f"there is no briefing `{word}`", hint
    if kind == "draft":
        message = f"`{word}` is a draft, which is not published"
        return Code.BRIEFING_UNKNOWN, message, "publish it first"
    if loc == ("updates",) and kind != "briefing":
        message, hint = f"`{word}` is itself no full briefing", "name the briefing it belongs to"
        return Code.UPDATE_OF_UPDATE, message, hint
    return None


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
                "give each its own id",
            )
        seen.add(word)
