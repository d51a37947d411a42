"""Mends: what has one right answer is put right, and nothing else is changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from watchfloor.desk.mending import Mended, mended, mended_files
from watchfloor.loading import Loaded
from watchfloor.problem import Code, Mend, Place, Problem

from .archives import (
    ACTOR,
    BRIEFING,
    FILES,
    PUBLISHER,
    REGION,
    Change,
    changed,
    loaded,
)

CMOC = """\
---
name: CMOC
summary: A Chinese miner of cobalt and copper.
kind: company
aliases: [洛阳钼业]
former_ids: [china-molybdenum]
---
"""


QUOTA = """\
---
name: Export quota
summary: A cap on what may leave a country.
definition: Caps only.
aliases: [quota]
---
"""


FURTHER = (Change("docs/actors/cmoc.md", "", CMOC), Change("docs/tags/export-quota.md", "", QUOTA))
"""Pages that the archive of these tests has besides."""


@dataclass(frozen=True)
class Mending:
    """In the file at *path*, *wrong* stands for *old*, and *right* is what must be written."""

    code: Code
    old: str
    wrong: str
    right: str
    path: str = BRIEFING
    also: tuple[Change, ...] = ()

    def __str__(self) -> str:
        return f"{self.code}-{self.wrong.strip()[:30]}"


def key(code: Code, wrong: str, right: str) -> Mending:
    """A further key of the briefing."""
    return Mending(code, "judgements:\n", f"{wrong}\njudgements:\n", f"{right}\njudgements:\n")


MENDINGS = (
    Mending(Code.TERM_ALIAS, "[arecoms]", "[ARECOMS]", "[arecoms]"),
    Mending(Code.TERM_ALIAS, "[arecoms]", "[洛阳钼业]", "[cmoc]"),
    Mending(Code.TERM_ALIAS, "[arecoms]", "[china-molybdenum]", "[cmoc]"),
    Mending(Code.TERM_ALIAS, "[arecoms]", "[arecoms, '洛阳钼业']", "[arecoms, 'cmoc']"),
    Mending(Code.TERM_ALIAS, "[arecoms]", "\n  - arecoms\n  - CMOC", "\n  - arecoms\n  - cmoc"),
    Mending(Code.TERM_ALIAS, "[katanga]", "[katanga, China]", "[katanga, china]"),
    Mending(Code.TERM_ALIAS, "[katanga]", "[katanga\xa0]", "[katanga]"),
    Mending(Code.TERM_ALIAS, "publisher: reuters", "publisher: Reuters", "publisher: reuters"),
    key(Code.TERM_ALIAS, "tags: [quota]", "tags: [export-quota]"),
    Mending(
        Code.TERM_ALIAS,
        "reliability: A\n",
        "reliability: A\nsame_as: [actors/ARECOMS]\n",
        "reliability: A\nsame_as: [actors/arecoms]\n",
        PUBLISHER,
        (Change(ACTOR, "kind:", "same_as: [publishers/reuters]\nkind:"),),
    ),
    key(Code.SLUG_WRONG, "tags: [Mining Rights]", "tags: [mining-rights]"),
    key(Code.SLUG_WRONG, "tags: [mining_rights]", "tags: [mining-rights]"),
    Mending(Code.SLUG_WRONG, "id: cap-binds", "id: Cap_Binds", "id: cap-binds"),
    Mending(
        Code.CUT_BY_COLON,
        "title: Congo caps cobalt exports\n",
        "title: Congo: caps cobalt exports  # a note\n",
        "title: 'Congo: caps cobalt exports'  # a note\n",
    ),
    Mending(
        Code.CUT_BY_COLON,
        "title: Congo caps cobalt exports\n",
        "title: Congo's cap: what it's for \n",
        "title: 'Congo''s cap: what it''s for' \n",
    ),
    Mending(
        Code.CUT_BY_COLON,
        "    because: One report says so.\n",
        "    because: One report: it says so.\n",
        "    because: 'One report: it says so.'\n",
    ),
    key(
        Code.CUT_BY_COLON,
        "gaps:\n  - What left the country: no total was found.",
        "gaps:\n  - 'What left the country: no total was found.'",
    ),
    key(
        Code.CUT_BY_COLON,
        "gaps:\n  - What left the country: no total\n      was found.",
        "gaps:\n  - 'What left the country: no total\n      was found.'",
    ),
    key(
        Code.CUT_BY_COLON,
        "gaps:\n  - Output: one source has another figure.",
        "gaps:\n  - 'Output: one source has another figure.'",
    ),
    key(
        Code.CUT_BY_COLON,
        "gaps:\n  - What left: how much: no total.",
        "gaps:\n  - 'What left: how much: no total.'",
    ),
    key(Code.CUT_BY_HASH, "gaps:\n  - Decision #004", "gaps:\n  - 'Decision #004'"),
    key(
        Code.CUT_BY_HASH,
        "x_note: Decision #4, and one report.  # seen",
        "x_note: 'Decision #4, and one report.'  # seen",
    ),
    Mending(
        Code.CUT_BY_COMMA,
        "kind: public-body\n",
        "kind: public-body\naliases: [{name: ARECOMS, the regulator}]\n",
        "kind: public-body\naliases: [{name: 'ARECOMS, the regulator'}]\n",
        ACTOR,
    ),
    Mending(Code.BYTE_ORDER_MARK, "---\ntitle", "\ufeff---\ntitle", "---\ntitle"),
    Mending(Code.CARRIAGE_RETURN, "binds.\n", "binds.\r\n", "binds.\n"),
    Mending(Code.FRONT_MATTER_DOTS, "---\n\n## What", "...\n\n## What", "---\n\n## What"),
    Mending(Code.CHARACTER_FORBIDDEN, "Katanga", "Kat\u200banga", "Katanga", REGION),
    Mending(Code.CHARACTER_FORBIDDEN, "Congo caps", "Congo\ufeff caps", "Congo caps"),
    key(Code.CHARACTER_FORBIDDEN, "x_note: [{a: 'b\u200b'}]", "x_note: [{a: 'b'}]"),
    Mending(Code.KEY_UNKNOWN, "title: Congo", "Title: Congo", "title: Congo"),
    Mending(Code.KEY_UNKNOWN, "interests:", "interests\xa0:", "interests:"),
    Mending(Code.KEY_UNKNOWN, "confidence:", "con\u200bfidence:", "confidence:"),
    Mending(Code.CHOICE_UNKNOWN, "confidence: low", "confidence: medium", "confidence: moderate"),
    Mending(Code.CHOICE_UNKNOWN, "confidence: low", "confidence: 'Low'", "confidence: 'low'"),
    Mending(Code.CHOICE_UNKNOWN, "public-body", "Public-Body", "public-body", ACTOR),
    key(Code.CHOICE_UNKNOWN, "tlp: TLP:WHITE", "tlp: TLP:CLEAR"),
    Mending(Code.VALUE_SHAPE, "authors: [desk]", "authors: desk", "authors: [desk]"),
)


LEFT = (
    ("a guess", "[arecoms]", "[arecom]"),
    ("a guess at a key", "title: Congo", "titel: Congo"),
    ("a guess at a choice", "confidence: low", "confidence: lwo"),
    ("a term that is named already", "[arecoms]", "[arecoms, ARECOMS]"),
    ("a comment as likely as a number", "because: One", "because: All # of them. One"),
    ("a comment behind a colon", "title: Congo caps", "title: Congo: caps # or so"),
    ("a list as likely as a text", "[desk]", "[desk, and what of it]"),
    ("several texts", "authors: [desk]", "authors: Ada and Bo"),
    ("a text of two lines", "title: Congo caps", "title: Congo: caps\n  all"),
    ("a further line of a text", "title: Congo caps", "title: Congo\n  caps: it"),
    ("two keys", "judgements:\n", "gaps:\n  - Out of it: a\n    b: c\njudgements:\n"),
    ("another end below", "---\n\n## What", "...\n---\n\n## What"),
    ("dots before words", "---\n\n## What", "... or so\n\n## What"),
    ("dots below prose", "---\n\n## What", "\nWords\n...\n\n## What"),
    ("what is hostile", "Congo caps", "Congo\u202e caps"),
    ("prose", "binds.\n", "binds: <b>it</b>\u200b.\n"),
)
"""What is left to its author, and why."""


def mend(archive: Loaded, root: Path) -> dict[str, Mended]:
    """What is mended of *archive*; written, as the command does."""
    found = {each.path: each for each in mended_files(archive, root, archive.problems)}
    for path, each in found.items():
        (root / path).write_bytes(each.after)
    return found


@pytest.mark.parametrize("case", MENDINGS, ids=str)
def test_what_has_one_right_answer_is_mended(case: Mending, tmp_path: Path) -> None:
    before = loaded(tmp_path, *FURTHER, *case.also, Change(case.path, case.old, case.wrong))
    assert case.code in {problem.code for problem in before.problems}
    assert set(mend(before, tmp_path)) == {case.path}

    right = changed(*FURTHER, *case.also, Change(case.path, case.old, case.right))
    assert {path: (tmp_path / path).read_bytes() for path in right} == right
    after = loaded(tmp_path, *FURTHER, *case.also, Change(case.path, case.old, case.right))
    assert after.problems == ()


@pytest.mark.parametrize(("why", "old", "wrong"), LEFT, ids=[why for why, *_ in LEFT])
def test_what_has_several_is_left(why: str, old: str, wrong: str, tmp_path: Path) -> None:
    before = loaded(tmp_path, *FURTHER, Change(BRIEFING, old, wrong))

    assert before.problems
    assert mend(before, tmp_path) == {}


def test_a_name_of_two_terms_is_left(tmp_path: Path) -> None:
    shared = "aliases: [{name: The miner, ambiguous: true}]"
    first = Change(ACTOR, "kind:", f"{shared}\nkind:")
    second = Change("docs/actors/cmoc.md", "", CMOC.replace("aliases: [洛阳钼业]", shared))
    before = loaded(tmp_path, first, second, Change(BRIEFING, "[arecoms]", "[The miner]"))

    assert [problem.code for problem in before.problems] == [Code.TERM_ALIAS]
    assert mend(before, tmp_path) == {}


def test_an_id_that_the_text_cites_is_left(tmp_path: Path) -> None:
    """The text would lead nowhere."""
    cited = Change(BRIEFING, "[^reuters-oct]", "[^Reuters_Oct]")
    before = loaded(tmp_path, Change(BRIEFING, "id: reuters-oct", "id: Reuters_Oct"), cited)

    assert before.problems
    assert mend(before, tmp_path) == {}


def test_what_would_show_another_problem_is_left(tmp_path: Path) -> None:
    """The figure would stand among no facts."""
    cut = Change(BRIEFING, "because: One report", "because: Decision #4, and one report")
    before = loaded(tmp_path, cut)

    assert [problem.code for problem in before.problems] == [Code.CUT_BY_HASH]
    assert mend(before, tmp_path) == {}


def test_everything_in_one_file_is_mended_at_once(tmp_path: Path) -> None:
    """Also where YAML stops at the first fault and so hides the others."""
    cut = Change(BRIEFING, "title: Congo caps", "title: Congo: caps")
    cut_too = Change(BRIEFING, "because: One report", "because: One report: it")
    before = loaded(
        tmp_path,
        *(cut, cut_too),
        Change(BRIEFING, "[arecoms]", "[ARECOMS]"),
        Change(BRIEFING, "authors: [desk]", "authors: desk"),
        Change(BRIEFING, "interests:", "Interests:"),
        Change(BRIEFING, "confidence: low", "confidence: medium"),
        Change(BRIEFING, "---\n\n## What", "---\r\n\r\n## What"),
        Change(BRIEFING, "---\ntitle", "\ufeff---\ntitle"),
    )
    assert len(before.problems) == 3
    assert len(mend(before, tmp_path)[BRIEFING].problems) == 8

    right = FILES[BRIEFING].replace("confidence: low", "confidence: moderate")
    right = right.replace("title: Congo caps cobalt exports", "title: 'Congo: caps cobalt exports'")
    right = right.replace("because: One report says so.", "because: 'One report: it says so.'")
    assert (tmp_path / BRIEFING).read_bytes() == right.encode()


def tried(*edits: tuple[str, str], until: str, content: str = FILES[BRIEFING]) -> str:
    """The briefing, or *content*, after mends, each of which writes its second text for its first.

    Each has a problem, which is told until *until* stands in the file.
    """

    def judge(data: bytes) -> tuple[Problem, ...]:
        text = data.decode()
        found = [(old, text.find(old), new) for old, new in edits if until not in text]
        return tuple(
            Problem(
                *(Code.TERM_ALIAS, BRIEFING, Place(), old, ""),
                Mend(at, at + len(old), new) if at >= 0 else None,
            )
            for old, at, new in found
        )

    return mended(BRIEFING, content.encode(), judge).after.decode()


def test_a_mend_that_takes_its_problem_away_is_kept() -> None:
    right = FILES[BRIEFING].replace("[arecoms]", "[cmoc]")

    assert tried(("arecoms", "cmoc"), until="cmoc") == right


@pytest.mark.parametrize(
    ("old", "new", "until"),
    [
        pytest.param("arecoms", "cmoc", "\0", id="its problem stays"),
        pytest.param("We think", "They think", "They", id="it is prose"),
        pytest.param("---\n\n## What", "---\n\n\n## What", "\n\n\n", id="it moves the text"),
        pytest.param("none\n", "none\n---\n", "none\n---", id="it makes text of front matter"),
        pytest.param("none\n", "'none\n", "'none", id="nothing is left to read"),
        pytest.param("[arecoms]", '"', '"', id="it swallows what follows"),
        pytest.param("desk]", "desk", "[desk\n", id="it leaves a list open"),
        pytest.param("interests:", "# interests:", "# i", id="it loses another value"),
    ],
)
def test_a_mend_that_does_more_or_less_is_not_kept(old: str, new: str, until: str) -> None:
    assert tried((old, new), until=until) == FILES[BRIEFING]


def test_a_mend_of_prose_is_not_kept_where_front_matter_cannot_be_read() -> None:
    """Nor where the text begins nobody knows before."""
    content = FILES[BRIEFING].replace("[desk]", "[desk")

    both = ("[desk\n", "[desk]\n"), ("We think", "They think")
    assert tried(*both, until="They", content=content) == content
    assert tried(both[0], until="[desk]", content=content) == FILES[BRIEFING]


def test_of_mends_that_touch_one_is_kept() -> None:
    right = FILES[BRIEFING].replace("[arecoms]", "[cmoc]")

    assert tried(("[arecoms]", "[cmoc]"), ("arecoms", "cmoc-group"), until="cmoc") in (
        right,
        FILES[BRIEFING].replace("arecoms", "cmoc-group"),
    )
