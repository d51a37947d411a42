"""One cause gives one problem: of several at one place, the one that explains the others."""

from __future__ import annotations

from collections.abc import Iterable

from ..problem import Code, Problem

_EXPLAINED_BY: dict[Code, frozenset[Code]] = {
    Code.SLUG_WRONG: frozenset({Code.TERM_ALIAS, Code.SOURCE_UNKNOWN, Code.TERM_UNKNOWN}),
    Code.KEY_UNKNOWN: frozenset({Code.CUT_BY_COLON, Code.CUT_BY_COMMA, Code.YAML_ANCHOR}),
    Code.VALUE_SHAPE: frozenset({Code.CUT_BY_COLON, Code.YAML_ANCHOR, Code.YAML_TAG}),
    Code.VALUE_EMPTY: frozenset({Code.YAML_ANCHOR, Code.CUT_BY_COMMA}),
    Code.VALUE_LENGTH: frozenset({Code.CUT_BY_HASH, Code.CUT_BY_COMMA}),
    Code.SOURCE_UNKNOWN: frozenset({Code.FOOTNOTE_DEFINITION}),
    Code.SOURCE_GRADE: frozenset({Code.CHOICE_UNKNOWN}),
    Code.TERM_UNKNOWN: frozenset({Code.CHARACTER_FORBIDDEN}),
    Code.RAW_HTML: frozenset({Code.LINK_UNSAFE}),
    Code.FIGURE_UNSUPPORTED: frozenset({Code.CHARACTER_FORBIDDEN, Code.RAW_HTML, Code.LINK_UNSAFE}),
    Code.ESTIMATE_BACKDATED: frozenset({Code.FORECAST_BACKDATED}),
    Code.OUTCOME_BACKDATED: frozenset({Code.OUTCOME_KNOWN}),
    Code.FACT_UNCITED: frozenset({Code.IMAGE, Code.RAW_HTML, Code.FOOTNOTE_DEFINITION}),
}
"""Codes that say nothing new where one of the others stands on the same line."""


def explained(problems: Iterable[Problem]) -> list[Problem]:
    """*problems* in order, without repeats and without the consequences of others."""
    found = sorted(set(problems), key=lambda problem: problem.order)
    at: dict[tuple[str, int], set[Code]] = {}
    for problem in found:
        at.setdefault((problem.path, problem.place.line), set()).add(problem.code)
    return [
        problem
        for problem in found
        if not _EXPLAINED_BY.get(problem.code, frozenset()) & at[problem.path, problem.place.line]
    ]
