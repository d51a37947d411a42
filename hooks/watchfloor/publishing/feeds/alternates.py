"""The feeds that a page offers to programs: its own, and everything's."""

from __future__ import annotations

from dataclasses import dataclass

from ... import urls
from ...archive import Archive
from ...settings import Settings
from ...vocabulary import Term
from ..page import Page
from ..ref import Ref
from . import atom, jsonfeed


@dataclass(frozen=True, slots=True)
class Alternate:
    """A feed that a page offers to programs."""

    title: str
    url: str
    type: str
    """Its media type."""


def everything(settings: Settings) -> Ref:
    """What the feeds of every briefing are called, and the address of their list."""
    return Ref(settings.name, urls.BRIEFINGS)


def on(term: Term, archive: Archive) -> Ref:
    """What the feeds of *term* are called, and the address of its page."""
    return Ref(f"{term.name} – {archive.settings.name}", urls.term(term.axis, term.id))


def alternates(page: Page | None, settings: Settings) -> tuple[Alternate, ...]:
    """The feeds that *page*, or one by the site's owner, offers: its own, then everything's."""
    whole = everything(settings)
    own = (page and page.feed) or whole
    return tuple(
        offered
        for followed in dict.fromkeys((own, whole))
        for offered in (
            Alternate(f"{followed.name} (Atom)", urls.atom(followed.url), atom.TYPE),
            Alternate(f"{followed.name} (JSON Feed)", urls.json_feed(followed.url), jsonfeed.TYPE),
        )
    )
