"""Where the links of a text stand, so that checks can judge them and exports can lead them on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_letters, digits

from .comments import blanked

INTO = r"^[ \t]*(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*)*"
"""What may stand before a definition: it counts in quotations and lists too."""

_BACKTICKS = re.compile(r"(?P<escaped>\\\\|\\`)|(?P<run>`+)|(?P<end>\n[ \t]*\n)")
_INLINE = re.compile(r"\]\(\s*<?([^)\s>]*)")
_ADDRESS = re.compile(r"\[\^[^\[\]\s]+\]|\]\([^()\s]*\)")
_DEFINITION = re.compile(rf"{INTO}\[(?!\^)[^\[\]]+\]:[ \t]*(?:\n[ \t]*)?<?([^\s>]+)", re.MULTILINE)

_IN_NAMES = ascii_letters + digits + "-_."
_ENDING = ".md"
_LONGEST = 255
"""Bytes that file systems give a name."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link, or the definition of one."""

    target: str
    begin: int
    """The offset at which its syntax begins."""
    start: int
    """The offset of its target, which is what it is written with up to ``end``."""
    end: int


def links(text: str) -> Iterator[Link]:
    """The links in *text*; in what :func:`without_code` blanks there are none."""
    # the second takes long to find that there is none
    for pattern in (_INLINE, _DEFINITION) if "]:" in text else (_INLINE,):
        for match in pattern.finditer(text):
            yield Link(match[1], match.start(), match.start(1), match.end(1))


def without_code(text: str) -> str:
    """*text* with what stands between backticks blanked, since it is shown as it is."""
    return blanked(text, code_spans(text))


def without_addresses(text: str) -> str:
    """*text* with its footnotes and the targets of its links blanked: no number there counts."""
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text)


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where code stands between backticks, the backticks included.

    As in Markdown, as many backticks end it as began it, and no paragraph's end stands between.
    """
    if "`" not in text:
        return  # to look for the ends of paragraphs takes long
    begins: dict[int, int] = {}
    for match in _BACKTICKS.finditer(text):
        length = len(match["run"] or "")
        if match["end"]:
            begins.clear()
        elif length in begins:
            yield begins[length], match.end()
            begins.clear()
        elif length:
            begins[length] = match.start()


def file_names(text: str) -> Iterator[str]:
    """Every word of *text* that may be the name of a Markdown file to which it links."""
    *before, _ = text.split(_ENDING)
    for part in before:
        end = part[-_LONGEST:]
        yield end[len(end.rstrip(_IN_NAMES)) :] + _ENDING
