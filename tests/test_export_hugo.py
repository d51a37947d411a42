"""The way out leads somewhere: Hugo builds an export, and all that a reader saw is there."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import get_args
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree.ElementTree import Element

import html5lib
import pytest

from watchfloor.archive import Archive
from watchfloor.desk.exporting import export
from watchfloor.loading import Loaded, load
from watchfloor.publishing import pages
from watchfloor.publishing.page import Kind
from watchfloor.publishing.plain import plain
from watchfloor.publishing.redirects import former

from . import hostile, sites
from .archives import ACTOR, BRIEFING, FILES, TODAY, Change, loaded

HOST = "https://built.example/"
ADDRESS = f"{HOST}sub/"
"""Below a path, where a link from the root would lead astray."""

CONFIG = f"""\
baseURL = "{ADDRESS}"
title = "An archive"
[taxonomies]
tag = "tags"
mineral = "minerals"
[markup.goldmark.extensions.typographer]
disable = true # it only turns quotation marks, and tests compare words
"""
UNSAFE = "[markup.goldmark.renderer]\nunsafe = true\n"
"""Many generators hand on whatever HTML stands in Markdown; Hugo does if it is told to."""

LAYOUT = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><h1>{{ .Title }}</h1>{{ with .Params.event_date }}<p>{{ . }}</p>{{ end }}
<main>{{ .Content }}</main></body></html>
"""


@dataclass(frozen=True)
class Built:
    """An archive, exported and built."""

    archive: Archive
    public: Path

    def page(self, url: str) -> Element:
        """The page at *url*, parsed by the HTML standard."""
        html = (self.public / url / "index.html").read_text("utf-8")
        tree: Element = html5lib.parse(html, namespaceHTMLElements=False)
        return tree


def hugo(folder: Path, config: str = CONFIG) -> Path:
    """What Hugo makes of the export in *folder*; a warning of its is a failure."""
    (folder / "hugo.toml").write_text(config, "utf-8")
    (folder / "layouts").mkdir()
    (folder / "layouts/all.html").write_text(LAYOUT, "utf-8")
    done = subprocess.run(
        [Path(sys.executable).parent / "hugo", "--panicOnWarning", "--printPathWarnings"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[:2000]
    return folder / "public"


def exported(of: Loaded, root: Path, folder: Path) -> Built:
    export(of, root, folder, "")
    return Built(of.archive, hugo(folder))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The tiny archive with every key there is, long lists, and names that several claim."""
    folder = tmp_path_factory.mktemp("tiny")
    root = sites.folder(folder / "root", *hostile.FULL, *MANY)
    of = load(root, TODAY)
    assert not [str(problem) for problem in of.problems if problem.severity == "error"]
    return exported(of, root, folder / "out")


@pytest.fixture(scope="module")
def our_own(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The repository's own archive."""
    folder = tmp_path_factory.mktemp("own")
    return exported(load(sites.ROOT, TODAY), sites.ROOT, folder / "out")


@pytest.fixture(params=["tiny", "our_own"])
def built(request: pytest.FixtureRequest) -> Built:
    """Each of the two."""
    found: Built = request.getfixturevalue(request.param)
    return found


UNCITED = """\
  - id: not-in-the-text
    title: What nobody cites
    publisher: reuters
    url: https://example.org/uncited
    reliability: A
"""


def _another(day: date) -> Change:
    """The tiny archive's briefing on another day, with signs of Markdown in its title."""
    text = FILES[BRIEFING]
    text = text.replace("Congo caps cobalt exports", "'- *Congo* _caps_ [its] `exports`'")
    text = text.replace("event_date: 2025-10-16", f"event_date: {day}")
    text = text.replace("interests:", f"former_ids: [{day}-old]\ninterests:")
    text = text.replace("    reliability: A\n", f"    reliability: A\n{UNCITED}")
    return Change(f"briefings/{day.year}/{day}-cap.md", "", text)


MANY = (
    *(_another(date(2025, 1, 1) + timedelta(days=number)) for number in range(40)),
    Change("docs/actors/other.md", "", "---\nname: Other\nsummary: Another regulator of cobalt.\n"
           "kind: public-body\naliases: [{name: The desk, ambiguous: 'true'}]\n---\n"),
    Change(ACTOR, "aliases: [", "aliases: [{name: The desk, ambiguous: 'true'}, "),
)  # fmt: skip
"""Briefings for a second page of lists, former ids, and a name that two actors claim."""


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def hrefs(element: Element) -> list[str]:
    return [link.get("href", "") for link in element.iter("a")]


def test_the_tiny_archive_has_every_kind_of_page(tiny: Built) -> None:
    """Else the tests below would show less than they seem to."""
    found = list(pages(tiny.archive))

    assert {page.kind for page in found} == set(get_args(Kind))
    assert any("/page/" in page.url for page in found)


def test_every_page_is_at_its_address_under_its_title(built: Built) -> None:
    """Briefings, group pages, older pages of lists: no address that somebody knows is lost."""
    for page in pages(built.archive):
        heading = built.page(page.url).find(".//h1")
        assert heading is not None
        assert words(heading) == " ".join(page.title.split()), page.url


def test_a_briefing_says_what_it_judges_and_on_what_it_rests(built: Built) -> None:
    """Every judgement, every forecast, every gap; and every source with its address."""
    for briefing in built.archive.whole.values():
        page = built.page(f"briefings/{briefing.id[:4]}/{briefing.id}")
        matter = briefing.matter
        said = [matter.summary, *matter.highlights, *matter.gaps]
        said += [each.statement for each in matter.judgements]
        said += [each.statement for each in matter.forecasts]
        said += [each.because for each in matter.judgements]
        said += [source.title for source in matter.sources]
        shown = words(page)
        assert [each for each in said if each not in shown] == [], briefing.id
        addresses = {unquote(source.url) for source in matter.sources if source.url}
        assert addresses <= {unquote(href) for href in hrefs(page)}  # Hugo encodes what is no ASCII


def test_every_link_within_the_site_leads_to_a_page(built: Built) -> None:
    """Under a sub-path, from every page, the owner's own included."""
    checked = 0
    for file in built.public.rglob("*.html"):
        here = urljoin(ADDRESS, f"{file.parent.relative_to(built.public)}/")
        for href in hrefs(html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)):
            target, _ = urldefrag(urljoin(here, href))
            if target.startswith(HOST):
                inside = built.public / unquote(target.removeprefix(ADDRESS))
                assert (inside / "index.html").is_file(), (here, href)
                checked += 1

    assert checked > 100


def test_every_former_address_leads_on(built: Built) -> None:
    """To the page that is there now, which is not one of Hugo's own making."""
    known = {page.url for page in pages(built.archive)}
    found = list(former(built.archive))

    assert found
    for address, target in found:
        html = (built.public / address / "index.html").read_text("utf-8")
        assert f"url={ADDRESS}{target.url}" in html
        assert target.url in known


def test_all_that_the_site_shows_of_a_briefing_is_there(tiny: Built) -> None:
    """Every key there is, by the words that the site's own test looks for."""
    page = words(tiny.page("briefings/2025/2025-10-16-cobalt-cap"))
    actor = words(tiny.page("actors/arecoms"))

    assert [each for each in hostile.SHOWN if each not in page] == []
    assert "Q42" in actor
    assert "The regulator (until 2020)" in actor
    removed = words(tiny.page("briefings/2025/2025-08-01-gone"))
    assert "A court ordered it. Removed on 5 January 2026." in removed


ACTIVE = frozenset("script img iframe svg style form input base meta object embed link".split())


def active(page: Element) -> list[str]:
    """Elements and attributes below ``main`` that do more than be read."""
    (main,) = page.iter("main")
    found = [each.tag for each in main.iter() if each.tag in ACTIVE]
    for each in main.iter():
        found += [name for name in each.attrib if name.startswith("on")]
        style = each.get("style", "text-align:center")  # as Hugo has it for a table's columns
        found += [style] if not style.startswith("text-align:") else []
        found += [href for href in [each.get("href", "")] if re.match(r"(?!https?:)\w+:|//", href)]
    return found


def written(files: Mapping[str, str], folder: Path) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("past_the_checks", [False, True], ids=["checked", "smuggled"])
@pytest.mark.parametrize("config", [CONFIG, CONFIG + UNSAFE], ids=["default", "unsafe"])
def test_nothing_from_a_contributor_acts_in_another_generator(
    tmp_path: Path, config: str, *, past_the_checks: bool
) -> None:
    """Not even where it hands on any HTML; and front matter stays what it was."""
    changes = hostile.FULL if past_the_checks else hostile.CHANGES
    of = loaded(tmp_path / "root", *changes)
    of = hostile.smuggled(of) if past_the_checks else of
    public = hugo(written(dict(plain(of.archive, {}, "")), tmp_path / "out"), config)
    built = Built(of.archive, public)

    assert sum("pwned" in words(built.page(page.url)) for page in pages(of.archive)) >= 2
    for page in pages(of.archive):
        made = built.page(page.url)
        heading = made.find(".//h1")
        assert heading is not None
        assert words(heading) == " ".join(page.title.split()), page.url
        assert active(made) == [], page.url


TEMPLATES = "{{< x >}} {{% x %}} {{ x }} {% x %} {# x #}"


def test_no_template_runs_that_a_contributor_wrote(tmp_path: Path) -> None:
    """Hugo looks for its own even in code, and stops where it knows none."""
    body = f"We think {TEMPLATES}.\n\nIn code `{TEMPLATES}` too.\n\n    {TEMPLATES}\n"
    body = body.replace("We think", "<!-- allow raw-html: it is none -->We think")
    of = loaded(tmp_path / "root", Change(BRIEFING, "We think that the cap binds.\n", body))
    assert [str(problem) for problem in of.problems if problem.severity == "error"] == []
    built = exported(of, tmp_path / "root", tmp_path / "out")

    shown = words(built.page("briefings/2025/2025-10-16-cobalt-cap"))
    assert shown.count(TEMPLATES) == 3


def test_no_code_becomes_part_of_a_web_address(tmp_path: Path) -> None:
    """Hugo makes links of bare addresses, and takes a backtick for a part of them."""
    body = "We think https://a.example/`<script>x</script>` so.\n"
    of = loaded(tmp_path / "root", Change(BRIEFING, "We think that the cap binds.\n", body))
    export(of, tmp_path / "root", tmp_path / "out", "")
    built = Built(of.archive, hugo(tmp_path / "out", CONFIG + UNSAFE))

    page = built.page("briefings/2025/2025-10-16-cobalt-cap")
    assert "script>x" in words(page)
    assert active(page) == []
