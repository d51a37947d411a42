"""A small web on this machine: pages that are there or not, and an archive of the web."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Web:
    """A host whose paths begin with the status they answer with: ``/404/anything``."""

    address: str
    copies: Mapping[str, Any]
    """What ``/available`` answers with, by the address that is asked for; text as it stands."""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Every path that was asked for, with the request's headers."""

    def url(self, path: str) -> str:
        return f"{self.address}/{path}"

    def queries(self) -> list[dict[str, list[str]]]:
        """What the archive was asked, in order."""
        return [parse_qs(urlsplit(path).query) for path, _ in self.asked if "available?" in path]


def kept(url: str, stamp: str = "20251102030405", **other: object) -> dict[str, Any]:
    """The answer of the Wayback Machine's documentation: a page *url* that was kept at *stamp*."""
    closest = {"available": True, "url": url, "timestamp": stamp, "status": "200", **other}
    return {"archived_snapshots": {"closest": closest}}


NOT_KEPT: dict[str, Any] = {"archived_snapshots": {}}


@contextmanager
def web(host: str = "127.0.0.1", copies: Mapping[str, Any] | None = None) -> Iterator[Web]:
    """A host of that name, for as long as it is needed."""

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append((self.path, {k.title(): v for k, v in self.headers.items()}))
            parts = urlsplit(self.path)
            first = parts.path.split("/")[1]
            answer = here.copies.get(parse_qs(parts.query).get("url", [""])[0], NOT_KEPT)
            said = answer if isinstance(answer, str) else json.dumps(answer)
            self.send_response(int(first) if first.isdigit() else 200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            self.wfile.write(said.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((host, 0), Pages)
    here = Web(f"http://{host}:{server.server_port}", copies or {})
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
