"""What became of a file in words: keys from old to new, sentences gone and come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from ...document import Document
from ...document.parts import FOOTNOTE
from .review import Changed
from .words import code, plain, told

MOST_COMPARED = 2000
"""Comparing more sentences, or words of one sentence, takes long, and is read by nobody."""

_PROSE = 3
"""A value of more words than that is prose, whose words are compared."""

_KIN = 0.4
"""From which likeness on two sentences are one, rewritten."""

NEVER_CHANGED = "An estimate once made is never changed; a new one is added below it."

_KEYS = ("id", "date", "name")
"""What tells the items of a list apart, where they have keys."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A value of front matter that is other than it was; empty where there is, or was, none."""

    way: tuple[str, ...]
    old: str
    new: str

    @property
    def is_estimate(self) -> bool:
        """Whether an estimate that was made is not as it was, or gone with its forecast."""
        is_one = "estimates" in self.way[2:] or (len(self.way) <= 2 and not self.new)
        return self.way[0] == "forecasts" and bool(self.old) and is_one


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence or a heading of a body, and the line on which it begins."""

    text: str
    line: int


def altered(file: Changed) -> list[Altered]:
    """Every value of *file*'s front matter that is other than it was, if it was there before."""
    if file.was is None or file.now is None:
        return []
    return list(_differences(file.was.matter, file.now.matter, ()))


def changes(file: Changed, abbreviations: frozenset[str]) -> Iterator[str]:
    """Each change of *file* in a line of Markdown; those of its front matter first."""
    if file.was is None or file.now is None:
        return
    yield from map(_said, altered(file))
    yield from _rewritten(*(list(_sentences(each, abbreviations)) for each in (file.was, file.now)))


def facts(matter: Mapping[str, Any]) -> Iterator[str]:
    """Each key of front matter in a line of Markdown."""
    for key, value in matter.items():
        yield f"{code(key)}: {told(_inline(value))}"


def _differences(old: Any, new: Any, way: tuple[str, ...]) -> Iterator[Altered]:
    if old == new:
        return
    if isinstance(old, list) and isinstance(new, list):
        before, after = _keyed(old), _keyed(new)
        if before.keys() == after.keys() and list(before) != list(after):
            yield Altered((*way, "order"), ", ".join(before), ", ".join(after))
        old, new = before, after
    if not (isinstance(old, dict) and isinstance(new, dict)):
        yield Altered(way, _inline(old), _inline(new))
        return
    for key in {**old, **new}:
        yield from _differences(old.get(key), new.get(key), (*way, key))


def _keyed(items: list[Any]) -> dict[str, Any]:
    """*items* by what tells them apart: their id, their day, themselves, or else their number."""
    found: dict[str, Any] = {}
    for number, item in enumerate(items, 1):
        names = [item.get(key) for key in _KEYS] if isinstance(item, dict) else [item]
        name = next((each for each in names if isinstance(each, str) and each), f"no. {number}")
        found[name if name not in found else f"{name} ({number})"] = item
    return found


def _inline(value: Any) -> str:
    """*value* on one line."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_inline(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_inline, value))
    return " ".join((value or "").split())


def _said(change: Altered) -> str:
    *above, last = change.way
    is_item = last in {change.old, change.new}
    where = code(" / ".join(above if is_item else change.way))
    if not change.old:
        return f"{where}: added {told(change.new)}"
    warned = f" – {NEVER_CHANGED}" if change.is_estimate else ""
    became = _compared(change.old, change.new) if change.new else f"removed {told(change.old)}"
    return f"{where}: {became}{warned}"


def _sentences(document: Document, abbreviations: frozenset[str]) -> Iterator[Told]:
    for section in document.body.sections:
        if section.level:
            title = f"{'#' * section.level} {section.title}"
            yield Told(title, document.at(section.start).line)
        for block in section.blocks:
            for sentence in block.sentences(abbreviations):
                text = " ".join(sentence.text.split())
                yield Told(text, document.at(sentence.start).line)


def _rewritten(old: list[Told], new: list[Told]) -> Iterator[str]:
    """The sentences that are no more, and those that are new."""
    if max(len(old), len(new)) > MOST_COMPARED:
        yield "The text is too long to be compared here: read its diff."
        return
    matcher = SequenceMatcher(None, _texts(old), _texts(new))
    for operation, first, last, begin, end in matcher.get_opcodes():
        if operation != "equal":
            for before, after in zip_longest(old[first:last], new[begin:end]):
                yield from _pair(before, after)


def _texts(sentences: Iterable[Told]) -> list[str]:
    return [sentence.text for sentence in sentences]


def _pair(before: Told | None, after: Told | None) -> Iterator[str]:
    """A sentence and what stands in its place; as two where they have little in common."""
    if before and after and _is_kin(before.text, after.text):
        yield f"line {after.line}: {_compared(before.text, after.text)}"
        return
    if before:
        yield f"removed, line {before.line} as it was: {told(before.text)}"
    if after:
        yield f"added, line {after.line}: {told(after.text)}"


def _words(text: str) -> list[str]:
    """The words of *text*; footnotes are words of their own."""
    return FOOTNOTE.sub(lambda note: f" {note[0]}", text).split()


def _is_kin(old: str, new: str) -> bool:
    before, after = _words(old), _words(new)
    if max(len(before), len(after)) > MOST_COMPARED:
        return False
    return SequenceMatcher(None, before, after).ratio() > _KIN


def _compared(old: str, new: str) -> str:
    """*old* and *new* as one text: what is gone is struck, what has come is bold."""
    before, after = _words(old), _words(new)
    if max(len(before), len(after)) <= _PROSE or not _is_kin(old, new):
        return f"{told(old)} → **{plain(new)}**"
    pieces: list[str] = []
    for operation, first, last, begin, end in SequenceMatcher(None, before, after).get_opcodes():
        if operation == "equal":
            pieces.append(plain(" ".join(before[first:last])))
            continue
        gone, come = " ".join(before[first:last]), " ".join(after[begin:end])
        pieces += [f"~~{plain(gone)}~~"] if gone else []
        pieces += [f"**{plain(come)}**"] if come else []
    return " ".join(pieces)
