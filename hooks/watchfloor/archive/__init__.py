"""Every briefing and term of an archive, and how they hang together."""

from .archive import Archive, newest_first
from .mentions import Mention
from .threads import Thread

__all__ = ["Archive", "Mention", "Thread", "newest_first"]
