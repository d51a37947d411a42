"""What one change to an archive changes of its site: the files that show it, and no others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from watchfloor.publishing import listings

from . import sites
from .archives import ACTOR, FILES, OTHER, PUBLISHER, Change
from .changing import LATER, Changing, Told, differing
from .test_incremental import EDITED, RENAMED

CAP = "briefings/2025/2025-10-16-cobalt-cap"
LICENCE = "briefings/2025/2025-09-01-licence"
SECOND = Change("docs/actors/cmoc.md", "", FILES[ACTOR].replace("ARECOMS", "CMOC"))


@dataclass
class Seen:
    """What a build did to the files of a site, by their paths in it."""

    added: set[str]
    removed: set[str]
    written: set[str]
    """Those that were there before and have another time."""
    changed: set[str]
    """Those that were there before and say something else."""


Files = dict[str, tuple[int, bytes]]


def standing(archive: Changing) -> Files:
    site = archive.root / "site"
    return {
        path: ((site / path).stat().st_mtime_ns, content)
        for path, content in sites.files(site).items()
    }


def seen(archive: Changing, build: Callable[[], object] | None = None) -> Seen:
    """What building does; the site is then what it would be if built from nothing."""
    before = standing(archive)
    (build or archive.built)()
    after = standing(archive)
    assert differing(archive.root / "site", archive.clean()) == []
    both = before.keys() & after.keys()
    return Seen(
        added=after.keys() - before.keys(),
        removed=before.keys() - after.keys(),
        written={path for path in both if before[path][0] != after[path][0]},
        changed={path for path in both if before[path][1] != after[path][1]},
    )


NOTHING = Seen(set(), set(), set(), set())


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Where an archive was built, and where all of it is kept."""
    root = tmp_path_factory.mktemp("changes")
    made = Changing(root / "archive", told())
    made.built()
    return made.root, made.kept(root / "kept")


def told() -> list[Told]:
    return [Told(day, word, ("export",)) for day, word in enumerate(("ab", "cd", "ef"), 1)]


@pytest.fixture
def archive(first: tuple[Path, Path]) -> Changing:
    """An archive that was built."""
    root, kept = first
    made = Changing(root, told())
    made.put_back(kept)
    return made


@pytest.mark.parametrize("has_search", [False, True])
def test_no_change_writes_nothing(archive: Changing, *, has_search: bool) -> None:
    if has_search:
        archive.keys = {"extra": {}}
        archive.change()
        archive.built()

    assert seen(archive) == NOTHING


def test_another_process_finds_nothing_to_write_either(archive: Changing) -> None:
    """Through the real command, with other hashes of strings; nor is anything told of a step."""

    def build() -> None:
        done = sites.mkdocs("build", "--verbose", cwd=archive.root, PYTHONHASHSEED="7")
        assert done.returncode == 0, done.stderr
        for step in ("Checking files: 0 in", "Reading files: 0 in"):
            assert step in done.stderr
        for step in ("Rendering pages", "Planning pages", "Writing feeds", "Publishing files"):
            assert step not in done.stderr

    assert sites.mkdocs("build", cwd=archive.root).returncode == 0
    assert seen(archive, build) == NOTHING


def test_files_that_are_saved_as_they_were_change_nothing(archive: Changing) -> None:
    archive.change()

    assert seen(archive) == NOTHING


def test_another_day_changes_nothing_by_itself(archive: Changing) -> None:
    archive.day = LATER
    found = seen(archive)

    assert (found.added, found.removed) == (set(), set())
    assert found.written == found.changed <= {"sitemap.xml", "sitemap.xml.gz"}


def test_one_sentence_is_on_one_page_and_in_the_feeds_in_full(archive: Changing) -> None:
    archive.change(EDITED)
    found = seen(archive)

    assert (found.added, found.removed) == (set(), set())
    assert found.written == found.changed
    assert f"{CAP}/index.html" in found.changed
    assert {path for path in found.changed if path.endswith(".html")} == {f"{CAP}/index.html"}
    assert {path for path in found.changed if not path.endswith(("feed.xml", "feed.json"))} == {
        f"{CAP}/index.html"
    }


def test_a_term_is_renamed_wherever_it_is_named_and_nowhere_else(archive: Changing) -> None:
    archive.change(SECOND)
    archive.built()
    archive.change(SECOND, Change("docs/actors/cmoc.md", "name: CMOC", "name: China Molybdenum"))
    found = seen(archive)

    assert found.added == {"actors/china-molybdenum/index.html"}  # which leads to its page
    assert found.removed == set()
    assert found.written == found.changed
    pages = {path for path in found.changed if path.endswith(".html")}
    assert pages == {"actors/index.html", "actors/cmoc/index.html"}
    assert not [path for path in found.changed if path.startswith("briefings/")]


def test_a_term_that_all_name_is_renamed_on_the_pages_of_all(archive: Changing) -> None:
    archive.change(RENAMED)
    found = seen(archive)

    briefings = {f"briefings/2024/{each.id}/index.html" for each in archive.told}
    assert {f"{CAP}/index.html", f"{LICENCE}/index.html", *briefings} <= found.changed
    assert found.written == found.changed


def test_a_new_briefing_is_written_with_the_lists_it_stands_in(archive: Changing) -> None:
    archive.told.append(Told(9, "gh", ("quota",)))
    archive.change()
    found = seen(archive)

    page = "briefings/2024/2024-10-09-gh/index.html"
    assert {path for path in found.added if not path.startswith("tags/quota/")} == {page}
    assert "tags/quota/index.html" in found.added
    assert found.removed == set()
    lists = ("index.html", "briefings/index.html", "actors/arecoms/index.html", "tags/index.html")
    assert set(lists) <= found.changed
    assert found.written == found.changed
    assert "tags/export/index.html" not in found.changed
    assert f"{CAP}/index.html" in found.changed  # it is mentioned there, in a sentence
    assert f"{LICENCE}/index.html" not in found.changed


def test_a_removed_briefing_goes_with_whatever_was_only_its_own(archive: Changing) -> None:
    archive.told[0].tags = ("quota",)
    archive.change()
    archive.built()
    gone = archive.told.pop(0)
    archive.change()
    found = seen(archive)

    assert f"briefings/2024/{gone.id}/index.html" in found.removed
    assert "tags/quota/index.html" in found.removed
    assert {path.split("/")[0] for path in found.removed} == {"briefings", "tags"}
    assert found.added == set()
    assert not (archive.root / "site/tags/quota").exists()


def test_a_list_that_shrinks_loses_its_last_page(
    archive: Changing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listings, "PAGE_SIZE", 2)
    archive.told.append(Told(9, "gh", ("export",)))
    archive.change()
    archive.built()
    last = "briefings/page/3/index.html"
    assert not (archive.root / "site" / last).exists()
    archive.told.append(Told(10, "ij", ("export",)))
    archive.change()
    assert last in seen(archive).added

    archive.told = archive.told[:1]
    archive.change()
    assert last in seen(archive).removed
    assert not (archive.root / "site/briefings/page/3").exists()


def test_a_removed_term_page_goes_with_its_feeds(archive: Changing) -> None:
    archive.change(SECOND)
    assert "actors/cmoc/index.html" in seen(archive).added
    archive.change()
    found = seen(archive)

    assert "actors/cmoc/index.html" in found.removed
    assert {path for path in found.removed if not path.startswith("actors/cmoc/")} == set()
    assert found.added == set()
    assert not (archive.root / "site/actors/cmoc").exists()


def test_a_briefing_with_a_mistake_goes_and_comes_back(archive: Changing) -> None:
    page = f"briefings/2024/{archive.told[0].id}/index.html"
    archive.told[0].is_wrong = True
    archive.change()
    assert page in seen(archive).removed

    archive.told[0].is_wrong = False
    archive.change()
    assert page in seen(archive).added


def test_a_briefing_that_names_a_former_address_is_led_to(archive: Changing) -> None:
    one = archive.told[0]
    one.former, one.day = one.id, 28
    archive.change()
    found = seen(archive)

    assert f"briefings/2024/{one.id}/index.html" in found.added
    assert f"briefings/2024/{one.former}/index.html" in found.changed
    assert one.id.encode() in standing(archive)[f"briefings/2024/{one.former}/index.html"][1]


def test_a_publishers_grade_is_on_its_page(archive: Changing) -> None:
    archive.change(Change(PUBLISHER, "reliability: A", "reliability: B"))
    found = seen(archive)

    assert "publishers/reuters/index.html" in found.changed


@pytest.mark.parametrize(
    "keys",
    [
        {"site_name": "Another name"},
        {"copyright": "Nobody's"},
        {"site_url": "https://example.org/below/"},
        {"nav": [{"Home": "index.md"}, {"Actors": "actors/index.md"}]},
    ],
    ids=str,
)
def test_other_settings_of_the_site_change_every_page(
    archive: Changing, keys: dict[str, object]
) -> None:
    archive.keys = keys
    archive.change()
    found = seen(archive)

    pages = set(sites.pages(archive.root / "site"))
    stones = {path for path in pages if "http-equiv" in sites.pages(archive.root / "site")[path]}
    assert pages - found.changed <= stones
    archive.keys = {}
    archive.change()
    assert pages - seen(archive).changed <= stones


def test_a_foreign_plugin_is_heard_while_it_is_there(archive: Changing) -> None:
    archive.keys = archive.with_foreign
    archive.change()
    found = seen(archive)
    assert b"THE REGULATOR DRAFTED" in standing(archive)[f"{LICENCE}/index.html"][1]
    assert f"{CAP}/index.html" not in found.changed
    again = seen(archive)
    assert again == NOTHING

    archive.keys = {}
    archive.change()
    found = seen(archive)
    assert b"THE REGULATOR DRAFTED" not in standing(archive)[f"{LICENCE}/index.html"][1]
    assert f"{LICENCE}/index.html" in found.changed


def test_a_plugin_of_the_owners_that_changes_is_heard(archive: Changing) -> None:
    """What is remembered is from before anybody else looked; MkDocs loads a plugin but once."""
    archive.keys = archive.with_foreign
    archive.change()
    archive.built()
    foreign = archive.root / "foreign.py"
    foreign.write_text(foreign.read_text("utf-8").replace("DRAFTED", "WROTE"), "utf-8")
    assert sites.mkdocs("build", cwd=archive.root).returncode == 0

    assert b"THE REGULATOR WROTE" in standing(archive)[f"{LICENCE}/index.html"][1]


@pytest.mark.parametrize("how", ["touched", "edited", "removed", "emptied"])
def test_what_somebody_did_to_the_site_is_undone(archive: Changing, how: str) -> None:
    path = archive.root / "site" / CAP / "index.html"
    match how:
        case "touched":
            path.touch()
        case "edited":
            path.write_text(path.read_text("utf-8").replace("cobalt", "copper"), "utf-8")
        case "removed":
            path.unlink()
        case "emptied":
            path.write_bytes(b"")
    seen(archive)

    assert seen(archive) == NOTHING


def test_two_sites_of_one_archive_are_kept_apart(archive: Changing) -> None:
    """Building one takes nothing from the other."""
    before = standing(archive)
    other = sites.built(
        archive.root, strict=False, remembers=True, site_dir=str(archive.root / "other")
    )
    assert differing(other, archive.root / "site") == []
    assert standing(archive) == before

    assert seen(archive) == NOTHING


def test_a_build_that_fails_leaves_the_site_and_what_is_known_of_it(
    archive: Changing, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = standing(archive)
    archive.change(EDITED, Change(OTHER, "interests: none", "interests: none\ntlp: TLP:RED"))
    with pytest.raises(BaseException, match=r"(?i)not meant to be published|abort"):
        archive.built()
    assert standing(archive) == before

    archive.change()
    assert seen(archive) == NOTHING


def test_without_a_cache_every_build_is_a_clean_one(archive: Changing) -> None:
    found = seen(archive, lambda: sites.built(archive.root, strict=False))

    assert found == NOTHING, "the same bytes keep their time all the same"
