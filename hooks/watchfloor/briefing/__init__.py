"""Briefings: frozen values known to be complete, and the models that made sure."""

from .abstract import Abstract, BottomLine
from .briefing import Briefing
from .matter import BriefingMatter, Matter, Tombstone, UpdateMatter, briefing_model

__all__ = [
    "Abstract",
    "BottomLine",
    "Briefing",
    "BriefingMatter",
    "Matter",
    "Tombstone",
    "UpdateMatter",
    "briefing_model",
]
