"""What one report says in one row of the comparison, in finished words.

The exact value goes along where a difference may be made of it: only of a figure that is stated
and exact. A state never has one, and neither has what was computed here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.model.money import Money, Unit
from generator.model.reported import Absent, Stated, Withheld, state_of, state_word
from generator.views import address
from generator.views.source import Source
from generator.views.text import MINUS, line, plain, printed

COMPUTED: Final = "computed"
TEXT: Final = "text"
REASON: Final = "reason"

_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class SideLine:
    """One line of a cell that lists things, with the anchor it leads to."""

    text: str
    anchor: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class SideCell:
    """What one report says of one measure.

    `state` is one of the five states, `text`, `computed` for what was computed here, or `reason`
    for why nothing is. `value` is exact: yuan, a share, points or pieces; `decimals` says how many
    were printed, in 万元, percentage points, points or pieces. Values of unlike `scale` are not
    compared. `about` is a second line, `lines` lists things one below the other.
    """

    state: str
    text: str
    value: str = ""
    decimals: int = 0
    anchor: str = ""
    about: str = ""
    scale: str = ""
    lines: tuple[SideLine, ...] = ()


def figure(
    source: Source, *path: str, unit: str = "", scale: str = "", about: str = ""
) -> SideCell:
    """A reported figure; a state is named and leads nowhere unless the report claims it."""
    found = source.figure(*path)
    anchor = address.figure(path)
    if not isinstance(found, Stated):
        leads = anchor if isinstance(found, Withheld) else ""
        return SideCell(state_of(found).value, state_word(found), anchor=leads)
    text = printed(found, unit)
    if found.is_approximate or found.is_nothing:
        said = "约数" if found.is_approximate else about
        return SideCell(state_of(found).value, text, anchor=anchor, about=said)
    value, decimals = _exact(found)
    return SideCell(state_of(found).value, text, value, decimals, anchor, about, scale)


def amount(source: Source, *path: str, about: str = "") -> SideCell:
    """An amount in 万元; one printed in another unit keeps its own."""
    return figure(source, *path, unit=Unit.WAN_YUAN.value, about=about)


def word(value: str | Absent, anchor: str = "") -> SideCell:
    """A text of the report, or its state by name."""
    if isinstance(value, str):
        return SideCell(TEXT, value, anchor=anchor)
    return SideCell(state_of(value).value, line(value))


def listed(lines: Sequence[SideLine], none: str) -> SideCell:
    """Things one below the other; `none` where there is nothing to list."""
    return SideCell(TEXT, "" if lines else none, lines=tuple(lines))


def computed(text: str, formula: str) -> SideCell:
    """What was computed here, with its formula."""
    return SideCell(COMPUTED, text, about=formula)


def reason(text: str) -> SideCell:
    """Why nothing was computed."""
    return SideCell(REASON, text)


def _exact(found: Stated[object]) -> tuple[str, int]:
    """The exact value as plain decimal text, and how many decimals were printed."""
    value = found.value
    if isinstance(value, Money):
        return _plain(value.yuan), _decimals(found.place / Unit.WAN_YUAN.yuan)
    if isinstance(value, Decimal):
        is_share = found.unit in {"%", "‰"}
        return _plain(value), _decimals(found.place * _HUNDRED if is_share else found.place)
    return "", 0


def _plain(number: Decimal) -> str:
    """With the minus of a keyboard, for programs."""
    return plain(number).replace(MINUS, "-")


def _decimals(place: Decimal) -> int:
    exponent = place.normalize().as_tuple().exponent if place else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0
