"""From a folder's files to its archive and all its problems, by way of what is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from importlib.resources import files as package_files
from pathlib import Path

from .. import checking
from ..checking import Context, Everything, Kind
from ..checking.causes import explained
from ..digest import bytes_digest, text_digest
from ..document import Document
from ..hands import Crew
from ..memory import Memory, packed
from ..problem import Code, Place, Problem
from ..progress import step
from ..vocabulary import Term, Vocabulary, world
from .examination import Files
from .folder import BRIEFINGS, DOCS, Documents, Folder, identity_of
from .loaded import ABSTRACTS, WHOLE, Kept, Loaded
from .records import Facts, Record

Records = dict[str, Record]
"""What is known of files, by their paths; term pages first, then briefings."""

_Index = tuple[str, Records]
"""Records, and the digest of the context in which all of them hold."""

_INDEX = "records"
"""Where records are remembered, in one piece: nearly every build needs all of them."""


def load(root: Path, today: date, memory: Memory | None = None) -> Loaded:
    """Read the archive in *root*: what is wrong with a file is a problem, and the rest is there.

    What *memory* holds of files that are as they were is not found out again.
    """
    memory = memory or Memory(None)
    file = root / checking.SETTINGS_FILE
    source = file.read_bytes() if file.is_file() else b""
    settings, problems = checking.read_settings(source)
    pages = Folder.of(root, [f"{DOCS}/{axis.key}" for axis in settings.vocabularies])
    briefings = Folder.of(root, [BRIEFINGS])
    files = Files(root, (*pages.digests.items(), *briefings.digests.items()), settings, _regions())
    key = bytes_digest(source)
    known: _Index = memory.get(_INDEX, "all", key) or ("", {})
    records, context = _examined(files, known, today)
    documents = Documents(root, (path for path, record in records.items() if record.told))
    taken = list(_taken(records, documents))
    for axis in settings.vocabularies:
        problems += checking.check_names(context.whole.vocabulary, axis.key, documents)
    problems += (*pages.problems, *briefings.problems, *taken)
    problems += (problem for record in records.values() for problem in record.problems)
    chosen = _published(records, {problem.path for problem in taken})
    again = partial(_again, files, context, {p: each.digest for p, each in chosen.items()})
    abstracts, whole = _kept(chosen, memory, again)
    _remember(memory, key, known, (context.digest, records))
    return Loaded(
        settings,
        Vocabulary(_sound(records, context.whole.vocabulary)),
        tuple(explained(problems)),
        documents,
        _state(key, records),
        today,
        abstracts,
        whole,
        partial(files.judged, context),
    )


def _examined(files: Files, index: _Index, today: date) -> tuple[Records, Context]:
    """A record for each of *files*, and the context that all were checked in."""
    settled, known = index
    paths = dict(files.digests)
    numbers = {path: number for number, path in enumerate(paths)}
    records = {path: known[path] for path in paths if _is_known(known.get(path), paths[path])}
    new = [numbers[path] for path in paths if path not in records]
    names = list(paths)
    with Crew(Files.examiner, files, len(new)) as crew:
        with step("Reading files", len(new)) as heard:
            read = crew.ask(new, None, heard)
        records |= {names[number]: record for number, record in read.items()}
        records = {path: records[path] for path in paths}
        context = _context(files, records, today)
        with step("Checking files", len(new)) as heard:
            checked = crew.ask(new, context, heard)
    doubtful = [
        numbers[path]
        for path, record in records.items()
        if settled != context.digest and numbers[path] not in checked and not record.holds(context)
    ]
    with (
        Crew(Files.examiner, files, len(doubtful)) as crew,
        step("Checking files again", len(doubtful)) as heard,
    ):
        checked |= crew.ask(doubtful, context, heard)
    return records | {names[number]: record for number, record in checked.items()}, context


def _is_known(record: Record | None, digest: str) -> bool:
    """Whether *record* is of a file with *digest*; one that cannot be opened is always tried."""
    return record is not None and bool(digest) and record.digest == digest


def _context(files: Files, records: Records, today: date) -> Context:
    """What every check may know of the others, bad files included."""
    kinds: dict[str, Kind] = {
        identity_of(path): record.told.kind if isinstance(record.told, Facts) else "briefing"
        for path, record in records.items()
        if path.startswith(f"{BRIEFINGS}/")
    }
    vocabulary = Vocabulary(_terms(files.regions, records))
    stamps = {path: each.digest for path, each in records.items() if isinstance(each.told, Term)}
    whole = Everything(vocabulary, kinds, frozenset(records), stamps)
    return Context(files.settings, whole, today)


def _terms(regions: Mapping[str, Term], records: Records) -> Iterator[Term]:
    """Names of pages that cannot be read, the world, the tags in use, then every term page."""
    for path, record in records.items():
        if record.told is None and path.startswith(f"{DOCS}/"):
            yield Term(path.split("/")[1], identity_of(path), identity_of(path))
    yield from regions.values()
    for record in records.values():
        if isinstance(record.told, Facts):
            for tag in record.told.tags:
                yield Term("tags", tag, tag.replace("-", " "))
    for record in records.values():
        if isinstance(record.told, Term):
            yield record.told


def _regions() -> dict[str, Term]:
    source = package_files("watchfloor.vocabulary").joinpath("regions.json").read_text("utf-8")
    return world.regions(source)


def _sound(records: Records, vocabulary: Vocabulary) -> Iterator[Term]:
    """All terms; of pages with an error only the names."""
    faulty = {path for path, record in records.items() if not record.is_sound}
    for term in vocabulary:
        yield term.without_page_text() if term.path in faulty else term


def _taken(records: Records, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Ids that are used, or were once used, by more than one briefing."""
    told = {path: each.told for path, each in records.items() if isinstance(each.told, Facts)}
    owners: dict[str, str] = {identity_of(path): path for path in told}
    for path, facts in told.items():
        for number, former in enumerate(facts.former_ids):
            if former in owners:
                message = f"`{former}` is, or was, the id of {owners[former]}"
                hint = "an id is never used again"
                place = _place_of_former(documents.get(path), number)
                yield Problem(Code.ID_TAKEN, path, place, message, hint)
            owners.setdefault(former, path)


def _place_of_former(document: Document | None, number: int) -> Place:
    """Where the former id with *number* stands; somebody may have changed the file by now."""
    if document is None:
        return Place()
    locs = [loc for loc, _ in document.each("former_ids", None)]
    return document.place(locs[number] if number < len(locs) else ("former_ids",))


def _published(records: Records, wrong: Iterable[str]) -> Records:
    """The briefings and tombstones of *records*, without those of files that are *wrong*."""
    return {
        path: record
        for path, record in records.items()
        if isinstance(record.told, Facts) and record.is_published and path not in wrong
    }


def _kept(chosen: Records, memory: Memory, again: Callable[[str, str], bytes]) -> tuple[Kept, Kept]:
    """The abstracts and tombstones of the *chosen* records, and the briefings."""
    seen = {path: each.surface for path, each in chosen.items()}
    new_seen = {path: each.abstract for path, each in chosen.items() if each.abstract}
    files = {path: each.digest for path, each in chosen.items()}
    new = {path: each.value for path, each in chosen.items() if each.value}
    return (
        Kept(ABSTRACTS, seen, new_seen, memory, partial(again, "abstract")),
        Kept(WHOLE, files, new, memory, partial(again, "value")),
    )


def _again(
    files: Files, context: Context, digests: Mapping[str, str], part: str, path: str
) -> bytes:
    """A *part* of the record of the file at *path*, which is read and checked once more.

    Raises:
        OSError: the file is not the same any more, so that nothing made of it would be true.
    """
    number = [each for each, _ in files.digests].index(path)
    examine = files.examiner()
    examine(number, None)
    record = examine(number, context)
    if record.digest != digests[path]:
        raise OSError(f"{path} was changed while the site was built: build it again")
    found: bytes = getattr(record, part)
    return found


def _remember(memory: Memory, key: str, known: _Index, found: _Index) -> None:
    """Put what was found out anew into *memory*."""
    settled, records = found
    for shelf in (ABSTRACTS, WHOLE):
        memory.forget(shelf, known[1].keys() - records.keys())
    for path, record in records.items():
        if record.abstract:
            memory.keep(ABSTRACTS, path, record.surface, record.abstract)
        if record.value:
            memory.keep(WHOLE, path, record.digest, record.value)
    kept = {path: each.without_values for path, each in records.items()}
    if (settled, kept) != known:
        memory.keep(_INDEX, "all", key, packed((settled, kept)))


def _state(key: str, records: Records) -> str:
    """A digest of the settings and of what is seen of all files, and of which of them hold."""
    lines = (
        f"{path} {each.surface or each.digest} {each.is_sound}" for path, each in records.items()
    )
    return text_digest("\n".join((key, *lines)))
