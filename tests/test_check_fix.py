"""``watchfloor check --fix``: no file is made worse, and what was done is told."""

from __future__ import annotations

import json
import tempfile
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from watchfloor.desk.cli import main
from watchfloor.desk.mending import mended
from watchfloor.document import read
from watchfloor.loading import Loaded

from .archives import (
    BRIEFING,
    FILES,
    OTHER,
    SETTINGS,
    THEME,
    Change,
    changed,
    loaded,
)
from .problem_cases import CASES, Case
from .test_check_mending import FURTHER, MENDINGS, mend
from .test_problems import PIECES, QUICK, mutations


def holds(archive: Loaded, path: str, data: bytes) -> bytes:
    """What the file at *path* becomes, once all that must be true of it was found true."""
    judge = partial(archive.judged, path)
    found = mended(path, data, judge)
    was, now = read(path, data)[0], read(path, found.after)[0]
    if was:
        assert now
        assert now.body.text == was.body.text
        new = {(p.code, p.message) for p in judge(found.after)}
        assert new <= {(p.code, p.message) for p in judge(data)}
    else:
        assert now is None or data.decode("utf-8-sig").replace("\r\n", "\n").replace(
            "\r", "\n"
        ).endswith(now.body.text)
    assert bool(found.problems) == (found.after != data)
    assert mended(path, found.after, judge).after == found.after
    return found.after


@pytest.mark.parametrize("case", CASES, ids=[f"{c.code}-{n}" for n, c in enumerate(CASES)])
def test_no_bad_input_is_made_worse(case: Case, tmp_path: Path) -> None:
    archive = loaded(tmp_path, *case.changes)
    for path in {problem.path for problem in archive.problems} - {SETTINGS}:
        if path.endswith(".md") and len(path.split("/")) == 3:
            holds(archive, path, (tmp_path / path).read_bytes())


@st.composite
def dirty(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file with something to mend, and with damage besides."""
    case = draw(st.sampled_from(MENDINGS))
    content = changed(*FURTHER, *case.also, Change(case.path, case.old, case.wrong))[case.path]
    for _ in range(draw(st.integers(0, 2))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 10)))
        content = content[:start] + draw(PIECES) + content[end:]
    return case.path, content


@QUICK
@given(mutations() | dirty())
def test_whatever_a_file_holds_its_text_stays(mutation: tuple[str, bytes]) -> None:
    path, content = mutation
    with tempfile.TemporaryDirectory() as folder:
        archive = loaded(Path(folder), Change(path, "", content))
        if path != SETTINGS:
            holds(archive, path, content)
        mend(archive, Path(folder))


def check(root: Path, *arguments: str) -> tuple[int, str, str]:
    found = CliRunner().invoke(
        main, ["check", "--root", str(root), *arguments], env={"SOURCE_DATE_EPOCH": "1795737600"}
    )
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return found.exit_code, found.stdout, found.stderr


WRONG = Change(BRIEFING, "actors: [arecoms]", "actors: [ARECOMS]")


SHOWN = f"""\
mended {BRIEFING}:9: term-alias: `ARECOMS` is a name of `arecoms`, not its id
--- a/{BRIEFING}
+++ b/{BRIEFING}
@@ -8,3 +8,3 @@
 interests: none
-actors: [ARECOMS]
+actors: [arecoms]
 regions: [katanga]

"""


def test_the_command_mends_and_shows_what_it_did(tmp_path: Path) -> None:
    loaded(tmp_path, WRONG)

    assert check(tmp_path, "--fix") == (0, SHOWN + "7 files: nothing wrong\n", "")
    assert (tmp_path / BRIEFING).read_text("utf-8") == FILES[BRIEFING]
    assert check(tmp_path, "--fix") == (0, "7 files: nothing wrong\n", "")


@pytest.mark.parametrize(
    "arguments", [["--dry-run"], ["--fix", "--dry-run"], ["--dry-run", "--fix"]]
)
def test_a_dry_run_shows_it_and_writes_nothing(arguments: list[str], tmp_path: Path) -> None:
    loaded(tmp_path, WRONG)
    before = (tmp_path / BRIEFING).read_bytes()
    code, text, _ = check(tmp_path, *arguments)

    assert code == 1
    assert text.startswith(SHOWN)
    assert "7 files: 1 error, 0 warnings" in text
    assert (tmp_path / BRIEFING).read_bytes() == before


def test_the_command_mends_no_file_but_those_asked_for(tmp_path: Path) -> None:
    loaded(tmp_path, WRONG, Change(OTHER, "actors: [arecoms]", "actors: [ARECOMS]"))
    before = (tmp_path / BRIEFING).read_bytes()

    assert check(tmp_path, "--fix", str(tmp_path / OTHER))[0] == 0
    assert (tmp_path / OTHER).read_text("utf-8") == FILES[OTHER]
    assert (tmp_path / BRIEFING).read_bytes() == before


def test_what_is_left_is_told_and_what_is_mended_does_not_disturb_programs(tmp_path: Path) -> None:
    loaded(tmp_path, WRONG, Change(BRIEFING, "[price]", "[prize]"))
    code, text, shown = check(tmp_path, "--fix", "--format", "json")

    assert code == 1
    assert [problem["code"] for problem in json.loads(text)] == ["term-unknown"]
    assert shown == SHOWN


def test_the_diff_holds_nothing_that_a_terminal_would_obey(tmp_path: Path) -> None:
    loaded(tmp_path, Change(BRIEFING, "interests: none", "interests: none  # \u202e"), WRONG)

    assert "\u202e" not in check(tmp_path, "--fix")[1]


def test_settings_are_their_owners_to_mend(tmp_path: Path) -> None:
    before = Change(SETTINGS, "name =", 'publish_max_tlp = "TLP:WHITE"\nname =')
    loaded(tmp_path, before)
    code, text, _ = check(tmp_path, "--fix")

    assert (code, "mended" in text) == (1, False)
    assert (tmp_path / SETTINGS).read_bytes() == changed(before)[SETTINGS]
    assert "can mend" not in check(tmp_path)[1]


def test_a_file_that_cannot_be_written_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(tmp_path, WRONG)

    def refuse(file: Path, data: bytes) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    code, _, told = check(tmp_path, "--fix")

    assert code == 2
    assert "2025-10-16-cobalt-cap.md: Permission denied" in told


def test_the_summary_says_what_can_be_mended(tmp_path: Path) -> None:
    loaded(tmp_path, WRONG, Change(THEME, "name: Price", "nom: Price"))

    assert "`watchfloor check --fix` can mend 1 of them" in check(tmp_path)[1]
