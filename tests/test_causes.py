"""One cause gives one problem, and never none."""

from __future__ import annotations

from itertools import permutations

from watchfloor.checking.causes import explained
from watchfloor.problem import WARNINGS, Code, Place, Problem


def test_two_problems_never_explain_each_other_away() -> None:
    """Each said that the other told it already, so that a wrong origin passed unseen."""
    for pair in permutations(Code, 2):
        problems = [Problem(code, "x.md", Place(), str(code)) for code in pair]
        assert explained(problems), pair


def test_no_warning_explains_an_error() -> None:
    for error in set(Code) - WARNINGS:
        for warning in WARNINGS:
            problems = [Problem(code, "x.md", Place(), str(code)) for code in (error, warning)]
            assert error in {problem.code for problem in explained(problems)}
