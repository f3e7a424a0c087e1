"""One place, and the look-up of all places.

A place is a province, a prefecture or a county of any kind. Placeholders of the code standard
(市辖区, 县, 直辖县级行政区划) are none. Whether a table of places is sound, `table.py` decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class DivisionKind(Enum):
    """The three levels; a city, a league or an autonomous area is one of them."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


def kind_of(code: str) -> DivisionKind:
    """`130000` is a province, `130100` a prefecture, `130110` a county."""
    if code[2:] == "0000":
        return DivisionKind.PROVINCE
    return DivisionKind.PREFECTURE if code[4:] == "00" else DivisionKind.COUNTY


def is_in_order(earlier: str, later: str) -> bool:
    """Whether two years or days stand in order, as far as both say: a day fits its own year."""
    common = min(len(earlier), len(later))
    return earlier[:common] <= later[:common]


@dataclass(frozen=True, slots=True)
class Division:
    """A place under one code and one name, for as long as it has both.

    Renamed or recoded, it is another `Division`, and the former one names its successors.
    `valid_from` and `valid_to` are a year or a day; both ends of a change of code carry its year.
    Empty means since before 2014, and still valid.

    Source: GB/T 2260 and 民政部《中华人民共和国县以上行政区划代码》。
    """

    code: str
    name: str
    kind: DivisionKind
    parent: str
    reading: str
    address: str
    valid_from: str
    valid_to: str
    successors: tuple[str, ...]

    @property
    def is_current(self) -> bool:
        """Whether the place has this code and this name today."""
        return not self.valid_to

    def has_given_way_to(self, later: Division) -> bool:
        """Whether this place had ended when `later` began, so that nobody could mix them up."""
        return bool(self.valid_to and later.valid_from) and is_in_order(
            self.valid_to, later.valid_from
        )


class Divisions:
    """All places, in table order, found by code, address or parent."""

    __slots__ = ("_all", "_at_address", "_children", "_of_code")

    def __init__(self, divisions: tuple[Division, ...]) -> None:
        self._all = divisions
        self._of_code: dict[str, Division] = {}
        self._at_address: dict[str, Division] = {}
        self._children: dict[str, list[Division]] = {}
        former = [each for each in divisions if each.valid_to]
        current = [each for each in divisions if not each.valid_to]
        for each in former + current:
            self._of_code[each.code] = each
            self._at_address[each.address] = each
        for each in current:
            self._children.setdefault(each.parent, []).append(each)

    @property
    def all(self) -> tuple[Division, ...]:
        """Current and former places."""
        return self._all

    def of_code(self, code: str) -> Division | None:
        """The place that has `code` today, or else the last one that had it."""
        return self._of_code.get(code)

    def at_address(self, address: str) -> Division | None:
        """The current place at `address`, or else the last one that was there."""
        return self._at_address.get(address)

    def children(self, code: str) -> tuple[Division, ...]:
        """The current places directly below `code`."""
        return tuple(self._children.get(code, ()))

    def chain(self, division: Division) -> tuple[Division, ...]:
        """From the province down to `division` itself."""
        chain: tuple[Division, ...] = (division,)
        parent = self.of_code(division.parent)
        while parent is not None and parent not in chain:
            chain = (parent, *chain)
            parent = self.of_code(parent.parent)
        return chain
