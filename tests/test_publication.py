"""The new site in the place of the old one: what is written, what stays, and what goes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from watchfloor.host.publication import Output, Publication, Stamp, stamps

from . import sites

LONG_AGO = 1_000_000_000_000_000_000
"""Nanoseconds since 1970: when every old file was written."""


def write(folder: Path, files: Mapping[str, str], when: int | None = None) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
        if when:
            os.utime(folder / path, ns=(when, when))


def texts(site: Path) -> dict[str, str]:
    return {path: content.decode() for path, content in sites.files(site).items()}


def begun(site: Path, old: Mapping[str, str]) -> Publication:
    """Where *old* stands in *site*, each file made of what its own path tells."""
    write(site, old, LONG_AGO)
    return Publication(site, {path: Output(path, stamp) for path, stamp in stamps(site)})


def published(
    site: Path, old: Mapping[str, str], new: Mapping[str, str], standing: Iterable[str] = ()
) -> dict[str, Output]:
    """What is left after *new* was published in the place of *old*, of which some is *standing*."""
    publication = begun(site, old)
    assert {path for path in standing if publication.stands(path, path)} == set(standing)
    write(publication.staging, new)
    for path in new:
        publication.is_made_of(path, f"new {path}")
    left = publication.publish()
    assert {path.name for path in site.parent.iterdir()} <= {site.name}
    return left


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


TABLE: list[tuple[dict[str, str], dict[str, str], set[str], set[str]]] = [
    # the old site, what is written, what of the old stands; what of the new has another time
    ({}, {}, set(), set()),
    ({}, {"a": "1", "b/c": "2"}, set(), {"a", "b/c"}),
    ({"a": "1"}, {}, set(), set()),
    ({"a": "1", "b/c/d": "2"}, {}, {"a"}, set()),
    ({"a": "1", "b": "2"}, {"a": "3"}, {"b"}, {"a"}),
    ({"a": "1", "b": "2"}, {"a": "1", "b": "3"}, set(), {"b"}),  # the same bytes keep their time
    ({"a": "1"}, {"a": "1"}, {"a"}, set()),
    ({"a": "1"}, {"a": "2"}, {"a"}, {"a"}),  # what is written wins
    ({"a/b": "1", "a/c": "2"}, {"a": "3"}, set(), {"a"}),  # a folder becomes a file
    ({"a": "1"}, {"a/b": "2", "a/c/d": "3"}, set(), {"a/b", "a/c/d"}),  # and back
    ({"a/b/c": "1", "a/d": "2"}, {"a/b": "3"}, {"a/d"}, {"a/b"}),
    ({"a": "1", "x/.b": "2"}, {"a": "1"}, set(), set()),  # hidden, but deep within
]


@pytest.mark.parametrize(("old", "new", "standing", "renewed"), TABLE)
def test_what_stands_and_what_is_new_is_the_site(
    site: Path, old: dict[str, str], new: dict[str, str], standing: set[str], renewed: set[str]
) -> None:
    left = published(site, old, new, standing)

    assert texts(site) == {path: old[path] for path in standing} | new
    assert {path for path, (_, when) in stamps(site) if when != LONG_AGO} == renewed
    assert {path: output.stamp for path, output in left.items()} == dict(stamps(site))
    made_of = {path: f"new {path}" for path in new}
    assert {path: each.key for path, each in left.items()} == {p: p for p in standing} | made_of
    folders = {path for path in site.rglob("*") if path.is_dir()}
    assert [path for path in folders if not any(path.iterdir())] == []


@pytest.mark.parametrize("row", TABLE)
def test_a_folder_that_cannot_be_moved_is_changed_where_it_is(
    site: Path,
    row: tuple[dict[str, str], dict[str, str], set[str], set[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody has mounted it, say."""
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path == site and site.exists():
            raise OSError(16, "Device or resource busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    test_what_stands_and_what_is_new_is_the_site(site, *row)


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("another", None),
        ("a", ("ab", LONG_AGO)),
        ("a", ("b", LONG_AGO + 1)),
        ("a", ("", LONG_AGO)),
    ],
)
def test_what_was_made_otherwise_or_touched_does_not_stand(
    site: Path, key: str, change: tuple[str, int] | None
) -> None:
    left = {"a": Output("a", (1, LONG_AGO))}
    write(site, {"a": change[0] if change else "a"}, change[1] if change else LONG_AGO)
    publication = Publication(site, left)

    assert not publication.stands("a", key)
    assert not publication.stands("gone", "gone")


def test_what_nobody_remembers_does_not_stand_but_is_not_written_anew(site: Path) -> None:
    write(site, {"a": "1"}, LONG_AGO)
    publication = Publication(site, {})
    assert not publication.stands("a", "a")
    write(publication.staging, {"a": "1"})
    publication.is_made_of("a", "new a")

    assert publication.publish() == {"a": Output("new a", (1, LONG_AGO))}


def test_what_is_hidden_at_the_top_is_not_ours(site: Path) -> None:
    """Such as the folder in which git keeps what a site once was."""
    write(site, {".git/config": "git", ".nojekyll": "", "a": "1"}, LONG_AGO)
    published(site, {}, {"b": "2"})

    assert texts(site) == {".git/config": "git", ".nojekyll": "", "b": "2"}


def test_an_empty_folder_is_in_nobodys_way(site: Path) -> None:
    (site / "a/empty/deep").mkdir(parents=True)
    published(site, {"b": "1"}, {"a": "2"})

    assert texts(site) == {"a": "2"}


def test_a_link_is_taken_for_itself(site: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere/kept", {"a": "1"})
    site.mkdir()
    (site / "link").symlink_to(tmp_path / "elsewhere/kept")
    publication = begun(site, {"b": "2"})
    write(publication.staging, {"b": "3"})
    publication.publish()

    assert texts(site) == {"b": "3"}
    assert not (site / "link").is_symlink()
    assert texts(tmp_path / "elsewhere/kept") == {"a": "1"}


def test_nothing_is_moved_if_nothing_changed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "rename", None)

    assert published(site, {"a": "1"}, {"a": "1"}).keys() == {"a"}


def test_what_is_kept_stands_whatever_it_is_made_of(site: Path) -> None:
    publication = begun(site, {"search/a": "1", "search/b": "2"})
    publication.keep(["search/a", "search/missing"])
    left = publication.publish()

    assert texts(site) == {"search/a": "1"}
    assert left["search/a"].key == "search/a"


def test_the_files_of_the_new_site_are_known_before_it_stands(site: Path) -> None:
    publication = begun(site, {"a": "1", "b": "2", "c": "3"})
    assert publication.stands("a", "a")
    assert publication.stands("b", "b")
    write(publication.staging, {"b": "4", "d": "5"})
    publication.is_made_of("d", "new d")
    files = dict(publication.files())

    assert {path: where.read_text("utf-8") for path, where in files.items()} == {
        "a": "1",
        "b": "4",
        "d": "5",
    }
    assert publication.stamp("a") == "a"
    assert publication.stamp("d") == "new d"


def test_a_file_that_nobody_has_a_key_of_has_the_stamp_of_its_bytes(site: Path) -> None:
    publication = begun(site, {"a": "1"})
    write(publication.staging, {"a": "1", "b": "1", "c": "2"})
    one, same, other = map(publication.stamp, "abc")

    assert one == same != other


def test_a_build_that_is_given_up_leaves_the_old_site(site: Path) -> None:
    publication = begun(site, {"a": "1"})
    write(publication.staging, {"a": "2", "b": "3"})
    publication.discard()

    assert texts(site) == {"a": "1"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_build_that_fails_while_it_publishes_does_not_take_the_site_away(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in it is then old and new, and none of it half written."""
    publication = begun(site, {"a": "1", "b": "2"})
    write(publication.staging, {"a": "3", "b": "4"})
    replace, done = Path.replace, list[Path]()

    def full(path: Path, target: Path) -> Path:
        if done:
            raise OSError(28, "No space left on device")
        done.append(path)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        publication.publish()

    assert sorted(texts(site)) == ["a", "b"]
    assert len({"a": "3", "b": "4"}.items() & texts(site).items()) == 1


Left = tuple[dict[str, str], dict[str, str], dict[str, str]]


@pytest.mark.parametrize(
    ("there", "aside", "is_aside"),
    [
        ({"a": "old"}, {}, False),
        ({}, {"a": "old"}, True),  # killed while the old site stood aside
        ({"a": "old"}, {"a": "older"}, True),
    ],
)
def test_what_a_killed_build_left_is_put_right(
    site: Path, there: dict[str, str], aside: dict[str, str], *, is_aside: bool
) -> None:
    write(site, there)
    write(site.with_name(".site-aside"), aside)
    write(site.with_name(".site-staging"), {"a": "half", "b": "new"})
    publication = Publication(site, {})

    assert texts(site) == {"a": "old"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]
    write(publication.staging, {"c": "new"})
    publication.publish()
    assert texts(site) == {"c": "new"}


def test_stamps_are_of_every_file(site: Path) -> None:
    write(site, {"a": "12", "b/.c": "3", ".d": "4", ".e/f": "5"}, LONG_AGO)
    found: dict[str, Stamp] = dict(stamps(site))

    assert found == {"a": (2, LONG_AGO), "b/.c": (1, LONG_AGO)}
    assert dict(stamps(site / "nowhere")) == {}
