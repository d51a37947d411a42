"""Hosts whose pages do not always answer a program, though they are there: a list with reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from .hosts import host_of
from .refusal import URL, Refusal

FLAKY = Path(".github/flaky-hosts.txt")
"""The list, from the archive's folder: a host and the reason on each line; ``#`` begins a note."""


def flaky_hosts(file: Path) -> Mapping[str, str]:
    """The reasons in the list *file* by their hosts; none where there is no such list.

    Raises:
        Refusal: it cannot be read, or a line is no host with its reason.
    """
    try:
        return dict(_entries(file, file.read_text("utf-8")))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise Refusal(f"{file} is not UTF-8; save it again") from None
    except OSError as error:
        raise Refusal(f"{file}: {error.strerror}") from error


def _entries(file: Path, text: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        host, *words = line.split()
        if not (_is_host(host) and words):
            raise Refusal(
                f"{file}:{number}: write a host and why its failures do not count, such as "
                "`example.org refuses programs, opens in a browser`"
            )
        yield host_of(f"//{host}"), " ".join(words)


def _is_host(text: str) -> bool:
    """Whether *text* is what alone may stand between ``https://`` and the rest of an address."""
    try:
        url = URL.validate_python(f"https://{text}")
    except ValidationError:
        return False
    return host_of(url) == text.lower().removesuffix(".").removeprefix("www.")
