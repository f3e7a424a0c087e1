"""Files that wait beside their places for their turn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from generator.errors import OutputError
from generator.export.product import Content
from generator.publish.ledger import Elsewhere, Written
from generator.publish.writer import in_its_folder


def brought(target: Path, content: Content | Elsewhere, before: Written | None) -> Written:
    """Put a file at `target`, if it is not the one that stands, which is told by `before`.

    Raises:
        OutputError: it cannot be written.
    """
    if isinstance(content, Elsewhere):
        if content.written != before:
            _take(content.at, target)
        return content.written
    if isinstance(content, bytes):
        written = Written(len(content), hashlib.sha256(content).hexdigest())
        if written != before:
            _write(target, (content,))
        return written
    written = _write(target, content)
    if written == before:
        target.unlink()
    return written


def _take(source: Path, target: Path) -> None:
    try:
        in_its_folder(target, lambda: source.replace(target))
    except OSError as error:
        raise OutputError(f"写不进 {error.filename or target}：{error.strerror}") from error


def _write(path: Path, chunks: Iterable[bytes]) -> Written:
    digest, size = hashlib.sha256(), 0
    try:
        with in_its_folder(path, lambda: path.open("wb")) as file:
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise OutputError(f"写不进 {error.filename or path}：{error.strerror}") from error
    return Written(size, digest.hexdigest())
