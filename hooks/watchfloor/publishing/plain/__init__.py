"""The same pages without our templates: plain Markdown with front matter, for other generators."""

from .files import plain

__all__ = ["plain"]
