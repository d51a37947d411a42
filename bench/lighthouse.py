"""Score a built site as a phone reads it, by Lighthouse: ``python -m bench.lighthouse SITE``.

``make reading`` does so for the repository's own. Lighthouse's default profile is a middling
phone on a slow line. Each page is loaded several times, in turn with the others; medians are
printed. Much of a score is this machine's mood: where it does other work, or is slow itself,
performance says little, while bytes, requests and shifts stay true.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from .serving import served

RUNS = 3
LEAST = 95
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ABSENT = """\
Lighthouse is not installed. It needs Node.js: npm install --global lighthouse
It may have a folder of its own; then name its program: LIGHTHOUSE=node_modules/.bin/lighthouse"""
FLAGS = "--headless=new --no-sandbox"

Report = dict[str, Any]


def pages(site: Path) -> list[str]:
    """The addresses to measure: one of each kind, the heaviest where there are many."""
    heaviest = (
        max(site.glob(f"{folder}/index.html"), key=lambda path: path.stat().st_size, default=None)
        for folder in ("briefings/2*/*", "actors/*")
    )
    found = [f"{path.parent.relative_to(site).as_posix()}/" for path in heaviest if path]
    others = ("explore/", "timeline/", "map/", "regions/")
    return ["", *found, *(each for each in others if (site / each).is_dir())]


def _program() -> str:
    """Lighthouse's own command.

    Raises:
        SystemExit: there is none.
    """
    found = shutil.which(os.environ.get("LIGHTHOUSE", "lighthouse"))
    if not found:
        raise SystemExit(ABSENT)
    return found


def _report(program: str, url: str) -> Report:
    """What Lighthouse finds at *url*.

    Raises:
        SystemExit: it cannot tell.
    """
    chromium = os.environ.get("CHROME_PATH") or shutil.which("chromium") or ""
    done = subprocess.run(
        [program, url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CHROME_PATH": chromium},
    )
    if done.returncode:
        raise SystemExit(f"Lighthouse could not measure {url}:\n{done.stderr}")
    report: Report = json.loads(done.stdout)
    return report


def scores(reports: list[Report]) -> list[int]:
    """The median score of each category, of 100; none counts as 0."""
    return [
        round(100 * median(each["categories"][name]["score"] or 0 for each in reports))
        for name in CATEGORIES
    ]


def line(address: str, reports: list[Report]) -> str:
    """A row of the table."""

    def figure(name: str) -> float:
        return float(median(each["audits"][name]["numericValue"] for each in reports))

    requests = max(_requests(each) for each in reports)
    marked = (f"{score:>4}{' ' if score >= LEAST else '!'}" for score in scores(reports))
    return (
        f"{'/' + address:<52}{''.join(marked)}"
        f"{figure('largest-contentful-paint') / 1000:6.1f} s"
        f"{figure('total-blocking-time'):7.0f} ms"
        f"{figure('cumulative-layout-shift'):7.3f}"
        f"{figure('total-byte-weight') / 1000:6.0f} kB"
        f"{requests:5}"
    )


def _requests(report: Report) -> int:
    """How often the server was asked; what a page holds itself is no request."""
    items = report["audits"]["network-requests"]["details"]["items"]
    return sum(each["url"].startswith("http") for each in items)


def measure(site: Path) -> bool:
    """Print a row for each page of *site*; whether every score is high enough."""
    program = _program()
    reports: dict[str, list[Report]] = {address: [] for address in pages(site)}
    with served(site) as (root, _):
        for run in range(RUNS):
            for address, found in reports.items():
                print(f"{run + 1}/{RUNS} /{address}", file=sys.stderr, flush=True)
                found.append(_report(program, root + address))
    print(f"{'':52}perf a11y best  seo     LCP      TBT    CLS    sent  requests")
    for address, found in reports.items():
        print(line(address, found))
    return all(score >= LEAST for found in reports.values() for score in scores(found))


if __name__ == "__main__":
    if not measure(Path(sys.argv[1])):
        sys.exit(f"A score marked with ! is below {LEAST}.")
