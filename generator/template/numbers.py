"""A number that a spreadsheet holds, as the text that was typed: taken only where it is certain.

A spreadsheet counts in binary with 15 decimal digits and shows what its format says. What is shown
and what is held must be one and the same text, else nobody knows what the report prints. (Excel
writes 1.1 as 1.1000000000000001, which is the same binary number; 0.1+0.2 is not that of 0.3.)
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_MOST_DIGITS: Final = 15
_MOST_SHOWN: Final = 11
_PLACES: Final = re.compile(r"0(?:\.(0+))?(?:_ )?")


def number_text(held: str, form: str) -> str | None:
    """The text of a number, given as Python writes it, shown in a format; None in doubt."""
    if "e" in held.lower() or "n" in held.lower():
        return None
    number = Decimal(held)
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if sum(sign.isdigit() for sign in text.lstrip("-0.")) > _MOST_DIGITS:
        return None
    return text if _is_shown_so(text, form) else None


def _is_shown_so(text: str, form: str) -> bool:
    if form in {"General", "@"}:
        return len(text.lstrip("-").replace(".", "")) <= _MOST_SHOWN
    places = _PLACES.fullmatch(form)
    return places is not None and len(text.partition(".")[2]) == len(places[1] or "")
