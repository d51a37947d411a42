"""Front matter to be filled in: what is known stands there, what is missing is a blank with a note.

Which keys there are, which of them are required and what each is for comes from the models.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, Self

import yaml
from pydantic.fields import FieldInfo

from ..briefing import Matter
from ..briefing.keys import LATER, OFFERED, inner, is_blank, order, scale
from ..checking import NOTE
from ..problem import printable
from ..values import Value

Known = Mapping[str, Any]
"""What is known already, by key: text, a list of texts, or a list of the same for what nests."""


class Note(str):
    """Text that is to be rewritten; it has lines of its own, so nothing in it need be quoted."""

    __slots__ = ()

    def __new__(cls, words: str) -> Self:
        """A note of somebody else's *words*."""
        return super().__new__(cls, f"{NOTE} {words}")


@dataclass(frozen=True)
class Remarked:
    """What is known, if anything, with a remark for whoever fills in the rest."""

    value: Any
    remark: str


_PROSE = frozenset({"summary", "statement", "because", "definition", "criteria", "what"})
"""Text of some length, written below its key: there a colon cannot cut it."""
_PROSES = frozenset({"highlights", "gaps", "decided_by"})
"""Several of them."""


_BLANK = re.compile(r"( *(?:- )?)(\w+):(?: >-)?(?:  # .*)?")
"""A key's line with nothing behind it; whether something stands below it, the next line shows."""


class _Dumper(yaml.SafeDumper):
    """Quotes what any reader of YAML could take for something else than text, but not days."""


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def front_matter(model: type[Value], known: Known) -> str:
    """The front matter of a *model*, fences included, with a blank for all that is not *known*."""
    keys = list(_keys(model, known))
    if issubclass(model, Matter):
        keys.sort(key=order)
    else:
        keys.sort(key=lambda key: not is_blank(key, model.model_fields[key]))
    lines = (line for key in keys for line in _lines(model, key, known))
    later = (key for key in LATER if key in model.model_fields and key not in keys)
    offered = (line for key in later for line in _lines(model, key, known))
    return "\n".join(("---", *lines, *map(_out, offered), "---", ""))


def _out(line: str) -> str:
    """*line* as a comment, which loses its first two characters when it is wanted."""
    return line if line.startswith("# ") else f"# {line}"


def _keys(model: type[Value], known: Known) -> Iterator[str]:
    for key, field in model.model_fields.items():
        if known.get(key) or is_blank(key, field) or key in OFFERED:
            yield key


def _lines(model: type[Value], key: str, known: Known) -> Iterator[str]:
    field = model.model_fields[key]
    given = known.get(key)
    value, remark = (given.value, given.remark) if isinstance(given, Remarked) else (given, "")
    note = _note(key, field, remark)
    model_of_items = inner(field)
    if model_of_items:
        yield f"{key}:{note}"
        for item in value or [{}]:
            yield from _item(model_of_items, item)
    elif isinstance(value, Note):
        yield f"{key}: >-{_comment(remark)}"
        yield f"  {value}"
    elif isinstance(value, list) and any(isinstance(each, Note) for each in value):
        yield f"{key}:{_comment(remark)}"
        for each in value:
            yield from ("  - >-", f"    {each}")
    elif value:
        yield dumped(key, value) + _comment(remark)
    elif is_blank(key, field):
        yield f"{key}:{' >-' if key in _PROSE else ''}{note}"
    else:
        yield f"# {key}:{note}"


def _item(model: type[Value], known: Known) -> Iterator[str]:
    """One item of a list of *model*: each of its keys on a line."""
    mark = "  - "
    for key in _keys(model, known):
        for line in _lines(model, key, known):
            yield mark + line
            mark = "    "


def dumped(key: str, value: Any) -> str:
    """*key* with *value* on one line, quoted where YAML needs it."""
    in_brackets = None if isinstance(value, list) else False
    made: str = yaml.dump(
        {key: value}, Dumper=_Dumper, allow_unicode=True, width=inf, default_flow_style=in_brackets
    )
    return made.rstrip("\n")


def blanks_in(lines: Sequence[str]) -> Iterator[str]:
    """The keys that *lines* of front matter leave blank; those within a list behind its key."""
    found: dict[str, dict[str, None]] = {}
    around = ""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        match = _BLANK.fullmatch(line)
        is_left = match and len(below) - len(below.lstrip()) <= len(match[1])
        if match and is_left:
            found.setdefault(around if match[1] else match[2], {})[match[2]] = None
        elif match and not match[1]:
            around = match[2]
    for key, within in found.items():
        yield key if key in within else f"{key} ({', '.join(within)})"


def _note(key: str, field: FieldInfo, remark: str = "") -> str:
    """What a newcomer needs to know of *key*, as a comment behind it; a *remark* comes first."""
    said = (field.description or "").removesuffix(".")
    said = said[:1].lower() + said[1:]
    parts = [
        "" if is_blank(key, field) else "optional",
        ": ".join(filter(None, [said, ", ".join(_words(field))])),
    ]
    note = ": ".join(filter(None, parts))
    if key in _PROSES:
        note = "; ".join(filter(None, [note, "each below, behind a -"]))
    elif "tuple" in str(field.annotation) and not inner(field):
        note = "; ".join(filter(None, [note, "written [one, two]"]))
    if key in _PROSE:
        note = "; ".join(filter(None, [note, "written below, indented"]))
    return _comment("; ".join(filter(None, [remark, note])))


def _comment(said: str) -> str:
    """*said* behind a key; a number sign in it might begin an escape from a rule."""
    return f"  # {printable(said).replace('#', '')}" if said else ""


def _words(field: FieldInfo) -> tuple[str, ...]:
    """The words of the closed scale that *field* takes, with what they mean if that is new."""
    return tuple(
        member.value if len(member.value) > 1 else f"{member.value} {member.label}"
        for member in scale(field) or ()
    )
