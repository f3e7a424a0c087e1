"""How text is folded before it is searched: width, case, spaces, brackets and dashes.

The same is done in the browser (`fold` in search.js). Both follow `tests/search/folding.json`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_BLANK: Final = re.compile(
    "[\t-\r\x1c-\x20\x85\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]+"
)
"""White space and what has no width, spelled out: `\\s` is another set in each language."""

_SAME: Final = str.maketrans(
    {
        **dict.fromkeys("〔[【〖", "("),
        **dict.fromkeys("〕]】〗", ")"),
        **dict.fromkeys("‐‑‒–—―−⁃", "-"),  # noqa: RUF001  # every dash there is, on purpose
        "\u03c2": "\u03c3",  # a last sigma: where a word ends, a query may not
    }
)


def fold(text: str) -> str:
    """The text as it is searched: NFKC, lower case, without white space, one bracket, one dash."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return _BLANK.sub("", plain).translate(_SAME)
