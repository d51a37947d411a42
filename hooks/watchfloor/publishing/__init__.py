"""What every page and file says, as Markdown and data; templates dress it, exports reuse it."""

from .digests import Digests
from .feeds import Dress
from .files import side_files
from .page import Page
from .pages import by_file, pages

__all__ = ["Digests", "Dress", "Page", "by_file", "pages", "side_files"]
