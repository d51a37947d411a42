"""The commands that there are, and what each has to wait for."""

from __future__ import annotations

import os
import subprocess
import sys

from click import Context

from watchfloor.desk.cli import main

from . import sites


def test_every_command_is_there() -> None:
    names = main.list_commands(Context(main))

    assert names == ["check", "export", "import", "init", "links", "new", "offline", "report"]
    assert [main.get_command(Context(main), name).name for name in names] == names  # type: ignore[union-attr]


def test_a_check_waits_for_nothing_that_only_other_commands_need() -> None:
    """What they import takes as long again as all that a check of one file does."""
    asked = "import sys, watchfloor.desk.cli; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(sites.ROOT / "hooks")},
    )
    names = {name.removeprefix("watchfloor.") for name in done.stdout.split()}

    assert "desk.mending" in names
    assert not {"desk.importing", "desk.founding", "desk.reporting", "publishing"} & names
    assert not {"trafilatura", "lxml", "jinja2", "mkdocs"} & names
