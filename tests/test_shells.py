"""The theme's page set once and filled: byte for byte what the theme makes of each page."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from bench import corpus

from watchfloor.host import host as host_module
from watchfloor.host import shells
from watchfloor.host.composing import Composed
from watchfloor.host.shell import Shell
from watchfloor.loading import load

from . import hostile, sites
from .archives import BRIEFING, FILES, Change

TOLD = "rendered in full"

MANY = tuple(
    Change(
        f"briefings/{day.year}/{day}-cap.md",
        "",
        FILES[BRIEFING]
        .replace("event_date: 2025-10-16", f"event_date: {day}")
        .replace("Congo caps cobalt exports", f"A cap & more, part {letters}"),
    )
    for number in range(50)
    for day in [date(2025, 1, 1) + timedelta(days=number)]
    for letters in ["abcde"[number // 10] + "fghijklmno"[number % 10]]
)
"""Enough briefings for a second page of lists, and for more than a sample of them."""


def in_full(patch: pytest.MonkeyPatch) -> None:
    """Have every page rendered by the theme itself."""
    patch.setattr(shells.Shells, "make", lambda *_: {})


def differing(filled: Path, full: Path) -> list[str]:
    """The pages of *filled* that are not those of *full*."""
    there = sites.pages(full)
    here = sites.pages(filled)
    assert here.keys() == there.keys()
    return [path for path in here if here[path] != there[path]]


def test_every_page_of_the_own_site_is_the_themes(own_site: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        in_full(patch)
        full = sites.built(sites.ROOT, site_dir=str(tmp_path / "full"))

    assert differing(own_site, full) == []


def test_every_page_of_a_made_up_archive_is_the_themes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The archive that is measured with: over two hundred pages of it."""
    root = tmp_path / "root"
    corpus.write(80, root, search=False)
    filled = sites.built(root, site_dir=str(tmp_path / "filled"))
    in_full(monkeypatch)
    full = sites.built(root, site_dir=str(tmp_path / "full"))

    assert len(sites.pages(full)) > 200
    assert differing(filled, full) == []


def test_no_kind_of_the_own_site_falls_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The guard is for themes and plugins that we do not know, and is silent on ours."""
    with caplog.at_level(logging.INFO, "mkdocs.hooks.watchfloor"):
        sites.built(sites.ROOT, site_dir=str(tmp_path))

    assert TOLD not in caplog.text


def test_most_pages_are_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the tests here would compare the theme with itself."""
    filled: list[str] = []
    encode = Shell.encode

    def counted(shell: Shell, composed: Composed, around: dict[str, str]) -> bytes:
        filled.append(around["title"])
        return encode(shell, composed, around)

    monkeypatch.setattr(Shell, "encode", counted)
    made = sites.site(tmp_path, *MANY)

    assert len(filled) > len(sites.pages(made)) / 2


@pytest.mark.parametrize("smuggled", [False, True])
def test_hostile_words_are_filled_in_as_the_theme_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, smuggled: bool
) -> None:
    """Through the checks and past them, on pages of every length, with a sub-path."""
    monkeypatch.setattr(shells, "SAMPLE", 1)
    if smuggled:
        read = load
        monkeypatch.setattr(host_module, "load", lambda *given: hostile.smuggled(read(*given)))
    root = sites.folder(tmp_path, *hostile.FULL, *MANY, site_url="https://example.org/sub/path/")
    filled = sites.built(root, site_dir=str(tmp_path / "filled"), strict=False)
    in_full(monkeypatch)
    full = sites.built(root, site_dir=str(tmp_path / "full"), strict=False)

    assert differing(filled, full) == []


def test_a_text_that_looks_like_a_mark_is_a_text(tmp_path: Path) -> None:
    marks = " ".join(shells._MARKS.values()).replace("#", "")
    titled = (replace(each, new=str(each.new).replace("& more", f"& {marks}")) for each in MANY)
    page = sites.read(sites.site(tmp_path, *titled), "briefings/2025/2025-01-03-cap")

    assert f"<title>A cap &amp; {marks}, part ah - Cobalt</title>" in page
    assert page.count("xwf-content-xwf") == page.count("xwf-title-xwf")


def test_what_does_not_fit_is_rendered_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A shell that fits all pages but one in the sample is used for none; the log says so."""
    fill = Shell.fill

    def wrong(shell: Shell, composed: Composed, around: dict[str, str]) -> str:
        return fill(shell, composed, around).replace("part af", "part of it")

    root = sites.folder(tmp_path, *MANY)
    with pytest.MonkeyPatch.context() as patch:
        in_full(patch)
        full = sites.built(root, site_dir=str(tmp_path / "full"))
    monkeypatch.setattr(Shell, "fill", wrong)
    with caplog.at_level(logging.INFO, "mkdocs.hooks.watchfloor"):
        made = sites.built(root, site_dir=str(tmp_path / "made"))

    assert differing(made, full) == []
    assert TOLD in caplog.text


FOREIGN = {
    "markdown": """
def on_page_markdown(markdown, page, **_):
    return markdown.replace("Exports restarted", "EXPORTS RESTARTED")
""",
    "content": """
def on_page_content(html, page, **_):
    return html.replace("Exports restarted", "EXPORTS RESTARTED")
""",
    "page": """
def on_post_page(output, page, **_):
    return output.replace("Exports restarted", "EXPORTS RESTARTED")
""",
    "context": """
from types import SimpleNamespace

def on_page_context(context, page, config, **_):
    if page.content:
        page.content = page.content.replace("Exports restarted", "EXPORTS RESTARTED")
    given = {**config, "site_name": page.url, "plugins": config.plugins}
    return {**context, "config": SimpleNamespace(**given)}
""",
    "env": """
def on_env(env, **_):
    env.filters["script_tag"] = lambda value: value
    env.globals["content_security_policy"] = lambda base_url: "elsewhere"
""",
}
"""What other plugins do: edit the Markdown, the HTML, the page, the context, the environment."""


@pytest.mark.parametrize("kind", FOREIGN)
def test_other_plugins_are_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Whatever they change is on the pages, exactly as without shells."""
    (tmp_path / "foreign.py").write_text(FOREIGN[kind], "utf-8")
    hooks = [str(sites.ROOT / "hooks/main.py"), str(tmp_path / "foreign.py")]
    root = sites.folder(tmp_path / "root", *MANY, hooks=hooks)
    filled = sites.built(root, site_dir=str(tmp_path / "filled"), strict=False)
    in_full(monkeypatch)
    full = sites.built(root, site_dir=str(tmp_path / "full"), strict=False)

    assert differing(filled, full) == []
    page = sites.read(filled, "briefings/2025/2025-01-03-cap")
    assert ("EXPORTS RESTARTED" in page) == (kind != "env")
    assert ('content="elsewhere"' in page) == (kind == "env")
    assert ("<title>A cap &amp; more, part ah - Cobalt" in page) == (kind != "context")
