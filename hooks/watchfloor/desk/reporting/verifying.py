"""Each source beside its link, with every sentence that cites it: a reviewer's work in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from ...problem import near
from ...publishing.plain.words import items
from ...settings import PUBLISHERS
from ...tradecraft import Credibility, Reliability
from .citing import Citing, Claim
from .review import Changed, Review
from .words import code, listed, plain, shown, told, web


@dataclass(frozen=True)
class Verifying:
    """What is to be verified of a briefing, and what was before."""

    now: Citing
    review: Review
    known: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What was said of each source before."""
    before: frozenset[tuple[str, str]] = frozenset()
    """Each source that was there, with each text that cited it."""

    @classmethod
    def of(cls, file: Changed, review: Review) -> Verifying | None:
        """What is to be verified of *file*, if it can be read."""
        if file.now is None:
            return None
        abbreviations = review.wording.abbreviations
        now = Citing(file.now, abbreviations)
        if file.was is None:
            return cls(now, review)
        was = Citing(file.was, abbreviations)
        before = {(source, claim.text) for claim in was.claims for source in claim.sources}
        return cls(now, review, was.sources, frozenset(before))

    @property
    def unknown(self) -> list[str]:
        """The names by which claims cite what is no source here, and no briefing either."""
        known = self.review.now.archive.get  # an outcome may rest on another briefing
        names = self.now.by_source
        return [name for name in names if name not in self.now.sources and not known(name)]

    @property
    def uncited(self) -> list[str]:
        """The sources that nothing cites."""
        return [source for source in self.now.sources if source not in self.now.by_source]

    @property
    def unarchived(self) -> list[str]:
        """The sources whose page nobody has archived, as far as is said."""
        sources = self.now.sources.items()
        return [name for name, each in sources if each.get("url") and not each.get("archive_url")]

    def parts(self) -> Iterator[str]:
        """A part for each source, in the order in which readers meet them."""
        for name in self.unknown:
            yield f"**{code(name)}** is cited, and no source has this name{self._meant(name)}:"
            yield self._listed(name)
        settled = {name for name in self.now.sources if self._is_settled(name)}
        for number, name in enumerate(self.now.sources, 1):
            if name not in settled:
                yield self._head(number, name)
                yield f"{items(self._about(name))}\n{self._listed(name)}"
        if settled:
            yield "*As before, both what the source is and all that cites it:*"
        for number, name in enumerate(self.now.sources, 1):
            if name in settled:
                yield self._head(number, name)
                yield self._listed(name)

    def _meant(self, name: str) -> str:
        meant = near(name, self.now.sources, 1)
        return f" (perhaps {code(meant[0])})" if meant else ""

    def _head(self, number: int, name: str) -> str:
        source = self.now.sources[name]
        where = web(source["url"]) if source.get("url") else told(source.get("citation", ""))
        return f"**{number}. {code(name)}**{self._standing(name)} {where}".rstrip()

    def _standing(self, name: str) -> str:
        """Whether a source is new or told otherwise than before, in a briefing that is neither."""
        if not self.known:
            return ""
        if name not in self.known:
            return " · **new**"
        keys = {**self.known[name], **self.now.sources[name]}
        other = [
            key for key in keys if self.known[name].get(key) != self.now.sources[name].get(key)
        ]
        return f" · **changed:** {shown([code(key) for key in other])} ·" if other else ""

    def _about(self, name: str) -> Iterator[str]:
        """What is said of a source."""
        source = self.now.sources[name]
        title = f"“{plain(source.get('title', ''))}”"
        described = " (our description)" if source.get("title_given") == "true" else ""
        yield f"{title}{described}, {', '.join(self._provenance(source))}"
        if source.get("url") and source.get("citation"):
            yield told(source["citation"])
        if source.get("archive_url"):
            yield f"archived copy: {web(source['archive_url'])}"
        if source.get("note"):
            yield f"note: {told(source['note'])}"

    def _provenance(self, source: Mapping[str, str]) -> Iterator[str]:
        publisher = source.get("publisher", "")
        term = self.review.now.vocabulary.get(PUBLISHERS.key, publisher)
        yield plain(term.name if term else publisher) or "no publisher"
        yield plain(source.get("published", "")) or "undated"
        grade = source.get("reliability", "") + source.get("credibility", "")
        yield f"graded {plain(grade)}{_meaning(source)}" if grade else "not graded"
        if source.get("form"):
            yield plain(source["form"])
        if source.get("via"):
            yield f"carried by {plain(source['via'])}"
        if source.get("origin"):
            yield f"derives from {code(source['origin'])}"

    def _listed(self, name: str) -> str:
        """All that cites a source; what is to be verified has a box to be ticked."""
        claims = self.now.by_source.get(name, ())
        return listed(claims, partial(self._told, name)) if claims else items(["nothing cites it"])

    def _told(self, name: str, claim: Claim) -> str:
        box = "[ ] " if name in self.now.sources and self._is_open(name, claim) else ""
        new = "**new:** " if box and self.known else ""
        return f"{box}{new}line {claim.line}: {told(claim.text)}{_beside(claim, name)}"

    def _is_open(self, name: str, claim: Claim) -> bool:
        """Whether a claim did not cite a source, or not as it is, when it was last reviewed."""
        is_same = self.known.get(name) == self.now.sources[name]
        return not is_same or (name, claim.text) not in self.before

    def _open(self, name: str) -> list[Claim]:
        claims = self.now.by_source.get(name, ())
        return [claim for claim in claims if self._is_open(name, claim)]

    def _is_settled(self, name: str) -> bool:
        """Whether nothing about a source is new."""
        return self.known.get(name) == self.now.sources[name] and not self._open(name)

    @property
    def left(self) -> int:
        """How many times a claim is to be held against a source."""
        return sum(len(self._open(name)) for name in self.now.sources)


def _meaning(source: Mapping[str, str]) -> str:
    """What a grade says, in words."""
    reliability = Reliability.named(source.get("reliability", ""))
    credibility = Credibility.named(source.get("credibility", ""))
    labels = [each.label for each in (reliability, credibility) if each]
    return f" ({'; '.join(labels)})" if labels else ""


def _beside(claim: Claim, name: str) -> str:
    """The other sources that a claim cites."""
    others = [code(other) for other in claim.sources if other != name]
    return f" (also {shown(others)})" if others else ""
