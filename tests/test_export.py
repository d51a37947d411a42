"""``watchfloor export``: everything in one folder, or one clear line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from click.testing import CliRunner, Result

from watchfloor.desk.cli import main
from watchfloor.loading import load
from watchfloor.publishing import pages
from watchfloor.publishing.page import Kind
from watchfloor.publishing.plain.files import WRITERS
from watchfloor.publishing.plain.owned import Ways, owned

from . import hostile, sites
from .archives import ACTOR, BRIEFING, OTHER, TODAY, UPDATE, Change, loaded, written


def export(root: Path, target: Path, *options: str) -> Result:
    """What the command says and does."""
    return CliRunner().invoke(main, ["export", str(target), "--root", str(root), *options])


def front_matter(file: Path) -> dict[str, Any]:
    """As any generator reads it."""
    matter: dict[str, Any] = yaml.safe_load(file.read_text("utf-8").split("---\n")[1])
    return matter


def test_every_kind_of_page_can_be_written() -> None:
    """A new one without a way out would be lost in silence."""
    assert WRITERS.keys() == set(get_args(Kind))


def test_every_page_has_its_file(tmp_path: Path) -> None:
    """Its address and ``.md``; the owner's pages too, and the home page under Hugo's name."""
    root = sites.folder(tmp_path / "root", *hostile.FULL)
    result = export(root, tmp_path / "out")

    assert result.exit_code == 0, result.output
    files = sites.files(tmp_path / "out")
    assert result.output == f"{len(files)} files in {tmp_path / 'out'}\n"
    archive = load(root, TODAY).archive
    assert {f"content/{page.url.rstrip('/')}.md" for page in pages(archive)} <= files.keys()
    assert {"content/_index.md", "data/archive.json", "data/briefings.json"} <= files.keys()
    assert "schemas/1/briefing.json" in files
    assert {path.split("/")[0] for path in files} == {"changes.json", "content", "data", "schemas"}


def test_front_matter_has_the_names_that_generators_know(tmp_path: Path) -> None:
    """With its former addresses, its terms by axis, and the archive's own keys."""
    root = sites.folder(
        tmp_path / "root",
        *hostile.FULL,
        Change(
            BRIEFING, "interests", "former_ids: [2025-10-15-cap]\nx_desk: {any: [a]}\ninterests"
        ),
    )
    export(root, tmp_path / "out")

    found = front_matter(tmp_path / "out/content/briefings/2025/2025-10-16-cobalt-cap.md")
    assert {str(key): str(value) for key, value in found.items()} == {
        "title": "Congo caps cobalt exports",
        "description": "Cobalt exports restarted on 16 October 2025 under a cap of 18,125 t.",
        "url": "/briefings/2025/2025-10-16-cobalt-cap/",
        "kind": "briefing",
        "lastmod": "2026-08-01",
        "aliases": "['/briefings/2025/2025-10-15-cap/']",
        "id": "2025-10-16-cobalt-cap",
        "identifier": "tag:cobalt.example,2025-01-01:briefing/2025-10-16-cobalt-cap",
        "date": "2025-10-16",
        "published": "2025-11-01",
        "event_date": "2025-10-16",
        "as_of": "2025-10-24",
        "authors": "['desk']",
        "confidence": "low",
        "likelihood": "likely",
        "stage": "in-force",
        "tlp": "TLP:CLEAR",
        "language": "en",
        "license": "CC-BY-4.0",
        "actors": "['arecoms']",
        "regions": "['katanga']",
        "themes": "['price']",
        "tags": "['export-quota']",
        "x_desk": "{'any': ['a']}",
    }
    gone = front_matter(tmp_path / "out/content/briefings/2025/2025-08-01-gone.md")
    assert gone["noindex"] is True


def test_a_title_cannot_break_out_of_front_matter(tmp_path: Path) -> None:
    """Whatever it looks like in YAML."""
    titles = ["--- # no end", "{a: b} & *c", "- [x]: 'y\"", "!!python/object:os.system", "2025"]
    for number, title in enumerate(titles):
        root = tmp_path / f"root{number}"
        sites.folder(root, Change(BRIEFING, "Congo caps cobalt exports", json.dumps(title)))
        assert export(root, tmp_path / f"out{number}").exit_code == 0
        file = tmp_path / f"out{number}/content/briefings/2025/2025-10-16-cobalt-cap.md"
        assert front_matter(file)["title"] == title


def test_the_archive_is_there_as_it_was_written(tmp_path: Path) -> None:
    """As one file of JSON: no key added, none left out, the text below it too."""
    changes = (*hostile.FULL, Change(BRIEFING, "interests", "x_desk: {any: [a]}\ninterests"))
    root = sites.folder(tmp_path / "root", *changes)
    export(root, tmp_path / "out")

    whole = json.loads((tmp_path / "out/data/archive.json").read_text("utf-8"))
    documents = load(root, TODAY).documents
    for found in whole["briefings"]:
        assert as_text(found["front_matter"]) == as_text(documents[found["path"]].matter)
        assert found["body"] == documents[found["path"]].body.markdown.strip("\n")
    terms = {found["path"]: found for found in whole["terms"] if found["path"]}
    assert as_text(terms[ACTOR]["front_matter"]["roles"]) == as_text(
        documents[ACTOR].matter["roles"]
    )
    assert {found["path"] for found in whole["briefings"]} == {BRIEFING, OTHER, UPDATE}
    assert [found["id"] for found in whole["tombstones"]] == ["2025-08-01-gone"]


def as_text(value: Any) -> Any:
    """Front matter is text before anything reads it; folded lines are one."""
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_two_exports_are_the_same_bytes(tmp_path: Path) -> None:
    """Of our own archive, whatever order files and sets come in."""
    for name in ("one", "two"):
        assert export(sites.ROOT, tmp_path / name).exit_code == 0

    assert sites.files(tmp_path / "one") == sites.files(tmp_path / "two")
    assert len(sites.files(tmp_path / "one")) > 100


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("root/briefings/out", "is inside briefings/"),
        ("root/docs", "is inside docs/"),
        ("root/briefings/../docs/out", "is inside docs/"),
        ("root", "is not empty"),
        ("root/mkdocs.yml", "is a file"),
        ("root/mkdocs.yml/out", "Not a directory"),
    ],
)
def test_a_folder_that_is_not_new_is_left_as_it_is(tmp_path: Path, path: str, said: str) -> None:
    """One line says why, and nothing is written."""
    root = sites.folder(tmp_path / "root")
    before = sites.files(tmp_path)

    result = export(root, tmp_path / path)

    assert result.exit_code == 2
    assert said in result.output
    assert result.output.startswith("Error: ")
    assert result.output.count("\n") == 1
    assert sites.files(tmp_path) == before


def test_a_link_does_not_hide_where_a_folder_is(tmp_path: Path) -> None:
    root = sites.folder(tmp_path / "root")
    (tmp_path / "link").symlink_to(root / "docs")

    result = export(root, tmp_path / "link/out")

    assert result.exit_code == 2
    assert "is inside docs/" in result.output


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    assert export(sites.folder(tmp_path / "root"), tmp_path / "out").exit_code == 0


def test_what_has_an_error_is_left_out_and_scripts_are_told(tmp_path: Path) -> None:
    """As a build leaves it out; the rest is there."""
    root = sites.folder(tmp_path / "root", Change(OTHER, "confidence: low", "confidence: lo"))

    result = export(root, tmp_path / "out")

    assert result.exit_code == 1
    assert "1 error: what has one is left out" in result.stderr
    content = tmp_path / "out/content/briefings/2025"
    assert [file.stem for file in sorted(content.iterdir())] == [
        "2025-10-16-cobalt-cap",
        "2025-10-20-cobalt-cap-update",
    ]


def test_a_link_to_what_is_left_out_leads_nowhere_else(tmp_path: Path) -> None:
    """It stays on its page, as the words it was."""
    link = "We think that [it](2025-09-01-licence.md) binds.\n"
    root = sites.folder(
        tmp_path / "root",
        Change(OTHER, "confidence: low", "confidence: lo"),
        Change(BRIEFING, "We think that the cap binds.\n", link),
    )
    export(root, tmp_path / "out")

    file = tmp_path / "out/content/briefings/2025/2025-10-16-cobalt-cap.md"
    assert "We think that [it](#) binds." in file.read_text("utf-8")


def test_what_must_not_be_published_is_not_exported(tmp_path: Path) -> None:
    """Nothing at all is written, and the file is named."""
    root = sites.folder(tmp_path / "root", Change(OTHER, "interests", "tlp: TLP:RED\ninterests"))

    result = export(root, tmp_path / "out")

    assert result.exit_code == 1
    assert OTHER in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_owner_s_file_takes_the_place_of_no_page(tmp_path: Path) -> None:
    """As on the site: what stands at an address is decided once."""
    root = written(sites.folder(tmp_path / "root"), {"docs/briefings.md": b"# Mine\n"})

    assert export(root, tmp_path / "out").exit_code == 0
    assert front_matter(tmp_path / "out/content/briefings.md")["title"] == "Briefings"


def test_an_owner_s_page_that_is_no_text_is_named(tmp_path: Path) -> None:
    root = written(sites.folder(tmp_path / "root"), {"docs/about.md": b"\xff\xfe"})

    result = export(root, tmp_path / "out")

    assert result.exit_code == 2
    assert "about.md is not UTF-8" in result.output


def test_a_day_that_is_none_is_told(tmp_path: Path) -> None:
    root = sites.folder(tmp_path / "root")
    result = CliRunner(env={"SOURCE_DATE_EPOCH": "never"}).invoke(
        main, ["export", str(tmp_path / "out"), "--root", str(root)]
    )

    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.output


def test_schemas_have_the_address_they_will_have(tmp_path: Path) -> None:
    root = sites.folder(tmp_path / "root")
    export(root, tmp_path / "out", "--site-url", "https://new.example/sub/")

    schema = json.loads((tmp_path / "out/schemas/1/briefing.json").read_text("utf-8"))
    assert schema["$id"] == "https://new.example/sub/schemas/1/briefing.json"


def test_ids_never_lead_out_of_the_folder(tmp_path: Path) -> None:
    """They are the only part of an address that a contributor chooses."""
    hostile_tag = "tags: ['../../../out']\ninterests"
    root = sites.folder(tmp_path / "a/b/root", Change(BRIEFING, "interests", hostile_tag))
    before = {path for path in tmp_path.rglob("*") if path.is_relative_to(root)}
    export(root, tmp_path / "a/b/out")

    after = {path for path in tmp_path.rglob("*") if not path.is_relative_to(tmp_path / "a/b/out")}
    assert after - before == {tmp_path / "a", tmp_path / "a/b"}


OWN = """\
---
hide: [navigation]
---

# About *us*

[Here](../actors/index.md), [there](../actors/arecoms.md#x), [self](index.md), [web](https://a.b/).

```
# No title
[code](../actors/index.md)
```

<!-- scale: stage -->
"""


def test_an_owner_s_page_is_led_on(tmp_path: Path) -> None:
    """Its links lead to addresses, its scales are there, its code is as it was."""
    addresses = {"docs/actors/index.md": "actors/", "docs/actors/arecoms.md": "actors/arecoms/"}
    addresses |= {"docs/about/index.md": "about/"}

    made = owned("docs/about/index.md", OWN, Ways(addresses, {}, "", loaded(tmp_path).archive))

    assert (made.url, made.title) == ("about/", "About *us*")
    assert made.markdown.startswith(
        "[Here](../actors/), [there](../actors/arecoms/#x), [self](./), [web](https://a.b/)."
    )
    assert "# No title\n[code](../actors/index.md)" in made.markdown
    assert "| `announced` |" in made.markdown
    assert "hide:" not in made.markdown


@pytest.mark.parametrize(
    ("site_url", "led"),
    [("", "#"), ("https://a.b/c/", "https://a.b/c/briefings/feed.xml")],
)
def test_a_link_to_a_file_that_is_left_out_leads_to_the_site(
    tmp_path: Path, site_url: str, led: str
) -> None:
    """Where the site is not known it leads nowhere; a picture's is the owner's affair."""
    ways = Ways(
        {}, {"docs/briefings/feed.xml": "briefings/feed.xml"}, site_url, loaded(tmp_path).archive
    )
    made = owned("docs/data/index.md", "# Data\n\n[a](../briefings/feed.xml) ![b](c.png)", ways)

    assert made.markdown == f"[a]({led}) ![b](c.png)"


def test_a_term_page_lists_its_briefings_by_date(tmp_path: Path) -> None:
    """With one line of each, the newest first, and what to know before reading."""
    root = sites.folder(tmp_path / "root", *hostile.FULL)
    export(root, tmp_path / "out")

    text = (tmp_path / "out/content/actors/arecoms.md").read_text("utf-8")
    lines = [line for line in text.split("\n") if line.startswith("- ") and "2025: [" in line]
    assert [line[2:].split(":")[0] for line in lines] == [
        "20 October 2025",
        "16 October 2025",
        "1 September 2025",
    ]
    assert "(Update)" in lines[0]
    assert "Judgement: The cap binds more than the mines do. (likely (55–80 %); low" in lines[1]
    assert "(Superseded)" in lines[2]
