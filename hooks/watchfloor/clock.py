"""One clock: the day a build counts as today, so that two builds of one text are the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime


def today(environment: Mapping[str, str]) -> date:
    """The day of ``SOURCE_DATE_EPOCH`` (reproducible-builds.org) if it is set, else today in UTC.

    Raises:
        ValueError: the variable is not a number of seconds.

    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()
