"""Many hands: work of many equal parts, done on all the cores that this process may use.

Workers are forked, so they have the archive without its being copied; a system without fork starts
them afresh. A process with several threads, as a live preview is, has no workers: a fork would tear
other threads from their locks. What workers do not finish is done here, so a worker that is lost
costs time and nothing else.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Generic, Literal, TypeVar

from .progress import Heard

Shared = TypeVar("Shared")
Given = TypeVar("Given")
Result = TypeVar("Result")
Task = Callable[[int, Given], Result]
"""From the number of a part, and what is given for a round, to what comes of it."""
Method = Literal["fork", "spawn"]

_METHOD: Method = "fork" if sys.platform == "linux" else "spawn"
"""Other systems have no fork, or one that their own libraries do not survive."""
FEWEST = 500
"""Parts below which starting workers costs more than it saves."""
_PARCEL = 32
"""Results that are sent at a time."""


def spread(
    begin: Callable[[Shared], Callable[[int], Result]],
    shared: Shared,
    count: int,
    *,
    jobs: int | None = None,
    method: Method | None = None,
) -> list[Result]:
    """The results of parts 0 to *count*, in their order; all that :class:`Crew` says holds here."""
    with Crew(_Once(begin), shared, count, jobs=jobs, method=method) as crew:
        done = crew.ask(range(count), None)
    return [done[part] for part in range(count)]


@dataclass(frozen=True)
class _Once(Generic[Shared, Result]):
    """What begins a task that is given nothing."""

    begin: Callable[[Shared], Callable[[int], Result]]

    def __call__(self, shared: Shared) -> Task[None, Result]:
        task = self.begin(shared)
        return lambda part, _: task(part)


class Crew(Generic[Shared, Given, Result]):
    """Workers that do the same parts in several rounds, and may keep what a round before made.

    Each worker calls *begin* once with what is *shared*, then the task it gets for every part of
    its own: a part goes to the same worker in every round. *begin* must be picklable where workers
    are not forked, and what is given and results must be fit to be sent.

    Without *jobs* there is a worker a core; none for fewer than 500 parts, or beside other threads.
    """

    def __init__(
        self,
        begin: Callable[[Shared], Task[Given, Result]],
        shared: Shared,
        count: int,
        *,
        jobs: int | None = None,
        method: Method | None = None,
    ) -> None:
        """Start workers for *count* parts, if they are worth it."""
        self._begin, self._shared = begin, shared
        hands = jobs or (_cores() if count >= FEWEST and threading.active_count() == 1 else 1)
        self._hands = min(hands, count)
        self._workers: dict[int, tuple[Connection, Any]] = {}
        if self._hands > 1:
            self._start(method or _METHOD)

    def _start(self, method: Method) -> None:
        context: Any = get_context(method)  # of a type that has no processes, as typeshed sees it
        gc.freeze()  # else collecting garbage walks, and so copies, all that is shared
        for number in range(self._hands):
            here, there = context.Pipe()
            inherited = (here, *(line for line, _ in self._workers.values()))
            arguments = (self._begin, self._shared, there, inherited)
            target, given = (_work, arguments) if method == "fork" else (_work_afresh, (there,))
            process = context.Process(target=target, args=given, daemon=True)
            process.start()
            there.close()  # else its end is never seen here
            self._workers[number] = here, process
        if method != "fork":
            self._share()

    def _share(self) -> None:
        """Send workers that were started afresh what a fork would have.

        Not as arguments of their processes: one that dies before it has read a long argument is
        waited for without end, since its parent holds the other end of the pipe that it writes.
        """
        for number in list(self._workers):
            self._send(number, (self._begin, self._shared))

    def __enter__(self) -> Crew[Shared, Given, Result]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        self.close(is_lost=kind is not None)

    def close(self, *, is_lost: bool = False) -> None:
        """Send the workers home; where all *is_lost*, nobody waits for what they are doing."""
        for line, process in self._workers.values():
            if is_lost:
                process.terminate()
            line.close()
            process.join()
        self._workers = {}

    @cached_property
    def _own_task(self) -> Task[Given, Result]:
        return self._begin(self._shared)

    def ask(
        self, parts: Sequence[int], given: Given, heard: Heard = lambda _: None
    ) -> dict[int, Result]:
        """What comes of *parts*, all at once; else as :meth:`each`."""
        return dict(self.each(parts, given, heard))

    def each(
        self, parts: Sequence[int], given: Given, heard: Heard = lambda _: None
    ) -> Iterator[tuple[int, Result]]:
        """What comes of each of *parts* with what is *given*, as it is done.

        All of it must be taken before anything else is asked. *heard* is told how many are done.

        Raises:
            Exception: whatever a task raises; it is raised by doing that part again here.
        """
        done: set[int] = set()
        for part, result in chain(self._gathered(parts, given), self._left(parts, given, done)):
            done.add(part)
            if not len(done) % _PARCEL:
                heard(len(done))
            yield part, result

    def _left(
        self, parts: Sequence[int], given: Given, done: Container[int]
    ) -> Iterator[tuple[int, Result]]:
        """What comes of those parts that are not *done* when the workers are."""
        for part in parts:
            if part not in done:
                yield part, self._own_task(part, given)

    def _gathered(self, parts: Sequence[int], given: Given) -> Iterator[tuple[int, Result]]:
        """What workers send until all of them are done or lost."""
        waiting = dict(self._asked(parts, given))
        while waiting:
            for ready in wait(list(waiting)):
                assert isinstance(ready, Connection)  # noqa: S101  # nothing else is waited for
                try:
                    parcel = ready.recv()
                except (EOFError, OSError):
                    self._lose(waiting.pop(ready))
                    continue
                if parcel is None:
                    waiting.pop(ready)
                else:
                    yield from parcel

    def _asked(self, parts: Sequence[int], given: Given) -> Iterator[tuple[Connection, int]]:
        """Those who have been asked for some of *parts*: their lines and numbers."""
        for number, (line, _) in list(self._workers.items()):
            own = [part for part in parts if part % self._hands == number]
            if own and self._send(number, (own, given)):
                yield line, number

    def _send(self, number: int, what: object) -> bool:
        """Send the worker *number* something; whether it was there to take it."""
        try:
            self._workers[number][0].send(what)
        except OSError:
            self._lose(number)
            return False
        return True

    def _lose(self, number: int) -> None:
        line, process = self._workers.pop(number)
        line.close()
        process.join()


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _work(
    begin: Callable[[Shared], Task[Given, Result]],
    shared: Shared,
    line: Connection,
    inherited: Iterable[Connection],
) -> None:
    """Do what is asked for on *line*; a part that fails is left for who asked."""
    for other in inherited:
        other.close()  # a fork has the parent's ends, which would never be seen to close
    gc.enable()  # whoever has begun us may have had reasons of its own
    task = begin(shared)
    while True:
        try:
            parts, given = line.recv()
        except EOFError:
            return
        for parcel in _parcels(task, parts, given):
            line.send(parcel)
        line.send(None)


def _work_afresh(line: Connection) -> None:
    """As :func:`_work`, with what comes first on *line*."""
    begin, shared = line.recv()
    _work(begin, shared, line, ())


def _parcels(
    task: Task[Given, Result], parts: Iterable[int], given: Given
) -> Iterator[list[tuple[int, Result]]]:
    parcel: list[tuple[int, Result]] = []
    for part in parts:
        try:
            parcel.append((part, task(part, given)))
        except Exception:  # noqa: BLE001, S112  # raised again where it can be told
            continue
        if len(parcel) == _PARCEL:
            yield parcel
            parcel = []
    yield parcel
