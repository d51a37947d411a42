"""Terms, their hierarchy, and the world they may add to."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor.document import Document, read
from watchfloor.vocabulary import Term, Vocabulary, world
from watchfloor.vocabulary.matter import MODELS, Actor, Region

WORLD = world.regions(files("watchfloor.vocabulary").joinpath("regions.json").read_text("utf-8"))

PLACES = Vocabulary(
    [
        Term("regions", "world", "World"),
        Term("regions", "africa", "Africa", parents=("world",)),
        Term("regions", "middle-africa", "Middle Africa", parents=("africa",)),
        Term("regions", "congo-dr", "Congo", parents=("middle-africa",)),
        Term("regions", "katanga", "Katanga", parents=("congo-dr",)),
        Term("regions", "sadc", "SADC", members=("congo-dr", "zambia")),
        Term("themes", "katanga", "A theme that happens to be called so"),
    ]
)


def page(front: str, body: str = "") -> Document:
    document, problems = read("docs/x/y.md", f"---\n{front}\n---\n{body}".encode())
    assert problems == []
    assert document is not None
    return document


def test_wider_terms_come_the_nearest_first() -> None:
    """What a term names, then the groupings that name it, level by level."""
    assert PLACES.parents("regions", "congo-dr") == ("middle-africa", "sadc")
    assert PLACES.ancestors("regions", "katanga") == (
        "congo-dr",
        "middle-africa",
        "sadc",
        "africa",
        "world",
    )


def test_wider_terms_of_two_ways_come_level_by_level() -> None:
    """However far the first way leads."""
    above = {"a": ("b", "c"), "b": ("d",), "c": ("e",), "d": ("f",), "e": ()}
    vocabulary = Vocabulary(Term("t", name, name, parents=up) for name, up in above.items())

    assert vocabulary.ancestors("t", "a") == ("b", "c", "d", "e", "f")


@pytest.mark.parametrize("identity", ["world", "sadc", "nowhere"])
def test_a_term_without_wider_ones_has_none(identity: str) -> None:
    """A grouping does not belong to its members' continent, and what is unknown to nothing."""
    assert PLACES.ancestors("regions", identity) == ()


def test_axes_do_not_mix() -> None:
    """One id may stand on two axes."""
    assert PLACES.ancestors("themes", "katanga") == ()
    assert [term.axis for term in PLACES if term.id == "katanga"] == ["regions", "themes"]
    assert dict(PLACES.on("nothing")) == {}
    assert PLACES.get("nothing", "katanga") is None


NODES = st.sampled_from("abcdef")
GRAPH = st.dictionaries(
    NODES, st.tuples(st.lists(NODES, max_size=3), st.lists(NODES, max_size=3)), max_size=6
)


@given(GRAPH, NODES)
@settings(deadline=None)
def test_circles_are_walked_once(graph: dict[str, tuple[list[str], list[str]]], start: str) -> None:
    """Wider terms are all that can be reached upward, each once, the term itself never."""
    vocabulary = Vocabulary(
        Term("t", name, name, parents=tuple(up), members=tuple(down))
        for name, (up, down) in graph.items()
    )
    above = {name: set(up) for name, (up, _) in graph.items()}
    for name, (_, down) in graph.items():
        for member in down:
            above.setdefault(member, set()).add(name)
    reached = set(above.get(start, ()))
    while more := set().union(*(above.get(name, set()) for name in reached)) - reached:
        reached |= more

    found = vocabulary.ancestors("t", start)
    assert len(found) == len(set(found))
    assert set(found) == reached - {start}


def test_a_later_term_takes_the_place_of_an_earlier() -> None:
    """So a page adds to the world's own list."""
    vocabulary = Vocabulary([Term("t", "a", "Old"), Term("t", "a", "New")])

    assert [term.name for term in vocabulary] == ["New"]


def test_a_page_adds_to_what_the_world_knows() -> None:
    """Its name is the one shown; the world's names still lead there."""
    known = {
        "congo-dr": Term(
            "regions", "congo-dr", "Congo (DRC)", parents=("africa",), aliases=("DRC",), iso="CD"
        )
    }
    matter = Region.model_validate(
        {
            "name": "Congo-Kinshasa",
            "summary": "The country between the Great Lakes and the sea.",
            "kind": "country",
            "part_of": [],
            "aliases": ["RDC", {"name": "Congo", "ambiguous": "true"}],
            "names": [{"name": "Zaire", "until": "1997"}],
            "members": ["katanga"],
        }
    )
    document = page("name: Congo-Kinshasa", "<!-- nothing yet -->\n")

    term = Term.of("regions", "congo-dr", document, matter, known)

    assert list(term.spellings) == ["Congo-Kinshasa", "RDC", "Congo", "Congo (DRC)", "DRC", "Zaire"]
    assert (term.parents, term.members, term.iso) == (("africa",), ("katanga",), "CD")
    assert term.ambiguous == {"Congo"}
    assert not term.has_profile
    assert term.without_page_text().name == "Congo-Kinshasa"
    assert list(term.without_page_text().spellings)[:1] == ["Congo-Kinshasa"]
    assert term.without_page_text().summary == ""


@pytest.mark.parametrize(
    ("front", "name"),
    [
        ("name: CMOC", "CMOC"),
        ("name: >-\n  CMOC\n  Group", "CMOC Group"),
        ("name: <b>CMOC</b>", "cmoc"),
        ("name: [CMOC]", "cmoc"),
        ("nam: CMOC", "cmoc"),
        ("name: ''", "cmoc"),
    ],
)
def test_a_page_with_an_error_still_has_a_safe_name(front: str, name: str) -> None:
    """Briefings may name the term while its page is mended."""
    term = Term.of("actors", "cmoc", page(front), None, {})

    assert (term.name, term.summary, term.path, term.matter) == (name, "", "docs/x/y.md", None)


def test_a_page_with_prose_is_a_profile() -> None:
    """Front matter alone is none."""
    matter = Actor.model_validate(
        {"name": "CMOC", "summary": "A Chinese miner of cobalt.", "kind": "company"}
    )

    assert Term.of("actors", "cmoc", page("name: CMOC", "It mines.\n"), matter, {}).has_profile
    assert not Term.of("actors", "cmoc", page("name: CMOC", " \n"), matter, {}).has_profile


def test_every_kind_of_term_knows_its_wider_terms_by_its_own_key() -> None:
    """Actors and regions are part of others, subjects have broader ones, publishers neither."""
    common = {"name": "Name", "summary": "What it is, in one sentence."}
    own: dict[str, dict[str, object]] = {
        "actor": {"kind": "company", "part_of": ["wider"]},
        "region": {"kind": "area", "part_of": ["wider"]},
        "subject": {"definition": "What belongs.", "broader": ["wider"]},
        "publisher": {"reliability": "B", "because": "It names its sources."},
    }

    parents = {
        kind: model.model_validate(common | own[kind]).parents for kind, model in MODELS.items()
    }

    wider = ("wider",)
    assert parents == {"actor": wider, "region": wider, "subject": wider, "publisher": ()}


def test_every_region_of_the_world_lies_in_the_world() -> None:
    """And each parent is a region of the list too."""
    vocabulary = Vocabulary(WORLD.values())

    for identity, region in WORLD.items():
        assert (region.axis, region.id) == ("regions", identity)
        assert set(region.parents) <= WORLD.keys()
        assert identity == "world" or vocabulary.ancestors("regions", identity)[-1] == "world"


@pytest.mark.parametrize(
    ("identity", "iso", "way"),
    [
        ("norway", "NO", ("northern-europe", "europe", "world")),
        ("china", "CN", ("eastern-asia", "asia", "world")),
    ],
)
def test_countries_stand_in_their_un_groups(identity: str, iso: str, way: tuple[str, ...]) -> None:
    """By the English slug a contributor would guess."""
    assert WORLD[identity].iso == iso
    assert Vocabulary(WORLD.values()).ancestors("regions", identity) == way


def test_a_region_need_not_have_a_code() -> None:
    """A group of countries has no ISO code."""
    source = json.dumps({"x": {"name": "X", "parents": [], "aliases": ["Ex"]}})

    assert world.regions(source) == {"x": Term("regions", "x", "X", aliases=("Ex",))}


def test_a_misspelt_id_has_a_nearest_one() -> None:
    """As a hint; what is like nothing has none."""
    assert "`katanga`" in PLACES.nearest("regions", "katnga")
    assert PLACES.nearest("regions", "zzzz") == ""
