"""Where files stand and what they are called: a briefing's file name is its id, for good."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from ..problem import Code, Place, Problem
from ..values import BRIEFING_ID, SLUG


def briefing_path(path: str) -> Iterator[Problem]:
    """What is wrong with the place or the name of a briefing's file."""
    folder, _, name = path.removeprefix("briefings/").rpartition("/")
    if not name.endswith(".md"):
        message = "only briefings, Markdown files, stand here"
        yield Problem(
            Code.FILE_STRAY, path, Place(), message, "move the file, or end its name with .md"
        )
        return
    identity = name.removesuffix(".md")
    if not re.fullmatch(BRIEFING_ID, identity, re.ASCII):
        message = f"`{identity}` is not a briefing's id"
        hint = "the event's date and some words: 2025-10-16-drc-cobalt-quotas.md"
        yield Problem(Code.FILE_NAME, path, Place(), message, _mended(identity) or hint)
    elif not _is_date(identity):
        message = f"`{identity}` begins with no day of the calendar"
        yield Problem(Code.FILE_NAME, path, Place(), message, "its event's date")
    elif folder != identity[:4]:
        message = f"a briefing of {identity[:4]} stands in another folder"
        yield Problem(Code.FILE_PLACE, path, Place(), message, f"briefings/{identity[:4]}/{name}")


def _is_date(identity: str) -> bool:
    match = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?-[a-z]", identity)
    try:
        return bool(match) and bool(
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
        )
    except ValueError:
        return False


def term_path(path: str) -> Iterator[Problem]:
    """What is wrong with the place or the name of a term page's file."""
    folder, _, name = path.removeprefix("docs/").rpartition("/")
    if not name.endswith(".md") or "/" in folder:
        message = "only term pages, Markdown files, stand here"
        yield Problem(Code.FILE_STRAY, path, Place(), message, "move the file elsewhere")
    elif not re.fullmatch(SLUG, name.removesuffix(".md"), re.ASCII):
        message = f"`{name.removesuffix('.md')}` is not an id"
        hint = "lower-case letters and digits in words joined by -, beginning with a letter"
        mended = _mended(name.removesuffix(".md"))
        yield Problem(Code.FILE_NAME, path, Place(), message, mended or hint)


def _mended(identity: str) -> str:
    """The name that somebody meant who used capitals, accents, spaces or underscores, as a hint."""
    plain = unicodedata.normalize("NFKD", identity).encode("ascii", "ignore").decode().lower()
    mended = "-".join(re.findall(r"[a-z0-9]+", plain))
    is_id = re.fullmatch(SLUG, mended) or re.fullmatch(BRIEFING_ID, mended)
    return f"did you mean `{mended}.md`?" if is_id else ""
