"""A Markdown file in its parts, each with its position; nothing is lost on the way."""

from .body import Body
from .links import file_names
from .parts import Block, Comment, Section, Sentence
from .passages import Passage
from .reading import Document, read
from .text import Text

__all__ = [
    "Block",
    "Body",
    "Comment",
    "Document",
    "Passage",
    "Section",
    "Sentence",
    "Text",
    "file_names",
    "read",
]
