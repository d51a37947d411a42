"""Where former ids and other names lead: pages that send a browser on, without any script."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from .. import urls
from ..archive import Archive
from .claims import claims
from .listings import term_ref
from .ref import Ref

_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"
_PAGE = Markup(
    """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={way}">
{canonical}<title>{name}</title>
</head>
<body>
<p>This stands at <a href="{way}">{name}</a>.</p>
</body>
</html>
"""
)
_CANONICAL = Markup('<link rel="canonical" href="{address}">\n')


def redirects(archive: Archive, site_url: str) -> Iterator[tuple[str, str]]:
    """Every redirect page, whole, by its file's address."""
    for address, target in former(archive):
        yield address + "index.html", _page(address, target, archive.settings.language, site_url)


def former(archive: Archive) -> Iterator[tuple[str, Ref]]:
    """Each address that was once right, or that a name suggests, and where it leads."""
    yield from _of_briefings(archive)
    yield from _of_terms(archive)


def _of_briefings(archive: Archive) -> Iterator[tuple[str, Ref]]:
    """Former ids of briefings, those that had to go included."""
    named = [(each.id, each.title, each.former_ids) for each in archive.briefings]
    gone = [(each, each, stone.former_ids) for each, stone in archive.tombstones.items()]
    taken = {identity for identity, _, _ in (*named, *gone)}
    for identity, title, former_ids in (*named, *gone):
        for former in former_ids:
            if former not in taken:
                taken.add(former)
                yield urls.briefing(former), Ref(title, urls.briefing(identity))


def _of_terms(archive: Archive) -> Iterator[tuple[str, Ref]]:
    """Former ids and other names of terms; where several claim one, a choice page stands."""
    for axis in archive.settings.vocabularies:
        for claim in claims(axis.key, archive):
            if len(claim.terms) == 1:
                yield (
                    urls.term(axis.key, claim.slug),
                    term_ref(archive, axis.key, claim.terms[0].id),
                )


def _page(address: str, target: Ref, language: str, site_url: str) -> str:
    whole = urls.absolute(target.url, site_url)
    return _PAGE.format(
        language=language,
        policy=_POLICY,
        way=urls.relative(target.url, address),
        canonical=_CANONICAL.format(address=whole) if site_url else "",
        name=target.name,
    )
