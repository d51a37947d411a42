"""Briefings and term pages as a bad copy, a strange editor or an enemy leaves them, by number.

The same seed gives the same file for as long as the archive is the same. Three kinds of damage are
done, one to three times to a file: to its bytes, to the YAML of its front matter, and to the
Markdown of its body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from random import Random
from typing import Any

import yaml

from .pieces import BLOCKS, NESTED, PIECES, RUNS, TEXTS
from .sites import ROOT

Damage = Callable[[Random, str], str]
"""Bytes that are no UTF-8 are lone surrogates in the text, as ``surrogateescape`` has them."""

LARGEST = 299_000
"""Characters of a file: nearly the bytes of the largest one that is read at all."""
DUMPED = 100
"""Levels that PyYAML is given to write: it recurses, and what nests deeper may end that."""


@cache
def seeds() -> tuple[tuple[str, str], ...]:
    """Every briefing and term page of the repository, by path."""
    files = [*ROOT.glob("briefings/*/*.md"), *ROOT.glob("docs/*/*.md")]
    found = ((file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in files)
    owned = ("docs/about/", "docs/contribute/", "docs/data/")
    return tuple(sorted(each for each in found if not each[0].startswith(owned)))


def mutation(seed: int) -> tuple[str, bytes]:
    """The path of a file of the archive, and the bytes that it holds after some damage."""
    rng = Random(seed)
    briefings = [each for each in seeds() if each[0].startswith("briefings/")]
    path, text = rng.choice(rng.choice((briefings, briefings, seeds())))
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3))):
        text = rng.choice(rng.choice(ALL))(rng, text)[:LARGEST]
    return path, text.encode("utf-8", "surrogateescape" if _is_escaped(text) else "surrogatepass")


def _is_escaped(text: str) -> bool:
    """Whether the lone surrogates of *text* are bytes, all of them."""
    return not re.search("[\ud800-\udc7f\udd00-\udfff]", text)


# ---------------------------------------------------------------------------- bytes


def _span(rng: Random, text: str, longest: int) -> tuple[int, int]:
    start = rng.randint(0, len(text))
    return start, min(len(text), start + rng.randint(0, longest))


def flipped(rng: Random, text: str) -> str:
    """A few bits are others."""
    data = bytearray(text.encode("utf-8", "replace"))
    for _ in range(rng.randint(1, 4)):
        if data:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return data.decode("utf-8", "surrogateescape")


def inserted(rng: Random, text: str) -> str:
    """A piece stands where it does not belong, or in place of something."""
    for _ in range(rng.randint(1, 5)):
        start, end = _span(rng, text, rng.choice((0, 0, 3, 60)))
        text = text[:start] + rng.choice(PIECES) * rng.choice((1, 1, 2, 7)) + text[end:]
    return text


def strewn(rng: Random, text: str) -> str:
    """Any characters of Unicode stand here and there."""
    for _ in range(rng.randint(1, 6)):
        at = rng.randint(0, len(text))
        drawn = "".join(
            chr(rng.choice((rng.randrange(0xD800), rng.randrange(0xE000, 0x110000))))
            for _ in range(3)
        )
        text = text[:at] + drawn + text[at:]
    return text


def deleted(rng: Random, text: str) -> str:
    """A stretch is missing."""
    start, end = _span(rng, text, rng.choice((1, 10, 1000)))
    return text[:start] + text[end:]


def doubled(rng: Random, text: str) -> str:
    """A stretch stands there again, somewhere else or a hundred times."""
    start, end = _span(rng, text, rng.choice((20, 400, 3000)))
    at = rng.choice((end, rng.randint(0, len(text))))
    return text[:at] + text[start:end] * rng.choice((1, 1, 2, 100)) + text[at:]


def swapped(rng: Random, text: str) -> str:
    """Two lines have changed places."""
    lines = text.split("\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def spliced(rng: Random, text: str) -> str:
    """The rest is another file's."""
    other = rng.choice(seeds())[1]
    return text[: rng.randint(0, len(text))] + other[rng.randint(0, len(other)) :]


def cut_off(rng: Random, text: str) -> str:
    """The end is missing."""
    return text[: rng.randint(0, len(text))]


def repeated(rng: Random, text: str) -> str:
    """One character or piece stands there many thousand times."""
    at = rng.randint(0, len(text))
    piece = rng.choice((*PIECES, "a", " ", "\n", "- ", "> ", "a b ", "1", "0."))
    return text[:at] + piece * rng.choice((100, 999, 20_000, LARGEST)) + text[at:]


def other_ends(rng: Random, text: str) -> str:
    """Lines end otherwise, all or some, or there is a byte-order mark."""
    end = rng.choice(("\r\n", "\r", "\n\r", "\u2028", "\n\n", " \n", "\t\n", ""))
    count = rng.choice((-1, 1, 5))
    return rng.choice(("", "\ufeff")) + text.replace("\n", end, count)


# ---------------------------------------------------------------------------- YAML


def _parts(text: str) -> tuple[list[str], str]:
    """The lines of the front matter, and all below it; everything is below where there is none."""
    before, fence, rest = text.removeprefix("---\n").partition("\n---\n")
    return (before.split("\n"), rest) if fence else ([], text)


def _whole(lines: Sequence[str], body: str) -> str:
    return "---\n" + "\n".join(lines) + "\n---\n" + body


def _of_lines(change: Callable[[Random, list[str]], list[str]]) -> Damage:
    """Damage to the lines of front matter, by what *change* makes of them."""

    def damage(rng: Random, text: str) -> str:
        lines, body = _parts(text)
        return _whole(change(rng, lines), body) if lines else inserted(rng, text)

    damage.__name__ = change.__name__
    return damage


@_of_lines
def key_changed(rng: Random, lines: list[str]) -> list[str]:
    """A key is there twice, not at all, under another name, or under none."""
    keyed = [number for number, line in enumerate(lines) if re.match(r"[ -]*\w+:", line)] or [0]
    at = rng.choice(keyed)
    line = lines[at]
    word = rng.choice(
        (*("x_a", "on", "<<", "", "?", '"a b"', "[a]", "{a: b}", "=", "é"), *TEXTS[-6:])
    )
    others: tuple[list[str], ...] = (
        [line, line],
        [],
        [re.sub(r"\w+(?=:)", lambda _: word, line, count=1)],
        [line.replace(":", rng.choice((" :", "", "：", ":  :", "=")), 1)],
        [line.upper()],
        [f"{line.partition(':')[0]}:"],
    )
    return [*lines[:at], *rng.choice(others), *lines[at + 1 :]]


@_of_lines
def text_changed(rng: Random, lines: list[str]) -> list[str]:
    """Something else stands behind a key or a dash."""
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(lines))
        lines[at] = re.sub(
            r"((?:^|[\s-])[\w-]+:|^\s*-) .*", lambda m: f"{m[1]} {rng.choice(TEXTS)}", lines[at]
        )
    return lines


@_of_lines
def indented(rng: Random, lines: list[str]) -> list[str]:
    """Some lines stand further in or out, or behind a tab."""
    at = rng.randrange(len(lines))
    end = at + rng.choice((1, 1, 3, 30))
    by = rng.choice((" ", "  ", "\t", " \t", "          ", ""))
    return [
        *lines[:at],
        *(by + (line if by else line.lstrip()) for line in lines[at:end]),
        *lines[end:],
    ]


@_of_lines
def marked(rng: Random, lines: list[str]) -> list[str]:
    """There are anchors, aliases, tags, block scalars, directives or a second document."""
    at = rng.randrange(len(lines))
    mark = rng.choice(
        (
            "&a ",
            "*a",
            "!!binary ",
            "!!python/object:os.system ",
            "!a ",
            "|\n  ",
            ">+3\n  ",
            "? ",
            "- ",
        )
    )
    put = rng.choice(("after", "alone", "bomb", "document"))
    if put == "after":
        lines[at] = lines[at].replace(": ", f": {mark}", 1)
    elif put == "alone":
        lines.insert(at, mark)
    elif put == "bomb":
        lines += [
            "x_a: &a0 [a, a]",
            *(f"x_b{n}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]" for n in range(9)),
        ]
    else:
        lines[at:at] = rng.choice(
            (["--- "], ["..."], ["%YAML 1.1", "--- a"], ["--- !a"], ["%TAG ! a", "---"])
        )
    return lines


@_of_lines
def deep(rng: Random, lines: list[str]) -> list[str]:
    """Something nests, in brackets, in braces, in dashes or in keys."""
    depth = rng.choice((5, 12, 13, 100, 5000))
    nest = rng.choice(
        (
            ["x_a: " + "[" * depth + "]" * rng.choice((depth, 0))],
            ["x_a: " + "{a: " * depth + "}" * rng.choice((depth, 0))],
            ["x_a:", "  " + "- " * depth + "a"],
            [" " * number + "k:" for number in range(min(depth, 400))],
            ["x_a: " + "'" * depth],
        )
    )
    at = rng.randint(0, len(lines))
    return [*lines[:at], *nest, *lines[at:]]


def reshaped(rng: Random, text: str) -> str:
    """A value is of another shape, and all is written as another program would write it."""
    lines, body = _parts(text)
    try:
        matter = yaml.load("\n".join(lines), Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, UnicodeEncodeError, RecursionError):
        return inserted(rng, text)
    if not isinstance(matter, dict) or not matter or _deeper(matter, DUMPED):
        return inserted(rng, text)
    for _ in range(rng.randint(1, 3)):
        _reshape(rng, matter)
    flow = rng.choice((None, None, False, True))
    style = rng.choice((None, None, None, '"', "'", "|", ">"))
    made = yaml.dump(
        matter,
        Dumper=yaml.SafeDumper,
        default_flow_style=flow,
        default_style=style,
        allow_unicode=rng.choice((True, False)),
        sort_keys=False,
        width=rng.choice((20, 80, 10_000)),
    )
    return _whole(made.rstrip("\n").split("\n"), body)


def _deeper(value: Any, levels: int) -> bool:
    """Whether something in *value* is nested in more than *levels* others."""
    inside = {id(value): value}  # each once, however many aliases lead to it
    for _ in range(levels):
        inside = {
            id(inner): inner
            for outer in inside.values()
            if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        }
    return bool(inside)


def _reshape(rng: Random, value: Any) -> None:
    """Change something at any depth of *value*."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    if not keys:
        return
    key = rng.choice(keys)
    inner = value[key]
    if isinstance(inner, (dict, list)) and inner and rng.random() < 0.7:
        _reshape(rng, inner)
        return
    value[key] = rng.choice(
        (
            *(rng.choice(TEXTS), rng.choice(TEXTS), rng.choice(NESTED), [inner], {"a": inner}),
            [inner] * rng.choice((2, 30, 300)),
            list(inner.values()) if isinstance(inner, dict) else {str(inner)[:40]: str(inner)},
        )
    )


# ---------------------------------------------------------------------------- Markdown


def _in_body(rng: Random, text: str, put: str) -> str:
    """*text* with something *put* between two lines of its body, or into the middle of one."""
    lines, body = _parts(text)
    at = rng.randint(0, len(body))
    if rng.random() < 0.6:
        at = body.find("\n", at) + 1
    changed = body[:at] + put + body[at:]
    return _whole(lines, changed) if lines else changed


def run_on(rng: Random, text: str) -> str:
    """A mark of Markdown stands there, once or many times."""
    return _in_body(rng, text, rng.choice(RUNS) * rng.choice((1, 2, 7, 50, 999, 5000)))


def mixed(rng: Random, text: str) -> str:
    """Marks of several kinds stand there one after another."""
    some = [rng.choice(RUNS) for _ in range(rng.randint(2, 5))]
    return _in_body(rng, text, "".join(some) * rng.choice((1, 30, 900)))


def blocked(rng: Random, text: str) -> str:
    """There is a block more, small or huge."""
    made = rng.choice(BLOCKS)(rng.choice((1, 3, 13, 99, 999, 3000)))
    return _in_body(rng, text, f"\n{made}\n")


def heading_changed(rng: Random, text: str) -> str:
    """A heading has another level, another name, or is none."""
    found = list(re.finditer(r"^#+ .*$", text, re.MULTILINE))
    if not found:
        return blocked(rng, text)
    one = rng.choice(found)
    words = one[0].lstrip("# ")
    new = rng.choice(
        (
            "# {}",
            "### {}",
            "#{}",
            "{}\n---",
            "{}\n===",
            " ## {}",
            "- ## {}",
            "## {} ##",
            "##",
            "## [{}](a)",
        )
    )
    return text[: one.start()] + new.format(words) + text[one.end() :]


def prefixed(rng: Random, text: str) -> str:
    """Every line of the body begins with something."""
    lines, body = _parts(text)
    mark = rng.choice(("> ", "- ", "    ", "\t", "1. ", "| ", "# ", "  ", "> > > ", "\\", "<!-- "))
    return _whole(lines, "\n".join(mark + line for line in body.split("\n")))


BYTES: tuple[Damage, ...] = (
    *(flipped, inserted, inserted, strewn, deleted, doubled, swapped, spliced, cut_off, repeated),
    other_ends,
)
YAML: tuple[Damage, ...] = (key_changed, text_changed, indented, marked, deep, reshaped, reshaped)
MARKDOWN: tuple[Damage, ...] = (run_on, run_on, mixed, blocked, blocked, heading_changed, prefixed)
ALL = (BYTES, YAML, MARKDOWN)
