"""What several tests share: the one day, the repository's own site, and a browser."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from watchfloor.archive import Archive
from watchfloor.loading import load

from . import founded, sites
from .archives import TODAY
from .exploring import Explore, answered
from .keyboard import Begin, Keys
from .watching import Open, Visit, launched, visit

# what holds once holds in every run; new cases are looked for in `make soak`
settings.register_profile("always", deadline=None, derandomize=True)
settings.load_profile("always")
settings.register_profile(
    "soak",
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
"""For `make soak`, which has hours: other inputs every time, and many."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print each figure that a test has found out, with several processes too."""
    reports = (each for kind in ("passed", "failed") for each in terminalreporter.getreports(kind))
    for report in reports:
        for name, figure in report.user_properties:
            if name == "figure" and report.when == "call":
                terminalreporter.write_line(str(figure))


@pytest.fixture(autouse=True, scope="session")
def _one_day() -> Iterator[None]:
    """Build everything on the same day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", sites.DAY)
        yield


@pytest.fixture(autouse=True, scope="session")
def _strict_hears_hooks() -> None:
    """Hand what is logged under MkDocs' name to ProperDocs, as its command does."""
    if sites.GENERATOR != "mkdocs":
        logging.getLogger("mkdocs").parent = logging.getLogger(sites.GENERATOR)


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site."""
    site_dir = tmp_path_factory.mktemp("own") / "site"
    return sites.built(sites.ROOT, site_dir=str(site_dir))


@pytest.fixture(scope="session")
def own(own_site: Path) -> Iterator[sites.Served]:
    """The repository's own site, served."""
    with sites.served(own_site) as served:
        yield served


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The repository's own site built twice by the real command, everything around it different.

    Hash seed, working folder, time zone and language are.
    """
    around = (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"},
    )
    first, second = (sites.edition(tmp_path_factory.mktemp("edition"), each) for each in around)
    return first, second


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny archive with nothing wrong, as a site."""
    return sites.site(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def night_watch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive begun with `watchfloor init` and written, its site built by its own code."""
    root = founded.begun(tmp_path_factory.mktemp("founded") / "night-watch")
    founded.write_all(root)
    done = sites.mkdocs("build", "--strict", cwd=root, PYTHONPATH=str(root / "hooks"))
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    with sync_playwright() as playwright:
        browser = launched(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Any]:
    """Open an address and watch what happens there; every page is closed at the end."""
    visits: list[Visit] = []

    def opened(url: str, **options: Any) -> Visit:
        visits.append(visit(chromium, url, **options))
        return visits[-1]

    yield opened
    for each in visits:
        each.close()


@pytest.fixture
def explore(own: sites.Served, open_page: Open) -> Explore:
    """Open the explore page with a query and wait until it has answered."""

    def opened(query: str = "", **options: Any) -> Visit:
        opened_page = open_page(own.url(f"explore/{query}"), **options)
        answered(opened_page.page)
        return opened_page

    return opened


@pytest.fixture
def begin(own: sites.Served, open_page: Open) -> Begin:
    """Open an address with the hands on the keyboard."""

    def begun(address: str = "", **options: object) -> Keys:
        return Keys(open_page(own.url(address), **{"reduced_motion": "reduce"} | options).page)

    return begun


@pytest.fixture(scope="session")
def house() -> Archive:
    """The repository's own archive."""
    return load(sites.ROOT, TODAY).archive
