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
from .hands import Task, spread
from .problem import Code, Place, Problem
from .settings import Settings
from .vocabulary import Term, Vocabulary, world
from .vocabulary.matter import MODELS

BRIEFINGS = "briefings"
DOCS = "docs"

Read = tuple[Document, list[Problem]]
"""A document, and what was wrong with its bytes and its YAML."""


@dataclass(frozen=True)
class Reading:
    """What some folders hold."""

    documents: Mapping[str, Read]
    """Every readable document by its path."""
    lost: tuple[str, ...]
    """Files rightly named that could not be read: what names them is not wrong."""
    problems: tuple[Problem, ...]
    """Those of the lost files, and of files that do not belong there."""


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
    file = root / checking.SETTINGS_FILE
    settings, problems = checking.read_settings(file.read_bytes() if file.is_file() else b"")
    terms = _read_all(root, [f"{DOCS}/{axis.key}" for axis in settings.vocabularies])
    briefings = _read_all(root, [BRIEFINGS])
    context = _context(terms, briefings, settings, today)
    vocabulary, term_problems = _checked_terms(terms.documents, context)
    taken = list(_identities(briefings.documents))
    wrong = {problem.path for problem in taken}
    published, tombstones, found = _checked_briefings(briefings.documents, context, wrong)
    problems += [*terms.problems, *briefings.problems, *term_problems, *taken, *found]
    documents = {**terms.documents, **briefings.documents}
    return Loaded(
        Archive.of(settings, vocabulary, published, tombstones, today),
        tuple(explained(problems)),
        {path: document for path, (document, _) in documents.items()},
    )


def _context(terms: Reading, briefings: Reading, settings: Settings, today: date) -> Context:
    """What every check may know of the others, bad files included."""
    vocabulary = Vocabulary(
        (*_lost(terms.lost), *_terms(terms.documents, briefings.documents, settings))
    )
    kinds: dict[str, Kind] = {identity_of(path): "briefing" for path in briefings.lost}
    for path, (document, _) in briefings.documents.items():
        kinds[identity_of(path)] = kind_of(document)
    paths = (terms.documents, terms.lost, briefings.documents, briefings.lost)
    return Context(settings, vocabulary, kinds, frozenset().union(*paths), today)


def _read_all(root: Path, folders: list[str]) -> Reading:
    """Everything below *folders*."""
    documents: dict[str, Read] = {}
    lost: list[str] = []
    problems: list[Problem] = []
    for path in _files(root, folders):
        wrong = list(_misplaced(root, path))
        document, found = (None, wrong) if wrong else _read(root, path)
        if document is not None:
            documents[path] = document, found
            continue
        problems += found
        if not wrong:
            lost.append(path)
    return Reading(documents, tuple(lost), tuple(problems))


def _misplaced(root: Path, path: str) -> Iterator[Problem]:
    """What is wrong with a file before it is opened: a link, or its name and place."""
    if (root / path).is_symlink():
        message = "a link to another file is not allowed here"
        yield Problem(Code.FILE_LINK, path, Place(), message, "put the file itself here")
    elif path.startswith(f"{BRIEFINGS}/"):
        yield from checking.briefing_path(path)
    else:
        yield from checking.term_path(path)


def _read(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    try:
        return read(path, (root / path).read_bytes())
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        hint = "look at its permissions"
        return None, [Problem(Code.FILE_UNREADABLE, path, Place(), message, hint)]


def _files(root: Path, folders: list[str]) -> Iterator[str]:
    """Every file below *folders*; what an editor hides behind a dot is none."""
    for folder in folders:
        whole = root / folder
        for path in [whole] if whole.is_symlink() else sorted(whole.rglob("*")):
            inside = path.relative_to(root)
            if (path.is_symlink() or path.is_file()) and not any(
                part.startswith(".") for part in inside.parts
            ):
                yield inside.as_posix()


def identity_of(path: str) -> str:
    """The id that a file's name is."""
    return path.rpartition("/")[2].removesuffix(".md")


def _lost(pages: tuple[str, ...]) -> Iterator[Term]:
    """Terms whose page cannot be read; the world's own name takes their place if it has one."""
    for path in pages:
        yield Term(path.split("/")[1], identity_of(path), identity_of(path))


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


def _checking(given: tuple[list[Read], Context]) -> Task[checking.Checked]:
    """What the briefing with a number is, if nothing is wrong with it, and all that is wrong."""
    briefings, context = given

    def checked(number: int) -> checking.Checked:
        document, before = briefings[number]
        return checking.check_briefing(document, context, before)

    return checked


def _checked_briefings(
    briefings: Mapping[str, Read], context: Context, wrong: set[str]
) -> tuple[list[Briefing], dict[str, Tombstone], list[Problem]]:
    published: list[Briefing] = []
    tombstones: dict[str, Tombstone] = {}
    problems: list[Problem] = []
    checked = spread(_checking, (list(briefings.values()), context), len(briefings))
    for (path, (document, _)), (value, found) in zip(briefings.items(), checked, strict=True):
        problems += found
        if path in wrong:
            continue
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
