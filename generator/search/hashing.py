"""The 32-bit FNV-1a hash of text in UTF-16, low byte first: the browser computes the same."""

from __future__ import annotations

from typing import Final

_OFFSET: Final = 2166136261
_PRIME: Final = 16777619


def fnv1a(text: str) -> int:
    """The hash of one text."""
    found = _OFFSET
    for byte in text.encode("utf-16-le"):
        found = (found ^ byte) * _PRIME & 0xFFFFFFFF
    return found
