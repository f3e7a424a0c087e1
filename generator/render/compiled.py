"""Compiled templates, for the next environment of the same settings: in this process, or the next.

A preview and the page of the office make sites one after the other, and a build after an edit
makes a few pages: only the first compiles. What is lost or damaged is compiled again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Final

import jinja2
from jinja2.bccache import Bucket

from generator.cache.program import program_digest

_SUM: Final = 16
"""Bytes of a digest before the code."""


class Compiled(jinja2.BytecodeCache):
    """Keeps code by the template's name and the digest of its source, in a folder too if given."""

    def __init__(self, folder: Path | None = None) -> None:
        self._code: dict[tuple[str, str], bytes] = {}
        self._folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's name and file: a folder's name may hold bytes that are no text."""
        return f"{name}|{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code, if this very source was compiled before."""
        code = self._code.get((bucket.key, bucket.checksum)) or self._kept(bucket)
        if code is not None:
            self._code[bucket.key, bucket.checksum] = code
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        self._code[bucket.key, bucket.checksum] = code = bucket.bytecode_to_string()
        path = self._path(bucket)
        if path is not None:
            with contextlib.suppress(OSError):  # it is compiled again the next time
                path.parent.mkdir(parents=True, exist_ok=True)
                new = path.with_name(f"{path.name}.{os.getpid()}")
                new.write_bytes(_sum(bucket, code) + code)
                new.replace(path)

    def _kept(self, bucket: Bucket) -> bytes | None:
        """The code of another process, if it is of this source and as it was written."""
        path = self._path(bucket)
        if path is not None:
            with contextlib.suppress(OSError):
                content = path.read_bytes()
                code = content[_SUM:]
                return code if content[:_SUM] == _sum(bucket, code) else None
        return None

    def _path(self, bucket: Bucket) -> Path | None:
        if self._folder is None:
            return None
        name = hashlib.blake2b(_raw(bucket.key), digest_size=16).hexdigest()
        return self._folder / f"{name}.template"


def _sum(bucket: Bucket, code: bytes) -> bytes:
    """Of the code and of all that it depends on."""
    said = f"{jinja2.__version__} {program_digest()} {bucket.key} {bucket.checksum}\n"
    return hashlib.blake2b(_raw(said) + code, digest_size=_SUM).digest()


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
