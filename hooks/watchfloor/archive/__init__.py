"""Every briefing and term of an archive, and how they hang together."""

from .archive import Archive, newest_first
from .threads import Thread

__all__ = ["Archive", "Thread", "newest_first"]
