"""Reading and checking files: what workers do, two rounds for each file that is new or changed.

In the first round a file is read and tells what others must know of it. From what all tell comes
the context in which each is checked in the second, by the worker that still has it in hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import checking
from ..briefing import Briefing, Tombstone
from ..briefing.matter import BriefingMatter, UpdateMatter
from ..checking import Context
from ..digest import digest
from ..document import Document, read
from ..hands import Task
from ..memory import packed
from ..problem import Problem
from ..settings import Settings
from ..vocabulary import Term
from ..vocabulary.matter import MODELS
from .folder import BRIEFINGS, identity_of, read_file
from .records import Facts, Record, checked


@dataclass(frozen=True)
class Files:
    """What is to be examined, and what that takes before anything is known of the others."""

    root: Path
    digests: tuple[tuple[str, str], ...]
    """Each file's path and the digest of its bytes."""
    settings: Settings
    regions: Mapping[str, Term]
    """The world's: a page may add to one of them."""

    def examiner(self) -> Task[Context | None, Record]:
        """Read the file with a number; and, once a context is given, check it."""
        documents: dict[int, tuple[Document, list[Problem]]] = {}
        records: dict[int, Record] = {}

        def examine(number: int, context: Context | None) -> Record:
            if number not in records:
                records[number] = self._read(number, documents)
            if context is None or number not in documents:
                return records[number]
            document, before = documents.pop(number)
            return self._checked(records.pop(number), document, before, context.afresh())

        return examine

    def judged(self, context: Context, path: str, data: bytes) -> tuple[Problem, ...]:
        """What would be wrong with the file at *path* if it held *data*."""
        document, problems = read(path, data)
        if document is None:
            return tuple(problems)
        return self._checked(Record(""), document, problems, context.afresh()).problems

    def _read(self, number: int, documents: dict[int, tuple[Document, list[Problem]]]) -> Record:
        path, _ = self.digests[number]
        document, problems, digest = read_file(self.root, path)
        if document is None:
            return Record(digest, problems=tuple(problems))
        documents[number] = document, problems
        told = self._facts(document) if _is_briefing(path) else self._term(document)
        return Record(digest, told, tuple(problems))

    def _facts(self, document: Document) -> Facts:
        return Facts(
            checking.kind_of(document),
            tuple(word for _, word in document.each("tags", None)),
            tuple(word for _, word in document.each("former_ids", None)),
        )

    def _term(self, document: Document) -> Term:
        """The term of a page as far as it can be read unchecked."""
        axis = document.path.split("/")[1]
        kind = next(each.kind for each in self.settings.vocabularies if each.key == axis)
        matter, _ = checking.validate(document, MODELS[kind])
        known = self.regions if axis == "regions" else {}
        return Term.of(axis, identity_of(document.path), document, matter, known)

    def _checked(
        self, record: Record, document: Document, before: list[Problem], context: Context
    ) -> Record:
        if not _is_briefing(document.path):
            axis, identity = document.path.split("/")[1], identity_of(document.path)
            matter, found = checking.check_term(document, context, axis, before)
            problems = [*checking.check_id(document.path, identity), *found]
            return checked(record, context, problems, is_sound=matter is not None)
        value, found = checking.check_briefing(document, context, before)
        published = self._published(document, value)
        return checked(
            record,
            context,
            found,
            is_sound=value is not None,
            is_published=published is not None,
            **(_packed(published) if published else {}),
        )

    def _published(
        self, document: Document, value: BriefingMatter | UpdateMatter | Tombstone | None
    ) -> Briefing | Tombstone | None:
        """What is published of a valid file; of a draft, nothing."""
        if value is None or isinstance(value, Tombstone):
            return value
        if value.status != "published":
            return None
        terms = {
            axis.key: tuple(word for _, word in document.each(axis.key, None))
            for axis in self.settings.axes
        }
        path = document.path
        return Briefing(identity_of(path), path, value, document.body, terms)


def _packed(published: Briefing | Tombstone) -> dict[str, Any]:
    """What a record keeps of what is published."""
    seen = published if isinstance(published, Tombstone) else published.abstract
    value = b""
    if isinstance(published, Briefing):
        _ = published.cited  # so that it is packed, too
        value = packed(published)
    # packed, two that say the same may differ
    return {"surface": digest(seen), "abstract": packed(seen), "value": value}


def _is_briefing(path: str) -> bool:
    return path.startswith(f"{BRIEFINGS}/")
