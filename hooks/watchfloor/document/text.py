"""A file's bytes as text, and every place in it by line and column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from ..problem import Code, Mend, Place, Problem

MAX_BYTES = 300_000
"""Of a file: the longest text that is published, in any script, and front matter beside it. To
read and check so many takes part of a second, whatever they are."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Text:
    """A text whose offsets can be told as lines and columns."""

    content: str

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.lines[:-1]), initial=0))

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        return self.content.split("\n")

    def place(self, offset: int, length: int = 1) -> Place:
        """Where the character at *offset* stands; a length never runs past its line."""
        row = bisect_right(self._starts, offset) - 1
        column = offset - self._starts[row]
        room = len(self.lines[row]) - column
        return Place(row + 1, column + 1, max(1, min(length, room)))


def decode(path: str, data: bytes) -> tuple[Text | None, list[Problem]]:
    """The text of a file, and what is wrong with its bytes; no text where none can be trusted."""
    if not data.strip():
        message, hint = "the file is empty", "write it, or delete it"
        return None, [Problem(Code.FILE_EMPTY, path, Place(), message, hint)]
    if len(data) > MAX_BYTES:
        message = f"the file has {len(data):,} bytes"
        return None, [
            Problem(Code.FILE_TOO_LARGE, path, Place(), message, f"at most {MAX_BYTES:,} bytes")
        ]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message, hint = "the file is UTF-16, not UTF-8", "save the file as UTF-8"
        return None, [Problem(Code.NOT_UTF8, path, Place(), message, hint)]
    if b"\0" in data:
        message = "the file holds a NUL byte, so it is no text"
        place, hint = _byte_place(data, data.index(b"\0")), "save it again as plain text"
        return None, [Problem(Code.NUL_BYTE, path, place, message, hint)]
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _byte_place(data, error.start)
        message = f"byte 0x{data[error.start]:02X} is not UTF-8"
        return None, [Problem(Code.NOT_UTF8, path, place, message, "save the file as UTF-8")]
    problems = []
    if data.startswith(BYTE_ORDER_MARK):
        content = content[1:]
        message = "the file begins with a byte-order mark"
        hint = "save it as UTF-8 without BOM"
        problems.append(Problem(Code.BYTE_ORDER_MARK, path, Place(), message, hint, Mend()))
    if "\r" in content:
        place = Text(content).place(content.index("\r"))
        message = "lines end with a carriage return"
        hint = "save the file with LF line ends (Unix)"
        problems.append(Problem(Code.CARRIAGE_RETURN, path, place, message, hint, Mend()))
        content = content.replace("\r\n", "\n").replace("\r", "\n")
    return Text(content), problems


def _byte_place(data: bytes, offset: int) -> Place:
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8-sig", "replace")) + 1
    return Place(before.count(b"\n") + 1, column)
