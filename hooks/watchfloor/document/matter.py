"""Front matter as plain text: every scalar a string, every key and value with its position.

Stock YAML readers keep the last of two equal keys, make ``NO`` false and ``014`` twelve, follow
anchors, and say nothing. This handler of python-frontmatter reads libyaml's events instead of its
objects, so it sees all that, says where it stands, and makes no types at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import yaml
from frontmatter.default_handlers import BaseHandler

from ..problem import MOST, Code, Mend, Problem
from . import complaints
from .builder import Builder, UnreadableError
from .cuts import quoted_line
from .positions import Positions
from .text import Text

_NO_LINE_END = re.compile("[\x85\u2028\u2029]")
"""What YAML 1.1 takes for the end of a line, though no editor shows one there."""
_BYTE_ORDER_MARK = "\ufeff"
"""What YAML 1.1 passes over at the beginning."""


class PositionHandler(BaseHandler):
    """Reads one file's front matter; afterwards it can tell where everything stood."""

    def __init__(self, path: str, text: Text, start: int, end: int) -> None:
        """Read the YAML between *start* and *end* of *text*, the file at *path*."""
        self.problems: list[Problem] = []
        self._path = path
        self._text = text
        self._start = start
        self._end = end

    @property
    def positions(self) -> Callable[[], Positions]:
        """Finds where everything stood; only for what could be read."""
        return partial(Positions.of, self._text.content[self._start : self._end], self._start)

    def split(self, text: str) -> tuple[str, str]:
        """The front matter of *text*, and no body, which is read for itself."""
        return text[self._start : self._end], ""

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """The front matter as nested lists and dictionaries of strings."""
        if "\t" in fm:
            self._report(
                Code.YAML_TAB, (fm.index("\t"), 1), "front matter may not hold a tab", "use spaces"
            )
        if fm.startswith(_BYTE_ORDER_MARK):
            self._forbid(fm, 0)
            return {}
        if hidden := _NO_LINE_END.search(fm):
            self._forbid(fm, hidden.start())
            return {}
        try:
            value = Builder(fm, self._report).document()
        except yaml.reader.ReaderError as error:
            character = (
                error.character if isinstance(error.character, int) else ord(error.character)
            )
            message = f"control character U+{character:04X} is not allowed in front matter"
            before = fm.encode()[: error.position].decode("utf-8", "ignore")  # libyaml counts bytes
            self._report(Code.CHARACTER_FORBIDDEN, (len(before), 1), message, "leave it out")
        except yaml.MarkedYAMLError as error:
            self._explain(fm, error)
        except UnreadableError:
            pass
        else:
            if isinstance(value, dict) and value:
                return value
            said = "is empty" if not value else "is no list of keys with values"
            self._report(
                Code.FRONT_MATTER_SHAPE,
                (0, 1),
                f"the front matter {said}",
                "lines such as `title: …`",
            )
        return {}

    def _forbid(self, fm: str, offset: int) -> None:
        message = f"U+{ord(fm[offset]):04X} is not allowed in front matter"
        hint = "leave it out; lines end with LF"
        self._report(Code.CHARACTER_FORBIDDEN, (offset, 1), message, hint)

    def _report(
        self,
        code: Code,
        where: tuple[int, int],
        message: str,
        hint: str = "",
        mend: Mend | None = None,
    ) -> None:
        if len(self.problems) >= MOST:
            return  # a flood, most likely made on purpose
        offset, length = where
        place = self._text.place(offset + self._start, length)
        mend = mend and mend.moved(self._start)
        self.problems.append(Problem(code, self._path, place, message, hint, mend))

    def _explain(self, fm: str, error: yaml.MarkedYAMLError) -> None:
        if any(problem.code is Code.YAML_TAB for problem in self.problems):
            return  # the tab is the cause
        code, offset, message, hint = complaints.explained(error)
        mend = quoted_line(fm, offset) if code is Code.CUT_BY_COLON else None
        self._report(code, (offset, 1), message, hint, mend)
