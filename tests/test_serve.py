"""``mkdocs serve``: what an author sees while writing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import sites
from .archives import ACTOR, BRIEFING, OTHER, Change, changed, written
from .watching import Open

pytestmark = pytest.mark.browser

PATIENCE = 20_000
BAD = Change(BRIEFING, "actors: [arecoms]", "actors: [arecons]")


class Preview:
    """A running ``mkdocs serve`` of the tiny archive, with *changes*."""

    def __init__(self, root: Path, *changes: Change) -> None:
        self.root = sites.folder(root, *changes)
        self.url = f"http://127.0.0.1:{sites.free_port()}/"
        self._log = root / "log.txt"
        with self._log.open("w") as log:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-u", "-m", sites.GENERATOR, "serve"),
                    *("--config-file", str(root / "mkdocs.yml")),
                    *("--dev-addr", self.url.removeprefix("http://").removesuffix("/")),
                ],
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=root,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            )

    @property
    def log(self) -> str:
        """What it has said so far."""
        return self._log.read_text("utf-8")

    def wait_for(self, words: str) -> None:
        """Wait until it says *words*."""
        for _ in range(PATIENCE // 100):
            if words in self.log:
                return
            assert self.process.poll() is None, self.log
            time.sleep(0.1)
        raise AssertionError(self.log)

    def write(self, *changes: Change) -> None:
        """Save the archive as *changes* make it, touching no other file."""
        files = changed(*changes)
        written(
            self.root,
            {path: text for path, text in files.items() if (self.root / path).read_bytes() != text},
        )

    def end(self) -> None:
        """Stop this one process."""
        self.process.terminate()
        self.process.wait(timeout=10)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    running = Preview(tmp_path_factory.mktemp("serve"))
    try:
        # the site's address is its own at home, too
        running.wait_for("Serving on")
        yield running
    finally:
        running.end()


def test_a_page_shows_what_was_just_saved(preview: Preview, open_page: Open) -> None:
    """A briefing and a term page reload by themselves, under the preview's policy."""
    briefing = open_page(preview.url + "briefings/2025/2025-10-16-cobalt-cap/")
    actor = open_page(preview.url + "actors/arecoms/")

    preview.write(
        Change(BRIEFING, "We think that the cap binds.", "We think that the cap holds fast."),
        Change(ACTOR, "regulator of strategic minerals", "regulator of cobalt and more"),
    )

    briefing.page.wait_for_selector("text=the cap holds fast", timeout=PATIENCE)
    actor.page.wait_for_selector("text=regulator of cobalt and more", timeout=PATIENCE)
    assert briefing.violations == actor.violations == []
    assert briefing.pwned is None
    preview.write()


def test_the_preview_runs_no_handler(preview: Preview, open_page: Open) -> None:
    """Its policy has to allow the reload's own script, but nothing that HTML brings along."""
    visit = open_page(preview.url)
    # an earlier test's last save may still reload the page, which would forget what was stopped
    visit.page.route("**/livereload/**", lambda route: route.abort())
    visit.page.reload()

    visit.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.pwned=1>')"
    )
    for _ in range(PATIENCE // 100):
        if visit.violations:
            break
        visit.page.wait_for_timeout(100)
    assert [each.split()[0] for each in visit.violations] == ["script-src-attr"]
    assert visit.pwned is None


def test_a_bad_briefing_is_left_out_and_told(preview: Preview, open_page: Open) -> None:
    """The preview goes on with the others, and takes the briefing back once it is mended."""
    page = open_page(preview.url + "briefings/").page
    page.wait_for_selector("text=Congo caps cobalt exports", timeout=PATIENCE)

    preview.write(BAD)
    preview.wait_for("[term-unknown]")
    page.wait_for_selector("text=Congo caps cobalt exports", state="detached", timeout=PATIENCE)
    page.wait_for_selector("text=A licence is drafted", timeout=PATIENCE)  # it may reload just now

    preview.write()
    page.wait_for_selector("text=Congo caps cobalt exports", timeout=PATIENCE)
    assert "Traceback" not in preview.log


def test_a_leak_while_previewing_does_not_end_the_preview(
    preview: Preview, open_page: Open
) -> None:
    """Nothing is built until the mark is gone; then the preview goes on."""
    page = open_page(preview.url + "briefings/").page

    preview.write(Change(OTHER, "interests: none", "interests: none\ntlp: TLP:RED"))
    preview.wait_for("not meant to be published")
    preview.write(Change(OTHER, "A licence is drafted", "A licence is written"))

    page.wait_for_selector("text=A licence is written", timeout=PATIENCE)
