"""The tables of a run, for a terminal and for the site's page on performance."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from statistics import median

from .cases import EDITED, EDITED_SEARCHED, FRESH, UNCHANGED, WHOLE, WHOLE_SEARCHED
from .measuring import Taken, Written
from .peers import HUGO, PRODUCT, SEARCHED, STOCK

MEBI = 2**20
BOUNDED = 10_000
"""Briefings at which the bounds below are meant."""
BOUNDS = (
    (WHOLE, STOCK, 0.35),
    (WHOLE, HUGO, 1.3),
    (UNCHANGED, HUGO, 0.2),
    (EDITED, HUGO, 0.25),
    (FRESH, STOCK, 0.15),
)
"""Seconds of a case as parts of another's."""
MEMORY_BOUND = 0.6
PACKAGES = ("mkdocs", "mkdocs-material", "markdown")


@dataclass
class Measures:
    """All that a run has found."""

    number: int
    """Briefings."""
    taken: dict[tuple[str, str], list[Taken]] = field(default_factory=dict)
    """By case and name."""
    written: dict[str, Written] = field(default_factory=dict)

    def seconds(self, case: str, name: str) -> float | None:
        """The median, if it was measured."""
        found = self.taken.get((case, name))
        return median(each.seconds for each in found) if found else None

    def peak(self, case: str, name: str) -> float:
        """The median of the peaks, in MiB."""
        return median(each.peak for each in self.taken[case, name]) / MEBI

    @property
    def cases(self) -> list[str]:
        """Each case once, in order."""
        return list(dict.fromkeys(case for case, _ in self.taken))


def times(found: Measures) -> str:
    """Seconds a case, with ratios: what a peer was not asked for is its cold build."""
    head = ["Case", PRODUCT, HUGO, STOCK, f"{PRODUCT} / {HUGO}", f"{PRODUCT} / {STOCK}"]
    return table([head, *(_times(found, case) for case in found.cases)])


def _times(found: Measures, case: str) -> list[str]:
    ending = SEARCHED if (case, PRODUCT + SEARCHED) in found.taken else ""
    ours = found.seconds(case, PRODUCT + ending)
    others = [found.seconds(case, name + ending) for name in (HUGO, STOCK)]
    beside = [_beside(found, case, name, ending) for name in (HUGO, STOCK)]
    ratios = [f"{ours / other:.2f}" if ours and other else "" for other in beside]
    return [case, *(f"{each:.2f} s" if each else "" for each in (ours, *others)), *ratios]


def _beside(found: Measures, case: str, name: str, ending: str) -> float | None:
    """What a peer takes in a case, which is a whole build in any."""
    whole = WHOLE_SEARCHED if ending else WHOLE
    return found.seconds(case, name + ending) or found.seconds(whole, name + ending)


def sizes(found: Measures) -> str:
    """Memory and what was written, of whole builds."""
    rows = [["Whole build", "Peak memory", "HTML pages", "Files", "Written", "A file written"]]
    for name, each in found.written.items():
        case = WHOLE_SEARCHED if SEARCHED in name else WHOLE
        seconds = found.seconds(case, name)
        if not seconds:
            continue
        rows.append(
            [
                name,
                f"{found.peak(case, name):,.0f} MiB",
                f"{each.pages:,}",
                f"{each.files:,}",
                f"{each.bytes / 1e6:,.1f} MB",
                f"{seconds / each.files * 1000:.2f} ms",
            ]
        )
    return table(rows)


def search(found: Measures) -> Iterator[str]:
    """What the index adds to a build."""
    for with_it, without in ((WHOLE_SEARCHED, WHOLE), (EDITED_SEARCHED, EDITED)):
        much = found.seconds(with_it, PRODUCT + SEARCHED)
        little = found.seconds(without, PRODUCT)
        if much and little:
            peak = found.peak(with_it, PRODUCT + SEARCHED)
            yield f"{without}: {much - little:.2f} s more with the index, at most {peak:,.0f} MiB"


def _bounds(found: Measures) -> str:
    """What the project asks of itself, and whether it is so."""
    rows = [["At 10,000 briefings", "Must be at most", "Is"]]
    for case, name, most in BOUNDS:
        ours, beside = found.seconds(case, PRODUCT), _beside(found, case, name, "")
        if ours and beside:
            rows.append([f"{case}, beside {name}", f"{most:.2f}", f"{ours / beside:.2f}"])
    memory = found.peak(WHOLE, PRODUCT) / found.peak(WHOLE, HUGO)
    rows.append([f"peak memory, beside {HUGO}", f"{MEMORY_BOUND:.2f}", f"{memory:.2f}"])
    return f"\n{table(rows)}\n"


def table(rows: Sequence[Sequence[str]]) -> str:
    """*rows* as Markdown, columns in line; all but the first hold numbers."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(
        "| " + " | ".join(map(_padded, row, widths, range(len(row)))) + " |"
        for row in (rows[0], rule, *rows[1:])
    )


def _padded(cell: str, width: int, column: int) -> str:
    return cell.rjust(width) if column else cell.ljust(width)


def machine() -> Mapping[str, str]:
    """What the figures depend on; nothing that names the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "Processors": str(os.cpu_count()),
        "Memory": f"{memory:.0f} GiB",
        "Python": platform.python_version(),
        "Hugo": version("hugo"),
        **{name: version(name) for name in PACKAGES},
    }


def page(found: Measures, turns: int) -> str:
    """The site's page on performance."""
    facts = ", ".join(f"{name} {value}" for name, value in machine().items())
    return PAGE.format(
        number=f"{found.number:,}",
        runs=f"medians of {turns} whole runs each" if turns > 1 else "those of one whole run each",
        facts=facts,
        times=times(found),
        sizes=sizes(found),
        search="\n".join(f"- {line}" for line in search(found)),
        bounds=_bounds(found) if found.number == BOUNDED else "",
        product=PRODUCT,
        stock=STOCK,
    )


PAGE = """\
# Performance

Seconds are {runs}, start of the program included, taken in turn on the
same machine; {stock} was run once. The archive has {number} made-up briefings of about 650 words,
front matter included, with footnotes, links and tables. What is written goes into memory. Search is
off but in the rows that say so. A ratio below 1 means that {product} is quicker.

{times}

{stock} and Hugo build everything in every case, and ratios compare with that. {product} remembers
in `.cache/` what it found out of each file and what it made of it, so that it checks, renders and
writes what has changed and nothing else; a clone with that folder restored renders nothing again.

{sizes}

Memory is that of all processes together at the worst moment, what they share counted once.

The search index alone, as a difference of medians:

{search}
{bounds}
**What each builds.** {product} checks every file first and writes all that stands under
[Follow and reuse](../data/index.md), feeds and data for every term included. Hugo, with a theme
made to be quick, writes the same pages of briefings, terms and lists, the same feeds, and one file
of JSON. {stock} writes the briefings, and with its tags plugin one list for each of four axes;
no pages of terms, no feeds. Hugo has no search.

**Measured with** {facts}.

`make bench` renews these tables; `make bench N=10000` does so for another size.

"""
