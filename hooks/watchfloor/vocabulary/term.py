"""A term: one actor, region, subject or publisher, whether or not it has a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..document import Body, Document
from ..values import forbidden_character
from .matter import TermMatter


@dataclass(frozen=True)
class Term:
    """What is known of a term."""

    axis: str
    """The key of its axis, which is the folder of its page: ``actors``."""
    id: str
    name: str
    summary: str = ""
    parents: tuple[str, ...] = ()
    """The wider terms of the same axis."""
    members: tuple[str, ...] = ()
    """Terms that count as part of it though they do not say so: the states of a grouping."""
    aliases: tuple[str, ...] = ()
    ambiguous: frozenset[str] = frozenset()
    """Those of its aliases that other terms of the axis rightly claim too."""
    matter: TermMatter | None = None
    """Its page's front matter; absent for a tag or a country without a page."""
    path: str = ""
    """Its page's file, from the repository's root; empty where it has none."""
    body: Body | None = None
    """Its profile."""
    iso: str = ""
    """ISO 3166-1 alpha-2, of a country."""

    @property
    def has_profile(self) -> bool:
        """Whether somebody wrote about it."""
        return self.body is not None and bool(self.body.text.strip())

    @property
    def spellings(self) -> Iterator[str]:
        """Every name it goes or went by, its own first."""
        yield self.name
        yield from self.aliases
        if self.matter:
            yield from (former.name for former in self.matter.names)

    def without_page_text(self) -> Term:
        """The term as a bare name: its page has an error, but briefings may still name it."""
        return replace(self, matter=None, summary="", body=None)

    @classmethod
    def of(
        cls,
        axis: str,
        identity: str,
        document: Document,
        matter: TermMatter | None,
        known: Mapping[str, Term],
    ) -> Term:
        """The term a page tells of; *known* are terms it may be adding to, such as countries."""
        base = known.get(identity, cls(axis, identity, _safe_name(document, identity)))
        if matter is None:
            return replace(base, path=document.path)
        names = [alias.name for alias in matter.aliases]
        if identity in known and base.name != matter.name:
            names.append(base.name)
        return replace(
            base,
            name=matter.name,
            summary=matter.summary,
            parents=matter.parents or base.parents,
            members=matter.within,
            aliases=tuple(dict.fromkeys((*names, *base.aliases))),
            ambiguous=frozenset(alias.name for alias in matter.aliases if alias.ambiguous),
            matter=matter,
            path=document.path,
            body=document.body,
        )


def _safe_name(document: Document, identity: str) -> str:
    """A term's name where its front matter is not valid: its own if that much is safe."""
    name = " ".join(document.one("name").split())
    return name if name and not forbidden_character(name) else identity
