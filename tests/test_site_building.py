"""What a build makes of a folder: the same bytes each time, and nothing that was not meant."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from mkdocs.exceptions import Abort

from . import sites
from .archives import ACTOR, BRIEFING, FILES, OTHER, UPDATE, Change
from .sites import built, folder, read, site

ADDRESS = "briefings/2025/2025-10-16-cobalt-cap"
DRAFT = Change(OTHER, "interests: none", "interests: none\nstatus: draft")
TOMBSTONE = Change(
    OTHER, "", "---\nkind: tombstone\ndate: 2026-01-05\nreason: A court ordered it.\n---\n"
)
TLP_LINE = "interests: none\ntlp: {}"


def test_two_builds_give_the_same_bytes(editions: tuple[Path, Path]) -> None:
    """The search index too: its pages have the same numbers and the same stamps."""
    first, second = map(sites.files, editions)

    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def test_the_events_of_the_hook_ran(tiny_site: Path) -> None:
    """A site without our pages would build as well; this one has them."""
    assert "Congo caps cobalt exports" in read(tiny_site, ADDRESS)
    assert "Congo caps cobalt exports" in read(tiny_site, "")
    assert "Content-Security-Policy" in read(tiny_site, "")


def test_the_owner_may_build_without_the_search_index(tmp_path: Path) -> None:
    made = site(tmp_path, extra={"watchfloor": {"search": False}})

    assert (made / "actors/arecoms/index.html").is_file()
    assert not (made / "search").exists()


def test_a_site_without_briefings_builds(tmp_path: Path) -> None:
    root = folder(tmp_path)
    for path in (root / "briefings").rglob("*.md"):
        path.unlink()

    assert "0 briefings" in read(built(root), "briefings")


@pytest.mark.parametrize(
    "path",
    [
        "docs/actors/evil.html",
        "docs/actors/evil.js",
        "docs/actors/evil.svg",
        "docs/regions/deep/evil.md",
        "docs/tags/evil.xml",
        "docs/publishers/Evil.MD",
        "briefings/2025/evil.html",
    ],
)
def test_a_stray_file_never_reaches_the_site(tmp_path: Path, path: str) -> None:
    """Term folders are open to everyone, so MkDocs copies nothing from there."""
    built_site = site(tmp_path, Change(path, "", "evil words"), strict=False)

    assert [name for name, data in sites.files(built_site).items() if b"evil words" in data] == []
    assert [name for name in sites.files(built_site) if "evil" in name.lower()] == []


@pytest.mark.parametrize(
    "path", ["docs/actors/leak.md", "docs/actors/leak.txt", "docs/themes/leak"]
)
def test_a_link_to_another_file_is_not_followed(tmp_path: Path, path: str) -> None:
    """Neither to a file nor to a folder, from where contributors write."""
    root = folder(tmp_path / "site")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret words", "utf-8")
    is_folder = not Path(path).suffix
    (root / path).symlink_to(outside if is_folder else outside / "secret.md")

    found = sites.files(built(root, strict=False))

    assert [name for name, data in found.items() if b"secret words" in data] == []


def test_an_attack_on_front_matter_builds_nothing_of_it(tmp_path: Path) -> None:
    """A briefing refused by the checks is left out whole."""
    attack = Change(BRIEFING, "Congo caps", "<script>window.pwned</script> Congo caps")

    found = sites.files(site(tmp_path, attack, strict=False))

    assert [name for name, data in found.items() if b"window.pwned" in data] == []


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("label", ["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN"])
def test_what_must_not_be_published_stops_every_build(
    tmp_path: Path, label: str, *, strict: bool
) -> None:
    """Also without strict, and before anything is written."""
    root = folder(tmp_path, Change(BRIEFING, "interests: none", TLP_LINE.format(label)))

    with pytest.raises(Abort):
        built(root, strict=strict)

    assert not (tmp_path / "site").exists()


def test_tlp_red_is_told_by_the_command_and_an_older_site_stays(tmp_path: Path) -> None:
    """No traceback; the last good site is left as it was."""
    before = sites.files(site(tmp_path))
    folder(tmp_path, Change(BRIEFING, "interests: none", TLP_LINE.format("TLP:RED")))

    done = sites.mkdocs("build", "--config-file", str(tmp_path / "mkdocs.yml"))

    assert done.returncode == 1
    assert f"{BRIEFING}:9" in done.stderr
    assert "Traceback" not in done.stderr
    assert sites.files(tmp_path / "site") == before


def test_an_archive_may_publish_more_than_clear(tmp_path: Path) -> None:
    """Where its settings say so, and the page says what it is."""
    allowed = Change("pyproject.toml", "repository", 'publish_max_tlp = "TLP:GREEN"\nrepository')
    green = Change(BRIEFING, "interests: none", TLP_LINE.format("TLP:GREEN"))

    assert "TLP:GREEN" in read(site(tmp_path, allowed, green), ADDRESS)


def test_a_draft_is_nowhere(tmp_path: Path) -> None:
    """Neither as a page, nor in a list, the search or the sitemap."""
    found = sites.files(site(tmp_path, DRAFT))

    assert [name for name, data in found.items() if b"licence is drafted" in data] == []
    assert [name for name, data in found.items() if b"2025-09-01-licence" in data] == []


def test_a_tombstone_keeps_the_address_and_nothing_else(tmp_path: Path) -> None:
    """The reason stands there; search engines and readers' lists forget it."""
    built_site = site(tmp_path, TOMBSTONE)
    page = read(built_site, "briefings/2025/2025-09-01-licence")

    assert "A court ordered it." in page
    assert '<meta name="robots" content="noindex">' in page
    assert "2025-09-01-licence" not in read(built_site, "briefings")
    assert "2025-09-01-licence" not in (built_site / "sitemap.xml").read_text("utf-8")


def test_a_term_used_once_and_without_prose_is_not_indexed(tiny_site: Path, tmp_path: Path) -> None:
    """Until somebody writes its profile."""
    unfinished = Change(UPDATE, "authors", "status: draft\nauthors")
    changes = (DRAFT, unfinished, Change(ACTOR, "", FILES[ACTOR] + "\nWhat it does.\n"))
    written = site(tmp_path, *changes)

    assert "noindex" not in read(written, "actors/arecoms")
    assert "noindex" in read(written, "themes/price")
    assert "noindex" not in read(tiny_site, "themes/price")


def test_the_sitemap_names_what_search_engines_should_keep(tmp_path: Path) -> None:
    """Every page that does not refuse them, and no other."""
    built_site = site(tmp_path, DRAFT)
    listed = set(
        re.findall(
            r"<loc>https://example\.org/(.*?)</loc>", (built_site / "sitemap.xml").read_text()
        )
    )
    kept = {
        path.removesuffix("index.html")
        for path, html in sites.pages(built_site).items()
        if "noindex" not in html and path != "404.html"
    }

    assert listed == kept


@pytest.mark.parametrize("address", [ADDRESS, "actors/arecoms", "briefings", "regions"])
def test_a_page_names_its_one_address(tiny_site: Path, address: str) -> None:
    link = f'<link rel="canonical" href="https://example.org/{address}/">'

    assert read(tiny_site, address).count('rel="canonical"') == 1
    assert link in read(tiny_site, address)


def _linked_data(html: str) -> dict[str, object]:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    found: dict[str, object] = json.loads(block)
    return found


def test_a_briefing_tells_machines_what_it_is(tiny_site: Path) -> None:
    """schema.org's Report, with an id that outlives its address."""
    found = _linked_data(read(tiny_site, ADDRESS))

    assert found["@type"] == "Report"
    assert found["headline"] == "Congo caps cobalt exports"
    assert found["identifier"] == "tag:cobalt.example,2025-01-01:briefing/2025-10-16-cobalt-cap"
    assert found["url"] == f"https://example.org/{ADDRESS}/"
    assert found["datePublished"] == "2025-11-01"
    assert found["spatialCoverage"] == [{"@type": "Place", "name": "Katanga"}]


def test_linked_data_cannot_be_broken_out_of(tmp_path: Path) -> None:
    """Ampersands, quotes and what looks like an entity come back as they were written."""
    title = "Congo & its \"caps\" &lt;/script&gt; 'on' \\u003c/script\\u003e cobalt"
    change = Change(BRIEFING, "title: Congo caps cobalt exports", f"title: >-\n  {title}")

    assert _linked_data(read(site(tmp_path, change), ADDRESS))["headline"] == title


def test_the_edit_link_leads_to_the_file(tiny_site: Path) -> None:
    """Below the repository of the archive's settings, for a briefing and a term page."""
    for address, path in {ADDRESS: BRIEFING, "actors/arecoms": ACTOR}.items():
        assert f"https://git.example/cobalt/edit/main/{path}" in read(tiny_site, address)


def test_without_an_address_it_is_told_what_is_lost(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The site is built and works; what needs an address is named."""
    built_site = site(tmp_path, strict=False, site_url=None)

    assert "[site-url-missing]" in caplog.text
    assert "canonical links, the sitemap, feeds and linked data are lost" in caplog.text
    assert "canonical" not in read(built_site, ADDRESS)
    with pytest.raises(Abort):
        built(tmp_path, strict=True)


def test_a_feature_of_the_theme_that_is_unsafe_is_a_problem(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """An archive of somebody else's cannot open the hole by a line of its settings."""
    theme = yaml.safe_load(sites.configuration())["theme"] | {"features": ["content.tooltips"]}

    site(tmp_path, strict=False, theme=theme)

    assert "[theme-unsafe]" in caplog.text
    with pytest.raises(Abort):
        built(tmp_path, strict=True)


def test_links_stay_within_a_sub_path(tmp_path: Path) -> None:
    """No address begins at the root of the host, the page for what is missing excepted."""
    built_site = site(tmp_path, site_url="https://example.org/repository/")
    for path, html in sites.pages(built_site).items():
        rooted = set(re.findall(r'(?:href|src)="(/[^"]*)"', html))
        assert {each for each in rooted if not each.startswith("/repository/")} == set(), path
        assert not rooted or path == "404.html"
