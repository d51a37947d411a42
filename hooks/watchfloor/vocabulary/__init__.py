"""Terms, what the world's regions are, and every name by which somebody may look for one."""

from .names import NameIndex, folded
from .term import Term
from .vocabulary import Vocabulary

__all__ = ["NameIndex", "Term", "Vocabulary", "folded"]
