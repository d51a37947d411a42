"""The bytes of a saved page as text, in the encoding that they declare; none is guessed."""

from __future__ import annotations

import codecs
import re

from ..refusal import Refusal

MAX_BYTES = 5_000_000

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 4096
"""Browsers look no further for a declaration than the first 1,024 bytes; saved pages put some of
their own before it."""
_READ_AS = {
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk"), "gb18030"),
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii"), "cp1252"),
    **dict.fromkeys(("ascii", "l1", "windows-1252"), "cp1252"),
}
"""Names under which browsers read a wider encoding (WHATWG, Encoding Standard, 4.2)."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes, encoding: str = "") -> str:
    """The text that *data* is, in *encoding* if that is given.

    Raises:
        Refusal: it is empty, too large or in an encoding that nothing tells.
    """
    if len(data) > MAX_BYTES:
        raise Refusal(f"this has more than {MAX_BYTES:,} bytes: save the article alone")
    text = _read(data, encoding) if encoding else _as_declared(data)
    if not text.strip() or "\0" in text:
        raise Refusal("there is no text in it" if "\0" not in text else "this is no text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _as_declared(data: bytes) -> str:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if marked:
        return _read(data, marked)
    try:
        return data.decode()
    except UnicodeDecodeError:
        found = _DECLARED.search(data[:_HEAD])
    if not found:
        raise Refusal(
            "this is not UTF-8, and it does not say what it is: save it as UTF-8, or name its"
            " encoding, such as --encoding gb18030"
        )
    return _read(data, (found[1] or found[2]).decode())


def _read(data: bytes, name: str) -> str:
    wider = _READ_AS.get(name.casefold(), name)
    try:
        return data.decode(wider, "replace")
    except (LookupError, UnicodeError, ValueError):  # ValueError: a NUL within its name
        raise Refusal(f"there is no encoding “{name}”") from None
