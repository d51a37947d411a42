"""The pages of the method are true: they quote our briefings, and their slips are slips."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from watchfloor.loading import load

from .archives import BRIEFING, TODAY, Change, loaded

ROOT = Path(__file__).parent.parent
METHOD = sorted((ROOT / "docs/about/method").glob("*.md"))
EXAMPLES = "## In this archive\n"

_BRIEFING = re.compile(r"\]\(\.\./\.\./(briefings/\d{4}/[\w-]+\.md)#")
_SLIP = re.compile(r"^\| (.+) \| (.+) \| \[`([\w-]+)`\]\(\S+\) \|$", re.MULTILINE)
_COUNT = re.compile(r"^\| \[.+(briefings/\S+\.md)#sources\) \| (\d+) \| (\d+) \|$", re.MULTILINE)
_FOOTNOTES = re.compile(r"\[\^[^\]]+\]")


def plain(text: str) -> str:
    """*text* on one line, without footnotes."""
    return " ".join(_FOOTNOTES.sub("", text).split())


def quotations() -> Iterator[tuple[str, str, str]]:
    """Each paragraph that a page of the method quotes: the page, the words, and the briefing."""
    for page in METHOD:
        for quoted in re.findall(r"(?:^>.*\n)+", page.read_text("utf-8"), re.MULTILINE):
            *words, source = re.sub("^> ?", "", quoted, flags=re.MULTILINE).split("\n\n")
            (path,) = _BRIEFING.findall(source)
            yield from ((page.stem, plain(each), path) for each in words)


def slips() -> Iterator[tuple[str, str, str, str]]:
    """Each row of slips whose problem the check finds: the page, wrong, right, and the code."""
    for page in METHOD:
        for wrong, right, code in _SLIP.findall(page.read_text("utf-8")):
            yield page.stem, wrong.replace("`", ""), right.replace("`", ""), code


@pytest.mark.parametrize(("page", "words", "path"), list(quotations()))
def test_what_is_quoted_stands_in_the_briefing(page: str, words: str, path: str) -> None:
    assert words in plain((ROOT / path).read_text("utf-8"))


def test_every_page_has_examples() -> None:
    assert {page for page, _, _ in quotations()} == {page.stem for page in METHOD}


@pytest.mark.parametrize("page", METHOD, ids=lambda page: page.stem)
def test_an_archive_of_somebodys_own_loses_one_section(page: Path) -> None:
    """Without it a page of the method names no briefing of ours."""
    before, _, rest = page.read_text("utf-8").partition(EXAMPLES)
    after = rest.partition("\n## ")[2]

    assert after
    assert "briefings/" not in before + after


@pytest.mark.parametrize(("page", "wrong", "right", "code"), list(slips()))
def test_a_slip_has_the_problem_it_names(
    tmp_path: Path, page: str, wrong: str, right: str, code: str
) -> None:
    def codes(name: str, text: str) -> set[str]:
        if page == "facts":
            change = Change(BRIEFING, "\n## Assessment", f"- {text}\n\n## Assessment")
        else:
            change = Change(BRIEFING, "cap binds.\n", f"cap binds.\n\n{text}\n")
        return {problem.code.value for problem in loaded(tmp_path / name, change).problems}

    assert codes("wrong", wrong) == {code}
    assert codes("right", right) == set()


def test_slips_of_facts_likelihood_and_confidence_are_tried() -> None:
    assert {page for page, *_ in slips()} == {"facts", "judgement", "likelihood", "confidence"}


def test_pages_and_origins_are_counted_right() -> None:
    found = load(ROOT, TODAY)
    counts = _COUNT.findall((ROOT / "docs/about/method/grading.md").read_text("utf-8"))

    assert counts
    for path, pages, origins in counts:
        briefing = found.archive.get(Path(path).stem)
        assert briefing
        ids = list(found.documents[path].each("sources", None, "id"))
        assert (int(pages), int(origins)) == (len(ids), len(briefing.origins))
