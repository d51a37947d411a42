"""Every briefing and term of an archive, and how they hang together."""

from .archive import Archive
from .threads import Thread

__all__ = ["Archive", "Thread"]
