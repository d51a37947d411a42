"""What a web page says of itself in its head: JSON-LD, meta tags, the address it was saved from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from .article import Article
from .cleaning import tidied

_TYPES = re.compile(r"\w*Article|Report|BlogPosting|LiveBlogPosting")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+) -->")
_DATES = (
    *("article:published_time", "og:published_time", "datepublished", "dc.date.issued"),
    *("dcterms.issued", "dc.date", "dcterms.date", "citation_publication_date", "pubdate"),
    *("publishdate", "publish_date", "parsely-pub-date", "sailthru.date", "date"),
)
"""Meta tags that give the day of publication, the surest first."""
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_MOST_NESTED = 20


def head(tree: Any, source: str) -> Article:
    """What the page *tree*, whose HTML is *source*, says of itself: an article without its text."""
    metas = _metas(tree)
    found = next(_articles(tree), {})
    publisher = _name(found.get("publisher")) or _first(metas, _SITES)
    saved_from = _SAVED_FROM.search(source)
    return Article(
        _title(tree, metas, found, publisher),
        tidied(_text(found.get("datePublished"))) or _first(metas, _DATES) or _time(tree),
        publisher,
        _agency(found, publisher),
        next(filter(None, map(_web, _addresses(tree, metas, found, saved_from))), ""),
        tidied(tree.get("lang") or "") or _first(metas, ("og:locale",)).replace("_", "-"),
    )


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if said := tidied(meta.get("content") or ""):
            found.setdefault(key.casefold(), said)
    return found


def _first(metas: dict[str, str], keys: Iterable[str]) -> str:
    return next((metas[key] for key in keys if key in metas), "")


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """What schema.org's vocabulary says of the article, in every script that speaks it."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                data = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            yield from (each for each in _objects(data, 0) if _is_article(each))


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth < _MOST_NESTED and isinstance(data, list):
        for each in data:
            yield from _objects(each, depth + 1)
    elif depth < _MOST_NESTED and isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph", []), depth + 1)


def _is_article(data: dict[str, Any]) -> bool:
    kinds = data.get("@type")
    return any(_TYPES.fullmatch(kind) for kind in _texts(kinds))


def _texts(value: Any) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if _text(each)]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _name(value: Any) -> str:
    """The name of a thing, which may stand in a list."""
    first = value[0] if isinstance(value, list) and value else value
    return tidied(_text(first.get("name") if isinstance(first, dict) else first))


def _agency(found: dict[str, Any], publisher: str) -> str:
    """An organisation that wrote the article, if it is not the one that publishes it."""
    for key in ("sourceOrganization", "provider", "author"):
        said = found.get(key)
        for each in said if isinstance(said, list) else [said]:
            is_body = isinstance(each, dict) and "Organization" in str(each.get("@type"))
            name = _name(each) if is_body else ""
            if name and name != publisher:
                return name
    return ""


def _title(tree: Any, metas: dict[str, str], found: dict[str, Any], site: str) -> str:
    """As the page gives it to others, or as it stands in its only heading of level 1."""
    headings = [tidied(each.text_content()) for each in tree.iter("h1")]
    shown = [each for each in headings if each]
    return (
        tidied(_text(found.get("headline")))
        or (shown[0] if len(shown) == 1 else "")
        or _first(metas, ("og:title", "dc.title", "dcterms.title"))
        or _without_site(
            tidied(next((each.text_content() for each in tree.iter("title")), "")), site
        )
    )


def _without_site(title: str, site: str) -> str:
    """*title* as browsers show it in a tab, without the name of the *site* behind it."""
    bare = re.sub(r"[\s|_·:»–—-]+\Z", "", title.removesuffix(site)) if site else title
    return bare or title


def _time(tree: Any) -> str:
    """The day in a ``time`` that says it is that of publication."""
    for each in tree.iter("time"):
        marks = f"{each.get('itemprop') or ''} {each.get('class') or ''}".casefold()
        if each.get("pubdate") is not None or "publish" in marks:
            return tidied(each.get("datetime") or each.text_content())
    return ""


def _addresses(
    tree: Any, metas: dict[str, str], found: dict[str, Any], saved_from: re.Match[str] | None
) -> Iterator[str]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").casefold().split():
            yield link.get("href") or ""
    page = found.get("mainEntityOfPage")
    yield _text(page.get("@id") if isinstance(page, dict) else page)
    yield _text(found.get("url"))
    yield metas.get("og:url", "")
    yield saved_from[1] if saved_from else ""


def _web(address: str) -> str:
    bare = address.strip()
    return bare if bare.startswith(("http://", "https://")) else ""
