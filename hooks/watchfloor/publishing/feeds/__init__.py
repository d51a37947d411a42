"""Feeds: what is new and what was changed, for everything and for each term."""

from .alternates import Alternate, alternates, everything, on
from .outlines import Outline, in_full, outlines
from .texts import Dress, Form, Text, Texts
from .written import feeds, written

__all__ = [
    "Alternate",
    "Dress",
    "Form",
    "Outline",
    "Text",
    "Texts",
    "alternates",
    "everything",
    "feeds",
    "in_full",
    "on",
    "outlines",
    "written",
]
