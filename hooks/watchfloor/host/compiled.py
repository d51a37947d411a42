"""Templates as compiled before: to compile the theme's takes half a second of every build.

To compile our own takes a quarter of one, and every worker would do so for itself.
"""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from ..memory import Memory, packed

_SHELF = "templates"


class Compiled(BytecodeCache):
    """Keeps in the memory what each template was compiled to, under the checksum of its source."""

    def __init__(self, memory: Memory) -> None:
        """Keep it in *memory*."""
        self._memory = memory
        self._at_hand: dict[tuple[str, str], bytes] = {}
        """What memory does not give yet, or would have to read again, by key and checksum."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* with what was compiled of just this source, if anything was."""
        at = bucket.key, bucket.checksum
        kept = self._at_hand.get(at) or self._memory.get(_SHELF, *at)
        if kept:
            self._at_hand[at] = kept
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in *bucket*."""
        at = bucket.key, bucket.checksum
        made = self._at_hand[at] = bucket.bytecode_to_string()
        self._memory.keep(_SHELF, *at, packed(made))
