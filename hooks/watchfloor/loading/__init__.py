"""A folder becomes an archive and its problems. Nothing else opens a contributor's file."""

from .folder import BRIEFINGS, DOCS, identity_of
from .loaded import Loaded
from .loading import load
from .revision import Revision, RevisionError, days_of, revision

__all__ = [
    "BRIEFINGS",
    "DOCS",
    "Loaded",
    "Revision",
    "RevisionError",
    "days_of",
    "identity_of",
    "load",
    "revision",
]
