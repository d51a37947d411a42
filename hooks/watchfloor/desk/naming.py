"""From what an analyst calls a term to its id: by id, name or alias, in any script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from .. import urls
from ..checking import check_id
from ..checking.references import formerly
from ..loading import DOCS
from ..problem import near
from ..settings import PUBLISHERS, Axis
from ..vocabulary import Term, Vocabulary, folded
from .asking import Asker
from .refusal import LINE, SLUG, Refusal, valid
from .stubs import Stub

TWINS = {"actors": (PUBLISHERS.key,), PUBLISHERS.key: ("actors",)}
"""By axis, those on which the same company or office may have a page too."""
MOST = 5
"""So many terms are offered where one may be meant."""


class Naming:
    """Finds the terms that are meant; of those that are new it keeps the pages to be written."""

    def __init__(self, vocabulary: Vocabulary, asker: Asker, *, may_add: bool) -> None:
        """Look in *vocabulary*; what is not there is new if it *may add*, or *asker* says so."""
        self._vocabulary = vocabulary
        self._asker = asker
        self._may_add = may_add
        self.stubs: dict[tuple[str, str], Stub] = {}
        """By axis and id."""

    def ids(self, axis: Axis, words: Iterable[str]) -> list[str]:
        """The ids of the terms of *axis* that *words* mean, each once.

        Raises:
            Refusal: there is no such term, or several are meant.
        """
        return list(dict.fromkeys(self.id(axis, word) for word in words))

    def id(self, axis: Axis, word: str) -> str:
        """The id of the term of *axis* that *word* means.

        Raises:
            Refusal: there is no such term, or several are meant.
        """
        name = valid(LINE, word, axis.singular)
        meant = self.meant(axis, name)
        if len(meant) == 1:
            return meant[0]
        if meant:
            return self._chosen(axis, f"“{name}” is a name of several:", meant) or self._refused(
                f"“{name}” is a name of {_listed(meant)}; give the id of one"
            )
        alike = self._alike(axis, name)
        question = f"There is no “{name}” among the {axis.key}. Did you mean one of these?"
        return (alike and self._chosen(axis, question, alike)) or self._new(axis, name, alike)

    def asked(self, axis: Axis) -> list[str]:
        """The ids of *axis* that somebody names one after another, until there is no more."""
        found: dict[str, None] = {}
        known = list(dict.fromkeys(name for term in self._on(axis) for name in _names(term)))
        question = f"{axis.label} (one at a time, nothing to go on)"
        while identity := self._asker.answer(
            question, lambda word: self.id(axis, word), known=known
        ):
            click.echo(f"  {self._shown(axis, identity)}")
            found[identity] = None
        return list(found)

    def _on(self, axis: Axis) -> Sequence[Term]:
        return list(self._vocabulary.on(axis.key).values())

    def meant(self, axis: Axis, name: str) -> list[str]:
        """The ids of those that *name* leads to without doubt: their id, a name, a former id."""
        guessed = urls.slug(name)
        ids = self._vocabulary.on(axis.key)
        if name in ids or (axis.key, name) in self.stubs:
            return [name]
        if claimants := self._vocabulary.names(axis.key).claimants(name):
            return [term.id for term in claimants]
        if former := formerly(self._vocabulary, axis.key, name):
            return [term.id for term in former]
        return [guessed] if guessed in ids or (axis.key, guessed) in self.stubs else []

    def _alike(self, axis: Axis, name: str) -> list[str]:
        """The ids of those whose name is spelt much like *name*, or has it within."""
        spellings = {folded(each): term.id for term in self._on(axis) for each in _names(term)}
        word = folded(name)
        within = [spelling for spelling in spellings if len(word) > 2 and word in spelling]
        found = [spellings[each] for each in (*near(word, spellings, MOST, cutoff=0.7), *within)]
        return list(dict.fromkeys(found))[:MOST]

    def _chosen(self, axis: Axis, question: str, ids: Sequence[str]) -> str:
        number = self._asker.choice(question, [self._shown(axis, each) for each in ids])
        return "" if number is None else ids[number]

    def _shown(self, axis: Axis, identity: str) -> str:
        term = self._vocabulary.get(axis.key, identity)
        return f"{identity} ({term.name})" if term and term.name != identity else identity

    def _new(self, axis: Axis, name: str, alike: Sequence[str]) -> str:
        if axis.key == "tags":  # one needs no page
            return self._new_id(axis, name)
        told = f"there is no “{name}” among the {axis.key}"
        hint = f"; did you mean {_listed(alike)}?" if alike else ""
        stub = self._stub(axis, name)
        asked = f"T{told[1:]}.", f"Begin its page, {stub.path}?"
        if not self._may_add and not self._asker.agrees(*asked):
            return self._refused(f"{told}{hint}; if it is new, --stub begins its page")
        self.stubs[axis.key, stub.id] = stub
        return stub.id

    def _stub(self, axis: Axis, name: str) -> Stub:
        """The page of a new term; one of the same id on another axis may be the same."""
        identity = self._new_id(axis, name)
        twins = [
            twin
            for key in TWINS.get(axis.key, ())
            if (twin := self._vocabulary.get(key, identity)) and twin.path
        ]
        said = name if name != identity else next((twin.name for twin in twins), "")
        return Stub(axis, identity, said, tuple(f"{twin.axis}/{twin.id}" for twin in twins))

    def _new_id(self, axis: Axis, name: str) -> str:
        def read(word: str) -> str:
            identity = valid(SLUG, word, "id")
            for problem in check_id(f"{axis.key}/{identity}", identity):
                self._refused(problem.message)
            if self.meant(axis, identity):
                self._refused(f"`{identity}` is taken among the {axis.key}")
            return identity

        guessed = urls.slug(name)
        try:
            return read(guessed)
        except Refusal as refusal:
            identity = self._asker.answer(f"An id for “{name}”", read)
            if identity or guessed:
                return identity or self._refused(refusal.message)
        return self._refused(
            f"no id can be made of “{name}”, which has other than Latin letters; write its page in"
            f" {DOCS}/{axis.key}/ first"
        )

    def _refused(self, message: str) -> str:
        raise Refusal(message)


def _names(term: Term) -> Iterator[str]:
    yield term.id
    yield from term.spellings


def _listed(ids: Sequence[str]) -> str:
    return " or ".join(f"`{identity}`" for identity in ids)
