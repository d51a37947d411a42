"""A briefing as a reader will see it: the page the site makes of it, on a reviewer's sheet."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from ...archive import Archive, newest_first
from ...briefing import Abstract, Briefing, BriefingMatter, UpdateMatter, briefing_model
from ...checking import validate
from ...document import Document
from ...document.parts import FOOTNOTE
from ...loading import identity_of
from ...publishing import briefings
from ...publishing.plain.body import prose
from ...publishing.plain.briefings import around, said
from ...publishing.plain.sheet import Sheet
from ...publishing.ref import Ref
from .words import calm, plain

_NOTE = re.compile(rf"(?<!\\){FOOTNOTE.pattern}")


@dataclass(frozen=True, slots=True)
class Reviewed(Sheet):
    """A page whose links to other pages are names alone: nobody can follow them yet."""

    def ref(self, ref: Ref) -> str:
        """The name of a page of ours."""
        return plain(ref.name)


def page(briefing: Abstract, archive: Archive) -> Iterator[str]:
    """The parts of the page of *briefing* as Markdown; sources by the numbers they have there."""
    made = briefings.page(briefing, archive)
    sheet = Reviewed(made.url, made.data, archive, prose(made.markdown, None))
    yield f"# {plain(made.title)}"
    for part in (*said(sheet), *around(sheet)):
        yield calm(_numbered(part, made.data["numbers"]))


def unpublished(document: Document, archive: Archive) -> Archive | None:
    """*archive* with the briefing of *document* as it would be, were it no draft and without error.

    Nothing where its front matter has gaps or is wrong: then no page could be made of it.
    """
    model: type[BriefingMatter | UpdateMatter] = (
        UpdateMatter if "updates" in document.matter else briefing_model(archive.settings.axes)
    )
    matter, _ = validate(document, model)
    if matter is None:
        return None
    terms = {
        axis.key: tuple(word for _, word in document.each(axis.key, None))
        for axis in archive.settings.axes
    }
    identity = identity_of(document.path)
    made = Briefing(identity, document.path, matter, document.body, terms)
    return replace(
        archive,
        briefings=newest_first((*archive.briefings, made.abstract)),
        whole=ChainMap({identity: made}, cast("dict[str, Briefing]", archive.whole)),
    )


def _numbered(markdown: str, numbers: Mapping[str, int]) -> str:
    """*markdown* with the number of each source in place of its footnote."""
    return _NOTE.sub(lambda note: rf"\[{numbers.get(note[1], '?')}\]", markdown)
