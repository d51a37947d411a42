"""An archive held against what it was at an earlier commit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..checking import briefing_path, estimates, history, kind_of, term_path
from ..checking.causes import explained
from ..checking.estimates import Version, Versions
from ..document import Document, read
from ..loading import (
    BRIEFINGS,
    DOCS,
    Loaded,
    Revision,
    RevisionError,
    days_of,
    identity_of,
    revision,
)
from ..loading.folder import read_file
from ..problem import Problem
from ..wording import LANGUAGES
from .drafting import path_of
from .refusal import Refusal


@contextmanager
def past(root: Path, ref: str) -> Iterator[Past]:
    """What the archive in *root* was where it and *ref* part ways.

    Raises:
        Refusal: there is no such revision.
    """
    try:
        with revision(root, ref) as base:
            yield Past(root, base)
    except RevisionError as error:
        raise Refusal(f"--base {ref}: {error}") from error


def problems_of(loaded: Loaded, was: Past | None) -> Sequence[Problem]:
    """Every problem of *loaded*, those with what it *was* among them."""
    return explained([*loaded.problems, *was.problems(loaded)]) if was else loaded.problems


@dataclass(frozen=True)
class Past:
    """An archive at an earlier commit."""

    root: Path
    """Where the archive is as it is now."""
    base: Revision

    def problems(self, loaded: Loaded) -> Iterator[Problem]:
        """What is wrong in *loaded*, the archive as it is, by what was published before."""
        terms: dict[str, str] = {}
        for axis in loaded.settings.vocabularies:
            pages = self._after(loaded, f"{DOCS}/{axis.key}")
            yield from history.vanished(
                self._before(f"{DOCS}/{axis.key}"), pages, partial(self._has_term, loaded, axis.key)
            )
            terms |= history.owners(pages)
        before, after = self._before(BRIEFINGS), self._after(loaded, BRIEFINGS)
        yield from history.vanished(before, after, self._has_briefing)
        was = {
            **before,
            **{new: before[old] for old, new in history.owners(after).items() if old in before},
        }
        for identity, document in after.items():
            yield from self._changed(loaded, was.get(identity), document, terms)

    def _changed(
        self, loaded: Loaded, before: Document | None, after: Document, terms: Mapping[str, str]
    ) -> Iterator[Problem]:
        """What is wrong with a briefing that is other now than *before*, or new."""
        form, was = kind_of(after), kind_of(before) if before else "draft"
        if form == "tombstone":
            return
        if before and "draft" not in {form, was}:
            yield from history.check(before, after, terms, LANGUAGES[loaded.settings.language])
        yield from estimates.check(before, after, Versions(self._versions(loaded, after)))

    def _versions(self, loaded: Loaded, after: Document) -> Iterator[Version]:
        for day, data in days_of(self.root, self.base.commit, after.path):
            document, _ = read(after.path, data)
            if document:
                yield day, document
        yield loaded.today, after  # what is not committed came today

    def _before(self, folder: str) -> dict[str, Document]:
        """The files below *folder* that are other now, as they were, by their ids."""
        misplaced = briefing_path if folder == BRIEFINGS else term_path
        paths = [path for path in self._paths(folder) if not any(misplaced(path))]
        found = (read_file(self.base.root, path)[0] for path in paths)
        return {identity_of(document.path): document for document in found if document}

    def _after(self, loaded: Loaded, folder: str) -> dict[str, Document]:
        """The same as they are, and those that are new."""
        documents = loaded.documents
        return {
            identity_of(path): documents[path] for path in self._paths(folder) if path in documents
        }

    def _paths(self, folder: str) -> list[str]:
        return sorted(path for path in self.base.changed if path.startswith(f"{folder}/"))

    def _has_briefing(self, identity: str) -> bool:
        return self._stands(path_of(identity))

    def _has_term(self, loaded: Loaded, axis: str, identity: str) -> bool:
        """Whether a term has a page still, is one of the world's regions, or a tag in use."""
        is_known = loaded.vocabulary.get(axis, identity) is not None
        return is_known or self._stands(f"{DOCS}/{axis}/{identity}.md")

    def _stands(self, path: str) -> bool:
        """Whether there is a file at *path*, though perhaps none that can be read."""
        try:
            return (self.root / path).exists()
        except OSError:  # such as a name that is too long
            return False
