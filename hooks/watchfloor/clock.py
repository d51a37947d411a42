"""One clock: the day a build counts as today, so that two builds of one text are the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime


def today(environment: Mapping[str, str]) -> date:
    """The day of ``SOURCE_DATE_EPOCH`` (reproducible-builds.org) if it is set, else today in UTC.

    Raises:
        ValueError: the variable is not a number of seconds, or no calendar reaches so far.

    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH is {epoch}, which is no time: {error}") from None
