"""Templates that this process has compiled, for the next environment of the same settings.

A preview and the page of the office make sites one after the other; only the first compiles.
"""

from __future__ import annotations

import jinja2
from jinja2.bccache import Bucket


class Compiled(jinja2.BytecodeCache):
    """Keeps code by the template's name and the digest of its source, for as long as it runs."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's name and file: a folder's name may hold bytes that are no text."""
        return f"{name}|{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code, if this very source was compiled before."""
        code = self._code.get((bucket.key, bucket.checksum))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        self._code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
