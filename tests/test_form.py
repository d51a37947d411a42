"""The form of a new briefing as it is built: made of the models, to the last key and code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from watchfloor import urls
from watchfloor.briefing import UpdateMatter, briefing_model
from watchfloor.checking import read_settings
from watchfloor.desk.drafting import LONGEST
from watchfloor.loading import load
from watchfloor.problem import Code
from watchfloor.publishing import form
from watchfloor.publishing.fields import Field, fields
from watchfloor.settings import BUILT_IN
from watchfloor.tradecraft import Likelihood, Tlp

from . import sites
from .archives import BRIEFING, SETTINGS, TODAY, UPDATE, Change, changed, written

AXES = {axis.key: axis for axis in BUILT_IN}
DESK = sites.ROOT / "hooks/watchfloor/theme/assets/desk"
CONTACT = Change(SETTINGS, "repository", 'contact = "errors+wf@cobalt.example"\nrepository')
GITHUB = Change(SETTINGS, "https://git.example/cobalt", "https://github.com/desk/cobalt")
TITLE = Change(BRIEFING, "title: Congo caps cobalt exports", "title: \"A % & more: 'x' + «ü»?\"")
AT = "briefings/2025/2025-10-16-cobalt-cap/"


def asked(root: Path, *changes: Change) -> dict[str, form.Asked]:
    """The fields of the form of the tiny archive, changed, by their keys."""
    data = form.page(load(written(root, changed(*changes)), TODAY).archive).data
    names = ("event", "groups", "sources", "judgement", "ahead", "more")
    return {each.field.key: each for name in names for each in data[name]}


def test_every_code_is_known_prevented_elsewhere_or_named() -> None:
    """So that nobody takes a form without a complaint for a check."""
    parts = (form.CHECKED, form.PREVENTED, form.ELSEWHERE, frozenset(form.UNSEEN))

    assert frozenset().union(*parts) == frozenset(Code)
    assert sum(map(len, parts)) == len(Code)


def test_the_page_names_every_code_that_it_cannot_see(tiny_site: Path) -> None:
    html = sites.read(tiny_site, urls.NEW)
    named = re.findall(r'href="[./]+contribute/problems/#([\w-]+)"><code>\1</code>', html)

    assert named == list(form.UNSEEN)
    assert "figure-unsupported" in named


def test_the_scripts_tell_the_codes_they_are_said_to_tell() -> None:
    """And no other, so that each has its explanation."""
    scripts = "".join(path.read_text("utf-8") for path in DESK.glob("*.js"))
    told = {word for word in re.findall(r'"([a-z-]+)"', scripts) if word in set(Code)}

    assert told == form.CHECKED


def test_every_key_is_a_field_or_left_out_for_a_reason(tmp_path: Path) -> None:
    model = briefing_model(BUILT_IN)
    wanted = (model.model_fields.keys() | UpdateMatter.model_fields.keys()) - {"extras"}
    found = asked(tmp_path)

    assert found.keys() == wanted - form.LEFT_OUT - {"tlp"}
    assert found["interests"].forms == ("update", "briefing")
    assert found["interests"].required == ("briefing",)
    assert found["updates"].forms == ("update",)


def _flat(found: Iterator[Field]) -> Iterator[Field]:
    for each in found:
        yield each
        yield from _flat(iter(each.fields))


def test_a_field_is_held_to_what_its_model_says() -> None:
    found = {each.key: each for each in fields(briefing_model(BUILT_IN), AXES)}
    inner = {each.key: each for each in found["judgements"].fields}

    assert (found["title"].low, found["title"].high, found["title"].widget) == (3, 160, "line")
    assert (found["summary"].widget, found["event_date"].rule) == ("prose", "span")
    assert (found["highlights"].least, found["highlights"].most) == (2, 4)
    assert (found["judgements"].most, found["judgements"].singular) == (3, "Judgement")
    assert (found["actors"].widget, found["actors"].axis) == ("terms", "actors")
    assert found["as_of"].help == "The newest information used."
    meanings = {choice.value: choice.meaning for choice in inner["likelihood"].choices}
    assert meanings == {each.value: each.meaning for each in Likelihood}
    rules = {each.rule for each in _flat(iter(found.values()))}
    assert rules == {"text", "slug", "briefing", "language", "span", "day", "url"}


@pytest.mark.parametrize(
    ("highest", "words"),
    [("TLP:CLEAR", None), ("TLP:GREEN", ["TLP:CLEAR", "TLP:GREEN"]), ("TLP:RED", list(Tlp))],
)
def test_no_marking_is_offered_that_must_not_be_published(
    tmp_path: Path, highest: str, words: list[str] | None
) -> None:
    setting = Change(SETTINGS, "repository", f'publish_max_tlp = "{highest}"\nrepository')
    found = asked(tmp_path, setting).get("tlp")

    assert (found and [choice.value for choice in found.field.choices]) == words


def test_an_axis_of_the_archive_is_a_field(tmp_path: Path) -> None:
    axis = "\n[[tool.watchfloor.axes]]\nkey = 'minerals'\nlabel = 'Minerals'\nsingular = 'mineral'"
    last = 'repository = "https://git.example/cobalt"\n'
    more = Change(SETTINGS, last, f"{last}{axis}\nrequired = true\nhierarchical = true\n")
    found = asked(tmp_path, more)["minerals"]

    assert (found.field.label, found.field.widget) == ("Minerals", "terms")
    assert found.required == ("briefing",)


def test_the_file_has_the_order_of_the_guide(tmp_path: Path) -> None:
    """What is always asked first, what is rarely given last."""
    archive = load(written(tmp_path, changed()), TODAY).archive
    order = form.page(archive).data["order"]

    assert order[:4] == ["updates", "title", "summary", "event_date"]
    assert order.index("interests") < order.index("actors") < order.index("judgements")
    assert order.index("sources") < order.index("gaps")


def test_the_scripts_count_as_the_command_does() -> None:
    naming = (DESK / "naming.js").read_text("utf-8")

    assert f"LONGEST_SLUG = {urls.LONGEST_SLUG};" in naming
    assert f"LONGEST = {LONGEST};" in naming


def test_only_the_form_names_its_scripts(tiny_site: Path) -> None:
    html = sites.pages(tiny_site)
    named = {path for path, text in html.items() if "assets/desk" in text}

    assert named == {"contribute/new/index.html"}
    preloaded = set(re.findall(r"assets/desk/(\w+\.js)", html["contribute/new/index.html"]))
    assert preloaded == {path.name for path in DESK.glob("*.js")}


def ways(site: Path, address: str = AT) -> dict[str, str]:
    """What the page of a briefing offers to mend it, by its words."""
    html = sites.read(site, address)
    line = html[html.index("<dt>Mend it</dt>") :].partition("</dd>")[0]
    found = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', line)
    return {words: address.replace("&amp;", "&") for address, words in found}


def test_a_reader_without_an_account_writes_a_letter(tmp_path: Path) -> None:
    """The title and the address are in it, whatever signs they have."""
    found = ways(sites.site(tmp_path, CONTACT, TITLE))
    letter = urlsplit(found["Report an error by mail"])
    said = parse_qs(letter.query, strict_parsing=True)

    assert (letter.scheme, unquote(letter.path)) == ("mailto", "errors+wf@cobalt.example")
    assert said["subject"] == ["Error: A % & more: 'x' + «ü»?"]
    assert said["body"][0].startswith(f"The page: {sites.ADDRESS}{AT}\r\n\r\n")
    assert "+" not in letter.query  # which a letter would show
    assert found.keys() == {"Edit this briefing", "Write an update", "Report an error by mail"}


def test_on_github_an_issue_is_begun(tmp_path: Path) -> None:
    found = ways(sites.site(tmp_path, CONTACT, GITHUB))
    issue = urlsplit(found["Report an error on GitHub"])

    assert issue.path == "/desk/cobalt/issues/new"
    assert parse_qs(issue.query) == {
        "template": ["error.yml"],
        "title": ["Error: Congo caps cobalt exports"],
        "page": [sites.ADDRESS + AT],
    }
    assert "Report an error by mail" in found


def test_without_either_there_is_no_such_link(tiny_site: Path) -> None:
    """And an update has no update."""
    assert ways(tiny_site).keys() == {"Edit this briefing", "Write an update"}
    update = UPDATE.removesuffix(".md") + "/"
    assert ways(tiny_site, update).keys() == {"Edit this briefing"}


@pytest.mark.parametrize(
    ("contact", "is_right"),
    [
        ("errors@example.org", True),
        ("a.b+c@x.example.org", True),
        ("example.org", False),
        ("errors@example", False),
        ("two@example.org, three@example.org", False),
        ("errors@example.org?cc=x@y.example", False),
    ],
)
def test_a_contact_is_an_e_mail_address(contact: str, is_right: bool) -> None:
    text = changed(Change(SETTINGS, "repository", f'contact = "{contact}"\nrepository'))[SETTINGS]
    settings, problems = read_settings(text)

    assert [each.code for each in problems] == ([] if is_right else [Code.IDENTIFIER_WRONG])
    assert settings.contact == (contact if is_right else None)
