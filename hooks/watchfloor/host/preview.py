"""A preview of a large archive: a page is made when somebody asks for it.

After every change of a file MkDocs builds anew. With thousands of pages nobody would wait for all
of them, and nobody looks at more than a few. So a build for a preview makes the pages of the
navigation only; the server makes the others, each once, and keeps them until the next build.
"""

from __future__ import annotations

import posixpath
import threading
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

Make = Callable[[str], bool]
"""Makes the file at a path of the site, if it is one of ours; tells whether it is."""

_PATIENCE = 60.0
"""Seconds that a request waits for a build."""


class Preview:
    """What stands between MkDocs' server and a build."""

    def __init__(self) -> None:
        """Nothing is built yet."""
        self._is_ready = threading.Event()
        self._one_at_a_time = threading.Lock()
        self._make: Make | None = None

    def begin(self) -> None:
        """A build has begun: requests wait."""
        self._is_ready.clear()
        self._make = None

    def end(self, make: Make | None) -> None:
        """It has ended; *make* makes what it has left."""
        self._make = make
        self._is_ready.set()

    def attach(self, server: LiveReloadServer) -> None:
        """Hear the requests to *server* first."""
        server.set_app(self._hearing(server.serve_request, server.mount_path))

    def _hearing(self, answer: WSGIApplication, mount_path: str) -> WSGIApplication:
        def heard(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            path = _path(environ["PATH_INFO"], mount_path)
            if not self._makes(path):
                return answer(environ, start_response)
            said: list[Any] = []
            body = answer(environ, lambda *given: said.append(given))  # type: ignore[arg-type]
            if said[-1][0].startswith("404") and self._makes(path):  # a build came in between
                return answer(environ, start_response)
            start_response(*said[-1])
            return body

        return heard

    def _makes(self, path: str) -> bool:
        """Make the file at *path*, if it is one of ours."""
        self._is_ready.wait(_PATIENCE)
        with self._one_at_a_time:
            return bool(self._make and self._make(path))


def _path(asked: str, mount_path: str) -> str:
    """The path of a file in the site, as MkDocs' server takes it from the address."""
    text = asked.encode("latin-1").decode("utf-8", "ignore")
    if not f"{text}/".startswith(mount_path):
        return ""
    inside = text[len(mount_path) :] + ("index.html" if text.endswith("/") else "")
    return posixpath.normpath("/" + inside).lstrip("/")
