"""The measure of a passage: what two texts must share to count as the same.

Widths, spaces, line breaks and the form of punctuation are folded, because originals mix them
freely; words are left alone.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

_SPACES: Final = re.compile(r"[\s\u200b\ufeff]+")
_PUNCTUATION: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "。": ".", "、": ","})


def normalised(text: str) -> str:
    """The passage in one width, without white space, punctuation in one form."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).translate(_PUNCTUATION)


def measure(text: str) -> tuple[int, str]:
    """Length in characters and SHA-256 (hex) of the normalised passage."""
    folded = normalised(text)
    return len(folded), hashlib.sha256(folded.encode()).hexdigest()
