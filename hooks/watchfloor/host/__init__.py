"""The MkDocs side: pages and files, rendering, safety. Nothing below knows that MkDocs exists."""

from .host import Host

__all__ = ["Host"]
