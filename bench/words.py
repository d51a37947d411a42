"""Sentences for a made-up archive: English in shape, of no meaning, alike for the same seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")

SYLLABLES = (
    "ba ko ri no sel tan mur vex dor lin pha gre oste quil zan ero mi tu bel cra hon ys".split()
)
NOUNS = """
agency airport alloy anode auction audit bank basin battery bid board border bridge broker budget
buyer cable cargo cathode century charter clause coast committee company concentrate concession
consortium contract convoy corridor council court crew customs deadline dealer decree delivery
deposit depot dispute district dock drill duty embargo engine export factory fee ferry field fleet
foundry furnace gate government grade grid guarantee harbour highway import inquiry inspector
invoice island kiln laboratory lake lease ledger lender letter licence loan lorry magnet market
memorandum metal mill mine minister ministry motor notice office offtake order ore oxide parliament
partner payment permit pilot pipeline plant platform port powder premium price producer province
quarry queue quota railway rebate refinery register regulator report reserve river road route
royalty ruling sale sample sanction scrap season seller shaft shareholder shipment shipyard smelter
spokesman stake station stockpile storage strike subsidiary subsidy supplier surcharge survey
tailings tariff tax tender terminal test tonnage trader treaty trial truck tunnel turbine union
valley valuation vessel village volume voucher wage warehouse well workshop yard
""".split()
VERBS = """
accepted amended approved audited bought built cancelled carried closed collected crossed cut
delayed delivered divided doubled emptied entered expanded extended filled financed founded halted
handled inspected joined kept leased left licensed limited loaded lost measured mended merged moved
named opened ordered owned paid passed prepared printed raised reached received refused registered
reopened replaced returned sealed searched sent served settled shared shipped signed sold split
started stopped stored supplied surveyed suspended tested traced transferred visited weighed won
""".split()
QUALITIES = """
annual bonded central coastal common cross-border distant domestic early eastern empty federal final
first foreign former fresh joint large late local long medium modern monthly narrow national new
northern old open private provincial public quarterly quiet regional remote rural second separate
sharp short single small southern special spare state-owned steep temporary third urgent western
whole wide yearly young
""".split()
BETWEEN = (
    "after against along before behind beside between for from in near of through under".split()
)
JOINTS = (", and then ", ", while ", ", after which ", ", because ", ", where ", "; later ")
RARE = 6000
"""Names there are beside the common words, as a large archive has them."""
FLATTER = 5
"""Mandelbrot's addition to Zipf's law, by which the first few do not stand for nearly all."""


class Words:
    """A source of words in which few are common and most are rare, as in any language."""

    def __init__(self, seed: int) -> None:
        """Make a stock of names, the same for the same *seed*."""
        self._random = random.Random(seed)
        self._names = sorted({self._name() for _ in range(RARE)})
        self._random.shuffle(self._names)
        self._weights: dict[int, list[float]] = {}

    def _name(self) -> str:
        return "".join(self._random.choices(SYLLABLES, k=self._random.choice((2, 3, 3)))).title()

    def by_rank(self, options: Sequence[T]) -> T:
        """One of *options*, each less often than the one before it."""
        weights = self._weights.get(len(options))
        if weights is None:
            weights = list(accumulate(1 / (FLATTER + rank) for rank in range(len(options))))
            self._weights[len(options)] = weights
        return self._random.choices(options, cum_weights=weights)[0]

    def few(self, terms: Sequence[str], least: int, most: int) -> list[str]:
        """*least* to *most* of *terms*, the first of them most often, each once."""
        number = min(self._random.randint(least, most), len(terms))
        found: dict[str, None] = {}
        while len(found) < number:
            found[self.by_rank(terms)] = None
        return list(found)

    def one(self, options: Sequence[T]) -> T:
        """Any of *options*."""
        return self._random.choice(options)

    def number(self, least: int, most: int) -> int:
        """Any number from *least* to *most*."""
        return self._random.randint(least, most)

    def name(self) -> str:
        """A proper name that exists in no language."""
        return self.by_rank(self._names)

    def thing(self) -> str:
        """Such as *the narrow harbour of Tanvexko*."""
        kind = self.number(0, 3)
        noun = self.by_rank(NOUNS)
        quality = f"{self.one(QUALITIES)} " if kind else ""
        return f"the {quality}{noun}" + (f" of {self.name()}" if kind == 3 else "")

    def clause(self) -> str:
        """Such as *the mill sold the annual cargo near the lake*."""
        return f"{self.thing()} {self.one(VERBS)} {self.thing()} {self.one(BETWEEN)} {self.thing()}"

    def headline(self) -> str:
        """A title of six to ten words."""
        place = f"{self.one(QUALITIES)} {self.by_rank(NOUNS)}"
        return (
            f"{self.name()} {self.one(NOUNS)} {self.one(VERBS)} {place} "
            f"{self.one(BETWEEN)} {self.name()}"
        )

    def sentence(self) -> str:
        """About eighteen words."""
        text = self.clause()
        if self.number(0, 3):
            text += self.one(JOINTS) + self.clause()
        return text[0].upper() + text[1:] + "."

    def paragraph(self, sentences: int) -> str:
        """So many sentences."""
        return " ".join(self.sentence() for _ in range(sentences))
