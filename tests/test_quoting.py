"""How others quote a briefing: a line, BibTeX and RIS."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from watchfloor.publishing.quoting import Quoting, quoting

from .archives import BRIEFING, UPDATE, Change, loaded

ADDRESS = "https://example.org/briefings/2025/2025-10-16-cobalt-cap/"
CORRECTED = Change(
    BRIEFING,
    "sources:\n",
    "changes:\n  - {date: 2025-11-03, kind: correction, what: A unit., why: None.}\nsources:\n",
)


def quoted(root: Path, *changes: Change, path: str = BRIEFING, address: str = ADDRESS) -> Quoting:
    archive = loaded(root, *changes).archive
    return quoting(archive.whole[Path(path).stem], archive.settings, address)


def test_a_briefing_in_each_form(tmp_path: Path) -> None:
    found = quoted(tmp_path)

    assert found.text == f"desk: “Congo caps cobalt exports”. Cobalt, 1 November 2025. {ADDRESS}"
    assert found.bibtex.splitlines() == [
        "@misc{2025-10-16-cobalt-cap,",
        "  author = {{desk}},",
        "  title = {{Congo caps cobalt exports}},",
        "  howpublished = {Cobalt},",
        "  year = {2025},",
        "  month = {11},",
        "  note = {Information up to 24 October 2025. Version of 2025-11-01},",
        f"  url = {{{ADDRESS}}},",
        "}",
    ]
    assert found.ris.split("\n") == [
        "TY  - RPRT",
        "AU  - desk",
        "TI  - Congo caps cobalt exports",
        "PB  - Cobalt",
        "PY  - 2025",
        "DA  - 2025/11/01/",
        "AB  - Cobalt exports restarted on 16 October 2025 under a cap of 18,125 t.",
        "LA  - en",
        f"UR  - {ADDRESS}",
        "ID  - 2025-10-16-cobalt-cap",
        "ER  - ",
    ]


def test_a_changed_briefing_says_when(tmp_path: Path) -> None:
    """Who quotes the version before must be told apart."""
    found = quoted(tmp_path, CORRECTED)

    assert "1 November 2025, changed 3 November 2025" in found.text
    assert "Version of 2025-11-03" in found.bibtex


def test_an_update_has_no_abstract(tmp_path: Path) -> None:
    assert "AB  - " not in quoted(tmp_path, path=UPDATE).ris


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Cost & fee of 10%", r"Cost \& fee of 10\%"),
        ("A_b #1 $2", r"A\_b \#1 \$2"),
        ("{x} ^ ~", r"\{x\} \textasciicircum{} \textasciitilde{}"),
        (r"a\b", r"a\textbackslash{}b"),
    ],
)
def test_nothing_in_a_title_acts_in_latex(tmp_path: Path, title: str, written: str) -> None:
    archive = loaded(tmp_path).archive
    briefing = archive.whole[Path(BRIEFING).stem]
    matter = briefing.matter.model_copy(update={"title": title})
    found = quoting(replace(briefing, matter=matter), archive.settings, ADDRESS)

    assert f"  title = {{{{{written}}}}}," in found.bibtex.splitlines()
    assert f"TI  - {title}" in found.ris


def test_several_authors(tmp_path: Path) -> None:
    found = quoted(tmp_path, Change(BRIEFING, "[desk]", "[desk, Ada Lovelace]"))

    assert "author = {{desk} and {Ada Lovelace}}," in found.bibtex
    assert "AU  - desk\nAU  - Ada Lovelace\n" in found.ris


def test_an_address_stays_an_address_in_latex(tmp_path: Path) -> None:
    found = quoted(tmp_path, address="https://example.org/a%20b/")

    assert r"url = {https://example.org/a\%20b/}" in found.bibtex
