"""A folder becomes an archive and its problems. Nothing else opens a contributor's file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files as package_files
from pathlib import Path

from . import checking
from .archive import Archive
from .briefing import Briefing, Tombstone
from .checking import Context, Kind
from .checking.briefings import kind_of
from .checking.causes import explained
from .document import Document, read
from .problem import Code, Place, Problem
from .settings import Settings
from .vocabulary import Term, Vocabulary, world
from .vocabulary.matter import MODELS

BRIEFINGS = "briefings"
DOCS = "docs"

Read = tuple[Document, list[Problem]]


@dataclass(frozen=True)
class Loaded:
    """What a folder holds."""

    archive: Archive
    problems: tuple[Problem, ...]
    """Every problem of every file, by file and from top to bottom."""
    documents: Mapping[str, Document]
    """Every file that could be read, by its path from the repository's root."""

    @property
    def leaks(self) -> tuple[Problem, ...]:
        """Problems over which no site may be built at all: what is not meant to be published."""
        return tuple(problem for problem in self.problems if problem.code is Code.TLP_TOO_HIGH)


def load(root: Path, today: date) -> Loaded:
    """Read the archive in *root*: what is wrong with a file is a problem, and the rest is there."""
    content = (
        (root / "pyproject.toml").read_text("utf-8") if (root / "pyproject.toml").is_file() else ""
    )
    settings, problems = checking.read_settings(content)
    pages, found = _read_all(root, [f"{DOCS}/{axis.key}" for axis in settings.vocabularies])
    problems += found
    briefings, found = _read_all(root, [BRIEFINGS])
    problems += found
    vocabulary = Vocabulary(_terms(pages, briefings, settings))
    context = Context(
        settings, vocabulary, _kinds(briefings), frozenset({*pages, *briefings}), today
    )
    vocabulary, found = _checked_terms(pages, context)
    problems += found
    published, tombstones, found = _checked_briefings(briefings, context)
    problems += [*found, *_identities(briefings)]
    return Loaded(
        Archive.of(settings, vocabulary, published, tombstones, today),
        tuple(explained(problems)),
        {path: document for path, (document, _) in {**pages, **briefings}.items()},
    )


def _read_all(root: Path, folders: list[str]) -> tuple[dict[str, Read], list[Problem]]:
    """Every readable document below *folders*, with its problems; and those of the other files."""
    documents: dict[str, Read] = {}
    problems: list[Problem] = []
    for path in _files(root, folders):
        check_path = checking.briefing_path if path.startswith(BRIEFINGS) else checking.term_path
        wrong = list(check_path(path))
        if (root / path).is_symlink():
            message = "a link to another file is not allowed here"
            wrong = [Problem(Code.FILE_LINK, path, Place(), message, "put the file itself here")]
        if wrong:
            problems += wrong
            continue
        try:
            document, found = read(path, (root / path).read_bytes())
        except OSError as error:
            message = f"the file cannot be read: {error.strerror}"
            document, found = None, [Problem(Code.FILE_UNREADABLE, path, Place(), message)]
        if document is None:
            problems += found
        else:
            documents[path] = document, found
    return documents, problems


def _files(root: Path, folders: list[str]) -> Iterator[str]:
    """Every file below *folders*; what an editor hides behind a dot is none."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            inside = path.relative_to(root)
            if (path.is_symlink() or path.is_file()) and not any(
                part.startswith(".") for part in inside.parts
            ):
                yield inside.as_posix()


def identity_of(path: str) -> str:
    """The id that a file's name is."""
    return path.rpartition("/")[2].removesuffix(".md")


def _kinds(briefings: Mapping[str, Read]) -> dict[str, Kind]:
    return {identity_of(path): kind_of(document) for path, (document, _) in briefings.items()}


def _terms(
    pages: Mapping[str, Read], briefings: Mapping[str, Read], settings: Settings
) -> Iterator[Term]:
    """The world, the tags in use, then every term page as far as it can be read unchecked."""
    source = package_files("watchfloor.vocabulary").joinpath("regions.json").read_text("utf-8")
    regions = world.regions(source)
    yield from regions.values()
    for document, _ in briefings.values():
        for _, tag in document.each("tags", None):
            yield Term("tags", tag, tag.replace("-", " "))
    for path, (document, _) in pages.items():
        axis = path.split("/")[1]
        kind = next(each.kind for each in settings.vocabularies if each.key == axis)
        matter, _ = checking.validate(document, MODELS[kind])
        yield Term.of(
            axis, identity_of(path), document, matter, regions if axis == "regions" else {}
        )


def _checked_terms(pages: Mapping[str, Read], context: Context) -> tuple[Vocabulary, list[Problem]]:
    """The vocabulary with the profiles of faultless pages only, and the problems of all."""
    problems: list[Problem] = []
    terms = {(term.axis, term.id): term for term in context.vocabulary}
    for path, (document, before) in pages.items():
        axis, identity = path.split("/")[1], identity_of(path)
        problems += checking.check_id(path, identity)
        matter, found = checking.check_term(document, context, axis, before)
        problems += found
        if matter is None:
            terms[axis, identity] = terms[axis, identity].without_page_text()
    documents = {path: document for path, (document, _) in pages.items()}
    for axis_ in context.settings.vocabularies:
        problems += checking.check_names(context.vocabulary, axis_.key, documents)
    return Vocabulary(terms.values()), problems


def _checked_briefings(
    briefings: Mapping[str, Read], context: Context
) -> tuple[list[Briefing], dict[str, Tombstone], list[Problem]]:
    published: list[Briefing] = []
    tombstones: dict[str, Tombstone] = {}
    problems: list[Problem] = []
    for path, (document, before) in briefings.items():
        value, found = checking.check_briefing(document, context, before)
        problems += found
        if isinstance(value, Tombstone):
            tombstones[identity_of(path)] = value
        elif value is not None and value.status == "published":
            terms = {
                axis.key: tuple(word for _, word in document.each(axis.key, None))
                for axis in context.settings.axes
            }
            published.append(Briefing(identity_of(path), path, value, document.body, terms))
    return published, tombstones, problems


def _identities(briefings: Mapping[str, Read]) -> Iterator[Problem]:
    """Ids that are used, or were once used, by more than one briefing."""
    owners: dict[str, str] = {identity_of(path): path for path in briefings}
    for path, (document, _) in briefings.items():
        for loc, former in document.each("former_ids", None):
            if former in owners:
                message = f"`{former}` is, or was, the id of {owners[former]}"
                hint = "an id is never used again"
                yield Problem(Code.ID_TAKEN, path, document.place(loc), message, hint)
            owners.setdefault(former, path)
