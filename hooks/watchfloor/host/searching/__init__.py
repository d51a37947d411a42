"""Search: the index of the site's texts, of which only what changed is made again."""

from .searching import FOLDER, IndexingError, Searched, index

__all__ = ["FOLDER", "IndexingError", "Searched", "index"]
