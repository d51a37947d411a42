"""What is remembered of earlier builds: by name and key, and never more than time saved."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from watchfloor import memory
from watchfloor.memory import Memory, packed

from . import sites


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where one is remembered; its folder is not there yet."""
    return tmp_path / ".cache/remembered.sqlite"


def filled(file: Path | None, **things: Any) -> Memory:
    """The memory in *file* after *things* were kept on one shelf, each under the same key."""
    made = Memory(file)
    for name, value in things.items():
        made.keep("shelf", name, "key", packed(value))
    made.commit()
    return made


def found(file: Path) -> dict[str, Any]:
    return {name: value for name, _, value in Memory(file).all("shelf")}


def test_what_is_kept_is_there_for_the_next_build(file: Path) -> None:
    filled(file, a=[1], b={"two": (2,)})
    later = Memory(file)

    assert later.get("shelf", "a", "key") == [1]
    assert later.get("shelf", "b") == {"two": (2,)}
    assert later.keys("shelf") == {"a": "key", "b": "key"}
    assert dict(found(file)) == {"a": [1], "b": {"two": (2,)}}


@pytest.mark.parametrize(
    ("shelf", "name", "key"),
    [("shelf", "a", "other"), ("shelf", "b", "key"), ("other", "a", "key")],
)
def test_another_key_name_or_shelf_has_nothing(file: Path, shelf: str, name: str, key: str) -> None:
    filled(file, a=1)

    assert Memory(file).get(shelf, name, key) is None


def test_a_name_has_one_value_on_each_shelf(file: Path) -> None:
    made = filled(file, a="old")
    made.keep("shelf", "a", "new key", packed("new"))
    made.keep("other", "a", "key", packed("apart"))
    made.commit()
    later = Memory(file)

    assert later.get("shelf", "a", "key") is None
    assert later.get("shelf", "a", "new key") == "new"
    assert later.get("other", "a", "key") == "apart"


def test_only_what_is_committed_is_remembered(file: Path) -> None:
    """And until then, what is looked up is what the build before left."""
    made = filled(file, a="old", b="old")
    made.keep("shelf", "a", "key", packed("new"))
    made.forget("shelf", {"b"})

    assert made.get("shelf", "a") == "old"
    assert found(file) == {"a": "old", "b": "old"}
    made.commit()
    assert found(file) == {"a": "new"}


def test_what_is_forgotten_is_gone_unless_it_is_kept_anew(file: Path) -> None:
    made = filled(file, a=1, b=2, c=3, d=4)
    made.only("shelf", {"a", "b", "x"})
    made.forget("shelf", {"b"})
    made.keep("shelf", "c", "key", packed("anew"))
    made.commit()

    assert found(file) == {"a": 1, "c": "anew"}


def test_without_a_file_nothing_is_remembered() -> None:
    made = filled(None, a=1)

    assert made.get("shelf", "a") is None
    assert made.keys("shelf") == {}
    assert list(made.all("shelf")) == []


def test_another_maker_begins_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code, templates or libraries that are not the same would make something else."""
    filled(file, a=1)
    monkeypatch.setattr(memory, "maker", lambda: "another")
    assert found(file) == {}

    filled(file, b=2)
    assert found(file) == {"b": 2}
    monkeypatch.undo()
    assert found(file) == {}


def test_code_and_templates_are_the_maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = tmp_path / "watchfloor"
    (house / "theme").mkdir(parents=True)
    monkeypatch.setattr(memory, "__file__", str(house / "memory.py"))
    told = []
    for path in ("memory.py", "theme/main.html", "names.json", "theme/notes.txt"):
        (house / path).write_text("first", "utf-8")
        told.append(memory.maker.__wrapped__())
        (house / path).write_text("second", "utf-8")
        told.append(memory.maker.__wrapped__())

    assert len(set(told[:6])) == 6
    assert set(told[6:]) == {told[5]}


@pytest.mark.parametrize(
    "content", [b"", b"no database" * 1000, b"SQLite format 3\0" + b"\1" * 9000]
)
def test_a_file_that_is_none_of_ours_is_begun_anew(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)

    assert found(file) == {}
    filled(file, a=1)
    assert found(file) == {"a": 1}


@pytest.mark.parametrize("at", range(4096, 60_000, 4096))
def test_a_damaged_page_costs_no_more_than_what_stood_there(file: Path, at: int) -> None:
    """Nothing comes back otherwise than it was kept; and the next builds remember again."""
    things = {f"thing{number}": f"{number} " * 1500 for number in range(12)}
    filled(file, **things)
    content = bytearray(file.read_bytes())
    assert len(content) > 60_000
    content[at + 100 : at + 3000] = b"x" * 2900
    file.write_bytes(content)

    damaged = Memory(file)
    for name, value in things.items():
        assert damaged.get("shelf", name, "key") in (value, None)
    assert found(file).items() <= things.items()
    damaged.keep("shelf", "new", "key", packed("new"))
    damaged.commit()

    filled(file, later="later")
    assert found(file)["later"] == "later"


@pytest.mark.parametrize("value", [None, 7, "text", b"", b"abc", packed("right")[:-1]])
def test_what_was_not_packed_is_not_there(file: Path, value: Any) -> None:
    filled(file, a=1, b=2)
    with sqlite3.connect(file) as other:
        other.execute("UPDATE kept SET value = ? WHERE name = 'a'", (value,))
    other.close()

    assert Memory(file).get("shelf", "a", "key") is None
    assert found(file) == {"b": 2}


def test_a_file_held_by_another_build_is_waited_for_and_then_done_without(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_PATIENCE", 0.05)
    before = filled(file, a=1)
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")
    held = Memory(file)

    assert held.get("shelf", "a") is None
    assert before.get("shelf", "a") is None
    held.keep("shelf", "b", "key", packed(2))
    held.commit()
    before.keep("shelf", "c", "key", packed(3))
    before.commit()
    other.close()
    assert found(file) == {"a": 1}


@pytest.mark.parametrize("is_file", [True, False])
def test_a_place_where_nothing_can_be_written_is_done_without(file: Path, *, is_file: bool) -> None:
    """A file stands in the folder's place, or a folder in the file's."""
    if is_file:
        file.parent.write_bytes(b"")
    else:
        file.mkdir(parents=True)

    assert filled(file, a=1).get("shelf", "a") is None


WRITING = """
import sys
from pathlib import Path
from watchfloor.memory import Memory, packed

made = Memory(Path(sys.argv[1]))
for number in range(40):
    made.keep("shelf", f"{sys.argv[2]}{number}", "key", packed("x" * 5000))
    made.commit()
"""


def test_two_builds_at_once_both_remember(file: Path) -> None:
    filled(file)
    others = [
        subprocess.Popen([sys.executable, "-c", WRITING, str(file), name], cwd=sites.ROOT)
        for name in "ab"
    ]

    assert [other.wait(60) for other in others] == [0, 0]
    assert found(file).keys() == {f"{name}{number}" for name in "ab" for number in range(40)}
