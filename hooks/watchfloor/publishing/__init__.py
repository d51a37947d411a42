"""What every page says, as Markdown and data; templates only dress it, and exports reuse it."""

from .page import Page
from .pages import pages

__all__ = ["Page", "pages"]
