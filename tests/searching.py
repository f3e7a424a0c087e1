"""Whether a text is anywhere in a folder: in every file, and in what files are packed of."""

from __future__ import annotations

import gzip
import io
import os
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

import duckdb

_DATABASE: Final = b"SQLite format 3"

_KNOWN: Final[dict[tuple[bytes, str], bool]] = {}
"""What is known of a file's bytes and a text: folders of releases hold the same files."""


def files_saying(folder: Path, text: str) -> list[str]:
    """The files below a folder, hidden ones too, that say a text in any of its forms."""
    return sorted(
        path.relative_to(folder).as_posix() for path in every_file(folder) if file_says(path, text)
    )


def file_says(path: Path, text: str) -> bool:
    """Whether a file or what is packed in it says a text; the same bytes are read once."""
    raw = path.read_bytes()
    if raw.startswith(_DATABASE):  # what it says may stand in a file beside it
        return any(says(part, text) for part in parts(path, raw))
    key = sha256(raw).digest(), text
    if key not in _KNOWN:
        _KNOWN[key] = any(says(part, text) for part in parts(path, raw))
    return _KNOWN[key]


def every_file(folder: Path) -> Iterator[Path]:
    for here, _, names in os.walk(folder):
        yield from (path for name in names if not (path := Path(here) / name).is_symlink())


def says(raw: bytes, text: str) -> bool:
    """In any encoding that a file of a site could have, or as JSON and HTML may write it."""
    forms = {text, text.encode("unicode_escape").decode(), "".join(f"&#{ord(c)};" for c in text)}
    return any(form.encode(code) in raw for form in forms for code in ("utf-8", "utf-16-le"))


def parts(path: Path, raw: bytes) -> Iterator[bytes]:
    """The bytes of a file, and the content of what is packed in it."""
    yield raw
    yield from unpacked(raw)
    if raw.startswith(_DATABASE):
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
            yield "\n".join(base.iterdump()).encode()
    if raw.startswith(b"PAR1"):
        with duckdb.connect() as base:
            rows = base.execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
        yield str(rows).encode()


def unpacked(raw: bytes) -> Iterator[bytes]:
    if zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            for name in packed.namelist():
                inner = packed.read(name)
                yield inner
                yield from unpacked(inner)
    if raw[:2] == b"\x1f\x8b":
        yield gzip.decompress(raw)
    try:
        yield zlib.decompress(raw, -15)
    except zlib.error:
        return
