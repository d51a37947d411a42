"""Damaged briefings and term pages on the whole way of a contributor's file: no traceback, no wait.

2,000 of them in `make test`, 100,000 in `make soak`; what was worst stands in a table besides.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

from watchfloor import urls
from watchfloor.archive import Archive
from watchfloor.briefing import Briefing, UpdateMatter, briefing_model
from watchfloor.desk.annotations import commands
from watchfloor.desk.explaining import explanation
from watchfloor.desk.mending import mended
from watchfloor.desk.sarif import sarif
from watchfloor.document import Document, read
from watchfloor.host.composing import Composer
from watchfloor.host.rendering import Renderer
from watchfloor.loading import Loaded, identity_of, load
from watchfloor.problem import Code, Problem, printable
from watchfloor.publishing.briefings import page
from watchfloor.publishing.plain.body import prose
from watchfloor.publishing.targets import led

from . import sites
from .archives import BRIEFING, FILES, TODAY
from .mutating import mutation

MUTATIONS = 100_000 if settings.get_current_profile_name() == "soak" else 2_000
AT_ONCE = 100
"""Of them in one test, so that several processes share them."""
SECONDS = 2.0
"""Of a processor's time, at most, for one file from its bytes to its page."""
MEBIBYTES = 200
"""That one file may add to the memory of the process at the worst moment."""
SITE = "https://example.org/"
RENDERER = Renderer()
REFUSED = {Code.TEXT_LONG, Code.TEXT_TANGLED}
"""What keeps a text from being rendered; any other rule an author might get waived."""


@pytest.fixture(scope="module")
def whole() -> Loaded:
    return load(sites.ROOT, TODAY)


def taken_through(whole: Loaded, path: str, data: bytes) -> tuple[Problem, ...]:
    """The problems of the file at *path* that holds *data*, once all was done that is ever done."""
    document, _ = read(path, data)
    problems = whole.judged(path, data)
    _told(whole, problems, path, document)
    mended(path, data, partial(whole.judged, path))
    codes = {problem.code for problem in problems}
    if document and not codes & REFUSED:
        _rendered(document)
        if not any(problem.severity == "error" for problem in problems):
            _published(whole, document)
    return problems


def _told(
    whole: Loaded, problems: tuple[Problem, ...], path: str, document: Document | None
) -> None:
    """*problems* in every form they are told in."""
    documents = {path: document} if document else {}
    for text in explanation(problems, documents):
        assert all(printable(line) == line for line in text.split("\n"))
        text.encode()
    for line in commands(problems):
        assert printable(line) == line
        line.encode()
    json.dumps([problem.record() for problem in problems])
    json.loads(sarif(problems, whole.settings).encode())


def _rendered(document: Document) -> None:
    sources = [word for _, word in document.each("sources", None, "id")]
    RENDERER.render(
        document.body.markdown, sources, lambda target: led(target, document.path, "", {})
    )
    prose(document.body.markdown, lambda target: led(target, document.path, "", {}))


def _published(whole: Loaded, document: Document) -> None:
    """The page of a faultless briefing, and its entry in a feed."""
    if not document.path.startswith("briefings/") or document.one("status") == "draft":
        return
    is_short = document.one("kind") == "update"
    model = UpdateMatter if is_short else briefing_model(whole.settings.axes)
    terms = {
        axis.key: tuple(word for _, word in document.each(axis.key, None))
        for axis in whole.settings.axes
    }
    matter = model.model_validate(document.matter)
    made = Briefing(identity_of(document.path), document.path, matter, document.body, terms)
    archive = Archive.of(whole.settings, whole.vocabulary, [made], {}, TODAY)
    composer = Composer(archive, {document.path: urls.briefing(made.id)}, SITE)
    composer.compose(page(made.abstract, archive))
    composer.entry(made)


def held(whole: Loaded, path: str, data: bytes) -> tuple[float, float]:
    """The seconds and mebibytes that a file takes, and that its problems stand in it."""
    before = _memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the peak is counted anew from here
    begun = time.process_time()
    problems = taken_through(whole, path, data)
    seconds = time.process_time() - begun
    peak = _memory("VmHWM") - before
    lines = list(_lines(data))
    for problem in problems:
        place = problem.place
        assert problem.path == path
        assert 1 <= place.line <= len(lines), problem
        assert 1 <= place.column <= lines[place.line - 1] + 1, problem
        assert place.length >= 1
        assert place.column + place.length - 1 <= lines[place.line - 1] + 1, problem
    return seconds, peak


def _lines(data: bytes) -> Iterator[int]:
    """How long each line is, as an editor shows it."""
    text = data.decode("utf-8-sig", "replace")
    return map(len, re.split("\r\n|\r|\n", text))


def _memory(line: str) -> float:
    """The mebibytes that the system tells of this process in a *line*."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition(f"{line}:")[2].split()[0]) / 1024


FRONT, _, BODY = FILES[BRIEFING].removeprefix("---\n").partition("---\n")
WORDS = "words and more of them " * 2_000
WORST = {
    "brackets that never close": (FRONT, f"{BODY}\n{'[' * 990}{WORDS}"),
    "references that never close": (FRONT, f"{BODY}\n{'[^' * 990}{WORDS}"),
    "addresses that never close": (FRONT, f"{BODY}\n{'[a](' * 990}{WORDS}"),
    "titles that never close": (FRONT, f"{BODY}\n{'[a](b ' * 990}{WORDS}"),
    "links in thousands of words": (FRONT, f"{BODY}\n{'[a](b) ' * 990}{WORDS}"),
    "underlined headings": (FRONT, BODY + "\na\n===" * 9_000),
    "rules": (FRONT, BODY + "\n---" * 14_000),
    "lines without an empty one": (FRONT, BODY + "a\n" * 140_000),
    "backslashes": (FRONT, BODY + "\\" * 58_000),
    "escapes": (FRONT, BODY + "<!-- allow raw-html: so -->\n" * 10_000),
    "escapes of nothing": (FRONT, BODY + "<!-- allow nothing -->\n" * 12_000),
    "escapes in front matter": (FRONT + "# allow a: b\n" * 4_000, BODY),
    "sources": (FRONT + "  - id: a\n" * 5_000, BODY),
    "braces": (FRONT + f"x_a: [{'{a},' * 14_000}]\n", BODY),
    "items": (FRONT + f"x_a: [{'a,' * 29_000}]\n", BODY),
    "distinct keys": (FRONT + "".join(f"k{n}: v\n" for n in range(5_500)), BODY),
    "an explicit key": (FRONT.replace("authors: [desk]", "authors:\n- ?"), BODY),
    "an origin that is no id": (FRONT + "    origin: Afp\n", BODY),
}
"""What took seconds or hours, raised or went unseen when it was found, or would if it were let."""


@pytest.mark.parametrize("name", WORST)
def test_the_worst_is_no_worse(whole: Loaded, name: str) -> None:
    front, body = WORST[name]
    seconds, peak = held(whole, BRIEFING, f"---\n{front}---\n{body}".encode())

    assert seconds < SECONDS
    assert peak < MEBIBYTES


@pytest.mark.parametrize("first", range(0, MUTATIONS, AT_ONCE))
def test_no_damage_gives_a_traceback_or_a_wait(
    whole: Loaded, first: int, record_property: Callable[[str, object], None]
) -> None:
    """Each seed gives the same file again for as long as the archive is the same."""
    slowest = (0.0, first)
    for seed in range(first, first + AT_ONCE):
        seconds, peak = held(whole, *mutation(seed))
        assert seconds < SECONDS, seed
        assert peak < MEBIBYTES, seed
        slowest = max(slowest, (seconds, seed))
    if slowest[0] > SECONDS / 2:
        record_property("figure", f"damaged file {slowest[1]} took {slowest[0]:.2f} s")
