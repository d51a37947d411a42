"""``watchfloor new``: a file whose only problems are its blanks, or one clear line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watchfloor.briefing import UpdateMatter, briefing_model
from watchfloor.desk.blanks import front_matter
from watchfloor.desk.cli import main
from watchfloor.document import read
from watchfloor.loading import load
from watchfloor.problem import Code, Problem
from watchfloor.settings import BUILT_IN
from watchfloor.values import Value
from watchfloor.vocabulary.matter import MODELS

from . import sites, terminal
from .archives import (
    ACTOR,
    BRIEFING,
    PUBLISHER,
    SETTINGS,
    TODAY,
    UPDATE,
    Change,
    changed,
    written,
)
from .test_contributing import ACTOR as ACTOR_TEMPLATE
from .test_contributing import BLOCKS
from .test_contributing import BRIEFING as BRIEFING_TEMPLATE
from .test_contributing import PUBLISHER as PUBLISHER_TEMPLATE
from .test_contributing import THEME as THEME_TEMPLATE
from .test_contributing import UPDATE as UPDATE_TEMPLATE

BLANK = {Code.VALUE_EMPTY, Code.SECTION_MISSING, Code.KEY_MISSING}
"""What says that something is still to be written."""

NEW = "briefings/2025/2025-11-03-quotas-are-shared-out.md"
GIVEN = (
    *("--title", "Quotas are shared out", "--event-date", "2025-11-03"),
    *("--actor", "arecoms", "--region", "congo-dr", "--theme", "price"),
)
"""All that is needed, by ids."""


def new(root: Path, *arguments: str) -> Result:
    """What the command says and does where nobody is there to be asked."""
    return CliRunner().invoke(main, ["new", "--root", str(root), *arguments])


def archive(root: Path, *changes: Change) -> Path:
    return written(root, changed(*changes))


def wrong(root: Path, path: str) -> list[Problem]:
    """All that is wrong with the file at *path*; the rest of the archive has nothing wrong."""
    return [problem for problem in load(root, TODAY).problems if problem.path == path]


def matter(root: Path, path: str) -> dict[str, object]:
    """Front matter as the house reads it, blanks left out."""
    document, problems = read(path, (root / path).read_bytes())
    assert document
    assert problems == []
    return {key: value for key, value in document.matter.items() if value}


def test_the_only_problems_are_blanks(tmp_path: Path) -> None:
    root = archive(tmp_path)
    before = sites.files(root)
    result = new(root, *GIVEN)

    assert (result.exit_code, result.output) == (
        0,
        f"written: {NEW}\nnext: fill in what is blank, then `make check`\n",
    )
    found = load(root, TODAY).problems
    assert {problem.path for problem in found} == {NEW}
    assert {problem.code for problem in found} == {Code.VALUE_EMPTY, Code.SECTION_MISSING}
    after = {path: data for path, data in sites.files(root).items() if ".cache" not in path}
    assert after.keys() - before.keys() == {NEW}
    assert {path: after[path] for path in before} == before


def test_what_is_not_given_is_a_blank(tmp_path: Path) -> None:
    """Every key that must be there is told once, where it is to be written."""
    root = archive(tmp_path)
    path = "briefings/2025/2025-11-03-quotas.md"
    assert new(root, "--id", "2025-11-03-quotas").exit_code == 0

    told = [problem.message for problem in wrong(root, path)]
    required = [
        *("title", "summary", "event_date", "as_of", "published", "authors", "interests"),
        *("actors", "regions", "themes"),
        *(f"judgements` 1 `{key}" for key in ("id", "statement", "confidence", "because")),
        *(f"sources` 1 `{key}" for key in ("id", "title", "publisher", "url", "reliability")),
    ]
    assert told == [
        *(f"`{key}` has no value" for key in required),
        *(f"the section `{title}` is empty" for title in ("What happened", "Assessment")),
    ]


FILLED = {
    "as_of": "2025-11-03",
    "published": "2025-11-03",
    "authors": "[desk]",
    "interests": "none",
    "confidence": "low",
    "id": "a-name",
    "url": "https://example.org/new",
    "publisher": "reuters",
    "reliability": "A",
}


def filled(text: str) -> str:
    """*text* with something in every blank, comments and all else left as it is."""
    lines = []
    for line in text.split("\n"):
        match = re.match(r"( *(?:- )?)(\w+):( >-)?(?:  # .*)?$", line)
        lines.append(line)
        if match and match[3]:
            lines.append(f"{' ' * len(match[1])}  Words of some length that fill a blank.")
        elif match and match[2] not in {"judgements", "sources"}:
            _, mark, note = line.partition("  #")
            lines[-1] = f"{match[1]}{match[2]}: {FILLED.get(match[2], 'Some words')}{mark}{note}"
    whole = "\n".join(lines)
    whole = whole.replace(
        "\n\n## Background", "\n\n- The quotas were shared.[^a-name]\n\n## Background"
    )
    return whole.replace("\n\n### What", "\n\nWe think that they hold.\n\n### What")


def test_once_the_blanks_are_filled_nothing_is_wrong(tmp_path: Path) -> None:
    """With every comment still there."""
    root = archive(tmp_path)
    new(root, *GIVEN)
    file = root / NEW
    file.write_text(filled(file.read_text("utf-8")), "utf-8")

    assert [str(problem) for problem in load(root, TODAY).problems] == []
    assert Path(NEW).stem in {each.id for each in load(root, TODAY).archive.briefings}


@pytest.mark.parametrize(
    ("arguments", "key", "value"),
    [
        (["--actor", "ARECOMS"], "actors", ["arecoms"]),
        (["--actor", "监管局"], "actors", ["arecoms"]),
        (["--actor", "Arecoms ", "--actor", "arecoms"], "actors", ["arecoms"]),
        (["--actor", "arecoms-old"], "actors", ["arecoms"]),
        (["--region", "DR Congo", "--region", "中国"], "regions", ["congo-dr", "china"]),
        (["--tag", "export-quota", "--tag", "New tag"], "tags", ["export-quota", "new-tag"]),
        (
            ["--title", "A: 'b' \"c\" #d, [e] & *f | - g"],
            "title",
            "A: 'b' \"c\" #d, [e] & *f | - g",
        ),
        (["--title", "NO"], "title", None),
        (["--title", "2025-10-16"], "title", "2025-10-16"),
        (["--title", "a\n  b\tc"], "title", "a b c"),
        (["--event-date", "2025-11-03?"], "event_date", "2025-11-03?"),
        (["--event-date", "2025-11-03/2025-11-05"], "event_date", "2025-11-03/2025-11-05"),
    ],
)
def test_what_is_given_stands_there(
    tmp_path: Path, arguments: list[str], key: str, value: object
) -> None:
    """Terms by their ids, whatever they were called; text quoted where it must be."""
    page = "aliases: [监管局]\nformer_ids: [arecoms-old]\nkind: public-body"
    root = archive(tmp_path, Change(ACTOR, "kind: public-body", page))
    result = new(root, "--id", "2025-11-03-quotas", *arguments)

    if value is None:
        assert result.exit_code == 2
        return
    path = "briefings/2025/2025-11-03-quotas.md"
    assert result.exit_code == 0, result.output
    assert matter(root, path)[key] == value
    assert {problem.code for problem in wrong(root, path)} <= BLANK


@pytest.mark.parametrize(
    ("title", "date", "identity"),
    [
        (
            "Congo's cobalt: 96,600 t a year",
            "2025-10-16",
            "2025-10-16-congos-cobalt-96-600-t-a-year",
        ),
        ("96,600 t of cobalt", "2025-10", "2025-10-t-of-cobalt"),
        ("Baogang (包钢) adds capacity", "2025", "2025-baogang-adds-capacity"),
        ("Škoda buys", "2025-10-01/2025-10-16", "2025-10-01-skoda-buys"),
        ("A" + " word" * 30, "2025-10-16?", "2025-10-16-a" + "-word" * 9),
    ],
)
def test_an_id_is_proposed(tmp_path: Path, title: str, date: str, identity: str) -> None:
    root = archive(tmp_path)

    result = new(root, "--title", title, "--event-date", date)
    assert result.output.startswith(f"written: briefings/2025/{identity}.md\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "an id needs the event's date and a title"),
        (["--title", "Quotas"], "give --id"),
        (["--title", "包钢集团", "--event-date", "2025"], "a title in Latin letters: give --id"),
        (["--title", "x"], "title: this has 1 characters (write 3 to 160 characters)"),
        (["--title", "a <b> c"], "title: U+003C"),
        (["--title", "a \x1b[31m"], "title: U+001B"),
        (["--title", "a \u202e b"], "title: U+202E"),
        (["--title", "caf\udce9"], "title: this is not UTF-8"),
        (["--event-date", "3 November"], "event date: `3 November` has no year"),
        (["--event-date", "2025-02-30"], "there is no such day"),
        (["--id", "../../etc/2025-11-03-a"], "is not a briefing's id"),
        (["--id", "2025-11-03-a/../../../../b"], "is not a briefing's id"),
        (["--id", "2025-11-03-a\nb"], "is not a briefing's id"),
        (["--id", "2025-11-03-a\0b"], "U+0000"),
        (["--id", "2025-13-03-a"], "begins with no day of the calendar"),
        (["--id", f"2025-11-03-{'a' * 300}"], "File name too long"),
        (["--id", "2025-11-04-a", "--event-date", "2025-11-03"], "does not begin with the event's"),
        (["--id", Path(BRIEFING).stem], "is, or was, that of another briefing"),
        (["--id", "2025-10-15-cap"], "is, or was, that of another briefing"),
        (["--actor", "arecomz"], "did you mean `arecoms`?; if it is new, --stub"),
        (["--actor", "Nobody"], "there is no “Nobody” among the actors; if it is new, --stub"),
        (["--actor", "../x"], "there is no “../x” among the actors"),
        (["--actor", "包钢", "--stub"], "no id can be made of “包钢”"),
        (["--actor", "feed", "--stub"], "`feed` is a name the site keeps for itself"),
        (["--actor", "3M", "--stub"], "id: `3m` is not an id (lower-case letters"),
        (["--actor", "a\x1b[2J"], "actor: U+001B"),
        (["--actor", " "], "actor: this has 0 characters"),
        (["--region", "Nowhere", "--stub"], "a region's page is written first"),
        (["--tag", "feed"], "`feed` is a name the site keeps for itself"),
        (["--source", "ftp://example.org/a"], "source: `ftp://example.org/a` is not a web address"),
        (["--source", "https://a@example.org/"], "is not a web address"),
        (["--publisher", "Nobody"], "there is no “Nobody” among the publishers"),
        (["--update", "2025-10-16-cobalt-cup"], "did you mean `2025-10-16-cobalt-cap`?"),
        (["--update", "../x"], "is not a briefing's id"),
        (["--update", Path(UPDATE).stem], "an update itself, of `2025-10-16-cobalt-cap`"),
        (["--update", Path(BRIEFING).stem, "--theme", "price"], "under the terms of its briefing"),
        (["--mineral", "cobalt"], "No such option"),
        (["--root", "no-such-folder"], "does not exist"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(tmp_path: Path, arguments: list[str], told: str) -> None:
    """And nothing is written."""
    root = archive(
        tmp_path, Change(BRIEFING, "interests", "former_ids: [2025-10-15-cap]\ninterests")
    )
    before = sites.files(root)
    needs_id = arguments[:1] in (
        ["--actor"],
        ["--region"],
        ["--tag"],
        ["--source"],
        ["--publisher"],
    )
    result = new(root, *(["--id", "2025-11-03-quotas"] if needs_id else []), *arguments)

    assert (result.exit_code, isinstance(result.exception, SystemExit)) == (2, True), result.output
    assert told in result.output
    assert "\x1b" not in result.output
    after = {path: data for path, data in sites.files(root).items() if ".cache" not in path}
    assert after == before


def test_a_name_of_several_is_asked_back(tmp_path: Path) -> None:
    page = "---\nname: Another\nsummary: A regulator of something else.\nkind: public-body\n{}---\n"
    claim = "aliases:\n  - {name: The regulator, ambiguous: true}\n"
    root = archive(
        tmp_path,
        Change(ACTOR, "kind", f"{claim}kind"),
        Change("docs/actors/another.md", "", page.format(claim)),
    )

    result = new(root, *GIVEN, "--actor", "the regulator")
    assert "“the regulator” is a name of `another` or `arecoms`; give the id" in result.output


def test_nothing_is_written_over(tmp_path: Path) -> None:
    root = archive(tmp_path)
    new(root, *GIVEN)
    mine = (root / NEW).read_bytes() + b"and some words"
    (root / NEW).write_bytes(mine)

    result = new(root, *GIVEN, "--actor", "Somebody new", "--stub")
    assert result.exit_code == 2
    assert (root / NEW).read_bytes() == mine
    assert not (root / "docs/actors/somebody-new.md").exists()


@pytest.mark.parametrize("link", ["briefings", "briefings/2031", "briefings/2031/2031-a.md"])
def test_no_link_leads_out_of_the_archive(tmp_path: Path, link: str) -> None:
    root = archive(tmp_path / "root")
    outside = tmp_path / "outside"
    outside.mkdir()
    if (root / link).is_dir():
        (root / link).rename(root / "elsewhere")
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(outside)

    result = new(root, "--id", "2031-a")
    assert (result.exit_code, list(outside.iterdir())) == (2, [])
    assert "link" in result.output


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file stands where a folder must be; what was written before it is taken back."""
    root = archive(tmp_path)
    (root / "briefings/2031").write_text("no folder", "utf-8")

    result = new(root, "--id", "2031-a", "--actor", "Somebody new", "--stub")
    assert result.exit_code == 2
    assert "2031" in result.output
    assert not (root / "docs/actors/somebody-new.md").exists()


def declare(root: Path, key: str, singular: str, *, required: bool = False) -> None:
    """Give the archive in *root* another axis."""
    with (root / SETTINGS).open("a", encoding="utf-8") as file:
        file.write(
            f'[[tool.watchfloor.axes]]\nkey = "{key}"\nlabel = "Things"\nsingular = "{singular}"\n'
            f"required = {str(required).lower()}\nhierarchical = false\n"
        )


def test_a_new_term_gets_a_stub_of_its_page(tmp_path: Path) -> None:
    """Its blanks are its only problems, and the briefing may name it."""
    root = archive(tmp_path)
    declare(root, "minerals", "mineral", required=True)
    result = new(
        root,
        *GIVEN,
        *("--stub", "--actor", "Société: «Gécamines»", "--mineral", "Cobalt", "--theme", "Quotas"),
        *("--source", "https://new.example/a", "--publisher", "New: Paper"),
    )

    assert result.exit_code == 0, result.output
    stubs = {
        "docs/actors/societe-gecamines.md": "Société: «Gécamines»",
        "docs/minerals/cobalt.md": "Cobalt",
        "docs/themes/quotas.md": "Quotas",
        "docs/publishers/new-paper.md": "New: Paper",
    }
    for path, name in stubs.items():
        assert matter(root, path) == {"name": name}
        assert {problem.code for problem in wrong(root, path)} == {Code.VALUE_EMPTY}
        assert f"written: {path}\n" in result.output
    assert {problem.code for problem in wrong(root, NEW)} <= BLANK
    given = matter(root, NEW)
    assert given["actors"] == ["arecoms", "societe-gecamines"]
    assert (given["minerals"], given["themes"]) == (["cobalt"], ["price", "quotas"])


@pytest.mark.parametrize(
    ("singular", "flag"),
    [("source", "--sources-of"), ("rare earth", "--rare-earth"), ("稀", "--x")],
)
def test_an_axis_has_an_option_whatever_it_is_called(
    tmp_path: Path, singular: str, flag: str
) -> None:
    key = flag[2:]
    root = archive(tmp_path)
    declare(root, key, singular)

    result = new(root, *GIVEN, "--stub", flag, "A thing")
    assert result.exit_code == 0, result.output
    assert matter(root, NEW)[key] == ["a-thing"]


def source(root: Path, path: str = NEW) -> Mapping[str, str]:
    sources = matter(root, path)["sources"]
    assert isinstance(sources, list)
    return {key: value for key, value in sources[0].items() if value}


@pytest.mark.parametrize(
    ("changes", "url", "said", "found"),
    [
        (
            [],
            "https://www.example.org/new",
            "example.org: publisher reuters (as in 2025-10-20-cobalt-cap-update)",
            {"id": "reuters", "publisher": "reuters"},
        ),
        ([], "https://other.example/new", "no source of the archive stands there yet", {}),
        (
            [Change(PUBLISHER, "because", "aliases: [news.example]\nbecause")],
            "https://news.example:8080/new?a=[1]#b",
            "news.example: publisher reuters",
            {"id": "reuters", "publisher": "reuters"},
        ),
        (
            [
                Change(BRIEFING, "url: https://example.org", "url: https://carrier.example"),
                Change(BRIEFING, "reliability", "via: carrier.example\n    reliability"),
            ],
            "https://carrier.example/new",
            "carrier.example: publisher reuters, carried by carrier.example",
            {"id": "reuters", "publisher": "reuters", "via": "carrier.example"},
        ),
        (
            [
                Change(BRIEFING, "url: https://example.org", "url: https://paper.example"),
                Change(BRIEFING, "reliability", "via: paper.example\n    reliability"),
                Change(
                    "docs/publishers/paper.md",
                    "",
                    "---\nname: Paper\nsummary: A newspaper that reprints agencies.\n"
                    "reliability: B\nbecause: It is careful.\naliases: [paper.example]\n---\n",
                ),
            ],
            "https://paper.example/its-own-or-not",
            "paper.example: texts of paper, reuters",
            {},
        ),
        (
            [
                Change(
                    "docs/publishers/afp.md",
                    "",
                    "---\nname: AFP\nsummary: Another news agency of the world.\n"
                    "reliability: A\nbecause: It is at first hand.\n---\n",
                ),
                Change(UPDATE, "publisher: reuters", "publisher: afp"),
            ],
            "https://example.org/new",
            "example.org: texts of afp, reuters",
            {},
        ),
    ],
)
def test_a_source_is_known_by_its_host(
    tmp_path: Path, changes: list[Change], url: str, said: str, found: dict[str, str]
) -> None:
    """As far as the archive knows it; what several could be is left blank."""
    root = archive(tmp_path, *changes)
    result = new(root, *GIVEN, "--source", url)

    assert said in result.output
    assert source(root) == {**found, "url": url}
    assert {problem.code for problem in wrong(root, NEW)} <= BLANK


def test_sources_have_names_of_their_own(tmp_path: Path) -> None:
    root = archive(tmp_path)
    new(root, *GIVEN, *("--source", "https://example.org/a", "--source", "https://example.org/b"))

    sources = matter(root, NEW)["sources"]
    assert isinstance(sources, list)
    assert [each["id"] for each in sources] == ["reuters", "reuters-2"]
    assert {problem.code for problem in wrong(root, NEW)} <= BLANK


@pytest.mark.parametrize(
    ("date", "name"),
    [("2025-11-03", "2025-11-03-cobalt-cap"), ("2025-10-16", "2025-10-16-cobalt-cap-update")],
)
def test_an_update_is_the_short_form(tmp_path: Path, date: str, name: str) -> None:
    root = archive(tmp_path)
    target = Path(BRIEFING).stem
    result = new(root, "--update", target, "--event-date", date, "--title", "It goes on")

    path = f"briefings/2025/{name}.md"
    assert f"written: {path}\n" in result.output
    assert matter(root, path) == {
        "kind": "update",
        "updates": target,
        "title": "It goes on",
        "event_date": date,
        "sources": matter(root, path)["sources"],
    }
    assert {problem.code for problem in wrong(root, path)} == {
        Code.VALUE_EMPTY,
        Code.SECTION_MISSING,
    }
    headings = re.findall("^#.*", (root / path).read_text("utf-8").split("---\n")[2], re.MULTILINE)
    assert headings == ["## What happened"]


def test_nothing_updates_a_draft(tmp_path: Path) -> None:
    root = archive(tmp_path, Change(BRIEFING, "interests", "status: draft\ninterests"))

    result = new(root, "--update", Path(BRIEFING).stem, "--event-date", "2025-11-03")
    assert "update: that is a draft" in result.output


DANGER = ": # - ? & * ! | > ' \" % @ ` { } [ ] , \\ --- ... ~ null NO <<".split(" ")


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=170)
    | st.lists(st.sampled_from([*DANGER, "Congo", "包钢", "2025"]), max_size=9).map(" ".join)
)
@example("---")
@example("key: >-")
@example("a\u2028b\u0085c\ufeff")
def test_any_title_gives_a_valid_file_or_a_clear_refusal(title: str) -> None:
    """What front matter takes is read again as it was given."""
    with TemporaryDirectory() as folder:
        root = archive(Path(folder))
        result = new(root, "--id", "2025-11-03-a", f"--title={title}")

        path = "briefings/2025/2025-11-03-a.md"
        if result.exit_code == 0 and title:
            assert matter(root, path)["title"] == " ".join(title.split())
            prose = {Code.JUDGEMENT_IN_FACT, Code.JUDGE_UNNAMED}
            assert {problem.code for problem in wrong(root, path)} <= BLANK | prose
        elif title:
            assert result.exit_code == 2
            assert result.output.startswith("Error: title: ")
            assert not (root / path).exists()


def keys(text: str) -> list[str]:
    """The keys of a template, those at the left margin, comments left out."""
    return re.findall(r"^(\w+):", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("title", "model"),
    [
        (BRIEFING_TEMPLATE, briefing_model(BUILT_IN)),
        (UPDATE_TEMPLATE, UpdateMatter),
        (ACTOR_TEMPLATE, MODELS["actor"]),
        (THEME_TEMPLATE, MODELS["subject"]),
        (PUBLISHER_TEMPLATE, MODELS["publisher"]),
    ],
)
def test_keys_stand_in_the_order_of_the_guide(title: str, model: type[Value]) -> None:
    guide = keys(BLOCKS[title].partition("# All of this is optional")[0])

    ours = keys(front_matter(model, {}))
    assert ours == [key for key in guide if key in ours]
    assert {key for key, field in model.model_fields.items() if field.is_required()} == {*ours}


def notes(text: str) -> dict[str, str]:
    """What a template says of each key, as the first that says it does; optional or not."""
    found: dict[str, str] = {}
    for key, note in re.findall(r"^[ #-]*(\w+):[^#\n]*  # (.*)$", text, re.MULTILINE):
        found.setdefault(key, note.removeprefix("optional").removeprefix(": ").split(";")[0])
    return found


@pytest.mark.parametrize(
    ("title", "models"),
    [
        (BRIEFING_TEMPLATE, [briefing_model(BUILT_IN)]),
        (UPDATE_TEMPLATE, [UpdateMatter]),
        (ACTOR_TEMPLATE, [MODELS["actor"]]),
        (THEME_TEMPLATE, [MODELS["subject"]]),
        (PUBLISHER_TEMPLATE, [MODELS["publisher"]]),
    ],
)
def test_a_note_says_what_the_guide_says(title: str, models: list[type[Value]]) -> None:
    """The models have one text for each key, which schemas publish; the guide tells no other."""
    guide = notes(BLOCKS[title])
    ours = {key: note for model in models for key, note in notes(front_matter(model, {})).items()}
    shared = {key for key in ours.keys() & guide.keys() if ours[key].partition(":")[0]}

    assert shared
    differing = {
        key: (ours[key], guide[key])
        for key in shared
        if not re.split(r"[:,]", guide[key])[0].startswith(re.split(r"[:,]", ours[key])[0])
    }
    assert differing == {}


@pytest.mark.parametrize(
    ("arguments", "typed", "ids"),
    [
        (["--actor"], "are", ["arecoms"]),
        (["--actor"], "监", ["arecoms"]),
        (["--region"], "DR C", ["congo-dr"]),
        (["--publisher"], "R", ["reuters"]),
        (["--theme"], "x", []),
    ],
)
def test_a_shell_completes_terms(
    tmp_path: Path, arguments: list[str], typed: str, ids: list[str]
) -> None:
    root = archive(tmp_path, Change(ACTOR, "kind", "aliases: [监管局]\nkind"))
    shell = ShellComplete(main, {}, "watchfloor", "_WATCHFLOOR_COMPLETE")

    found = shell.get_completions(["new", "--root", str(root), *arguments], typed)
    assert [item.value for item in found] == ids


@pytest.fixture
def typed(tmp_path: Path) -> Callable[..., str]:
    """Runs the command in a terminal, types lines into it and says what it showed."""

    def run(lines: list[str], *arguments: str) -> str:
        return terminal.typed(lines, "new", "--root", str(tmp_path), *arguments)

    return run


def test_somebody_at_a_terminal_is_asked(tmp_path: Path, typed: Callable[..., str]) -> None:
    """A wrong answer is asked again, a near one shows what may be meant, a new term gets a stub."""
    root = archive(tmp_path)
    shown = typed(
        [
            *("x", "Quotas are shared out"),  # the first is too short
            *("November", "2025-11-03"),
            "",  # the id as proposed
            *("arecomz", "1", "Gécamines", "y", ""),
            *("Nowhere", "DR Congo", ""),
            *("Price", "", ""),  # themes, then tags
            *("https://new.example/a", "New Paper", "y", ""),
        ]
    )

    assert "[2025-11-03-quotas-are-shared-out]" in shown
    assert "1  arecoms (ARECOMS)" in shown
    assert f"written: {NEW}" in shown
    given = matter(root, NEW)
    assert given["title"] == "Quotas are shared out"
    assert given["actors"] == ["arecoms", "gecamines"]
    assert (given["regions"], given["themes"]) == (["congo-dr"], ["price"])
    assert source(root)["publisher"] == "new-paper"
    assert (root / "docs/actors/gecamines.md").exists()
    assert (root / "docs/publishers/new-paper.md").exists()


def test_nothing_is_written_before_the_last_answer(
    tmp_path: Path, typed: Callable[..., str]
) -> None:
    root = archive(tmp_path)
    before = sites.files(root)

    shown = typed(["Quotas", "2025-11-03", "", "Somebody new", "y"])
    assert "Aborted!" in shown
    after = {path: data for path, data in sites.files(root).items() if ".cache" not in path}
    assert after == before
