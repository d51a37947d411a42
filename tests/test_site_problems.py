"""Bad input in a whole site: told with its place, kept out, and nothing beside it harmed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort

from watchfloor.desk.cli import main

from . import sites
from .archives import ACTOR, BRIEFING, FILES, OTHER, SETTINGS, Change

GOOD = "briefings/2025/2025-09-01-licence"
BAD = "briefings/2025/2025-10-16-cobalt-cap"

BRIEFINGS = {
    "yaml-syntax": Change(BRIEFING, "actors: [arecoms]", "actors: [arecoms"),
    "cut-by-colon": Change(BRIEFING, "title: Congo", "title: Cobalt: Congo"),
    "key-repeated": Change(BRIEFING, "interests: none", "interests: none\ninterests: some"),
    "key-unknown": Change(BRIEFING, "interests: none", "interests: none\nintrests: none"),
    "key-missing": Change(BRIEFING, "interests: none\n", ""),
    "date-wrong": Change(BRIEFING, "event_date: 2025-10-16", "event_date: 2025-10-36"),
    "date-yearless": Change(BRIEFING, "event_date: 2025-10-16", "event_date: 16 October"),
    "term-unknown": Change(BRIEFING, "actors: [arecoms]", "actors: [arecons]"),
    "character-forbidden": Change(BRIEFING, "Congo caps", "Congo <b>caps</b>"),
    "url-wrong": Change(BRIEFING, "https://example.org/cobalt", "javascript:alert(1)"),
    "front-matter-unclosed": Change(BRIEFING, "---\n\n## What", "\n## What"),
    "raw-html": Change(BRIEFING, "We think", "<script>alert(1)</script> We think"),
    "image": Change(BRIEFING, "We think", "![x](https://example.org/x.png) We think"),
    "link-unsafe": Change(BRIEFING, "We think", "[We](javascript:alert) think"),
    "link-broken": Change(BRIEFING, "We think", "[We](../nothing.md) think"),
    "heading-one": Change(BRIEFING, "## Assessment", "# A title\n\n## Assessment"),
    "source-unknown": Change(BRIEFING, "t.[^reuters-oct]", "t.[^reuters-nov]"),
    "fact-uncited": Change(BRIEFING, "18,125 t.[^reuters-oct]", "18,125 t."),
    "not-utf8": Change(BRIEFING, "", FILES[BRIEFING].encode() + b"\xe9"),
    "nul-byte": Change(BRIEFING, "Congo", "Con\0go"),
    "file-empty": Change(BRIEFING, "", ""),
}
"""By its code, what keeps a briefing from being published."""

OTHERS = {
    "file-name": Change("briefings/2025/Notes.md", "", FILES[OTHER]),
    "file-stray": Change("docs/actors/evil.html", "", "<script>alert(1)</script>"),
    "choice-unknown": Change(ACTOR, "kind: public-body", "kind: ministry"),
}
"""By its code, what is wrong beside them."""

ALL = BRIEFINGS | OTHERS


@pytest.fixture(params=sorted(ALL))
def code(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def test_a_strict_build_fails_and_says_where(
    code: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What ``make site`` and continuous integration run."""
    with pytest.raises(Abort):
        sites.site(tmp_path, ALL[code], strict=True)

    assert re.search(
        rf"^{re.escape(ALL[code].path)}:\d+:\d+: error\[{code}\]: \S",
        "\n".join(record.getMessage() for record in caplog.records),
        re.MULTILINE,
    )


def test_a_plain_build_publishes_the_good_beside_it(code: str, tmp_path: Path) -> None:
    """Only what is wrong is left out."""
    built = sites.site(tmp_path, ALL[code], strict=False)

    assert "A licence is drafted" in sites.read(built, GOOD)
    assert (built / BAD).exists() is (code not in BRIEFINGS)
    assert "A licence is drafted" in sites.read(built, "actors/arecoms")


def test_check_fails_too(code: str, tmp_path: Path) -> None:
    """The command and the build find the same, and no traceback."""
    root = sites.folder(tmp_path, ALL[code])
    found = CliRunner().invoke(main, ["check", "--root", str(root)])

    assert found.exit_code == 1
    assert code in found.output
    assert "Traceback" not in found.output
    assert isinstance(found.exception, SystemExit)


def test_everything_wrong_at_once_is_told_at_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Not only the first problem of the first file."""
    wrong = Change(BRIEFING, "interests: none", "intrests: none\nstage: begun")

    sites.site(tmp_path, wrong, *OTHERS.values(), strict=False)

    told = " ".join(record.getMessage() for record in caplog.records)
    for code in ("key-unknown", "choice-unknown", *OTHERS):
        assert f"[{code}]" in told


@pytest.mark.parametrize(
    "settings",
    ["", "[tool.watchfloor]\n", "not toml at all [", "[tool.watchfloor]\nname = 3\n"],
)
def test_bad_settings_are_a_problem_and_no_traceback(tmp_path: Path, settings: str) -> None:
    """An archive without a name is told what is missing."""
    root = sites.folder(tmp_path, Change(SETTINGS, "", settings))
    done = sites.mkdocs("build", "--strict", "--config-file", str(root / "mkdocs.yml"))

    assert done.returncode == 1
    assert "pyproject.toml:" in done.stderr
    assert "Traceback" not in done.stderr
