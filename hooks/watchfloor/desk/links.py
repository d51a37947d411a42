"""`watchfloor links`: which sources cannot be reached any more, and which copies could be cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

import click

from ..problem import counted
from .cited import Cited, cited, portion
from .copies import WAYBACK, Copies
from .files import hand_over
from .findings import Finding, report
from .flaky import FLAKY, flaky_hosts
from .hosts import host_of
from .options import in_root, loaded_from
from .reach import Reach, reach
from .refusal import URL, valid


@click.command()
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file for the report."
)
@click.option(
    "--flaky",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=f"The list of hosts whose failures do not count; {FLAKY.as_posix()}, unless given.",
)
@click.option(
    "--most",
    type=click.IntRange(1),
    default=500,
    show_default=True,
    help="Look at so many sources; the next week at the next ones.",
)
@click.option(
    "--pause",
    type=click.FloatRange(0, 60),
    default=1.0,
    show_default=True,
    help="Seconds between two questions to one host.",
)
@click.option(
    "--archive-api",
    default=WAYBACK,
    show_default=True,
    help="Where to ask for copies, as the Wayback Machine answers.",
)
@click.option("--private", is_flag=True, help="Ask addresses in private networks too.")
@in_root
def links(  # noqa: PLR0913  # one for each option
    *,
    output: Path | None,
    flaky: Path | None,
    most: int,
    pause: float,
    archive_api: str,
    root: Path,
    private: bool,
) -> None:
    """Ask every source on the web whether it is still there, and look for copies to record.

    The report is Markdown. No file of the archive is changed. Ends with 1 if a source cannot be
    reached, has no copy that can, and stands at no host known to be flaky.
    """
    listed = flaky_hosts(flaky or root / FLAKY)
    api = valid(URL, archive_api, "--archive-api")
    loaded = loaded_from(root)
    everything = list(cited(loaded.archive))
    chosen = portion(everything, most, loaded.today)
    agent = f"watchfloor-links (+{quote(loaded.settings.repository, safe=':/')})"
    click.echo(f"Asking for {_counted(chosen)} of {len(everything)}", err=True)
    addresses = [each.address for each in chosen]
    reached = reach(addresses, agent=agent, pause=pause, private=private)
    copies = Copies(api, agent=agent, pause=pause)
    findings = list(_findings(chosen, reached, listed, copies))
    notes = (
        *_looked_at(everything, chosen, reached),
        *_left_out(copies),
        *_unneeded(everything, listed),
    )
    hand_over(report(loaded, findings, notes), output)
    broken = sum(finding.is_broken for finding in findings)
    click.echo(f"{broken} cannot be reached" if broken else "nothing to do", err=True)
    raise SystemExit(bool(broken))


def _findings(
    chosen: Iterable[Cited], reached: Reach, listed: Mapping[str, str], copies: Copies
) -> Iterator[Finding]:
    """What fails, and what has no copy: those that fail first, as the archive may fall silent."""
    for each in sorted(chosen, key=lambda each: each.address not in reached.failed):
        failed = reached.failed.get(each.address, "")
        if each.address in reached.passed_over or (each.source.archive_url and not failed):
            continue
        excuse = listed.get(host_of(each.address), "") if failed else ""
        copy = copies.closest(each.url, each.read)
        is_new = copy and copy.url != each.address and each.is_held_by(copy.day)
        yield Finding(each, failed, excuse, copy if is_new else None)


def _looked_at(
    everything: Sequence[Cited], chosen: Sequence[Cited], reached: Reach
) -> Iterator[str]:
    failed = sum(each.address in reached.failed for each in chosen)
    passed_over = sum(each.address in reached.passed_over for each in chosen)
    yield f"{_counted(chosen)} of {len(everything)} looked at, {failed} cannot be reached"
    if passed_over:
        yield f"{passed_over} not asked: for examples only, or in a private network"
    yield f"Copies recorded: {sum(bool(each.source.archive_url) for each in everything)}"


def _left_out(copies: Copies) -> Iterator[str]:
    if copies.is_silent:
        yield "The archive of the web did not answer: copies may be missing here"


def _unneeded(everything: Iterable[Cited], listed: Mapping[str, str]) -> Iterator[str]:
    """What may go from the list of flaky hosts."""
    hosts = {host_of(each.address) for each in everything}
    for host in listed:
        if host not in hosts:
            yield f"`{host}` is called flaky in `{FLAKY.as_posix()}`, and no source stands there"


def _counted(chosen: Sequence[Cited]) -> str:
    return counted(len(chosen), "source")
