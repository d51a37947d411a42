"""Every address there is, relative to the site's root, and none is made anywhere else."""

from __future__ import annotations

from posixpath import dirname, normpath, relpath

HOME = ""
BRIEFINGS = "briefings/"
PROBLEMS = "contribute/problems/"

RESERVED = frozenset({"page", "index", "feed"})
"""Names no term may have, since its axis keeps them for its own addresses."""

SCHEMA_VERSION = 1


def briefing(identity: str) -> str:
    """The page of a briefing: ``briefings/2025/2025-10-16-drc-cobalt-quotas/``."""
    return f"{BRIEFINGS}{identity[:4]}/{identity}/"


def axis(key: str) -> str:
    """The index page of an axis: ``actors/``."""
    return f"{key}/"


def term(axis_key: str, identity: str) -> str:
    """The group page of a term: ``actors/baogang-group/``."""
    return f"{axis_key}/{identity}/"


def page(listing: str, number: int) -> str:
    """An older page of a listing, numbered from the oldest end: ``briefings/page/3/``."""
    return f"{listing}page/{number}/"


def problem(code: str) -> str:
    """Where a problem's code is explained."""
    return f"{PROBLEMS}#{code}"


def schema(name: str) -> str:
    """A published JSON Schema: ``schemas/1/briefing.json``."""
    return f"schemas/{SCHEMA_VERSION}/{name}.json"


def relative(target: str, base: str) -> str:
    """The way from the page at *base* to *target*, right under any sub-path."""
    path, mark, fragment = target.partition("#")
    if path == base and mark:
        return mark + fragment
    way = relpath("/" + path, "/" + base.rpartition("/")[0])
    return (way + "/" if path.endswith("/") or path == "" else way) + mark + fragment


def absolute(target: str, site_url: str) -> str:
    """*target* for readers outside the site: feeds, canonical links, JSON-LD."""
    return site_url.rstrip("/") + "/" + target


def linked_file(path: str, link: str) -> str:
    """The file, from the repository's root, that a relative *link* in the file at *path* names."""
    return normpath(f"{dirname(path)}/{link.partition('#')[0]}")


def source(repository: str, path: str, *, branch: str = "main") -> str:
    """Where *path*, relative to the repository's root, is edited by hand."""
    return f"{repository.rstrip('/')}/edit/{branch}/{path}"
