"""Many hands: work of many equal parts, done on all the cores that this process may use.

Workers are forked, so they have the archive without its being copied; a system without fork starts
them afresh. A process with several threads, as a live preview is, has no workers: a fork would tear
other threads from their locks. What workers do not finish is done here, so a worker that is lost
costs time and nothing else.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Literal, TypeVar

Shared = TypeVar("Shared")
Result = TypeVar("Result")
Task = Callable[[int], Result]
"""From the number of a part to what comes of it."""
Method = Literal["fork", "spawn"]

_METHOD: Method = "fork" if sys.platform == "linux" else "spawn"
"""Other systems have no fork, or one that their own libraries do not survive."""
FEWEST = 500
"""Parts below which starting workers costs more than it saves."""
_PARCEL = 32
"""Results that are sent at a time."""


def spread(
    begin: Callable[[Shared], Task[Result]],
    shared: Shared,
    count: int,
    *,
    jobs: int | None = None,
    method: Method | None = None,
) -> list[Result]:
    """The results of parts 0 to *count*, in their order.

    Each worker calls *begin* once with what is *shared* and then the task it gets for every part of
    its own. *begin* must be a function of a module, and results must be fit to be sent.

    Without *jobs* there is a worker a core; none for fewer than 500 parts, or beside other threads.

    Raises:
        Exception: whatever a task raises; it is raised by doing that part again here.
    """
    hands = jobs or (_cores() if count >= FEWEST and threading.active_count() == 1 else 1)
    results: dict[int, Result] = {}
    if hands > 1:
        results = dict(_gathered(begin, shared, count, hands, method or _METHOD))
    if len(results) < count:
        task = begin(shared)
        results |= {part: task(part) for part in range(count) if part not in results}
    return [results[part] for part in range(count)]


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _gathered(
    begin: Callable[[Shared], Task[Result]], shared: Shared, count: int, hands: int, method: Method
) -> Iterator[tuple[int, Result]]:
    """What workers send until all of them are done or lost."""
    context: Any = get_context(method)  # of a type that has no processes, as typeshed sees it
    waiting: dict[Connection, Any] = {}
    for first in range(hands):
        here, there = context.Pipe(duplex=False)
        parts = range(first, count, hands)
        process = context.Process(target=_work, args=(begin, shared, parts, there), daemon=True)
        process.start()
        there.close()  # else its end is never seen here
        waiting[here] = process
    while waiting:
        for ready in wait(list(waiting)):
            assert isinstance(ready, Connection)  # noqa: S101  # nothing else is waited for
            try:
                yield from ready.recv()
            except (EOFError, OSError):
                waiting.pop(ready).join()
                ready.close()


def _work(
    begin: Callable[[Shared], Task[Result]], shared: Shared, parts: range, to: Connection
) -> None:
    """Do *parts* and send what comes of them; one that fails is left for who gathers."""
    task = begin(shared)
    parcel: list[tuple[int, Result]] = []
    for part in parts:
        try:
            parcel.append((part, task(part)))
        except Exception:  # noqa: BLE001, S112  # raised again where it can be told
            continue
        if len(parcel) == _PARCEL:
            to.send(parcel)
            parcel = []
    to.send(parcel)
    to.close()
