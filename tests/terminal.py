"""Somebody at a terminal, who types lines into the command when it waits for an answer."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys

from . import sites

_END = "\x04"
"""What somebody types who does not want to go on."""


def typed(lines: list[str], *arguments: str) -> str:
    """What the command with *arguments* showed to somebody who typed *lines* into it."""
    ours, its = pty.openpty()
    command = [sys.executable, "hooks", *arguments]
    environment = {**os.environ, "TERM": "dumb"}
    with subprocess.Popen(
        command, stdin=its, stdout=its, stderr=its, cwd=sites.ROOT, env=environment
    ):
        os.close(its)
        shown, rest = b"", [f"{line}\n" for line in lines]
        while seen := _read(ours):
            shown += seen
            if re.search(rb": (?:\x1b\S*)?\Z", shown):  # it waits for an answer
                os.write(ours, (rest.pop(0) if rest else _END).encode())
    os.close(ours)
    return shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # nobody is at the other end any more
        return b""
