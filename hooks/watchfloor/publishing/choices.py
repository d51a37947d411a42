"""Choice pages: a name that several terms go by, and what each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from .. import urls
from ..archive import Archive
from ..settings import Axis
from .axes import entry
from .claims import Claim, claims
from .page import Data, Page


def pages(axis: Axis, archive: Archive) -> Iterator[Page]:
    """A page for each name that several terms of *axis* claim and no id is.

    A name that is not written in ASCII has no address; the search knows it by its letters.
    """
    for claim in claims(axis.key, archive):
        if len(claim.terms) > 1:
            yield _page(claim, axis, archive)


def _page(claim: Claim, axis: Axis, archive: Archive) -> Page:
    return Page(
        url=urls.term(axis.key, claim.slug),
        kind="choice",
        title=claim.name,
        description=f"{len(claim.terms)} {axis.label.lower()} go by the name {claim.name}.",
        make=partial(_data, claim, axis, archive),
        is_indexed=False,
        is_searched=False,
    )


def _data(claim: Claim, axis: Axis, archive: Archive) -> Data:
    return {"axis": axis, "entries": [entry(term, archive) for term in claim.terms]}
