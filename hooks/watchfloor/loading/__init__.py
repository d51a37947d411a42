"""A folder becomes an archive and its problems. Nothing else opens a contributor's file."""

from .folder import BRIEFINGS, DOCS, identity_of
from .loaded import Loaded
from .loading import load

__all__ = ["BRIEFINGS", "DOCS", "Loaded", "identity_of", "load"]
