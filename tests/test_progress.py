"""What somebody who waits is told, and when nobody is told anything."""

from __future__ import annotations

import logging
from io import StringIO
from types import SimpleNamespace

import pytest

from watchfloor import progress
from watchfloor.progress import step

LOG = "mkdocs.hooks.watchfloor"


class Terminal(StringIO):
    """A terminal, or a file if it is none."""

    is_terminal = True

    def isatty(self) -> bool:
        return self.is_terminal


class Clock:
    """A clock that stands still until it is set."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(progress, "time", made)
    return made


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=made))
    return made


def test_a_quick_step_leaves_a_terminal_alone(clock: Clock, terminal: Terminal) -> None:
    with step("Reading files", 10) as heard:
        for done in range(10):
            clock.now += 0.19
            heard(done)

    assert terminal.getvalue() == ""


def test_a_terminal_counts_after_two_seconds_and_is_left_clean(
    clock: Clock, terminal: Terminal
) -> None:
    with step("Reading files", 12_000) as heard:
        heard(0)
        clock.now += 1.9
        heard(1000)
        assert terminal.getvalue() == ""
        clock.now += 0.2
        heard(6000)

    assert terminal.getvalue() == "\r\033[KReading files: 6,000 of 12,000 (50 %)\r\033[K"


def test_a_terminal_is_not_written_to_all_the_time(clock: Clock, terminal: Terminal) -> None:
    """Five times in a second are enough for anybody."""
    with step("Reading files", 1000) as heard:
        clock.now += 2
        for done in range(1000):
            clock.now += 0.001
            heard(done)

    assert 4 <= terminal.getvalue().count(" of 1,000") <= 6


def test_a_step_of_nothing_can_be_counted(clock: Clock, terminal: Terminal) -> None:
    with step("Reading files", 0) as heard:
        clock.now += 3
        heard(0)

    assert "Reading files: 0 of 0\r" in terminal.getvalue()


def test_a_step_that_fails_leaves_a_terminal_clean(clock: Clock, terminal: Terminal) -> None:
    with pytest.raises(ValueError, match="wrong"), step("Reading files", 10) as heard:  # noqa: PT012
        clock.now += 3
        heard(5)
        raise ValueError("wrong")

    assert terminal.getvalue().endswith("\r\033[K")


@pytest.mark.parametrize(
    ("seconds", "level"), [(0.0, logging.DEBUG), (1.99, logging.DEBUG), (2.0, logging.INFO)]
)
def test_elsewhere_a_long_step_is_one_line_and_a_quick_one_is_for_verbose(
    clock: Clock,
    terminal: Terminal,
    caplog: pytest.LogCaptureFixture,
    seconds: float,
    level: int,
) -> None:
    terminal.is_terminal = False
    with caplog.at_level(logging.DEBUG, LOG), step("Reading files", 12_000) as heard:
        clock.now += seconds
        heard(6000)

    assert terminal.getvalue() == ""
    told = f"Reading files: 12,000 in {seconds:.2f} s"
    assert caplog.record_tuples == [(LOG, level, told)]
