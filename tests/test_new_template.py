"""``watchfloor new``: front matter that the guide would write so, whatever the title."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watchfloor.briefing import UpdateMatter, briefing_model
from watchfloor.desk.blanks import front_matter
from watchfloor.problem import Code
from watchfloor.settings import BUILT_IN
from watchfloor.values import Value
from watchfloor.vocabulary.matter import MODELS

from .beginning import BLANK, archive, matter, new, wrong
from .test_contributing import ACTOR as ACTOR_TEMPLATE
from .test_contributing import BLOCKS
from .test_contributing import BRIEFING as BRIEFING_TEMPLATE
from .test_contributing import PUBLISHER as PUBLISHER_TEMPLATE
from .test_contributing import THEME as THEME_TEMPLATE
from .test_contributing import UPDATE as UPDATE_TEMPLATE

DANGER = ": # - ? & * ! | > ' \" % @ ` { } [ ] , \\ --- ... ~ null NO <<".split(" ")


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=170)
    | st.lists(st.sampled_from([*DANGER, "Congo", "包钢", "2025"]), max_size=9).map(" ".join)
)
@example("---")
@example("key: >-")
@example("a\u2028b\u0085c\ufeff")
def test_any_title_gives_a_valid_file_or_a_clear_refusal(title: str) -> None:
    """What front matter takes is read again as it was given."""
    with TemporaryDirectory() as folder:
        root = archive(Path(folder))
        result = new(root, "--id", "2025-11-03-a", f"--title={title}")

        path = "briefings/2025/2025-11-03-a.md"
        if result.exit_code == 0 and title:
            assert matter(root, path)["title"] == " ".join(title.split())
            prose = {Code.JUDGEMENT_IN_FACT, Code.JUDGE_UNNAMED}
            assert {problem.code for problem in wrong(root, path)} <= BLANK | prose
        elif title:
            assert result.exit_code == 2
            assert result.output.startswith("Error: title: ")
            assert not (root / path).exists()


def keys(text: str) -> list[str]:
    """The keys of a template, those at the left margin, comments left out."""
    return re.findall(r"^(\w+):", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("title", "model"),
    [
        (BRIEFING_TEMPLATE, briefing_model(BUILT_IN)),
        (UPDATE_TEMPLATE, UpdateMatter),
        (ACTOR_TEMPLATE, MODELS["actor"]),
        (THEME_TEMPLATE, MODELS["subject"]),
        (PUBLISHER_TEMPLATE, MODELS["publisher"]),
    ],
)
def test_keys_stand_in_the_order_of_the_guide(title: str, model: type[Value]) -> None:
    guide = keys(BLOCKS[title].partition("# All of this is optional")[0])

    ours = keys(front_matter(model, {}))
    assert ours == [key for key in guide if key in ours]
    assert {key for key, field in model.model_fields.items() if field.is_required()} == {*ours}


def notes(text: str) -> dict[str, str]:
    """What a template says of each key, as the first that says it does; optional or not."""
    found: dict[str, str] = {}
    for key, note in re.findall(r"^[ #-]*(\w+):[^#\n]*  # (.*)$", text, re.MULTILINE):
        found.setdefault(key, note.removeprefix("optional").removeprefix(": ").split(";")[0])
    return found


@pytest.mark.parametrize(
    ("title", "models"),
    [
        (BRIEFING_TEMPLATE, [briefing_model(BUILT_IN)]),
        (UPDATE_TEMPLATE, [UpdateMatter]),
        (ACTOR_TEMPLATE, [MODELS["actor"]]),
        (THEME_TEMPLATE, [MODELS["subject"]]),
        (PUBLISHER_TEMPLATE, [MODELS["publisher"]]),
    ],
)
def test_a_note_says_what_the_guide_says(title: str, models: list[type[Value]]) -> None:
    """The models have one text for each key, which schemas publish; the guide tells no other."""
    guide = notes(BLOCKS[title])
    ours = {key: note for model in models for key, note in notes(front_matter(model, {})).items()}
    shared = {key for key in ours.keys() & guide.keys() if ours[key].partition(":")[0]}

    assert shared
    differing = {
        key: (ours[key], guide[key])
        for key in shared
        if not re.split(r"[:,]", guide[key])[0].startswith(re.split(r"[:,]", ours[key])[0])
    }
    assert differing == {}
