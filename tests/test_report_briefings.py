"""What a report says of one briefing: what to verify and to weigh, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from watchfloor.desk.reporting.citing import Citing
from watchfloor.wording import ENGLISH

from .archives import ACTOR, BRIEFING, OTHER, Change, changed, written
from .hostile import FULL
from .reviewing import begun, part, report, reviewed
from .test_report import copied
from .test_report_changes import document

MODERATE = Change(BRIEFING, "confidence: low", "confidence: moderate")
SECOND = """\
  - id: bloomberg
    title: Cargo leaves
    publisher: reuters
    url: https://example.org/second
    reliability: A
---
"""


# ---------------------------------------------------------------------------- to verify


def test_each_source_stands_beside_its_link_with_all_that_cites_it(tmp_path: Path) -> None:
    begun(tmp_path)
    new = copied(BRIEFING, ("2025-10-16", "2025-10-15"))
    written(tmp_path, {"briefings/2025/2025-10-15-cap.md": new.encode()})
    cited = "- They left. Few did.[^reuters-oct] More came.[^bloomberg][^reuters-oct]\n"
    file = tmp_path / "briefings/2025/2025-10-15-cap.md"
    file.write_text(
        new.replace("---\n\n## What", f"{SECOND}\n## What").replace(
            "- Exports", f"{cited}- Exports"
        )
    )
    section = part(report(tmp_path), "#### To verify")

    assert section == (
        "#### To verify, source by source\n\n"
        "**1. `reuters-oct`** <https://example.org/cobalt>\n\n"
        "- “Congo restarts cobalt exports”, Reuters, 2025-10-24, graded A (completely reliable)\n"
        "- [ ] line 33: They left. Few did.\n"
        "- [ ] line 33: More came. (also `bloomberg`)\n"
        "- [ ] line 34: Exports restarted under a cap of 18,125 t.\n\n"
        "**2. `bloomberg`** <https://example.org/second>\n\n"
        "- “Cargo leaves”, Reuters, undated, graded A (completely reliable)\n"
        "- [ ] line 33: More came. (also `reuters-oct`)\n"
    )


def test_all_that_is_said_of_a_source_is_told_and_what_cites_it_in_front_matter(
    tmp_path: Path,
) -> None:
    section = part(reviewed(tmp_path, *FULL), "#### To verify")

    for wanted in (
        "“Congo restarts cobalt exports”, Reuters, 2025-10-24, "
        "graded A3 (completely reliable; possibly true), copy, carried by carrier.example",
        "- Reuters, page 3\n",
        "- archived copy: <https://archive.example/cobalt>\n",
        "- note: A reprint.\n",
        "**changed:** `via`, `form`, `citation`, `archive_url`, `accessed`, `language`, ",
        ": Prices will rise.\n",
        ": The quotas lapse.\n",
        ": The figure was lower.\n",
    ):
        assert wanted in section


def test_only_what_is_new_is_to_be_ticked_in_a_changed_briefing(tmp_path: Path) -> None:
    fact = "- Exports restarted under a cap of 18,125 t.[^reuters-oct]\n"
    text = reviewed(tmp_path, Change(BRIEFING, fact, f"{fact}- Few left.[^reuters-oct]\n"))
    section = part(text, "#### To verify")

    assert "- line 28: Exports restarted under a cap of 18,125 t.\n" in section
    assert "- [ ] **new:** line 29: Few left.\n" in section
    assert "As before" not in section
    assert "**1 citation to verify**" in text


def test_what_is_as_before_comes_last_and_is_not_to_be_ticked(tmp_path: Path) -> None:
    text = reviewed(tmp_path, Change(BRIEFING, "actors:", "language: en\nactors:"))
    section = part(text, "#### To verify")

    assert section.index("*As before, ") < section.index("**1. `reuters-oct`**")
    assert "[ ]" not in section
    assert "to verify**" not in text


def test_a_source_that_is_told_otherwise_is_verified_again(tmp_path: Path) -> None:
    text = reviewed(tmp_path, Change(BRIEFING, "org/cobalt", "org/tin"))
    section = part(text, "#### To verify")

    assert "**1. `reuters-oct`** · **changed:** `url` · <https://example.org/tin>\n" in section
    assert "- [ ] **new:** line 28: Exports restarted" in section


def test_a_source_nobody_lists_and_one_nobody_cites_are_told(tmp_path: Path) -> None:
    text = reviewed(tmp_path, Change(BRIEFING, "[^reuters-oct]", "[^reuters-okt]"))
    section = part(text, "#### To verify")

    assert (
        "**`reuters-okt`** is cited, and no source has this name (perhaps `reuters-oct`):\n\n"
        "- line 28: Exports restarted under a cap of 18,125 t.\n"
    ) in section
    assert section.endswith("- nothing cites it\n")
    assert "- **cited nowhere:** `reuters-oct`" in part(text, "#### To weigh")


@pytest.mark.parametrize("sources", ["sources: x", "sources: [x, {}, {id: [y]}]", "a: x"])
def test_sources_of_any_shape_are_read_as_far_as_they_go(sources: str) -> None:
    citing = Citing(document(sources, "\nX.[^y]\n"), ENGLISH.abbreviations)

    assert dict(citing.sources) == {}
    assert [claim.text for claim in citing.claims] == ["X."]
    assert citing.origins == set()


# ---------------------------------------------------------------------------- to weigh


def test_a_judgement_of_some_confidence_on_one_origin_is_weighed(tmp_path: Path) -> None:
    held = "`cap-binds` is held with moderate confidence"
    line = f"{held}, and its only source goes back to Reuters alone"
    text = reviewed(tmp_path, MODERATE)

    assert f"- [ ] **One origin:** `2025-10-16-cobalt-cap`: {line}\n" in text
    assert f"- **one origin:** {line}. Origins are counted over the whole briefing" in text


@pytest.mark.parametrize(
    ("derives", "is_one"),
    [("    origin: reuters-oct\n", True), ("    origin: somebody\n", False), ("", True)],
)
def test_origins_are_counted_not_pages(derives: str, tmp_path: Path, *, is_one: bool) -> None:
    second = SECOND.replace("    url", f"{derives}    url")
    text = reviewed(tmp_path, MODERATE, Change(BRIEFING, "---\n\n## What", f"{second}\n## What"))

    assert ("its 2 sources go back to Reuters alone" in text) is is_one


def test_low_confidence_may_rest_on_one_origin(tmp_path: Path) -> None:
    assert "one origin" not in reviewed(
        tmp_path, Change(BRIEFING, "actors:", "language: en\nactors:")
    )


def test_waived_rules_are_told_with_their_reasons_new_ones_first_of_all(tmp_path: Path) -> None:
    old = Change(
        BRIEFING, "18,125 t.[^reuters-oct]", "18,125 t. <!-- allow fact-uncited: well known -->"
    )
    new = Change(BRIEFING, "We think", "<!-- allow raw-html: an *example* -->\n<b>We</b> think")
    begun(tmp_path, old)
    written(tmp_path, changed(old, new))
    text = report(tmp_path)

    assert "- **rule waived:** `fact-uncited`, line 28: well known\n" in text
    assert r"- **rule waived:** `raw-html`, line 32 · **new**: an \*example\*" in text
    assert text.count("[ ] **Rule waived:**") == 1


def test_rules_waived_on_a_terms_page_are_told_too(tmp_path: Path) -> None:
    page = copied(ACTOR) + "\n<!-- allow raw-html: an example -->\n<b>It</b> decides.\n"

    assert "- **rule waived:** `raw-html`, line 7" in part(
        reviewed(tmp_path, Change(ACTOR, "", page)), "### Changed term"
    )


def test_sources_without_an_archived_copy_are_named(tmp_path: Path) -> None:
    assert "- **no archived copy:** 1 source (`reuters-oct`)" in reviewed(tmp_path, MODERATE)
    kept = Change(
        BRIEFING, "    reliability", "    archive_url: https://a.example/1\n    reliability"
    )
    written(tmp_path, changed(MODERATE, kept))
    assert "no archived copy" not in report(tmp_path)


def test_a_briefing_on_the_same_event_is_told_unless_one_names_the_other(tmp_path: Path) -> None:
    begun(tmp_path)
    twin = copied(BRIEFING, ("2025-10-16", "2025-10-17"))
    path = "briefings/2025/2025-10-17-cobalt.md"
    written(tmp_path, {path: twin.encode()})
    text = report(tmp_path)

    assert (
        "- [ ] **Perhaps the same event:** `2025-10-17-cobalt` and `2025-10-16-cobalt-cap`: "
        "the same source, <https://example.org/cobalt>; dates 1 day apart; both name arecoms; "
        "titles much alike\n"
    ) in text
    assert "**perhaps the same event as** `2025-10-16-cobalt-cap` “Congo caps cobalt" in text
    for key in ("related", "supersedes"):
        named = twin.replace("actors:", f"{key}: [2025-10-16-cobalt-cap]\nactors:")
        written(tmp_path, {path: named.encode()})
        assert "erhaps the same event" not in report(tmp_path)


def test_two_changed_briefings_on_the_same_event_are_told_of_once_at_the_head(
    tmp_path: Path,
) -> None:
    twins = {
        f"briefings/2025/2025-10-17-{name}.md": copied(BRIEFING, ("2025-10-16", "2025-10-17"))
        for name in ("a", "b")
    }
    begun(tmp_path)
    written(tmp_path, {path: text.encode() for path, text in twins.items()})
    head, _, rest = report(tmp_path).partition("\n## ")

    assert head.count("`2025-10-17-b` and `2025-10-17-a`") == 1
    assert "`2025-10-17-a` and `2025-10-17-b`" not in head
    assert "**perhaps the same event as** `2025-10-17-b`" in rest


def test_a_twin_that_an_error_keeps_from_being_published_is_still_found(tmp_path: Path) -> None:
    begun(tmp_path)
    twin = copied(BRIEFING, ("2025-10-16", "2025-10-17"))
    broken = changed(Change(BRIEFING, "[^reuters-oct]", "[^nobody]"))
    written(tmp_path, {**broken, "briefings/2025/2025-10-17-a.md": twin.encode()})

    assert "as** `2025-10-16-cobalt-cap` “Congo caps cobalt exports”" in report(tmp_path)
    (tmp_path / BRIEFING).unlink()
    assert "as** `2025-10-16-cobalt-cap`" not in report(tmp_path)


# ---------------------------------------------------------------------------- how to mend


def test_mends_are_suggested_on_their_lines(tmp_path: Path) -> None:
    text = reviewed(
        tmp_path,
        Change(BRIEFING, "actors: [arecoms]", "actors: [ARECOMS]"),
        Change(BRIEFING, "title: Congo caps cobalt exports", "title: Congo caps: `cobalt`"),
    )
    section = part(text, "#### Problems")

    assert f"`{BRIEFING}`, line 2:\n\n```suggestion\ntitle: 'Congo caps: `cobalt`'\n```" in section
    assert f"`{BRIEFING}`, line 9:\n\n```suggestion\nactors: [arecoms]\n```" in section


def test_a_mend_that_is_not_seen_is_told(tmp_path: Path) -> None:
    begun(tmp_path)
    (tmp_path / OTHER).write_bytes(changed()[OTHER].replace(b"\n", b"\r\n"))

    assert f"`watchfloor check --fix` mends `{OTHER}`: what is wrong is not seen." in report(
        tmp_path
    )
