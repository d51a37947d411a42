"""Every address there is, relative to the site's root, and none is made anywhere else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from posixpath import dirname, normpath
from urllib.parse import quote, urlsplit

HOME = ""
BRIEFINGS = "briefings/"
PROBLEMS = "contribute/problems/"
NEW = "contribute/new/"
"""Where a briefing is begun without git."""
EXPLORE = "explore/"
CHANGES = "changes/"
"""What was published, changed, withdrawn or decided, day by day."""
NEWS = "changes.json"
"""What a browser compares with what its reader has seen."""
MAP = "map/"
TIMELINE = "timeline/"
TABLE = "data/briefings.json"
"""Every briefing in columns: its date, and where it stands on the closed scales."""
IDS = "data/ids.json"
"""What every briefing is called, in the order of the table."""
TITLES = "data/titles.json"
"""Where the title of each stands among all titles."""
TERMS = "data/terms.json"
"""Every term that has a page, with all its names."""
OTHER_TERMS = "data/other-terms.json"
"""Every term that may be named and has no page yet, with all its names."""

RESERVED = frozenset({"page", "index", "feed"})
"""Names no term may have, since its axis keeps them for its own addresses."""

SCHEMA_VERSION = 1

LONGEST_SLUG = 100
"""Nobody types a longer one, and file systems end at 255 bytes."""


def briefing(identity: str) -> str:
    """The page of a briefing: ``briefings/2025/2025-10-16-drc-cobalt-quotas/``."""
    return f"{BRIEFINGS}{identity[:4]}/{identity}/"


def axis(key: str) -> str:
    """The index page of an axis: ``actors/``."""
    return f"{key}/"


def term(axis_key: str, identity: str) -> str:
    """The group page of a term: ``actors/baogang-group/``."""
    return f"{axis_key}/{identity}/"


def slug(name: str) -> str:
    """The id that somebody would guess from *name*; empty where it has other than ASCII letters.

    Accents and apostrophes go; what else is neither letter nor digit parts words.
    """
    plain = unicodedata.normalize("NFKD", name).lower()
    if any(character.isalnum() and not character.isascii() for character in plain):
        return ""
    bare = "".join(c for c in plain if c not in "'’" and not unicodedata.combining(c))
    guessed = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    return guessed if len(guessed) <= LONGEST_SLUG else ""


def explore(chosen: Mapping[str, str]) -> str:
    """The explore page with a term of each axis in *chosen*: ``explore/?actors=cmoc&themes=price``.

    The page reads the same of what a reader chose there.
    """
    return f"{EXPLORE}?{'&'.join(f'{key}={_quoted(value)}' for key, value in chosen.items())}"


def forecast(identity: str) -> str:
    """Where on a briefing's page its forecast called *identity* stands."""
    return f"forecast-{identity}"


def page(listing: str, number: int) -> str:
    """An older page of a listing, numbered from the oldest end: ``briefings/page/3/``."""
    return f"{listing}page/{number}/"


def atom(listing: str) -> str:
    """The Atom feed of the list at *listing*: ``actors/baogang-group/feed.xml``."""
    return f"{listing}feed.xml"


def json_feed(listing: str) -> str:
    """The JSON Feed of the list at *listing*: ``actors/baogang-group/feed.json``."""
    return f"{listing}feed.json"


def facet(axis_key: str) -> str:
    """The terms of every briefing on one axis, as data: ``data/facets/actors.json``."""
    return f"data/facets/{axis_key}.json"


def cards(number: int) -> str:
    """What lists show of some briefings, numbered from the oldest: ``data/cards/3.json``."""
    return f"data/cards/{number}.json"


def problem(code: str) -> str:
    """Where a problem's code is explained."""
    return f"{PROBLEMS}#{code}"


def schema(name: str) -> str:
    """A published JSON Schema: ``schemas/1/briefing.json``."""
    return f"schemas/{SCHEMA_VERSION}/{name}.json"


def draft_07(name: str) -> str:
    """The same for editors that know draft-07: ``schemas/1/draft-07/briefing.json``."""
    return f"schemas/{SCHEMA_VERSION}/draft-07/{name}.json"


def update_of(identity: str) -> str:
    """The form in which an update of a briefing is begun."""
    return f"{NEW}?update={identity}"


def relative(target: str, base: str) -> str:
    """The way from the page at *base* to *target*, right under any sub-path."""
    path, mark, fragment = target.partition("#")
    if path == base and mark:
        return mark + fragment
    here, there = base.split("/")[:-1], path.split("/")
    shared = 0
    for mine, its in zip(here, there[:-1], strict=False):
        if mine != its:
            break
        shared += 1
    way = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (way or "./") + mark + fragment


def absolute(target: str, site_url: str) -> str:
    """*target* for readers outside the site: feeds, canonical links, JSON-LD."""
    return site_url.rstrip("/") + "/" + target


def linked_file(path: str, link: str) -> str:
    """The file, from the repository's root, that a relative *link* in the file at *path* names."""
    return normpath(f"{dirname(path)}/{link.partition('#')[0]}")


def written(path: str) -> str:
    """The page of a file that an owner wrote: ``docs/about/method.md`` is ``about/method/``."""
    inside = path.removeprefix("docs/").removesuffix(".md")
    return "" if inside == "index" else inside.removesuffix("/index") + "/"


def source(repository: str, path: str, *, branch: str = "main") -> str:
    """Where *path*, relative to the repository's root, is edited by hand."""
    return f"{repository.rstrip('/')}/edit/{branch}/{path}"


def seen(repository: str, path: str, fragment: str, *, branch: str = "main") -> str:
    """Where a part of *path*, relative to the repository's root, is read in the repository."""
    return f"{repository.rstrip('/')}/blob/{branch}/{path}#{fragment}"


def history(repository: str, path: str, *, branch: str = "main") -> str:
    """Where GitHub lists every change of the file at *path*, relative to the repository's root."""
    return f"{repository.rstrip('/')}/commits/{branch}/{path}"


def new_file(repository: str, *, branch: str = "main") -> str:
    """Where GitHub begins a file; its name and text are given as ``filename`` and ``value``."""
    return f"{repository.rstrip('/')}/new/{branch}"


def new_issue(repository: str, title: str, page: str) -> str:
    """Where GitHub's form for errors is filled in, with the *page* that has one."""
    asked = f"template=error.yml&title={_quoted(title)}&page={_quoted(page)}"
    return f"{repository.rstrip('/')}/issues/new?{asked}"


def mail(address: str, subject: str, body: str) -> str:
    """A letter to *address* that is begun (RFC 6068)."""
    lines = "%0D%0A".join(map(_quoted, body.split("\n")))
    return f"mailto:{quote(address, safe='@')}?subject={_quoted(subject)}&body={lines}"


@lru_cache(maxsize=1024)  # each line of a letter stands on every page, and takes long
def _quoted(text: str) -> str:
    return quote(text, safe="")


def is_on_github(repository: str) -> bool:
    """Whether *repository* is on GitHub, whose pages can be opened filled in."""
    return urlsplit(repository).hostname == "github.com"
