"""Compiled templates, for the next environment of the same settings: in this process, or the next.

A preview and the page of the office make sites one after the other, and a build after an edit
makes a few pages: only the first compiles. What is lost or damaged is compiled again.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from generator.cache.kept import Kept
from generator.cache.program import program_digest


class Compiled(jinja2.BytecodeCache):
    """Keeps code by the template's name and the digest of its source, in a folder too if given."""

    def __init__(self, folder: Path | None = None) -> None:
        self._code: dict[tuple[str, str], bytes] = {}
        self._kept = Kept(folder, f"{jinja2.__version__} {program_digest()}")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's name and file: a folder's name may hold bytes that are no text."""
        return f"{name}|{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code, if this very source was compiled before."""
        known = bucket.key, bucket.checksum
        if known not in self._code:
            found = self._kept.read(_name(bucket))
            if found is None or found[0] != bucket.checksum:
                return
            self._code[known] = base64.b64decode(found[1])
        bucket.bytecode_from_string(self._code[known])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        self._code[bucket.key, bucket.checksum] = code = bucket.bytecode_to_string()
        self._kept.write(_name(bucket), [bucket.checksum, base64.b64encode(code).decode()])


def _name(bucket: Bucket) -> str:
    """That of the file, from the template's."""
    return hashlib.sha256(bucket.key.encode("utf-8", "surrogatepass")).hexdigest() + ".template"
