"""Every file of an export: pages as Markdown with front matter, and the archive as JSON."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from ... import urls
from ...archive import Archive
from ..files import data, json_text
from ..page import Kind, Page
from ..pages import by_file, pages
from ..redirects import former
from ..targets import led
from . import briefings, lists, views
from .body import Prose, prose
from .matter import document, front_matter
from .owned import Owned, Ways, owned
from .sheet import Sheet
from .whole import whole

WRITERS: Mapping[Kind, Callable[[Sheet], Iterator[str]]] = {
    "briefing": briefings.briefing,
    "tombstone": briefings.tombstone,
    "term": lists.term,
    "axis": lists.axis,
    "listing": lists.listing,
    "choice": lists.choice,
    "explore": lists.explore,
    "timeline": views.timeline,
    "map": views.world_map,
    "form": lists.form,
    "changes": lists.changes,
}
"""What writes each kind of page."""

ARCHIVE = "data/archive.json"


def plain(archive: Archive, docs: Mapping[str, str], site_url: str) -> Iterator[tuple[str, str]]:
    """Each file by its path in an export; *docs* are the owner's own pages by their paths."""
    published = list(pages(archive))
    addresses = by_file(published)
    aliases = _aliases(archive)
    for page in published:
        yield content(page.url), _page(page, archive, addresses, aliases.get(page.url, []))
    # an owner links by the names that MkDocs has: they are within docs/, and pages without a file
    # have one too
    addresses |= {f"docs/{file}": url for file, url in addresses.items()}
    addresses |= {f"docs/{page.url}index.md": page.url for page in published}
    addresses |= {path: urls.written(path) for path in docs}
    tables = dict(data(archive, site_url))
    left_out = {f"docs/{address}": address for address in (*tables, *_feeds(published))}
    ways = Ways(addresses, left_out, site_url, archive)
    taken = {page.url for page in published}
    for path, source in docs.items():
        mine = owned(path, source, ways)
        if mine.url not in taken:  # as on the site, where a page of ours stands in place of a file
            yield content(mine.url), _owned(mine, archive)
    yield from tables.items()
    yield ARCHIVE, json_text(whole(archive))


def _feeds(published: Iterable[Page]) -> Iterator[str]:
    """The addresses of the feeds that stand on the site."""
    for page in published:
        if page.feed:
            yield from (urls.atom(page.feed.url), urls.json_feed(page.feed.url))


def content(url: str) -> str:
    """The file of the page at *url*: its address and ``.md``.

    Hugo takes an ``index.md`` for a page that has none below it, so folders have no such file; its
    name for a home page is ``_index.md``.
    """
    return f"content/{url.rstrip('/') or '_index'}.md"


def _aliases(archive: Archive) -> dict[str, list[str]]:
    """The former addresses of each page, by its address."""
    found: dict[str, list[str]] = defaultdict(list)
    for address, target in former(archive):
        found[target.url].append(address)
    return found


def _page(page: Page, archive: Archive, addresses: Mapping[str, str], aliases: list[str]) -> str:
    made = prose(page.markdown, lambda target: led(target, page.source, page.url, addresses))
    sheet = Sheet(page.url, page.data, archive, made, page.source)
    return document(front_matter(page, archive, aliases), WRITERS[page.kind](sheet))


def _owned(mine: Owned, archive: Archive) -> str:
    is_home = mine.url == urls.HOME
    matter = {"title": mine.title, "url": f"/{mine.url}", "kind": "home" if is_home else "page"}
    sheet = Sheet(mine.url, {}, archive, Prose("", frozenset()))
    return document(matter, [mine.markdown, *(lists.newest(sheet) if is_home else ())])
