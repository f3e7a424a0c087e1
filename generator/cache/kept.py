"""What can be made again, kept in files between runs. A damaged or outdated file is as none."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

_SEAL = 64


class Kept:
    """Values by name in a folder, all for one key: those of another key are gone."""

    def __init__(self, folder: Path | None, key: str) -> None:
        self._folder = folder
        self._key = key

    def read(self, name: str) -> Any:  # what `write` was given: JSON has no types
        """The value; None where there is none, or its file is not as it was written."""
        if self._folder is None:
            return None
        try:
            content = (self._folder / name).read_bytes()
        except OSError:
            return None
        seal, text = content[:_SEAL], content[_SEAL:]
        return json.loads(text) if seal == self._seal(text) else None

    def write(self, name: str, value: object) -> None:
        """Keep the value, if it can be: a full disk costs only time."""
        if self._folder is None:
            return
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        beside = self._folder / f"{name}.{os.getpid()}.next"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(self._seal(text) + text)
            beside.replace(self._folder / name)
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def _seal(self, text: bytes) -> bytes:
        return hashlib.sha256(self._key.encode() + text).hexdigest().encode()
