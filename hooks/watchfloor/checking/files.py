"""Where files stand and what they are called: a briefing's file name is its id, for good."""

from __future__ import annotations

import re
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
    if not re.fullmatch(BRIEFING_ID, identity, re.ASCII) or not _is_date(identity):
        yield Problem(
            Code.FILE_NAME,
            path,
            Place(),
            f"`{identity}` is not a briefing's id",
            "the event's date and a slug: 2025-10-16-drc-cobalt-quotas.md",
        )
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
        yield Problem(
            Code.FILE_NAME,
            path,
            Place(),
            f"`{name.removesuffix('.md')}` is not an id",
            "lower-case letters and digits in words joined by -, beginning with a letter",
        )
