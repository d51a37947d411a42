"""Problems as SARIF 2.1.0, which code scanning and editors read.

*Static Analysis Results Interchange Format (SARIF) Version 2.1.0*, OASIS Standard, March 2020.
Section numbers below are its own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from .. import urls
from ..problem import WARNINGS, Code, Problem
from ..settings import Settings
from .explaining import GUIDE, short

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif(problems: Sequence[Problem], settings: Settings) -> str:
    """The log of one run that found *problems*, the same for the same problems."""
    codes = sorted({problem.code for problem in problems})
    driver = {
        "name": "watchfloor",
        "rules": [_rule(code, settings) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",  # as `Place` counts (3.14.17)
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _rule(code: Code, settings: Settings) -> dict[str, Any]:
    return {
        "id": str(code),
        "shortDescription": {"text": code.replace("-", " ").capitalize()},
        "helpUri": urls.seen(settings.repository, GUIDE, code),
        "defaultConfiguration": {"level": "warning" if code in WARNINGS else "error"},
    }


def _result(problem: Problem, number: int) -> dict[str, Any]:
    place = problem.place
    location = {
        "artifactLocation": {"uri": _uri(problem.path)},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endColumn": place.column + place.length,  # the column after the last (3.30.8)
        },
    }
    said = filter(None, [problem.message, problem.hint])
    return {
        "ruleId": str(problem.code),
        "ruleIndex": number,
        "level": problem.severity,
        "message": {"text": "\n".join(map(short, said))},
        "locations": [{"physicalLocation": location}],
    }


def _uri(path: str) -> str:
    """*path* as a relative reference (RFC 3986); a name that is no text goes by its bytes."""
    return quote(os.fsencode(path))
