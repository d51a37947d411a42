"""The theme's templates as compiled before: to compile them takes half a second of every build."""

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

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* with what was compiled of just this source, if anything was."""
        if kept := self._memory.get(_SHELF, bucket.key, bucket.checksum):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in *bucket*."""
        compiled = packed(bucket.bytecode_to_string())
        self._memory.keep(_SHELF, bucket.key, bucket.checksum, compiled)
