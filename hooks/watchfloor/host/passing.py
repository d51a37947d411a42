"""Pages that pass through MkDocs, each event of its own: where plugins of the owner's want them.

All are composed beforehand, by many hands, and what is remembered is not composed at all. MkDocs
then asks for each, and for a template, in whose place stands the shell of the page's kind.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from jinja2 import Environment, Template

from .composing import Composed
from .pages import TEMPLATE
from .shell import Shell, kind
from .shells import FULL


class Dresser:
    """In place of the theme's template: fills a shell where the page's kind has one."""

    def __init__(
        self, environment: Environment, shells: Mapping[Hashable, Shell], shared: frozenset[str]
    ) -> None:
        """Be what *environment* gives for our pages' template; the theme's own stay as they are."""
        self._full: Template = environment.get_template(FULL)
        self._shells, self._shared = shells, shared
        given = environment.get_template

        def get_template(name: Any, *arguments: Any, **keywords: Any) -> Any:
            return self if name == TEMPLATE else given(name, *arguments, **keywords)

        environment.get_template = get_template  # type: ignore[method-assign]

    def render(self, context: Mapping[str, Any]) -> str:
        """The page of *context*."""
        page = context["page"]
        composed = Composed(page.content or "", [_heading(item) for item in page.toc])
        shell = self._shells.get(kind(page.published, composed, self._shared))
        if shell is None:
            return self._full.render(context)
        around = {
            "title": page.meta["title"],
            "description": page.meta["description"],
            "canonical": page.canonical_url or "",
            "edit": page.edit_url or "",
            "head": context["head"],
        }
        return shell.fill(composed, around)


def _heading(item: Any) -> dict[str, Any]:
    """A line of MkDocs' table of contents as it was composed."""
    return {
        "id": item.id,
        "name": item.title,
        "children": [_heading(each) for each in item.children],
    }
