"""A contributor's Markdown, made safe for generators that allow more than this site does.

Here it is read by a closed dialect: HTML, images and templates are text. Elsewhere they would act.
So their first characters are written as entities, links are led on, and nothing else is touched.
What stands in code cannot be written so; it is trusted to be code only where no reading of
Markdown could take it for anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ...document import Block, Body
from ...document.comments import blanked
from ...document.links import Link, code_spans, links, without_code
from .words import percent_encoded, text

Lead = Callable[[str], str | None]
"""From a link as written to where it leads; nothing where it leads nowhere."""

Edit = tuple[int, int, str]
"""What stands in place of the text between two offsets."""

NOWHERE = "#"
"""Where a link leads that names no page: to the page it stands on."""

_TEMPLATE = re.compile(r"\{[{%#]")
_ACTS = r"[<{~]|!(?=\[)|(?<=\]):|`{3,}"
_LINKS = r"\[(?!\^[^\[\]\s]+\])"
_ACTING = re.compile(rf"(?<!\\)(?P<lead>\\*)(?P<sign>{_ACTS})")
_ACTING_OR_LINKING = re.compile(rf"(?<!\\)(?P<lead>\\*)(?P<sign>{_ACTS}|{_LINKS})")
_FOOTNOTE = re.compile(r"(?<!\\)\[\^([^\[\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Prose:
    """A body that any generator may have."""

    markdown: str
    cited: frozenset[str]
    """The ids of the footnotes it refers to."""


def prose(markdown: str, lead: Lead | None) -> Prose:
    """*markdown* with its links led on and nothing in it that acts.

    Without a *lead* links are text as they were written: whoever reads it sees where they lead.
    """
    blocks = [block for block in Body(markdown, 0).blocks if block.kind == "code"]
    fences = list(_fences(blocks, markdown))
    words = blanked(markdown, ((start, end) for start, end, _ in fences))
    spans = list(_code_spans(words))
    templates = [(a, b, text(words[a:b].strip("`"))) for a, b in spans if _is_template(words[a:b])]
    bare = blanked(words, spans)
    found = list(links(bare)) if lead else []
    targets = _targets(found, lead) if lead else ()
    signs = _signs(bare, found, _ACTING if lead else _ACTING_OR_LINKING)
    edits = [*fences, *templates, *targets, *signs]
    cited = frozenset(_FOOTNOTE.findall(without_code(bare)))
    return Prose(_edited(markdown, edits).strip("\n"), cited)


def _edited(markdown: str, edits: list[Edit]) -> str:
    """*markdown* after *edits*; of two that overlap the one that begins first, or is longer."""
    pieces, done = [], 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= done:
            pieces += [markdown[done:start], new]
            done = end
    return "".join([*pieces, markdown[done:]])


def _fences(blocks: list[Block], markdown: str) -> Iterator[Edit]:
    """Indented code between fences: what counts as indented differs, a fence is one everywhere."""
    for block in blocks:
        start = markdown.rfind("\n", 0, block.start) + 1
        lines = [_dedented(line) for line in markdown[start : block.end].split("\n")]
        if any(map(_is_template, lines)):
            yield start, block.end, "\n" + "\n\n".join(filter(None, map(text, lines))) + "\n"
            continue
        longest = max((len(run) for run in re.findall("`+", "\n".join(lines))), default=0)
        fence = "`" * max(3, longest + 1)
        yield start, block.end, "\n".join(["", fence, *lines, fence, ""])


def _dedented(line: str) -> str:
    return re.sub(r"^(?: {4}|\t)", "", line)


def _is_template(code: str) -> bool:
    """Whether *code* would be a template's where templates run before Markdown is read."""
    return bool(_TEMPLATE.search(code))


def _code_spans(words: str) -> Iterator[tuple[int, int]]:
    """Where code stands between backticks, and cannot be read as anything but code.

    That is where each line of its paragraph has all its backticks in pairs. In a table's cell, a
    bar would end the code; behind a web address, backticks may be part of it.
    """
    start = 0
    for is_blank, group in groupby(words.split("\n"), key=lambda line: not line.strip(" \t")):
        lines = list(group)
        is_plain = not is_blank and all(map(_is_plain, lines))
        for line in lines:
            for begin, end in code_spans(line) if is_plain else ():
                yield start + begin, start + end
            start += len(line) + 1


def _is_plain(line: str) -> bool:
    """Whether there is one way only to tell code from words in *line*."""
    spans = list(code_spans(line))
    if "\\`" in line or "`" in blanked(line, spans):
        return False
    return all("|" not in line[begin:end] and not line[:begin][-1:].strip() for begin, end in spans)


def _targets(found: list[Link], lead: Lead) -> Iterator[Edit]:
    """Each link's target, led on."""
    for link in found:
        led = lead(link.target)
        yield link.start, link.end, NOWHERE if led is None else percent_encoded(led)


def _signs(bare: str, found: list[Link], acting: re.Pattern[str]) -> Iterator[Edit]:
    """What begins HTML, an image, a template, a fence or a definition, as entities.

    So does what begins a link, where *acting* has it.
    """
    kept = {link.start - 1 for link in found}
    kept |= {at for link in found for at in range(link.begin, link.start) if bare[at] == ":"}
    for match in acting.finditer(bare):
        if match.start("sign") not in kept:
            yield match.start(), match.end(), _named(match["lead"], match["sign"])


def _named(lead: str, sign: str) -> str:
    """*sign* as entities, behind the backslashes before it."""
    entities = "".join(f"&#{ord(character)};" for character in sign)
    is_escaped = len(lead) % 2 == 1
    if is_escaped:
        lead = lead[:-1] if sign[0] in "{!`[" else lead + "\\"
    return lead + entities
