"""Work done by many hands is the work done by one."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import get_args

import pytest

from watchfloor import hands
from watchfloor.hands import Crew, Method, spread

methods = pytest.mark.parametrize("method", get_args(Method))
in_threads = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")
"""Tests run beside threads of their runner; nobody holds a lock that a worker needs."""


def squares(shared: int) -> Callable[[int], tuple[int, int]]:
    """Each part's number squared, and who did it."""
    return lambda part: (part * part + shared, os.getpid())


def failing(shared: int) -> Callable[[int], int]:
    """A task that fails at the part *shared*."""

    def task(part: int) -> int:
        if part == shared:
            raise ValueError(f"part {part}")
        return part

    return task


def lost(shared: int) -> Callable[[int], int]:
    """A task that ends its worker at the part *shared*, as a machine out of memory does."""
    here = os.getpid()

    def task(part: int) -> int:
        if part == shared and here != _TESTS:
            os._exit(9)
        return part

    return task


_TESTS = int(os.environ.setdefault("WATCHFLOOR_TESTS_PID", str(os.getpid())))


@in_threads
@methods
@pytest.mark.parametrize("count", [0, 1, 3, 200])
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_order(method: Method, count: int, jobs: int) -> None:
    found = spread(squares, 7, count, jobs=jobs, method=method)

    assert [result for result, _ in found] == [part * part + 7 for part in range(count)]
    if min(jobs, count) > 1:
        assert os.getpid() not in {process for _, process in found}
        assert len({process for _, process in found}) == min(jobs, count)


@in_threads
@methods
def test_what_a_task_raises_is_raised(method: Method) -> None:
    """Here, where it can be told; whoever does it."""
    with pytest.raises(ValueError, match="part 70"):
        spread(failing, 70, 100, jobs=2, method=method)


@in_threads
@methods
def test_what_a_lost_worker_leaves_is_done_here(method: Method) -> None:
    assert spread(lost, 70, 100, jobs=2, method=method) == list(range(100))


def keeping(shared: int) -> Callable[[int, int], tuple[int, int]]:
    """A task that remembers what it was given for a part in the rounds before."""
    kept: dict[int, int] = {}
    here = os.getpid()

    def task(part: int, given: int) -> tuple[int, int]:
        if given == shared and here != _TESTS:
            os._exit(9)
        kept[part] = kept.get(part, 0) + given
        return kept[part], os.getpid()

    return task


class Fatal:
    """Ends whatever process unpacks it, but the one that made it."""

    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return end_elsewhere, (os.getpid(),)


def end_elsewhere(here: int) -> None:
    """End this process unless it is *here*."""
    if os.getpid() != here:
        os._exit(9)


def counted(shared: tuple[Fatal, bytes]) -> Callable[[int], int]:
    """Each part's number and how much is shared."""
    return lambda part: part + len(shared[1])


def test_a_worker_lost_before_it_has_read_all_is_not_waited_for() -> None:
    """Though what is shared is more than a pipe holds."""
    much = b"x" * 1_000_000
    found = spread(counted, (Fatal(), much), 4, jobs=2, method="spawn")

    assert found == [part + len(much) for part in range(4)]


@in_threads
@methods
@pytest.mark.parametrize("jobs", [1, 3])
def test_a_part_is_done_by_the_same_worker_in_every_round(method: Method, jobs: int) -> None:
    with Crew(keeping, 0, 100, jobs=jobs, method=method) as crew:
        first = crew.ask(range(100), 1)
        second = crew.ask(range(0, 100, 7), 10)

    assert set(first) == set(range(100))
    assert set(second) == set(range(0, 100, 7))
    assert all(kept == 11 for kept, _ in second.values())
    assert all(process == first[part][1] for part, (_, process) in second.items())


@in_threads
@methods
def test_workers_lost_in_a_later_round_leave_it_to_who_asks(method: Method) -> None:
    with Crew(keeping, 5, 40, jobs=2, method=method) as crew:
        crew.ask(range(40), 1)
        done = crew.ask(range(40), 5)

    assert {process for _, process in done.values()} == {_TESTS}


@in_threads
@methods
def test_who_asks_hears_how_far_they_are(method: Method) -> None:
    heard: list[int] = []
    with Crew(keeping, 0, 100, jobs=2, method=method) as crew:
        crew.ask(range(100), 1, heard.append)

    assert heard == [32, 64, 96]


def test_few_parts_and_many_threads_have_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting workers costs more than a little work, and a fork beside threads may hang."""
    monkeypatch.setattr(hands, "_cores", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert {process for _, process in spread(squares, 0, hands.FEWEST - 1)} == {os.getpid()}

    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert {process for _, process in spread(squares, 0, hands.FEWEST)} == {os.getpid()}


@in_threads
def test_many_parts_have_a_worker_a_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "_cores", lambda: 3)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    found = spread(squares, 0, hands.FEWEST)

    assert len({process for _, process in found} - {os.getpid()}) == 3
