"""The files a new archive begins with: taken from the one that runs, adapted, or written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Template

from ...checking import SETTINGS_FILE, read_settings
from ...loading import BRIEFINGS, DOCS
from ...settings import Axis
from ..blanks import dumped
from ..refusal import Refusal
from .adapting import adapted
from .charter import Charter

CODE = Path(__file__).parents[4]
"""The clone whose code runs, if it is one."""

AS_THEY_ARE = (
    *("hooks", "requirements/site.txt", "requirements/links.txt", ".gitattributes", ".gitignore"),
    *(".ci/preview", ".ci/review", ".ci/summary", ".editorconfig", ".vscode"),
)
"""Files and folders that every archive has alike."""

ADAPTED = (
    *("Makefile", "mkdocs.yml", SETTINGS_FILE, ".github"),
    *("docs/about", "docs/contribute", "docs/data"),
)
"""Files and folders that name an archive's axes, or hold what is one archive's own."""

OURS = frozenset({"docs/about/performance.md"})
"""Files in those folders that no other archive takes over."""

LICENSE = "hooks/LICENSE"
"""That of the code, which travels with it; the texts' is their owner's to choose."""

SKELETON = Path(__file__).parent / "skeleton"
"""Pages that every owner writes anew, begun."""

_SETTINGS = """
# only here: the archive's own settings
{table}# only here ends
"""
_OWNER = re.compile(r"(?<= @)[^/\s]+(?=/)")
_NOBODY = "your-organisation"


def files_for(charter: Charter, root: Path = CODE) -> dict[str, str | bytes]:
    """All files of a new archive by their paths, with the code and the pages of the one in *root*.

    Raises:
        Refusal: that is no clone, or a file there cannot be read.
    """
    try:
        return {
            **{path: (root / path).read_bytes() for path in _within(root, AS_THEY_ARE)},
            LICENSE: _license(root),
            **dict(_adapted(charter, root)),
            **dict(_begun(charter)),
            **{f"{folder}/.gitkeep": b"" for folder in _folders(charter)},
        }
    except FileNotFoundError as error:
        told = "run the command from a clone of Watchfloor, whose files a new archive takes over"
        raise Refusal(f"{error.filename} is not there: {told}") from error
    except OSError as error:
        raise Refusal(f"{error.filename}: {error.strerror}") from error


def _within(root: Path, names: tuple[str, ...]) -> Iterator[str]:
    """The paths of all files in the files and folders *names*; but for what is left."""
    for name in names:
        inside = sorted((root / name).rglob("*")) if (root / name).is_dir() else [root / name]
        for file in inside:
            path = file.relative_to(root).as_posix()
            is_left = path in OURS or "__pycache__" in file.parts or file.is_symlink()
            if not is_left and not file.is_dir():
                yield path


def _license(root: Path) -> bytes:
    """The code's licence: in an archive begun so it stands beside the code already."""
    beside = root / LICENSE
    return (beside if beside.exists() else root / "LICENSE").read_bytes()


def _adapted(charter: Charter, root: Path) -> Iterator[tuple[str, str]]:
    ours = read_settings((root / SETTINGS_FILE).read_bytes())[0].declared
    for path in _within(root, ADAPTED):
        text = (root / path).read_text("utf-8")
        yield path, _completed(path, adapted(text, ours, charter.settings.declared), charter)


def _completed(path: str, text: str, charter: Charter) -> str:
    """*text*, the file at *path*, with what *charter* says of it."""
    if path == "mkdocs.yml":
        values = {
            "site_name": charter.settings.name,
            "site_url": charter.site_url,
            "site_description": charter.description,
        }
        for key, value in values.items():
            line = dumped(key, value).replace("\\", "\\\\")
            text = re.sub(rf"^{key}: .*$", line, text, flags=re.MULTILINE)
    elif path == SETTINGS_FILE:
        text += _SETTINGS.format(table=charter.table)
    elif path == ".github/CODEOWNERS":
        text = _OWNER.sub(_NOBODY, text)
    return text


def _begun(charter: Charter) -> Iterator[tuple[str, str]]:
    words = {
        "name": charter.settings.name,
        "description": charter.description,
        "site_url": charter.site_url,
        "settings": charter.table,
        "axes": _links(charter.settings.axes),
    }
    for path in _within(SKELETON, ("",)):
        yield path, Template((SKELETON / path).read_text("utf-8")).substitute(words)


def _links(axes: tuple[Axis, ...]) -> str:
    links = [f"[{axis.label.lower()}](../{axis.key}/index.md)" for axis in axes]
    return f"{', '.join(links[:-1])} and {links[-1]}"


def _folders(charter: Charter) -> list[str]:
    return [BRIEFINGS, *(f"{DOCS}/{axis.key}" for axis in charter.settings.vocabularies)]
