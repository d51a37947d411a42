"""The page on which a briefing is begun without git: a form made of the models of front matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from .. import urls
from ..archive import Archive
from ..briefing import UpdateMatter, briefing_model
from ..briefing.keys import order
from ..briefing.outline import outline
from ..problem import Code
from ..settings import Settings
from ..tradecraft import Tlp
from ..values import Value
from ..wording import LANGUAGES
from .digests import Digests
from .fields import Choice, Field, fields
from .page import Data, Page

CITED = "name"
"""What a source is called where none is yet."""

CHECKED = frozenset(
    {
        *(Code.VALUE_EMPTY, Code.VALUE_LENGTH, Code.VALUE_COUNT, Code.VALUE_REPEATED),
        *(Code.CHARACTER_FORBIDDEN, Code.SLUG_WRONG, Code.LANGUAGE_WRONG, Code.URL_WRONG),
        *(Code.DATE_WRONG, Code.DATE_YEARLESS, Code.DATE_ORDER, Code.DATE_FUTURE),
        *(Code.TERM_UNKNOWN, Code.BRIEFING_UNKNOWN, Code.ID_TAKEN, Code.ID_DATE),
        *(Code.SOURCE_UNKNOWN, Code.SOURCE_UNUSED, Code.SECTION_MISSING),
    }
)
"""Problems that the form tells while one writes, as far as it can see them."""

PREVENTED = frozenset(
    {
        *(Code.FILE_NAME, Code.FILE_PLACE, Code.FILE_EMPTY, Code.NOT_UTF8, Code.BYTE_ORDER_MARK),
        *(Code.CARRIAGE_RETURN, Code.FRONT_MATTER_MISSING, Code.FRONT_MATTER_UNCLOSED),
        *(Code.FRONT_MATTER_DOTS, Code.FRONT_MATTER_SHAPE, Code.YAML_SYNTAX, Code.YAML_TAB),
        *(Code.YAML_ANCHOR, Code.YAML_TAG, Code.KEY_REPEATED, Code.KEY_UNKNOWN, Code.KEY_MISSING),
        *(Code.CUT_BY_COLON, Code.CUT_BY_COMMA, Code.CUT_BY_HASH, Code.VALUE_SHAPE),
        *(Code.CHOICE_UNKNOWN, Code.TLP_TOO_HIGH, Code.TERM_ALIAS, Code.SECTION_REPEATED),
    }
)
"""Problems that a file which the form writes does not have."""

ELSEWHERE = frozenset(
    {
        *(Code.FILE_STRAY, Code.FILE_LINK, Code.FILE_UNREADABLE, Code.IDENTIFIER_WRONG),
        *(Code.COORDINATES_WRONG, Code.NAME_CLASH, Code.TERM_CIRCULAR, Code.SAME_AS_ONE_SIDED),
        *(Code.SETTING_MISSING, Code.SITE_URL_MISSING, Code.THEME_UNSAFE),
    }
)
"""Problems of other files than briefings."""

UNSEEN = tuple(code for code in Code if code not in CHECKED | PREVENTED | ELSEWHERE)
"""What only the check can see, in the order of all codes."""

LEFT_OUT = frozenset({"kind", "changes", "former_ids", "resolved"})
"""What comes into a briefing later, or is chosen otherwise."""

EVENT = (
    *("updates", "title", "summary", "event_date", "as_of", "published"),
    *("authors", "interests", "stage"),
)
SOURCES = ("sources",)
JUDGEMENT = ("judgements", "gaps")
AHEAD = ("forecasts", "quoted_forecasts", "watch")


@dataclass(frozen=True, slots=True)
class Asked:
    """A field with the forms that have it, the full one and the short one."""

    field: Field
    forms: tuple[str, ...]
    required: tuple[str, ...]
    """The forms in which it must be filled."""


def page(archive: Archive) -> Page:
    """The page itself; without scripts it leads to the guide."""
    return Page(
        url=urls.NEW,
        kind="form",
        title="New briefing",
        description=f"Write a briefing or an update for {archive.settings.name} in a form.",
        make=partial(_data, archive.settings),
        ground=_nothing,
        is_searched=False,
        is_indexed=False,
        is_wide=True,
    )


def _nothing(_: Digests) -> None:
    """It is made of the settings alone."""


def _data(settings: Settings) -> Data:
    asked = {each.field.key: each for each in _asked(settings)}
    groups = [axis.key for axis in settings.axes]
    placed = {*EVENT, *groups, *SOURCES, *JUDGEMENT, *AHEAD}
    parts = list(outline(LANGUAGES[settings.language], CITED))
    facts = LANGUAGES[settings.language].headings[:2]
    return {
        "event": [asked[key] for key in EVENT],
        "groups": [asked[key] for key in groups],
        "sources": [asked[key] for key in SOURCES],
        "judgement": [asked[key] for key in JUDGEMENT],
        "ahead": [asked[key] for key in AHEAD],
        "more": [each for key, each in asked.items() if key not in placed],
        "facts": [part for part in parts if part.title in facts],
        "views": [part for part in parts if part.title not in facts],
        "order": sorted(asked, key=lambda key: (not asked[key].field.is_offered, order(key))),
        "unseen": UNSEEN,
        "new_file": new_file(settings),
    }


def new_file(settings: Settings) -> str:
    """Where GitHub begins a new file in the repository; nothing where it is not on GitHub."""
    repository = settings.repository
    return urls.new_file(repository) if urls.is_on_github(repository) else ""


def _asked(settings: Settings) -> Iterator[Asked]:
    """Every field once, with the forms that have it."""
    forms = {
        "update": list(_fields(UpdateMatter, settings)),
        "briefing": list(_fields(briefing_model(settings.axes), settings)),
    }
    known = {field.key: field for found in forms.values() for field in found}
    for key, field in known.items():
        having = {name: each for name, found in forms.items() for each in found if each.key == key}
        required = tuple(name for name, each in having.items() if each.is_required)
        yield Asked(field, tuple(having), required)


def _fields(model: type[Value], settings: Settings) -> Iterator[Field]:
    """The fields of *model* that are asked for; markings only as far as they may be published."""
    highest = settings.publish_max_tlp
    left_out = LEFT_OUT | ({"tlp"} if highest is Tlp.CLEAR else set())
    for field in fields(model, {axis.key: axis for axis in settings.axes}):
        if field.key not in left_out:
            inner = tuple(each for each in field.fields if each.key not in left_out)
            yield replace(field, fields=inner, choices=tuple(_allowed(field, highest)))


def _allowed(field: Field, highest: Tlp) -> Iterator[Choice]:
    for choice in field.choices:
        marking = Tlp.named(choice.value)
        if marking is None or marking.rank <= highest.rank:
            yield choice
