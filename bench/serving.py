"""A built site as any host would serve it: what compresses is sent as gzip, and all is counted."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

COMPRESSED = {".html", ".js", ".css", ".json", ".svg", ".xml"}

Sent = list[tuple[float, int]]
"""When something was sent, and how large it was on its way."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder, compressed where that helps, and counts the bytes of every body."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *arguments: Any, sent: Sent, **keywords: Any) -> None:
        self._sent = sent
        super().__init__(*arguments, **keywords)

    def do_GET(self) -> None:  # its name there
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        is_compressed = path.suffix in COMPRESSED
        body = _body(path, is_compressed=is_compressed)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages says
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        self._sent.append((time.time(), len(body)))

    def log_message(self, *_: Any) -> None:
        pass


@cache
def _body(path: Path, *, is_compressed: bool) -> bytes:
    body = path.read_bytes()
    return gzip.compress(body, 6) if is_compressed else body


@contextmanager
def served(site: Path) -> Iterator[tuple[str, Sent]]:
    """Where *site* is served, and what was sent, to workers too."""
    sent: Sent = []
    handler = partial(_Handler, directory=str(site), sent=sent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", sent
        finally:
            server.shutdown()
            thread.join()
