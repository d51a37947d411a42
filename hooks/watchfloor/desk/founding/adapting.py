"""A file of one archive made fit for another: what is the first one's alone goes, axes change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ... import urls
from ...settings import BUILT_IN, Axis
from ..blanks import dumped

_BLOCK = re.compile(
    r"^[ \t]*(?:#|<!--) only here:.*?^[ \t]*(?:#|<!--) only here ends(?: -->)?$\n?",
    re.DOTALL | re.MULTILINE,
)
"""Lines between such comments are an archive's own, or look after the code."""
_LINE = re.compile(r"^.*# only here$\n", re.MULTILINE)
_THEMES = next(axis for axis in BUILT_IN if axis.key == "themes")


class _Form(NamedTuple):
    """How a file names an axis on a line of its own: so it does for the themes too."""

    text: str
    is_before: bool
    """Whether declared axes come before the themes here, or after them."""

    def line(self, axis: Axis) -> str:
        entry = dumped(axis.label, f"{axis.key}/index.md")
        note = "" if axis.required else "  # optional"
        return self.text.format(
            key=axis.key, many=axis.label.lower(), entry=entry, note=note, dots="[…]"
        )


_FORMS = (
    _Form("  - {entry}", is_before=True),  # the navigation
    _Form("  /{key}/", is_before=True),  # what does not stand in it
    _Form("/docs/{key}/", is_before=False),  # what contributors may change
    _Form("{key}: {dots}{note}", is_before=False),  # the guide's template
    _Form("- {many}, in `docs/{key}/`", is_before=False),  # what the guide says of terms
)


def adapted(text: str, ours: Sequence[Axis], theirs: Sequence[Axis]) -> str:
    """*text* without what is ours alone, and with *theirs* where it names the axes *ours*."""
    text = without_own(text)
    for form in _FORMS:
        text = "\n".join(_with_axes(text.split("\n"), form, ours, theirs))
    for axis in ours:  # an option in an example
        text = re.sub(rf" --{urls.slug(axis.singular) or axis.key} \S+", "", text)
    return text


def without_own(text: str) -> str:
    """*text* without the lines that are marked as its archive's own."""
    kept = _LINE.sub("", _BLOCK.sub("", text))
    return re.sub(r"\n{3,}", "\n\n", kept).rstrip("\n") + "\n" if kept != text else text


def _with_axes(
    lines: list[str], form: _Form, ours: Iterable[Axis], theirs: Iterable[Axis]
) -> Iterator[str]:
    """*lines*, where those for *ours* give way to some for *theirs* beside that for the themes."""
    anchor = form.line(_THEMES)
    pairs = [line.partition(" @") for line in lines]  # whoever is named behind it looks after it
    is_listed = any(named == anchor for named, *_ in pairs)
    old = {form.line(axis) for axis in ours} if is_listed else set()
    for line, (named, *owner) in zip(lines, pairs, strict=True):
        if named == anchor:
            new = ["".join((form.line(axis), *owner)) for axis in theirs]
            yield from [*new, line] if form.is_before else [line, *new]
        elif named not in old:
            yield line
