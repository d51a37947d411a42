"""Writes a parsed text as HTML, as Python-Markdown does but for half the price.

Its own serializer knows namespaces, comments and elements that say nothing; our dialect makes none.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.extensions.toc import escape_cdata

_EMPTY = frozenset({"br", "hr"})
"""Those elements of the dialect that hold nothing."""


def serialized(root: Element) -> str:
    """*root* as XHTML. It may be nested deeper than functions may call each other."""
    parts: list[str] = []
    write = parts.append
    opened: list[tuple[Iterator[Element], str]] = [(iter((root,)), "")]
    while opened:
        children, end = opened[-1]
        for element in children:
            tag, tail = element.tag, element.tail
            after = _escaped(tail) if tail else ""
            if tag in _EMPTY:
                write(f"<{tag}{_attributes(element)} />{after}")
                continue
            text = element.text
            write(f"<{tag}{_attributes(element)}>{_escaped(text) if text else ''}")
            if len(element):
                opened.append((iter(element), f"</{tag}>{after}"))
                break
            write(f"</{tag}>{after}")
        else:
            write(end)
            opened.pop()
    return "".join(parts)


def _escaped(text: str) -> str:
    return escape_cdata(text) if "&" in text or "<" in text or ">" in text else text


def _attributes(element: Element) -> str:
    if not (given := element.items()):
        return ""
    return "".join(f' {name}="{_quoted(value)}"' for name, value in sorted(given))


def _quoted(value: str) -> str:
    return _escaped(value).replace('"', "&quot;")
