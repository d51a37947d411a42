"""What a command takes: seconds, the memory of all its processes, and what it leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread

INTERVAL = 0.05
SHARE = 20
"""A look at the memory of a large process takes time; looks take one part in so many."""


@dataclass(frozen=True)
class Taken:
    """What one run took."""

    seconds: float
    peak: int
    """Bytes of all its processes together at the worst moment seen; shared pages count once."""
    said: str = ""
    """All that it printed."""


@dataclass(frozen=True)
class Written:
    """What stands in a folder."""

    pages: int
    files: int
    bytes: int


class FailedError(Exception):
    """A command that is measured did not succeed; the message is the end of what it said."""


def taken(command: Sequence[str], cwd: Path, around: Mapping[str, str]) -> Taken:
    """Run *command* to its end in a session of its own.

    Raises:
        FailedError: it ended with another number than 0.
    """
    with TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**os.environ, **around},
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = _Watch(process.pid)
        watch.start()
        try:
            process.wait()
            seconds = time.perf_counter() - begun
        finally:
            if process.returncode is None:  # interrupted, which a session of its own does not hear
                os.killpg(process.pid, signal.SIGKILL)
            watch.stop()
        said.seek(0)
        told = said.read().decode()
    if process.returncode:
        raise FailedError(f"{command}: {told[-2000:]}")
    return Taken(seconds, watch.peak, told)


class _Watch(Thread):
    """Looks again and again how much memory the processes of a session have."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._session = session
        self._ended = Event()

    def run(self) -> None:
        pause = 0.0
        while not self._ended.wait(pause):
            begun = time.perf_counter()
            self.peak = max(self.peak, sum(map(_memory, _processes(self._session))))
            pause = max(INTERVAL, SHARE * (time.perf_counter() - begun))

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _processes(session: int) -> Iterator[int]:
    """The processes of a session, whoever their parents are by now."""
    for folder in Path("/proc").iterdir():
        try:
            stat = (folder / "stat").read_text("utf-8") if folder.name.isdigit() else ""
        except OSError:
            continue  # it has just ended
        if stat and int(stat.rpartition(")")[2].split()[3]) == session:
            yield int(folder.name)


def _memory(process: int) -> int:
    """The bytes of a process, its part of what it shares with others counted."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024


def written(folder: Path) -> Written:
    """What *folder* holds."""
    sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    pages = sum(path.suffix == ".html" for path in sizes)
    return Written(pages, len(sizes), sum(sizes.values()))
