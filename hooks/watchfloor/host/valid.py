"""The theme's templates, mended as they are read where they write what HTML does not allow.

Found by the Nu Html Checker in mkdocs-material 9; a template that no longer has such a place is
left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import BaseLoader, Environment

_TOGGLE = 'type="checkbox" id="__{}"{}'
_MENDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    # a box to tick completes nothing
    "base.html": tuple(
        (_TOGGLE.format(name, ' autocomplete="off"'), _TOGGLE.format(name, ""))
        for name in ("drawer", "search")
    ),
    # the name of a section that is always open cannot be reached, and needs no number
    "partials/nav-item.html": (
        ('tabindex="{{ tabindex }}"', '{% if tabindex %}tabindex="{{ tabindex }}"{% endif %}'),
    ),
    # pages that are in no navigation have no such control
    "partials/toc.html": (
        (
            'for="__toc"',
            '{% if not published or published.kind not in ("briefing", "term") %}'
            'for="__toc"{% endif %}',
        ),
    ),
}


class Mending(BaseLoader):
    """Reads templates as *loader* does, and mends them."""

    def __init__(self, loader: BaseLoader) -> None:
        """Read from *loader*."""
        self._loader = loader

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The template's text, its file, and whether that is as it was."""
        source, file, is_current = self._loader.get_source(environment, template)
        for wrong, right in _MENDS.get(template, ()):
            source = source.replace(wrong, right)
        return source, file, is_current

    def list_templates(self) -> list[str]:
        """The names of all."""
        return self._loader.list_templates()
