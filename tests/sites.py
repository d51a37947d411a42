"""Whole sites to test: tiny ones from files named in a test, built as the repository's own is."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from .archives import Change, changed, written

ROOT = Path(__file__).parent.parent
HOME = "# Cobalt\n\nWhat its owner says.\n"
ADDRESS = "https://example.org/"
GENERATOR = os.environ.get("WATCHFLOOR_GENERATOR", "mkdocs")
"""The package that is to build: ``mkdocs``, or ``properdocs`` in its place (`make properdocs`)."""
AXES = ("actors", "regions", "themes", "tags", "minerals", "publishers")
DAY = "1795737600"
"""The one day on which every site is built: 2026-11-27."""


def configuration(**keys: object) -> str:
    """The repository's own ``mkdocs.yml`` for another site; *keys* are set, or absent if None."""
    own = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    folders = [entry for entry in own["nav"] if "about/index.md" not in str(entry)]
    own |= {
        "site_name": "Cobalt",
        "site_url": ADDRESS,
        "nav": [entry for entry in folders if "minerals" not in str(entry)],
        "hooks": [str(ROOT / "hooks/main.py")],
        "watch": ["briefings"],
    }
    own["theme"]["custom_dir"] = str(ROOT / "hooks/watchfloor/theme")
    own |= keys
    return yaml.safe_dump({key: value for key, value in own.items() if value is not None})


def folder(root: Path, *changes: Change, **keys: object) -> Path:
    """*root* with everything of a tiny site in it: its archive, changed, and its settings."""
    files = {"docs/index.md": HOME.encode(), "mkdocs.yml": configuration(**keys).encode()}
    (root / "briefings").mkdir(parents=True, exist_ok=True)
    return written(root, files | changed(*changes))


def built(root: Path, *, strict: bool = True, remembers: bool = False, **overrides: Any) -> Path:
    """The site of the folder *root*, built in this process.

    It *remembers* nothing unless asked to: tests change code that a memory takes for the same.
    """
    config = load_config(str(root / "mkdocs.yml"), strict=strict, **overrides)
    config.extra.setdefault("watchfloor", {})["cache"] = remembers
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return Path(config.site_dir)


def site(root: Path, *changes: Change, strict: bool = True, **keys: object) -> Path:
    """The tiny archive, changed, as a site."""
    return built(folder(root, *changes, **keys), strict=strict)


def mkdocs(
    *arguments: str, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What the generator's real command says in the folder *cwd*, with *environment* around it."""
    return subprocess.run(
        [sys.executable, "-m", GENERATOR, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=cwd,
        env={**os.environ, "SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1", **environment},
    )


def edition(folder: Path, around: Mapping[str, str]) -> Path:
    """The repository's own site, built in *folder* by the real command with *around* it.

    It is made of a copy, so that it takes nothing from the memory of another build.
    """
    own = folder / "own"
    for name in ("briefings", "docs", "hooks"):
        shutil.copytree(ROOT / name, own / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, own)
    done = mkdocs("build", "--config-file", str(own / "mkdocs.yml"), cwd=folder, **around)
    assert done.returncode == 0, done.stderr
    return own / "site"


def read(site_dir: Path, address: str) -> str:
    """The HTML of the page at *address*."""
    return (site_dir / address / "index.html").read_text("utf-8")


def pages(site_dir: Path) -> dict[str, str]:
    """Every page by its file's path within *site_dir*."""
    return {
        path.relative_to(site_dir).as_posix(): path.read_text("utf-8")
        for path in sorted(site_dir.rglob("*.html"))
    }


def files(site_dir: Path) -> dict[str, bytes]:
    """Every file of the site."""
    return {
        path.relative_to(site_dir).as_posix(): path.read_bytes()
        for path in sorted(site_dir.rglob("*"))
        if path.is_file()
    }


@dataclass
class Served:
    """A site on a port of this machine."""

    origin: str
    answers: list[tuple[int, str]] = field(default_factory=list)
    """Status and path of every answer given."""

    def url(self, address: str = "") -> str:
        """Where the page at *address* stands."""
        return self.origin + address

    @property
    def missing(self) -> list[str]:
        """The paths that were asked for in vain."""
        return [path for status, path in self.answers if status >= 400]


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a prefix, with its own page for what is not there."""

    timeout = 5

    def __init__(self, *arguments: Any, prefix: str, served: Served, **keywords: Any) -> None:
        self._prefix = prefix
        self._served = served
        super().__init__(*arguments, **keywords)

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(self._prefix) if path.startswith(self._prefix) else "\0"
        return super().translate_path("/" + inside.replace("\0", "nothing-is-here"))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if page.is_file() else b""
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        self._served.answers.append((int(code), self.path))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # its name there
        pass


@contextmanager
def served(site_dir: Path, prefix: str = "/") -> Iterator[Served]:
    """*site_dir* as a web server at *prefix* gives it."""
    answers = Served("")
    handler = partial(_Handler, directory=str(site_dir), prefix=prefix, served=answers)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        answers.origin = f"http://127.0.0.1:{server.server_port}{prefix}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield answers
        finally:
            server.shutdown()
            thread.join()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
