"""The templates of what we put into the theme's pages. They escape all that they are given.

MkDocs' own environment escapes nothing, so this is ours. No template knows where a page stands: it
writes every link over the site's root with a mark for the way there, which is put in at the end. So
what stands on many pages can be made once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from .. import tradecraft, urls
from ..publishing.dates import date_text
from ..settings import Settings
from .weighing import weighed

THEME = Path(__file__).parent.parent / "theme"

ROOT = "\0"
"""The way to the site's root. No text has it; in one that came past the checks it does no harm."""

_REPEATED = ("when", "link", "likelihood", "confidence", "odds", "sureness", "meant", "grade")
"""Parts that show no more than they are given, which is the same on very many pages."""

_ACTING = re.compile("[&<>\"']")
"""What :func:`escape` changes."""


class Templates:
    """The templates of one archive."""

    def __init__(
        self,
        settings: Settings,
        *,
        has_feeds: bool,
        compiled: BytecodeCache | None = None,
        **given: Any,
    ) -> None:
        """Read them; they know *settings* and what else is *given*.

        What is *compiled* already is not compiled again.
        """
        self._environment = _environment(settings.language, compiled)
        self._environment.globals.update(
            settings=settings,
            has_feeds=has_feeds,
            tradecraft=tradecraft,
            urls=urls,
            likelihoods=list(tradecraft.Likelihood),
            **given,
        )
        self._environment.filters |= _repeated(self._environment)

    def fill(self, name: str, data: Mapping[str, Any]) -> str:
        """The template called *name* with *data*; a mark stands for the way to the root."""
        return self._environment.get_template(f"{name}.html").render(data)

    def compile(self) -> None:
        """Compile them all, so that whoever has what is compiled need not."""
        for name in self._environment.list_templates():
            self._environment.get_template(name)


def placed(html: str, here: str) -> str:
    """*html* for the page at *here*: its marks are the way from there."""
    return html.replace(ROOT, "../" * here.count("/") or "./")


def _escaped(value: Any) -> str:
    """What stands for *value* in a page; to make a markup of each took a fifth of filling one."""
    kind = type(value)
    if kind is Markup or (kind is str and not _ACTING.search(value)):
        return value  # type: ignore[no-any-return]
    return escape(value)


class _Template(Template):
    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002  # Jinja's name for it
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """A template whose output is escaped by :func:`_escaped`."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = _escaped
        return made


class _Environment(Environment):
    template_class = _Template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What all templates know, in one dictionary: each reads it all for every page it fills."""
        return {**self.globals, **(d or {})}


def _environment(language: str, compiled: BytecodeCache | None) -> Environment:
    made = _Environment(
        loader=FileSystemLoader(THEME / "content"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # to look for changes takes longer than to fill a small template
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled,
    )
    made.filters["href"] = lambda address: ROOT + address
    made.filters["day"] = lambda when: date_text(when, language)
    return made


def _repeated(environment: Environment) -> dict[str, Callable[..., Markup]]:
    """Filters that make each of those parts once; one is called at less cost than a macro."""
    parts = environment.get_template("_parts.html").module
    made = {name: cache(getattr(parts, name)) for name in _REPEATED}
    link, meant = made["link"], made["meant"]
    return {
        **made,
        "links": lambda refs: Markup(", ").join(map(link, refs)),
        "weighed": lambda html, wording: Markup(weighed(html, wording, meant)),  # noqa: S704
    }
