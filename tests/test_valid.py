"""What the theme writes that HTML does not allow is mended, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from watchfloor.host.valid import Mending

from . import sites
from .archives import BRIEFING

TOGGLE = '<input type="checkbox" id="__drawer" autocomplete="off">'


@pytest.mark.parametrize(
    ("name", "source", "told", "expected"),
    [
        ("base.html", TOGGLE, {}, '<input type="checkbox" id="__drawer">'),
        ("other.html", TOGGLE, {}, TOGGLE),
        ("base.html", '<input type="checkbox" id="else">', {}, '<input type="checkbox" id="else">'),
        ("partials/nav-item.html", '<a tabindex="{{ tabindex }}">', {}, "<a >"),
        (
            "partials/nav-item.html",
            '<a tabindex="{{ tabindex }}">',
            {"tabindex": "0"},
            '<a tabindex="0">',
        ),
        ("partials/toc.html", '<a for="__toc">', {}, '<a for="__toc">'),
        ("partials/toc.html", '<a for="__toc">', {"published": {"kind": "term"}}, "<a >"),
    ],
)
def test_a_template_is_mended_where_it_is_wrong(
    name: str, source: str, told: dict[str, object], expected: str
) -> None:
    environment = Environment(loader=Mending(DictLoader({name: source})), autoescape=True)
    assert environment.get_template(name).render(told) == expected


def test_the_theme_still_has_what_is_mended(tmp_path: Path) -> None:
    """Where it no longer has, a mend may go; the page of a briefing shows all of them."""
    page = f"briefings/2025/{Path(BRIEFING).stem}/index.html"
    html = (sites.site(tmp_path) / page).read_text("utf-8")

    assert 'id="__drawer"' in html
    assert not re.search(r'type="checkbox"[^>]*autocomplete', html)
    assert 'tabindex=""' not in html
    assert 'for="__toc"' not in html
