"""What a pull request changes, told for whoever reviews it."""

from .report import report
from .review import Review

__all__ = ["Review", "report"]
