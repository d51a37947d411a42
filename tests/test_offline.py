"""``watchfloor offline``: a built site in one file, or one clear line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from watchfloor.desk.cli import main
from watchfloor.desk.offline.addresses import Addresses
from watchfloor.desk.offline.modules import ModuleError, classic, ordered
from watchfloor.desk.offline.pages import Pages

from . import sites

PAGE = "actors/cmoc/index.html"
HERE = Addresses(
    frozenset({"index.html", "a b.png", PAGE, "explore/index.html", "data/terms.json"}),
    "https://example.org/sub/",
)
THEME = sites.ROOT / "hooks/watchfloor/theme"


def offline(site: Path, target: Path) -> Result:
    """What the command says and does."""
    return CliRunner().invoke(main, ["offline", str(target), "--site", str(site)])


@pytest.mark.parametrize(
    ("address", "led"),
    [
        (".", f"../../{PAGE}"),
        ("../..", "../../index.html"),
        ("../../explore/", "../../explore/index.html"),
        ("../../explore", "../../explore/index.html"),
        ("../../explore/?q=a%20b&r=1#top", "../../explore/index.html?q=a%20b&r=1#top"),
        ("../../a%20b.png", "../../a%20b.png"),
        ("../../data/terms.json", "../../data/terms.json"),
        ("/sub/explore/", "../../explore/index.html"),
        ("feed.xml", "https://example.org/sub/actors/cmoc/feed.xml"),
        ("/explore/", "https://example.org/explore/"),
        ("", ""),
        ("#history", "#history"),
        ("?by=year", "?by=year"),
        ("https://example.org/sub/explore/", "https://example.org/sub/explore/"),
        ("//example.org/", "//example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("http://[", "http://["),
    ],
)
def test_an_address_leads_to_the_file_of_its_page(address: str, led: str) -> None:
    """With query and fragment; what the copy lacks is on the site, which is below a path."""
    assert HERE.offline(PAGE, address) == led


@pytest.mark.parametrize(
    ("address", "led"),
    [("explore/", "./explore/index.html"), ("/explore/", "./explore/index.html"), ("x/", "x/")],
)
def test_a_site_without_an_address_is_led_through_too(address: str, led: str) -> None:
    assert Addresses(HERE.files, "").offline("index.html", address) == led


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<a class="x" href="../../">1 > 0</a>', '<a class="x" href="../../index.html">1 > 0</a>'),
        ("<a href='../../'>", '<a href="../../index.html">'),
        ("<A HREF=../../explore/>", '<A HREF="../../explore/index.html">'),
        ('<a title=">" href="../../">', '<a title=">" href="../../index.html">'),
        (
            '<a href="../../explore/?a=1&amp;b=2">',
            '<a href="../../explore/index.html?a=1&amp;b=2">',
        ),
        (
            '<form action="../../explore/" method="get">',
            '<form action="../../explore/index.html" method="get">',
        ),
        (
            '<meta http-equiv="refresh" content="0; url=../../">',
            '<meta http-equiv="refresh" content="0; url=../../index.html">',
        ),
        ('<link rel="modulepreload" href="../../assets/a.js">', ""),
        ("<p>href=\"../../\"</p><!-- <a href='../../'> -->",) * 2,
        ("<script>'<a href=\"../../\">'</script>",) * 2,
        ('<pre data-href="../../">&lt;a href="../../"&gt;</pre>',) * 2,
        (
            '<meta http-equiv="content-security-policy" content="a &#39;self&#39; \'self\' b">',
            '<meta http-equiv="content-security-policy" content="a file: file: b">',
        ),
        (
            '<script async type="module" src="../../assets/b.js"></script>'
            '<script type="module" src="../../assets/a.js"></script>',
            '<script defer src="../../assets/offline.js"'
            ' data-published="https://example.org/sub/"></script>\n'
            '<script defer src="../../assets/a.js"></script>\n'
            '<script defer src="../../assets/b.js"></script>',
        ),
    ],
)
def test_only_tags_of_a_page_change(html: str, made: str) -> None:
    """Its addresses, its modules and its policy, and nothing that is text, code or comment."""
    files = HERE.files | {"assets/a.js", "assets/b.js"}
    needed = {"assets/a.js": ("assets/a.js",), "assets/b.js": ("assets/a.js", "assets/b.js")}
    pages = Pages(Addresses(files, HERE.published), needed.__getitem__)

    assert pages.offline(PAGE, html) == made


MODULE = """\
/** @param {import("./table.js").Table} table */
import { load } from "./data.js";
import { a as b, c } from "../other.js";

export const LIMIT = 3;
export async function first() {
  const { d } = await import("./late.js");
  return [load, b, c, d, new URL("../", import.meta.url)];
}
export function* second() {}
export class Third {}
"""


def test_a_module_becomes_a_script_that_keeps_to_itself() -> None:
    """Each import a constant, each export a property."""
    assert (
        classic("assets/x/m.js", MODULE)
        == """\
(() => {
"use strict";
const watchfloorHere = document.currentScript.src;
/** @param {import("./table.js").Table} table */
const { load } = watchfloorOffline.modules["assets/x/data.js"];
const { a: b, c } = watchfloorOffline.modules["assets/other.js"];

const LIMIT = 3;
async function first() {
  const { d } = await watchfloorOffline.modules["assets/x/late.js"];
  return [load, b, c, d, new URL("../", watchfloorHere)];
}
function* second() {}
class Third {}
watchfloorOffline.modules["assets/x/m.js"] = { LIMIT, first, second, Third };
})();
"""
    )


@pytest.mark.parametrize(
    "code",
    [
        'import x from "./x.js";',
        'import * as x from "./x.js";',
        'import "./x.js";',
        'import { x } from "https://example.org/x.js";',
        'import { x } from "./x.js" with { type: "json" };',
        "  import { x } from './x.js';",
        "export default 3;",
        "export { a };",
        'export * from "./x.js";',
        "export let a = 3;",
        "export const { a } = b;",
        "  const x = import(name);",
        '  import("./x.js").then(go);',
        "  here(import.meta);",
        "const x = await go();",
        "await go();",
    ],
)
def test_every_other_form_is_refused(code: str) -> None:
    """With its place; half a script would be worse than none."""
    with pytest.raises(ModuleError, match=r"^a\.js:2: an offline copy cannot be made of: "):
        classic("a.js", f"const a = 1;\n{code}\n")


def test_what_a_module_needs_comes_before_it() -> None:
    """What it loads later too, and each once."""
    codes = {
        "a/a.js": 'import { b } from "./b.js";\nimport { c } from "../c.js";\n',
        "a/b.js": 'import { c } from "../c.js";\n',
        "c.js": 'async () => await import("./a/d.js");\n',
        "a/d.js": "",
        "e.js": "",
    }
    assert ordered("a/a.js", codes) == ("a/d.js", "c.js", "a/b.js", "a/a.js")


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({"a.js": 'import { b } from "./b.js";\n'}, "b.js: no module of ours"),
        (
            {"a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n'},
            "import each other: ",
        ),
    ],
)
def test_modules_that_cannot_be_ordered_are_refused(codes: dict[str, str], said: str) -> None:
    with pytest.raises(ModuleError, match=said):
        ordered("a.js", codes)


@pytest.mark.parametrize("path", sorted(THEME.rglob("assets/**/*.js")), ids=lambda path: path.stem)
def test_each_of_our_modules_can_be_a_script(path: Path) -> None:
    classic(path.relative_to(THEME).as_posix(), path.read_text("utf-8"))


def test_the_file_holds_the_site(tiny_site: Path, tmp_path: Path) -> None:
    """In a folder of its name, dated by the archive, and without what only a server needs."""
    result = offline(tiny_site, tmp_path / "new" / "Cobalt 1.zip")

    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(tmp_path / "new" / "Cobalt 1.zip") as archive:
        names = archive.namelist()
        days = {entry.date_time for entry in archive.infolist()}
    assert result.output == (
        f"{len(names)} files in {tmp_path}/new/Cobalt 1.zip; unpack it and open index.html\n"
    )
    assert names == sorted(names)
    assert days == {(2025, 11, 2, 0, 0, 0)}
    inside = {name.removeprefix("cobalt-1/") for name in names}
    served = sites.files(tiny_site).keys()
    pages = {path for path in served if path.endswith(".html")} - {"404.html"}
    assert pages | {"assets/offline.js", "data/terms.json.js", "changes.json.js"} < inside
    assert {path for path in served if path.startswith("data/")} < inside
    left = {path.split("/")[-1] for path in served - inside}
    assert {"404.html", "sitemap.xml", "feed.xml", "feed.json", "pages.json"} <= left
    assert not [path for path in inside if path.startswith(("search/", "assets/javascripts/lunr"))]


def test_it_is_the_same_every_time(tiny_site: Path, tmp_path: Path) -> None:
    """Whenever it is made, over another of its kind too."""
    first = tmp_path / "site.zip"
    offline(tiny_site, first)
    was = first.read_bytes()
    assert offline(tiny_site, first).exit_code == 0

    assert first.read_bytes() == was
    assert [path.name for path in tmp_path.iterdir()] == ["site.zip"]


def test_a_site_that_names_no_day_is_as_old_as_a_zip_can_be(tmp_path: Path) -> None:
    """One that holds no briefing has nothing to be dated by."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<p>Nothing yet.</p>")
    result = offline(tmp_path / "site", tmp_path / "守夜.zip")

    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(tmp_path / "守夜.zip") as archive:
        assert archive.namelist() == ["site/assets/offline.js", "site/index.html"]
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}


def test_a_module_that_is_not_ours_is_named(tmp_path: Path) -> None:
    """In one line, and no half of a file is left."""
    (tmp_path / "site").mkdir()
    module = '<script type="module" src="mine.js"></script>'
    (tmp_path / "site/index.html").write_text(module)
    result = offline(tmp_path / "site", tmp_path / "x.zip")

    assert result.exit_code == 2
    assert "mine.js: no module of ours" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_a_site_it_tells_how_to_build_one(tmp_path: Path) -> None:
    result = offline(tmp_path / "site", tmp_path / "x.zip")

    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert result.output == (
        f"Error: no site is built in {tmp_path}/site: run `make site` first, or `mkdocs build`\n"
    )


def test_what_is_no_zip_is_not_written_over(tiny_site: Path, tmp_path: Path) -> None:
    mine = tmp_path / "thesis.txt"
    mine.write_text("years of work")
    result = offline(tiny_site, mine)

    assert (result.exit_code, mine.read_text()) == (2, "years of work")
    assert "is there already, and no zip" in result.output


def test_it_is_no_part_of_the_site(tiny_site: Path) -> None:
    result = offline(tiny_site, tiny_site / "x.zip")

    assert result.exit_code == 2
    assert not (tiny_site / "x.zip").exists()
