"""The head of a Markdown page, back to the fields it was written from.

Only heads as `front_matter` writes them are read: one line a field, its text as JSON, and nothing
that YAML would read otherwise. Of another head only the site builder knows what it means.
"""

from __future__ import annotations

import json
import re
from typing import Final

NAMES: Final = frozenset(
    {
        *("title", "description", "kind", "column", "keywords", "article"),
        *("source", "data_date", "data_digest", "feed", "structured"),
    }
)
"""The fields that a page of ours can have; another one could mean something to the builder."""

_FENCE: Final = "---\n"
_UNSEEN: Final = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
"""Signs that YAML refuses or folds."""

_FIELD: Final = re.compile(
    rf'([a-z_]+): ("(?:[^"\\{_UNSEEN}]++|\\["\\/bfnrt]|\\u(?!d[89a-f])[0-9a-f]{{4}})++")\n'
)


def read_fields(text: str) -> tuple[dict[str, str], str] | None:
    """The fields in their order, and the Markdown below them; None for a head that is not ours."""
    if not text.startswith(_FENCE):
        return None
    fields: dict[str, str] = {}
    position = len(_FENCE)
    while not text.startswith(_FENCE, position):
        found = _FIELD.match(text, position)
        if found is None or found[1] not in NAMES:
            return None
        fields[found[1]] = json.loads(found[2])
        position = found.end()
    return (fields, text[position + len(_FENCE) :].lstrip("\n")) if fields else None
