"""The repository's own archive is a test."""

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parent.parent


def test_the_repository_builds_with_strict(tmp_path: Path) -> None:
    """Whatever lands on main is publishable."""
    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"), strict=True))

    assert (tmp_path / "site/index.html").is_file()
