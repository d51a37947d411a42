"""Where a page is mentioned: others that link to it, each with its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from ..archive import Archive, Mention
from ..vocabulary import Term
from .listings import briefing_ref, term_ref
from .ref import Ref

MOST = 10


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, its link apart, and the page that it stands on."""

    ref: Ref
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Where a page is mentioned, as far as it is shown."""

    quotes: tuple[Quote, ...]
    more: int
    """How many others there are."""


def mentioned(path: str, archive: Archive) -> Mentioned | None:
    """Where the page made from the file at *path* is mentioned; nothing where it is not."""
    found = archive.mentioning(path) if path else ()
    if not found:
        return None
    quotes = tuple(_quote(mention, archive) for mention in found[:MOST])
    return Mentioned(quotes, len(found) - len(quotes))


def _quote(mention: Mention, archive: Archive) -> Quote:
    source, passage = mention.source, mention.passage
    if isinstance(source, Term):
        axes = {axis.key: axis.singular for axis in archive.settings.vocabularies}
        ref = term_ref(archive, source.axis, source.id, axes[source.axis])
    else:
        ref = briefing_ref(source, archive)
    return Quote(ref, passage.before, passage.words, passage.after)
