"""Cards of briefings: made once, and right wherever a list of them stands."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from watchfloor.archive import Archive
from watchfloor.briefing import Briefing
from watchfloor.host.composing import LEVEL, Composer
from watchfloor.host.templates import ROOT
from watchfloor.publishing import by_file, pages
from watchfloor.publishing.home import home
from watchfloor.vocabulary import Term

from .made import archive, briefing

TERMS = [Term("actors", "cmoc", "CMOC"), Term("publishers", "reuters", "Reuters")]
MANY = [briefing(f"2025-01-{day:02}-x", actors=["cmoc"]) for day in range(1, 31)]
MANY += [briefing(f"2025-02-{day:02}-x", actors=["cmoc"]) for day in range(1, 21)]
HOUSE = archive(TERMS, *MANY)


def composer(house: Archive, cards: dict[str, str] | None = None) -> Composer:
    made = Composer(house, by_file(pages(house)), "https://example.org/")
    made.take(cards or {})
    return made


def composed(house: Archive, *, by: Composer | None = None) -> dict[str, str]:
    """The inside of every page, the home page's too."""
    by = by or composer(house)
    found = {page.url: by.compose(page).html for page in pages(house)}
    return found | {"": by.fill("home", "", home(house))}


@pytest.mark.parametrize(
    ("url", "way", "level"),
    [
        ("", "./", 3),
        ("briefings/", "../", 2),
        ("briefings/page/1/", "../../../", 2),
        ("actors/cmoc/", "../../", 3),
        ("actors/cmoc/page/1/", "../../../../", 3),
    ],
)
def test_a_card_leads_on_from_wherever_it_stands(url: str, way: str, level: int) -> None:
    """Over the site's root, so under any sub-path too; and has the heading that fits its list."""
    html = composed(HOUSE)[url]
    titles = re.findall(
        r'<h(\d) class="wf-card__title"><a href="(.*?)">About (.*?)</a></h(\d)>', html
    )

    assert titles
    for opened, href, name, closed in titles:
        assert (opened, closed) == (str(level), str(level))
        assert href == f"{way}briefings/2025/{name}/"
    assert f'<li><a href="{way}actors/cmoc/">CMOC</a></li>' in html


def test_cards_that_another_composer_made_are_as_good() -> None:
    """So a worker makes some, and all of them have all."""
    first = composer(HOUSE)
    cards = {each.id: first.card(each) for each in HOUSE.briefings}

    assert composed(HOUSE, by=composer(HOUSE, cards)) == composed(HOUSE)


def test_a_card_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though it stands in four lists."""
    by = composer(HOUSE)
    made: list[str] = []
    fill = by._templates.fill

    def counted(name: str, data: dict[str, object]) -> str:
        made.append(name)
        return fill(name, data)

    monkeypatch.setattr(by._templates, "fill", counted)
    composed(HOUSE, by=by)

    assert made.count("card") == len(MANY)


def _titled(named: Briefing, title: str) -> Briefing:
    return replace(named, matter=named.matter.model_copy(update={"title": title}))


@pytest.mark.parametrize("mark", [ROOT, LEVEL])
def test_a_title_that_holds_a_mark_does_nothing(mark: str) -> None:
    """No check lets one through; it is words, or none, and what follows is escaped as ever."""
    title = f"{mark}\"'><script>x</script>{mark}"
    house = archive(TERMS, _titled(MANY[0], title), *MANY[1:])

    for url, html in composed(house).items():
        assert ROOT not in html, url
        assert "<script" not in html, url
