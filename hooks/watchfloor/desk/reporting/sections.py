"""The sections of a report: a part for each thing that a reviewer reads at one look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from ...problem import Problem, counted
from .changes import changes
from .claims import ORIGINS_ARE_OF_ALL, escapes
from .dossier import Dossier
from .pages import page, unpublished
from .review import Changed, Review
from .vocabulary import New, profile, use
from .words import bounded, code, listed, marked, plain, quoted, shown, told

PAGE_BYTES = 100_000
"""More of a page is not shown: nobody reads it here."""

Suggestions = Mapping[str, Sequence[str]]
"""What shows how the problems of each file are mended."""


def briefing(dossier: Dossier, suggestions: Suggestions) -> Iterator[str]:
    """All there is to say of a changed briefing."""
    file = dossier.file
    yield f"### {_standing(file)} {file.kind}: {code(file.id)}"
    if dossier.title:
        yield f"**{plain(dossier.title)}**"
    yield _publication(dossier)
    yield from _problems(file, dossier.review, suggestions)
    yield from _changes(file, dossier.review)
    yield from _weighed(dossier)
    if dossier.verifying and (parts := list(dossier.verifying.parts())):
        yield "#### To verify, source by source"
        yield from parts


def term(file: Changed, review: Review, new: New | None, suggestions: Suggestions) -> Iterator[str]:
    """All there is to say of a term's page that changed."""
    name = code(f"{file.path.split('/')[1]}/{file.id}")
    yield f"### {_standing(file)} term: {name}"
    yield use(file, review)
    if new and new.alike:
        yield f"Called much alike: {new.alike}."
    yield from _problems(file, review, suggestions)
    yield from _changes(file, review)
    if waived := list(escapes(file)):
        yield "#### To weigh"
        yield listed(f"**rule waived:** {line}" for line in waived)
    if file.standing == "new":
        yield "#### What it says"
        yield from profile(file)


def _standing(file: Changed) -> str:
    return "Withdrawn" if file.is_withdrawn else file.standing.capitalize()


def _publication(dossier: Dossier) -> str:
    """Whether readers will see it, where they will not."""
    file = dossier.file
    if file.standing == "removed":
        return dossier.farewell
    if file.has_error:
        return "It has errors: as it stands, it is not published."
    return "A draft: it is checked, and not published." if file.kind == "draft" else ""


def _problems(file: Changed, review: Review, suggestions: Suggestions) -> Iterator[str]:
    if file.problems:
        yield "#### Problems"
        yield listed(file.problems, partial(_problem, review))
    if found := suggestions.get(file.path):
        yield "What has one right answer, to be pasted into a comment on its lines:"
        yield from found


def _problem(review: Review, problem: Problem) -> str:
    told = f"line {problem.place.line}: {marked(problem.message)}"
    hint = f" ({marked(problem.hint)})" if problem.hint else ""
    before = " – as before" if review.was_there(problem) else ""
    return f"**{problem.severity}** {code(problem.code)}, {told}{hint}{before}"


def _changes(file: Changed, review: Review) -> Iterator[str]:
    if file.was and file.now:
        yield "#### What changed"
        found = listed(changes(file, review.wording.abbreviations))
        yield found or "Nothing that a reader sees: spaces, comments or the way it is written."


def _weighed(dossier: Dossier) -> Iterator[str]:
    """What no rule decides."""
    lines = list(_weighing(dossier))
    if lines:
        yield "#### To weigh"
        yield listed(lines)


def _weighing(dossier: Dossier) -> Iterator[str]:
    for likeness in dossier.likenesses:
        title = f" “{plain(dossier.title_of(likeness.id))}”"
        reasons = told("; ".join(likeness.reasons))
        yield f"**perhaps the same event as** {code(likeness.id)}{title}: {reasons}"
    for line in dossier.origins:
        yield f"**one origin:** {line}. {ORIGINS_ARE_OF_ALL}"
    for line in dossier.escapes:
        yield f"**rule waived:** {line}"
    verifying = dossier.verifying
    if verifying and (bare := verifying.unarchived):
        links = counted(len(bare), "source")
        yield f"**no archived copy:** {links} ({shown(list(map(code, bare)), 20)})"
    if verifying and (uncited := verifying.uncited):
        yield f"**cited nowhere:** {shown(list(map(code, uncited)), 20)}"


def read(dossier: Dossier) -> Iterator[str]:
    """A changed briefing as a reader will see it, or would; nothing where no page can be made."""
    file, archive = dossier.file, dossier.review.now.archive
    is_published = archive.get(file.id) is not None
    if not is_published and file.now and file.kind != "tombstone":
        archive = unpublished(file.now, archive) or archive
    if seen := archive.get(file.id):
        yield f"### {code(file.id)}"
        yield "" if is_published else "*Not yet: no reader sees a draft, or what has an error.*"
        yield quoted("\n\n".join(bounded(page(seen, archive), PAGE_BYTES)))
