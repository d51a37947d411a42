"""What libyaml complains of, in words for people who have never heard of it."""

from __future__ import annotations

import yaml

from ..problem import Code

CUT = (
    "a colon with a space after it cuts this value in two",
    "put the text on the next line, indented, after `>-`; or put it in quotes",
)
"""The commonest mistake of all, which libyaml has no word for."""

_EXPLAINED = (
    (
        "parsing a flow sequence",
        True,
        "this [ is never closed, or what it holds is no list",
        "end the list with ]; put text that holds [ or ] in quotes",
    ),
    (
        "parsing a flow mapping",
        True,
        "this { is never closed, or what it holds are no keys with values",
        "put text that begins with { in quotes",
    ),
    (
        "scanning a quoted scalar",
        True,
        "this quotation mark is never closed",
        "end the text with the same mark; inside '…' an apostrophe is written twice",
    ),
    (
        "parsing a block mapping",
        False,
        "this is no key with a value",
        "mend the indentation; text after a closing quotation mark is not allowed",
    ),
    (
        "could not find expected ':'",
        False,
        "the line above has no colon",
        "write it as `key: value`, or indent it if it goes on with the text before",
    ),
    (
        "cannot start any token",
        False,
        "a value cannot begin with this character",
        "put the text in quotes",
    ),
)
"""libyaml's words, whether its context is where to look, and the same for people."""


def explained(error: yaml.MarkedYAMLError) -> tuple[Code, int, str, str]:
    """The code, the offset, the message and the hint for *error*."""
    mark = error.problem_mark or error.context_mark
    offset = mark.index if mark else 0
    if error.problem and "mapping values are not allowed" in error.problem:
        return Code.CUT_BY_COLON, offset, *CUT
    said = " ".join(part for part in (error.context, error.problem) if part)
    for words, at_context, message, hint in _EXPLAINED:
        if words in said:
            start = error.context_mark if at_context else mark
            return Code.YAML_SYNTAX, start.index if start else offset, message, hint
    hint = "look for a missing quote, bracket or space, here or on the line above"
    return Code.YAML_SYNTAX, offset, f"this is not YAML: {said}", hint
