"""What every page and file says, as Markdown and data; templates dress it, exports reuse it."""

from .feeds import Dress
from .files import files
from .page import Page
from .pages import pages

__all__ = ["Dress", "Page", "files", "pages"]
