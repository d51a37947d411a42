"""What makes the theme's page around our content another one, and what does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from watchfloor.host import frame as frame_module
from watchfloor.host.frame import frame

from . import sites

FOREIGN = "def on_pre_build(config): pass\n"


def told(root: Path, blank: str = "<html>", *, overrides: dict[str, Any] | None = None) -> str:
    """The digest of the frame of the site in *root*."""
    return frame(load_config(str(root / "mkdocs.yml"), **(overrides or {})), blank)


def configured(root: Path, **keys: object) -> Path:
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "docs/index.md").write_text(sites.HOME, "utf-8")
    (root / "briefings").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(sites.configuration(**keys), "utf-8")
    return root


def themed(root: Path, **more: object) -> dict[str, object]:
    """The theme with templates of the owner's own in *root*."""
    (root / "own/partials").mkdir(parents=True, exist_ok=True)
    (root / "own/partials/copyright.html").write_text("<p>first</p>", "utf-8")
    (root / "own/style.css").write_text("p {}", "utf-8")
    return {"name": "material", "custom_dir": str(root / "own"), **more}


def test_the_same_site_has_the_same_frame_wherever_it_stands(tmp_path: Path) -> None:
    one, other = (configured(tmp_path / name / "site") for name in ("one", "another"))

    assert told(one) == told(one) == told(other)


@pytest.mark.parametrize(
    "overrides",
    [{"strict": True}, {"dev_addr": "127.0.0.1:9000"}, {"watch": ["docs"]}, {"site_dir": "x"}],
)
def test_what_no_page_shows_does_not_matter(tmp_path: Path, overrides: dict[str, Any]) -> None:
    root = configured(tmp_path)

    assert told(root, overrides=overrides) == told(root)


@pytest.mark.parametrize(
    "keys",
    [
        {"site_name": "Copper"},
        {"site_url": "https://example.org/below/"},
        {"site_url": None},
        {"site_author": "Somebody"},
        {"site_description": "Something"},
        {"copyright": "Nobody's"},
        {"repo_url": "https://git.example/other"},
        {"nav": None},
        {"extra": {"social": [{"icon": "material/radar", "link": "https://example.org/"}]}},
        {"extra_css": ["extra.css"]},
        {"extra_javascript": [{"path": "extra.js", "async": True}]},
        {"markdown_extensions": ["tables"]},
        {"plugins": ["offline"]},
        {"plugins": [{"search": {"separator": " "}}]},
        {"plugins": [{"search": {"separator": "-"}}]},
        {"theme": {"name": "material"}},
        {"theme": {"name": "material", "features": ["navigation.top"]}},
        {"theme": {"name": "material", "palette": {"scheme": "slate"}}},
        {"theme": {"name": "material", "language": "de"}},
        {"use_directory_urls": False},
        {"hooks": []},
    ],
    ids=str,
)
def test_what_a_page_may_show_matters(tmp_path: Path, keys: dict[str, Any]) -> None:
    before = told(configured(tmp_path))

    assert told(configured(tmp_path, **keys)) != before


def test_another_blank_page_matters(tmp_path: Path) -> None:
    """It is what the navigation and the theme's templates come to."""
    root = configured(tmp_path)

    assert told(root, "<html>") != told(root, "<html><p>")


def test_templates_of_the_owners_own_matter_and_styles_do_not(tmp_path: Path) -> None:
    root = configured(tmp_path, theme=themed(tmp_path))
    before = told(root)
    (root / "own/style.css").write_text("p {color: red}", "utf-8")
    assert told(root) == before

    (root / "own/partials/copyright.html").write_text("<p>second</p>", "utf-8")
    edited = told(root)
    (root / "own/partials/header.html").write_text("<p>second</p>", "utf-8")
    added = told(root)
    (root / "own/partials/header.html").rename(root / "own/partials/footer.html")
    assert len({before, edited, added, told(root)}) == 4


def test_a_hook_of_the_owners_own_matters(tmp_path: Path) -> None:
    """Also what stands in it, which may decide what templates get."""
    (tmp_path / "foreign.py").write_text(FOREIGN, "utf-8")
    hooks = [str(sites.ROOT / "hooks/main.py"), str(tmp_path / "foreign.py")]
    before = told(configured(tmp_path))
    root = configured(tmp_path, hooks=hooks)

    assert told(root) != before


@pytest.mark.parametrize("name", frame_module._DRESSERS)
def test_another_version_of_what_dresses_matters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    root = configured(tmp_path)
    before = told(root)
    version = frame_module._version
    monkeypatch.setattr(frame_module, "_version", lambda n: "99" if n == name else version(n))

    assert told(root) != before


def test_another_maker_matters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = configured(tmp_path)
    before = told(root)
    monkeypatch.setattr(frame_module, "maker", lambda: "another")

    assert told(root) != before
