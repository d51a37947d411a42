"""A new briefing or update: its id, its front matter and the outline of its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .. import urls
from ..briefing import UpdateMatter, briefing_model
from ..briefing.outline import outline
from ..checking import briefing_path
from ..edtf import Edtf
from ..loading import BRIEFINGS
from ..settings import Settings
from ..wording import LANGUAGES, Wording
from .blanks import Known, blanks_in, front_matter
from .refusal import BRIEFING_ID, Refusal, valid

LONGEST = 50
"""Of the words in an id that is proposed; whoever wants more may give them."""


@dataclass(frozen=True)
class Draft:
    """A file that is to be filled in."""

    id: str
    known: Known
    """What is known of its front matter."""
    settings: Settings
    notes: Mapping[str, str] = field(default_factory=dict)
    """By heading, what is to be rewritten below it, its footnotes included."""

    @property
    def path(self) -> str:
        """Where it will stand, from the repository's root."""
        return path_of(self.id)

    @property
    def text(self) -> str:
        """The whole file."""
        short = "updates" in self.known
        model = UpdateMatter if short else briefing_model(self.settings.axes)
        cited = next((each["id"] for each in self.known["sources"] if each.get("id")), "name")
        parts = _outline(LANGUAGES[self.settings.language], cited, short=short)
        body = (
            "\n\n".join(filter(None, (f"{marks} {title}", hint, self.notes.get(title))))
            for marks, title, hint in parts
        )
        return f"{front_matter(model, self.known)}\n" + "\n\n".join(body) + "\n"

    @property
    def blanks(self) -> list[str]:
        """The keys of its front matter that are still to be filled in, each once."""
        return list(blanks_in(self.text.split("\n---\n", 1)[0].split("\n")))


def path_of(identity: str) -> str:
    """Where the briefing called *identity* stands."""
    return f"{BRIEFINGS}/{identity[:4]}/{identity}.md"


def slug_of(identity: str) -> str:
    """The words of the briefing's id *identity*, without its date."""
    return identity.lstrip("0123456789-")


def slug_from(title: str) -> str:
    """The words of *title* as an id has them, as many as are easily typed.

    A number that it begins with is passed over, as are words with letters that an id cannot have.
    """
    slug = ""
    for word in filter(None, map(urls.slug, title.split())):
        longer = f"{slug}-{word}" if slug else slug_of(word)
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug


def read_id(text: str, event: Edtf | None) -> str:
    """*text* as the id of a new briefing on *event*.

    Raises:
        Refusal: it is no id, or not of that date.
    """
    identity = valid(BRIEFING_ID, text, "id")
    for problem in briefing_path(path_of(identity)):
        raise Refusal(f"id: {problem.message} ({problem.hint})")
    if event and not identity.startswith(f"{event.first}-"):
        raise Refusal(f"id: `{identity}` does not begin with the event's date, {event.first}")
    return identity


def _outline(wording: Wording, cited: str, *, short: bool) -> Iterator[tuple[str, str, str]]:
    """The headings with their marks and titles, each with a comment on what belongs there."""
    for part in outline(wording, cited):
        if part.is_in_updates or not short:
            said = f"{'' if part.is_required else 'optional: '}{part.hint}"
            yield "#" * part.level, part.title, f"<!-- {said} -->"
