"""What was published before holds: no id vanishes, and nothing that was stated changes unsaid.

These rules compare a file with what it was at an earlier commit; `estimates` has those for what
nobody may touch. They know nothing of git: they are given documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest

from ..document import Document
from ..problem import MOST, Code, Place, Problem
from ..wording import Wording
from .briefings import kind_of
from .context import some
from .differences import MOST_SLIPS, Difference, differences
from .pairing import Pairing, items, one
from .slips import slips, words

LONGEST = 100
"""More characters of an earlier text are not quoted."""
MOST_PLACES = 6
"""More places that differ too are not named."""
_LEAD = 4
"""So many words are quoted before the first that differs."""

Documents = Mapping[str, Document]
"""Files of one folder by their ids."""


def owners(files: Documents) -> dict[str, str]:
    """By former id, the id of the one of *files* that had it."""
    return {
        former: identity
        for identity, document in files.items()
        for _, former in document.each("former_ids", None)
    }


def vanished(
    before: Documents, after: Documents, is_there: Callable[[str], bool]
) -> Iterator[Problem]:
    """Ids of files *before* to which nothing leads any more.

    *after* has the files of the same folder that are other now or new; *is_there* knows the rest.
    A draft was never published, so no address is lost with it.
    """
    heirs = owners(after)
    for identity, document in before.items():
        if kind_of(document) == "draft":
            continue
        heir = after.get(identity) or after.get(heirs.get(identity, ""))
        if heir is None:
            if not is_there(identity):
                message = f"`{identity}` was published here, and nothing leads from it any more"
                hint = _left(document, identity)
                yield Problem(Code.ID_VANISHED, document.path, Place(), message, hint)
        elif kind_of(heir) == "draft":
            message = f"`{identity}` was published; as a draft it would vanish"
            hint = "leave it published; if it no longer holds, say so in `changes`: `withdrawal`"
            yield Problem(Code.ID_VANISHED, heir.path, heir.place(("status",)), message, hint)
        else:
            for _, former in document.each("former_ids", None):
                if former not in heirs and former not in after and not is_there(former):
                    message = f"`{former}` led here, and no longer does"
                    place = heir.key_place(("former_ids",))
                    hint = f"put `{former}` back into `former_ids`"
                    yield Problem(Code.ID_VANISHED, heir.path, place, message, hint)


def _left(document: Document, identity: str) -> str:
    """What stays of a file that goes."""
    moved = f"write `former_ids: [{identity}]` in the file that takes its place"
    if document.path.startswith("docs/"):
        return f"{moved}, or put the page back"
    return (
        f"put it back and record a withdrawal in `changes`; if it has a new id, {moved};"
        " if it must go, leave a tombstone"
    )


def check(
    before: Document, after: Document, terms: Mapping[str, str], wording: Wording
) -> Iterator[Problem]:
    """What is no longer so in *after* that was published as *before*, and no word said of it.

    *terms* tells, by the ids that terms had, which they have.
    """
    pairing = Pairing.of(before, after, terms)
    yield from some(_altered_changes(before, after, wording))
    if not _is_recorded(before, after, wording):
        yield from some(_removed_sources(before, after, pairing))
        found = differences(before, after, pairing, wording)
        if found:
            yield _unrecorded(after, found)


def _is_recorded(before: Document, after: Document, wording: Wording) -> bool:
    """Whether `changes` has an entry that it did not have."""
    old = items(before, "changes")
    return any(
        not any(_is_like(was, entry, wording) for was in old) for entry in items(after, "changes")
    )


def _altered_changes(before: Document, after: Document, wording: Wording) -> Iterator[Problem]:
    new = items(after, "changes")
    for number, was in enumerate(items(before, "changes")):
        if not any(_is_like(was, entry, wording) for entry in new):
            message = f"the {one(was, 'kind')} of {one(was, 'date')} was recorded as {_cut(was)}"
            hint = "put it back as it was, and record below it what is new"
            there = ("changes", number) if number < len(new) else ("changes",)
            place = after.place(there)
            yield Problem(Code.CHANGE_ALTERED, after.path, place, message, hint)


def _is_like(was: Mapping[str, object], entry: Mapping[str, object], wording: Wording) -> bool:
    """Whether a record of a change is what it was, but for slips of spelling."""
    found = [slips(words(one(was, key)), words(one(entry, key)), wording) for key in _PROSE]
    wrong = sum(MOST_SLIPS + 1 if count is None else count for count in found)
    return wrong <= MOST_SLIPS and all(one(was, key) == one(entry, key) for key in _GIVEN)


_PROSE, _GIVEN = ("what", "why"), ("date", "kind")
"""The keys of a change."""


def _cut(was: Mapping[str, object]) -> str:
    return quoted(one(was, "what"))


def _removed_sources(before: Document, after: Document, pairing: Pairing) -> Iterator[Problem]:
    ids = [one(source, "id") for source in items(after, "sources")]
    for number, source in enumerate(items(before, "sources")):
        if ("sources", number) not in pairing.lost:
            continue
        identity = one(source, "id")
        same = [at for at, other in enumerate(ids) if other == identity]
        message = f"the source `{identity}`, {quoted(one(source, 'title'))}, was published here"
        message += ", and is another one now" if same else ", and is gone"
        hint = "put it back, or record in `changes` that it was taken out, and why"
        place = after.place(("sources", same[0])) if same else after.key_place(("sources",))
        yield Problem(Code.SOURCE_REMOVED, after.path, place, message, hint)


def _unrecorded(after: Document, found: list[Difference]) -> Problem:
    """One problem for all that differs: the first place, and the names of the others."""
    placed = [(_place(after, each), each) for each in found[:MOST]]
    placed.sort(key=lambda pair: (pair[0].line, pair[0].column))
    (place, first), *others = placed
    hint = "a change of substance needs an entry in `changes`: date, kind, what and why"
    labels = list(dict.fromkeys(each.seen.label for _, each in others))
    labels = [label for label in labels if label != first.seen.label]
    if labels:
        more = f" and {len(labels) - MOST_PLACES} more" if len(labels) > MOST_PLACES else ""
        hint += f"; other than before too: {', '.join(labels[:MOST_PLACES])}{more}"
    return Problem(Code.CHANGE_UNRECORDED, after.path, place, _told(first), hint)


def _place(after: Document, difference: Difference) -> Place:
    """Where the difference is seen: in the new text, or in the part that an old one stood in."""
    new, old = difference.seen, difference.before
    if not difference.is_gone:
        first = _first(old.text, new.text) if old else 0
        return new.place(after, first if first < len(new.text.split()) else 0)
    if new.at[0] != "body":
        return after.key_place((str(new.at[0]),))
    for section in after.body.sections:
        if section.title == new.label:
            return after.at(section.start, len(section.title))
    return after.at(after.body.start)


def _told(difference: Difference) -> str:
    new, old = difference.seen, difference.before
    if old is None:
        return f"{new.label}: this was added since it was published"
    if difference.is_gone:
        return f"{new.label} was published with {quoted(old.text)}, which is gone"
    if old.words == new.words:
        lost = ", ".join(f"`{each}`" for each in sorted(old.sources - new.sources))
        return f"this was published with the source {lost}, and no longer cites it"
    return f"{new.label} was published as {quoted(old.text, new.text)}"


def quoted(old: str, new: str = "") -> str:
    """*old* on one line and in quotation marks; a long one is cut to where *new* differs."""
    was = old.split()
    first = max(0, _first(old, new) - _LEAD) if len(" ".join(was)) > LONGEST and new else 0
    text = ("… " if first else "") + " ".join(was[first:])
    return f"“{text}”" if len(text) <= LONGEST else f"“{text[:LONGEST].rstrip()}…”"


def _first(old: str, new: str) -> int:
    """The number of the first word in which *new* differs from *old*, typography apart."""
    pairs = enumerate(zip_longest(old.split(), new.split(), fillvalue=""))
    return next((number for number, (was, now) in pairs if words(was) != words(now)), 0)
