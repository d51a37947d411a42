"""A site composed by many hands is the site composed by one, however they are started."""

from __future__ import annotations

import pickle
from functools import partial
from pathlib import Path
from typing import get_args

import pytest
from mkdocs.exceptions import Abort

from watchfloor.hands import Crew, Method
from watchfloor.host import production
from watchfloor.loading import load, loading

from . import hostile, sites
from .archives import BRIEFING, TODAY, Change
from .test_hands import in_threads


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny archive with every key there is, and one briefing that is wrong."""
    wrong = Change("briefings/2025/2025-09-02-wrong.md", "", "---\ntitle: Wrong\n---\n")
    return sites.folder(tmp_path_factory.mktemp("root"), *hostile.FULL, wrong)


@pytest.fixture(scope="module")
def by_one(root: Path) -> dict[str, bytes]:
    """The site of *root*, made by one process."""
    return sites.files(sites.built(root, site_dir=str(root / "one"), strict=False))


@in_threads
@pytest.mark.parametrize("method", get_args(Method))
def test_many_hands_make_the_same_site(
    root: Path, by_one: dict[str, bytes], method: Method, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages, feeds, tables and the index, byte for byte; what is wrong is told all the same."""
    many = partial(Crew, jobs=3, method=method)
    monkeypatch.setattr(production, "Crew", many)
    monkeypatch.setattr(loading, "Crew", many)
    made = sites.built(root, site_dir=str(root / method), strict=False)

    assert sites.files(made) == by_one
    assert "briefings/2025/2025-09-02-wrong.md" in {
        each.path for each in load(root, TODAY).problems
    }


def test_a_strict_build_fails_on_what_a_worker_found(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A problem is a value that comes back, and is logged where strict counts it."""
    monkeypatch.setattr(loading, "Crew", partial(Crew, jobs=3, method="spawn"))

    with pytest.raises(Abort, match="warnings"):
        sites.built(root, site_dir=str(root / "strict"))


def test_front_matter_is_sent_as_it_is(root: Path) -> None:
    """Its model is made for the archive's axes and stands in no module; it arrives as the same."""
    whole = load(root, TODAY).archive.whole
    briefing = next(each for each in whole.values() if each.path == BRIEFING)
    arrived = pickle.loads(pickle.dumps(briefing))

    assert arrived == briefing
    assert type(arrived.matter) is type(briefing.matter)
