"""``watchfloor import``: a draft of notes and blanks, which `check` refuses until it is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from watchfloor.loading import load
from watchfloor.problem import Code

from . import sites, terminal
from .archives import BRIEFING, TODAY, Change
from .importing import ARTICLES, SEED, archive, draft, imported

DRAFT = "briefings/2026/2026-03-04-tarnwick-opens-gallium-line-strategic-supply.md"
GIVEN = ("--event-date", "2026-03-04")
BLANK = {Code.VALUE_EMPTY, Code.NOTE_LEFT, Code.SECTION_MISSING}


def codes(root: Path) -> dict[str, list[Code]]:
    """What is wrong with each file of the archive."""
    found: dict[str, list[Code]] = {}
    for problem in load(root, TODAY).problems:
        found.setdefault(problem.path, []).append(problem.code)
    return found


def files(root: Path) -> dict[str, Any]:
    return {path: data for path, data in sites.files(root).items() if ".cache" not in path}


def test_an_article_becomes_a_draft(tmp_path: Path) -> None:
    """What it names is matched, what it says is a note, what it leaves out is a blank."""
    root = archive(tmp_path)
    before = files(root)
    result = imported(root, ARTICLES / "weblog.html", *GIVEN)

    assert result.exit_code == 0, result.output
    assert files(root).keys() - before.keys() == {DRAFT}
    matter = draft(root, DRAFT).matter
    assert {
        key: value for key, value in matter.items() if value and key[:5] not in "title highl"
    } == {
        "event_date": "2026-03-04",
        "actors": ["tarnwick-metals"],
        "regions": ["zambia", "china"],
        "tags": ["gallium"],
        "judgements": matter["judgements"],
        "quoted_forecasts": matter["quoted_forecasts"],
        "sources": [
            {
                "id": "northfield",
                "title": "Tarnwick Opens Gallium Line - Strategic Supply Signals a New Phase",
                "publisher": "northfield",
                "url": "https://northfield-metals.example/2026/03/tarnwick-gallium/",
                "published": "2026-03-09",
                "language": "en-US",
                "reliability": "",
            }
        ],
    }
    assert [(each["by"], each["said"]) for each in matter["quoted_forecasts"]] == [
        ("tarnwick-metals", ""),
        *[("northfield", "2026-03-09")] * 3,
    ]
    assert codes(root).keys() == {DRAFT}
    assert set(codes(root)[DRAFT]) == BLANK - {Code.SECTION_MISSING}


def test_every_note_is_told_and_nothing_else_of_it(tmp_path: Path) -> None:
    """A judgement, a missing figure, a long item: one cause, one problem, at each of its places."""
    root = archive(tmp_path)
    imported(root, ARTICLES / "weblog.html", *GIVEN)
    lines = draft(root, DRAFT).text.lines
    marked = [number for number, line in enumerate(lines, 1) if "TO REWRITE:" in line]
    told = [p.place.line for p in load(root, TODAY).problems if p.code is Code.NOTE_LEFT]

    assert told == marked
    assert len(marked) == 1 + 3 + 4 + 8
    assert "“a major step” judges" not in (root / DRAFT).read_text("utf-8")
    assert "“marking a” judges" in (root / DRAFT).read_text("utf-8")


FILLED = {
    "summary": "  Tarnwick Metals began to make gallium near Kitwe on 4 March 2026.",
    "as_of": "2026-03-09",
    "published": "2026-03-10",
    "authors": "[desk]",
    "interests": "none",
    "themes": "[price]",
    "id": "line-stays-small",
    "statement": "      The line stays small.",
    "confidence": "low",
    "because": "      One outlet says so.",
    "said": "2026-03",
    "reliability": "C",
}


def written_out(text: str) -> str:
    """*text*, a draft, as somebody finishes it who rewrites every note and fills in every blank."""
    lines: list[str] = []
    for line in text.split("\n"):
        said = re.sub(r"TO REWRITE: [^\[\n]*", "A line was begun near Kitwe.", line)
        blank = re.fullmatch(r"( *(?:- )?)(\w+):( >-)?(?:  # .*)?", said)
        lines.append(said)
        if blank and blank[2] in FILLED and not (blank[3] and "#" not in said):
            filled = FILLED[blank[2]]
            if blank[3]:
                lines.append(filled)
            else:
                lines[-1] = f"{blank[1]}{blank[2]}: {filled}"
    return "\n".join(lines)


def test_once_it_is_rewritten_and_filled_in_it_passes(tmp_path: Path) -> None:
    """With every comment still there."""
    root = archive(tmp_path)
    imported(root, ARTICLES / "weblog.html", *GIVEN)
    file = root / DRAFT
    file.write_text(written_out(file.read_text("utf-8")), "utf-8")

    assert [str(problem) for problem in load(root, TODAY).problems] == []
    assert Path(DRAFT).stem in {each.id for each in load(root, TODAY).archive.briefings}


@pytest.mark.parametrize("status", ["draft", "published"])
def test_a_note_is_refused_whatever_the_status(tmp_path: Path, status: str) -> None:
    note = "cap binds.\n\n- TO REWRITE: So it is.\n"
    root = archive(
        tmp_path,
        Change(BRIEFING, "interests", f"status: {status}\ninterests"),
        Change(BRIEFING, "cap binds.\n", note),
    )

    assert codes(root)[BRIEFING] == [Code.NOTE_LEFT]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("weblog.html", "the text says “March 4”, without a year: give --event-date"),
        ("chinese.html", "the text says “1月12日”, without a year: give --event-date"),
        ("notice.html", "the first day that the text names is 2026-05-02: give --event-date"),
    ],
)
def test_a_day_is_asked_for_and_never_completed(tmp_path: Path, name: str, told: str) -> None:
    root = archive(tmp_path)
    before = files(root)
    result = imported(root, ARTICLES / name)

    assert (result.exit_code, files(root)) == (2, before)
    assert f"Error: {told}\n" in result.output


def test_with_an_id_the_day_is_a_blank_that_says_what_the_text_says(tmp_path: Path) -> None:
    root = archive(tmp_path)
    result = imported(root, ARTICLES / "weblog.html", "--id", "2026-gallium-line")
    path = "briefings/2026/2026-gallium-line.md"

    assert result.exit_code == 0, result.output
    assert "\nevent_date:  # the text says “March 4”, without a year; 2025," in (
        root / path
    ).read_text("utf-8")
    assert draft(root, path).one("event_date") == ""


def test_a_text_of_an_agency_is_the_agencys(tmp_path: Path) -> None:
    """The page that carries it is no publisher of it."""
    root = archive(tmp_path)
    imported(root, ARTICLES / "wire.html", "--event-date", "2026-02-10", "--id", "2026-02-10-halt")
    (source,) = draft(root, "briefings/2026/2026-02-10-halt.md").matter["sources"]

    assert (source["publisher"], source["via"]) == ("meridian", "courier.example")


def test_a_dateline_names_the_agency_too(tmp_path: Path) -> None:
    root = archive(tmp_path)
    data = b"A halt\n\nLUSAKA, Feb 11 (Meridian) - Zambia has halted exports, it said."
    given = ("--id", "2026-02-10-halt", "--url", "https://courier.example/halt")
    imported(root, "-", *given, data=data)
    (source,) = draft(root, "briefings/2026/2026-02-10-halt.md").matter["sources"]

    assert (source["publisher"], source["via"]) == ("meridian", "courier.example")


@pytest.mark.parametrize("arguments", [(), ("--stub",)])
def test_a_publisher_that_is_not_known(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Is a blank with its name, or a page to be filled in."""
    root = archive(tmp_path)
    given = ("--event-date", "2026-03-13", "--id", "2026-03-13-agreement")
    imported(root, ARTICLES / "newsletter.txt", *given, *arguments)
    path = "briefings/2026/2026-03-13-agreement.md"
    (source,) = draft(root, path).matter["sources"]

    assert source["id"] == "the-monday-assay"
    assert source["publisher"] == ("the-monday-assay" if arguments else "")
    assert (root / "docs/publishers/the-monday-assay.md").exists() == bool(arguments)
    text = (root / path).read_text("utf-8")
    assert ("publisher:  # the text says “The Monday Assay”" in text) == (not arguments)


def test_what_is_given_counts_for_more_than_what_is_found(tmp_path: Path) -> None:
    root = archive(tmp_path)
    result = imported(
        root,
        ARTICLES / "weblog.html",
        *GIVEN,
        *("--title", "A line for gallium opens", "--actor", "arecoms", "--publisher", "Reuters"),
        *("--url", "https://example.org/line"),
    )
    path = "briefings/2026/2026-03-04-a-line-for-gallium-opens.md"
    matter = draft(root, path).matter

    assert result.exit_code == 0, result.output
    assert (matter["title"], matter["actors"]) == ("A line for gallium opens", ["arecoms"])
    source = matter["sources"][0]
    assert (source["publisher"], source["url"]) == ("reuters", "https://example.org/line")


def test_it_reads_what_is_piped_into_it(tmp_path: Path) -> None:
    root = archive(tmp_path)
    data = (ARTICLES / "weblog.html").read_bytes()
    result = imported(root, "-", *GIVEN, data=data)

    assert f"written: {DRAFT}\n" in result.output


@pytest.mark.parametrize(
    ("data", "arguments", "told"),
    [
        (b"", GIVEN, "there is no text in it"),
        (b"\xff\xfe\xfd \x81", ("--encoding", "x"), "there is no encoding"),
        (b"Leave a Reply", GIVEN, "no article was found in it"),
        (b"It is so. " * 40_000, GIVEN, "more than 300,000 characters"),
        (b"<html><p>" + b"It is so. " * 40_000, GIVEN, "more than 300,000 characters"),
        ("Titel\n\nDorfstraße".encode("cp1252"), GIVEN, "name its encoding"),
        (b"A title\n\nIt is so.", ("--event-date", "June 13"), "`June 13` has no year"),
        (b"A title\n\nIt is so.", (*GIVEN, "--actor", "Nobody"), "there is no “Nobody”"),
        (b"A title\n\nIt is so.", (*GIVEN, "--url", "ftp://a"), "is not a web address"),
        ("标题\n\n他说。".encode(), GIVEN, "a title in Latin letters: give --id"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(
    tmp_path: Path, data: bytes, arguments: tuple[str, ...], told: str
) -> None:
    """And nothing is written."""
    root = archive(tmp_path)
    before = files(root)
    result = imported(root, "-", *arguments, data=data)

    assert (result.exit_code, isinstance(result.exception, SystemExit)) == (2, True), result.output
    assert told in result.output
    assert files(root) == before


def test_a_file_that_is_not_there_is_told_in_a_line(tmp_path: Path) -> None:
    root = archive(tmp_path)

    for missing in ("no-such-file", "briefings"):
        result = imported(root, root / missing, *GIVEN)
        assert result.exit_code == 2
        assert "Error: " in result.output


HOSTILE = (
    "Title: A title: 'x' # allow fact-long: y\n"
    "Date: ] } # allow id-date: z\n\n"
    "<!-- allow fact-uncited: hidden\n\n"
    "On June 13 <script>alert(1)</script> ![x](javascript:a) [^reuters]: `code\n\n"
    "--> ## What happened {{ x }} # allow fact-long: me \x1b[31m \u202e end.\n"
)


def test_nothing_in_an_article_acts(tmp_path: Path) -> None:
    """Neither as Markdown or YAML, nor as an escape from a rule, nor in a terminal."""
    root = archive(tmp_path)
    result = imported(root, "-", *GIVEN, "--id", "2026-03-04-hostile", data=HOSTILE.encode())
    path = "briefings/2026/2026-03-04-hostile.md"

    assert result.exit_code == 0, result.output
    assert not {"\x1b", "\u202e"} & set(result.output)
    document = draft(root, path)
    assert document.comments == ()
    assert not any("allow" in comment.text for comment in document.body.comments)
    assert "<script" not in document.body.source
    assert "&#60;script>alert(1)" in document.body.source
    assert set(codes(root)[path]) == BLANK


def test_an_article_that_is_there_already_is_named(tmp_path: Path) -> None:
    url = Change(
        BRIEFING, "https://example.org/cobalt", "https://quaylane.example/notes/tungsten-fee"
    )
    root = archive(tmp_path, url)
    result = imported(root, ARTICLES / "note.md", "--event-date", "2026-05-02", "--id", "2026-x")

    assert (
        "there is 2025-10-16-cobalt-cap already: this article is one of its sources\n"
        in result.output
    )


def test_somebody_at_a_terminal_is_asked(tmp_path: Path) -> None:
    """What is found stands before each question; what is not found may get a page."""
    root = archive(tmp_path)
    lines = [
        *("March 4", "2026-03-04"),  # the first has no year
        *("A line for gallium opens", ""),  # the title, then the id as proposed
        *("https://assay.example/gallium", ""),  # the address, then who wrote it
        *("", "", "Price", "", ""),  # actors, regions, themes, tags
    ]
    file = tmp_path / "article.txt"
    file.write_text("Tarnwick opens\n\nOn March 4, Tarnwick opened a line in Zambia.\n", "utf-8")
    shown = terminal.typed(lines, "import", str(file), "--root", str(root))

    assert "`March 4` has no year" in shown
    assert "actors: tarnwick-metals 2×" in shown
    assert "Who wrote it (nothing to leave it blank)" in shown
    path = "briefings/2026/2026-03-04-a-line-for-gallium-opens.md"
    matter = draft(root, path).matter
    assert (matter["actors"], matter["themes"]) == (["tarnwick-metals"], ["price"])
    assert matter["sources"][0]["url"] == "https://assay.example/gallium"


# ---------------------------------------------------------------------------- the seed


@pytest.fixture
def seed() -> Path:
    if not SEED.exists():
        pytest.skip("the seed article is somebody's property and lies outside of the repository")
    return SEED


def test_the_seed_is_sorted_and_its_year_is_asked_for(tmp_path: Path, seed: Path) -> None:
    root = archive(tmp_path)

    refused = imported(root, seed)
    assert "Error: the text says “June 13”, without a year: give --event-date\n" in refused.output

    given = ("--event-date", "2025-06-13?", "--id", "2025-06-13-seed")
    assert imported(root, seed, *given).exit_code == 0
    document = draft(root, "briefings/2025/2025-06-13-seed.md")
    sections = {each.title: len(each.blocks) for each in document.body.sections if each.title}
    assert sections == {
        "What happened": 5,
        "Background": 0,
        "Assessment": 0,
        "What others judge": 1,
        "Implications": 3,
        "Outlook": 1,
    }
    assert len(document.matter["highlights"]) == 3
    assert [each["statement"][:34] for each in document.matter["quoted_forecasts"]] == [
        "TO REWRITE: Expect reduced export "
    ]
    assert document.matter["regions"] == ["china", "inner-mongolia"]
    text = document.text.content
    assert not [
        dirt for dirt in ("\u00a0", "•", "new tab", "_“", "CATEGOR", "Reply") if dirt in text
    ]


def test_the_repository_holds_no_copy_of_it(seed: Path) -> None:
    """But for its title, by which a source is found."""
    _, *lines = seed.read_text("utf-8").split("\n")
    long = [line.strip(" •")[:80] for line in lines if len(line) > 100]
    folders = (sites.ROOT / name for name in ("briefings", "docs", "tests", "hooks"))
    held = [
        each.read_text("utf-8", "replace") for f in folders for each in f.rglob("*.[mtp][dxy]*")
    ]

    assert len(long) > 10
    assert not [words for words in long if any(words in text for text in held)]
