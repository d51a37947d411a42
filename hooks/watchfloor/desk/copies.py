"""Copies of web pages that an archive of the web keeps, asked for one at a time.

The interface is the Wayback Machine's for availability, as https://archive.org/help/wayback_api.php
documents it: ``?url=…&timestamp=YYYYMMDD`` answers with the copy closest to that day,
``{"archived_snapshots": {"closest": {"available": true, "url": "…", "timestamp":
"20130919044612", "status": "200"}}}``, or with an empty ``archived_snapshots``.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from datetime import date, datetime
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from pydantic import ValidationError

from .refusal import URL

WAYBACK = "https://archive.org/wayback/available"
TIMEOUT = 30
MOST_BYTES = 100_000
"""An answer has some hundreds."""
MOST_FAILURES = 3
"""After so many in a row the archive is left in peace."""


@dataclass(frozen=True)
class Copy:
    """A page as it was kept."""

    url: str
    day: date


class Copies:
    """An archive of the web; it is asked politely."""

    def __init__(self, api: str, *, agent: str, pause: float) -> None:
        """Ask at the address *api*, as *agent*, with *pause* seconds between two questions."""
        self._api, self._agent, self._pause = api, agent, pause
        self._failures = 0

    @property
    def is_silent(self) -> bool:
        """Whether it failed so often that it is asked no more."""
        return self._failures >= MOST_FAILURES

    def closest(self, url: str, day: date) -> Copy | None:
        """The copy of *url* closest to *day*; nothing where there is none or no answer."""
        if self.is_silent:
            return None
        query = urlencode({"url": url, "timestamp": f"{day:%Y%m%d}"})
        try:
            answer = json.loads(self._read(f"{self._api}?{query}"))
        except (OSError, HTTPException, ValueError, RecursionError):
            self._failures += 1
            return None
        self._failures = 0
        return _copy(answer)

    def _read(self, address: str) -> bytes:
        time.sleep(self._pause)
        request = Request(address, headers={"User-Agent": self._agent})  # noqa: S310  # ours, by URL
        with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            return bytes(answer.read(MOST_BYTES))


def _copy(answer: Any) -> Copy | None:
    """The copy that *answer* offers, if it is of a page and front matter may hold its address."""
    try:
        closest = answer["archived_snapshots"]["closest"]
        if closest["available"] is not True or str(closest["status"]) != "200":
            return None
        day = datetime.strptime(closest["timestamp"], "%Y%m%d%H%M%S").date()  # UTC
        return Copy(URL.validate_python(_secure(closest["url"])), day)
    except (KeyError, TypeError, ValueError, ValidationError):
        return None


def _secure(url: str) -> str:
    """*url* by https, if it is the Wayback Machine's, whose answers still say http."""
    plain = "http://web.archive.org/"
    return f"https://web.archive.org/{url.removeprefix(plain)}" if url.startswith(plain) else url
