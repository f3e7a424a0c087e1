"""The program itself, as part of what its outputs depend on."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path


@cache
def program_digest() -> str:
    """Changes with any module of this program, and with the Python that runs it; read once."""
    found = hashlib.sha256(sys.version.encode())
    root = Path(__file__).parent.parent
    for path in sorted(root.rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()
