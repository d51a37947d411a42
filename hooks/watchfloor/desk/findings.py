"""What a look at sources on the web found, as Markdown: by briefing, each with its mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from .. import urls
from ..loading import Loaded
from ..publishing.plain.words import text, web_link
from .cited import Cited
from .copies import Copy
from .flaky import FLAKY

_BROKEN = f"""\
Open each in a browser. If it is gone, record a copy of it; without one, find another source. If it
is there, its host refuses programs: put the host into `{FLAKY.as_posix()}`, with the reason."""
_FLAKY = (
    f"What fails here does not count, for the reason behind it, which is from `{FLAKY.as_posix()}`."
)
_COPIES = """\
These can be reached, and an archive of the web has them. A copy that is recorded is there when the
page has gone."""
_LOOK = (
    "Open a copy before you record it: an archive may have kept another page than the one cited."
)


@dataclass(frozen=True)
class Finding:
    """A source that cannot be reached, or one that could have a copy beside it."""

    cited: Cited
    failed: str = ""
    """Why it cannot be reached; empty where it can."""
    excuse: str = ""
    """Why its host is known to be flaky; empty where it is not."""
    copy: Copy | None = None
    """What could be recorded."""

    @property
    def is_broken(self) -> bool:
        """Whether somebody must look at it."""
        return bool(self.failed) and not self.excuse


def report(loaded: Loaded, findings: Sequence[Finding], notes: Iterable[str]) -> str:
    """What was found in *loaded*; *notes* say what was looked at and how far."""
    broken = [each for each in findings if each.is_broken]
    flaky = [each for each in findings if each.failed and each.excuse]
    copies = [each for each in findings if not each.failed and each.copy]
    parts = [
        "# Sources on the web",
        "\n".join(f"- {note}" for note in notes),
        *([_LOOK] if any(each.copy for each in findings) else []),
        *_section("Cannot be reached", _BROKEN, broken, loaded),
        *_section("At flaky hosts", _FLAKY, flaky, loaded),
        *_section("Copies that could be recorded", _COPIES, copies, loaded),
    ]
    return "\n\n".join(parts) + "\n"


def _section(title: str, lead: str, findings: list[Finding], loaded: Loaded) -> Iterator[str]:
    if findings:
        yield f"## {title}: {len(findings)}"
        yield lead
    for path, found in groupby(findings, key=lambda each: each.cited.path):
        yield f"### {web_link(path, urls.source(loaded.settings.repository, path))}"
        yield "\n".join(_item(each, loaded) for each in found).rstrip()


def _item(finding: Finding, loaded: Loaded) -> str:
    """The source and its line, what is wrong, and the line that would mend it."""
    cited, document = finding.cited, loaded.documents[finding.cited.path]
    place = document.key_place(("sources", cited.number, cited.key))
    said = "".join(f": {text(each)}" for each in (finding.failed, finding.excuse) if each)
    item = (
        f"- Line {place.line}, `{cited.source.id}`, {web_link(cited.address, cited.address)}{said}."
    )
    if finding.copy is None:
        return item
    where = "in place of this line" if cited.key == "archive_url" else "below this line"
    line = f"{' ' * (place.column - 1)}archive_url: {finding.copy.url}"
    copy = web_link(f"copy of {finding.copy.day}", finding.copy.url)
    return f"{item} A {copy}, {where}:\n\n  ```yaml\n  {line}\n  ```\n"
