"""The report on a change of an archive: what a reviewer looks at first, then file after file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from ...problem import Problem, counted
from . import sections
from .dossier import Dossier, told_codes
from .mends import suggestions
from .reach import reach
from .review import Review
from .vocabulary import New, new_terms, users
from .words import bounded, code, listed, marked, shown, size_of

MOST_BYTES = 1_000_000
"""GitHub shows no summary of a step that is larger than 1 MiB."""
FRAME_BYTES = 200_000
"""What is kept for all that is not on one file."""
MOST_FILES = 300
"""Of so many files a report tells; of the others, only which they are."""
MOST_NAMED = 50
"""Of what stands out, of what breaks elsewhere and of other files, so many are named."""


def report(review: Review) -> str:
    """The report on *review*, as Markdown for GitHub."""
    return "\n\n".join(_parts(review)) + "\n"


def _parts(review: Review) -> Iterator[str]:
    since = f"{review.base.commit[:12]} of {review.base.day}"
    if not review.changed:
        yield f"Nothing has changed since {since}."
        return
    dossiers = [Dossier(file, review) for file in review.briefings[:MOST_FILES]]
    new = new_terms(review)
    head = list(bounded(_head(review, dossiers, new, since), FRAME_BYTES // 2))
    tail = list(bounded(_tail(review, new), FRAME_BYTES // 2))
    files = list(_files(review, dossiers, new))
    yield from (*head, *files, *tail)
    yield from _pages(dossiers, MOST_BYTES - size_of((*head, *files, *tail)))


def _head(
    review: Review, dossiers: Sequence[Dossier], new: Sequence[New], since: str
) -> Iterator[str]:
    yield f"# Review of what changed since {since}"
    yield f"{' · '.join(_counts(review, dossiers))}."
    found = [
        *_findings(review),
        *chain.from_iterable(dossier.findings() for dossier in dossiers),
        *_new_terms(new),
    ]
    if found:
        yield "**To look at first:**"
        yield listed(found, "[ ] {}".format, MOST_NAMED)
    else:
        yield "Nothing stands out: what is left is to read it and to verify it at its sources."


def _counts(review: Review, dossiers: Sequence[Dossier]) -> Iterator[str]:
    """What changed and what is wrong with it, in figures."""
    for files, word in ((review.briefings, "briefing"), (review.terms, "term page")):
        if files:
            standings = Counter(file.standing for file in files)
            told = ", ".join(f"{number} {standing}" for standing, number in standings.items())
            yield f"**{counted(len(files), word)}** ({told})"
    if review.others:
        yield f"**{counted(len(review.others), 'other file')}**"
    severities = Counter(each.severity for file in review.files for each in file.problems)
    if review.files:
        yield f"**{counted(severities['error'], 'error')}**"
        yield counted(severities["warning"], "warning")
    if left := sum(each.verifying.left for each in dossiers if each.verifying):
        yield f"**{counted(left, 'citation')} to verify**"


def _findings(review: Review) -> Iterator[str]:
    """What a reviewer looks at first that is not on a briefing."""
    if review.others:
        names = shown(list(map(code, review.others)))
        yield f"**Not a contributor's to change:** {names}"
    if broken := len(list(review.elsewhere())):
        yield f"**Other files break:** {counted(broken, 'problem')} beyond what was written"
    for file in review.terms:
        if file.standing == "removed":
            yield f"**Gone:** the page of the term {code(file.path)}"
        elif file.has_error:
            yield f"**Errors:** {code(file.path)} has {told_codes(file)}"


def _new_terms(new: Sequence[New]) -> Iterator[str]:
    for each in new:
        if each.alike:
            yield f"**New term:** {code(each.name)}, called much like {each.alike}"


def _files(review: Review, dossiers: Sequence[Dossier], new: Sequence[New]) -> Iterator[str]:
    """A section for each file, each with its fair part of the room."""
    terms = review.terms[: MOST_FILES - len(dossiers)]
    told = {file.path: file for file in (*(dossier.file for dossier in dossiers), *terms)}
    problems = [problem for file in told.values() for problem in file.problems]
    mends = suggestions(review.now, review.root, problems)
    by_path = {each.term.path: each for each in new if each.term.path}
    made = [sections.briefing(dossier, mends) for dossier in dossiers]
    made += [sections.term(each, review, by_path.get(each.path), mends) for each in terms]
    room = MOST_BYTES - FRAME_BYTES
    for number, section in enumerate(made):
        if number in {0, len(dossiers)}:
            yield "## Briefings" if number < len(dossiers) else "## Terms"
        parts = list(bounded(section, room // (len(made) - number)))
        room -= size_of(parts)
        yield from parts
    if rest := [code(file.path) for file in review.files if file.path not in told]:
        yield f"{counted(len(rest), 'further file')} changed too: {shown(rest, 100)}"


def _pages(dossiers: Sequence[Dossier], room: int) -> Iterator[str]:
    """Each changed briefing as a reader will see it, as far as there is *room*."""
    title = "## As a reader will see it"
    pages = chain.from_iterable(sections.read(dossier) for dossier in dossiers)
    if shown_pages := list(bounded(pages, room - len(title))):
        yield title
        yield from shown_pages


def _tail(review: Review, new: Sequence[New]) -> Iterator[str]:
    """What the change does beyond its own files."""
    if pageless := [each for each in new if not each.term.path]:
        yield "## New tags"
        yield listed(_tag(each, review) for each in pageless)
    if elsewhere := list(review.elsewhere()):
        yield "## What breaks in other files"
        yield listed(elsewhere, _elsewhere, MOST_NAMED)
    if reached := list(reach(review)):
        yield "## Pages and feeds that change"
        yield "What has an error is left out of the site, and counts as gone."
        yield listed(reached)
    if review.others:
        yield "## Other files"
        yield "They are no contributor's to change; read their diff with that in mind."
        yield listed(review.others, code, MOST_NAMED)


def _tag(new: New, review: Review) -> str:
    named = shown([code(each) for each in users(new.term.axis, new.term.id, review)])
    alike = f"; called much alike: {new.alike}" if new.alike else "; nothing is called alike"
    return f"{code(new.name)}, named by {named}{alike}"


def _elsewhere(problem: Problem) -> str:
    where = f"{code(problem.path)} line {problem.place.line}"
    return f"**{problem.severity}** {code(problem.code)}, {where}: {marked(problem.message)}"
