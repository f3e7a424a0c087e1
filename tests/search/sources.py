"""Made-up sources of an index: pages with text and columns, without an edition behind them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.search.columns import NO_CHOICES
from generator.search.entities import Entity, EntityKind
from generator.search.own_names import OwnName
from generator.search.page_record import PageFacts, PageRecord
from generator.search.slots import LOW_BITS, year
from generator.search.source import Source
from generator.search.workspace import files_of

REPORTS_BLOCK = (2024 - 1999) * 256


@dataclass(frozen=True)
class Sheet:
    """A page: the block and place of its slot, and all that the search knows of it."""

    block: int
    place: int
    text: str
    title: str = "题名"
    province: str = ""
    amount: str | None = None
    project: str = ""

    @property
    def slot(self) -> int:
        return self.block << LOW_BITS | self.place

    @property
    def address(self) -> str:
        return f"p{self.place}/{self.block}"

    def record(self) -> PageRecord:
        choices = list(NO_CHOICES)
        if self.province:
            choices[0] = ((self.province, f"{self.province}省"),)
        names = (OwnName(self.project, "a", "某县", "xiang mu"),) if self.project else ()
        facts = PageFacts(self.title, tuple(choices), self.amount, names if self._is_report else ())
        return PageRecord(self.address, self.slot, "首页", self.text, facts)

    @property
    def _is_report(self) -> bool:
        return bool(year(self.slot))


@dataclass
class Site:
    """Sheets by slot; `asked` are the addresses whose record was asked for."""

    sheets: dict[int, Sheet]
    names_key: str = "names"
    topics: tuple[tuple[str, str], ...] = (("a", "舆情"),)
    asked: list[str] = field(default_factory=list)

    def source(self, program: str = "program") -> Source:
        by_address = {each.address: each for each in self.sheets.values()}

        def records(addresses: AbstractSet[str]) -> list[PageRecord]:
            self.asked += addresses
            return [by_address[each].record() for each in addresses]

        ordered = sorted(self.sheets.values(), key=lambda each: each.slot)
        return Source(
            program,
            {each.address: repr(each) for each in ordered},
            {each.address: each.slot for each in ordered},
            lambda: records(by_address.keys()),
            records,
            self.names_key,
            self._names,
            self.topics,
        )

    def _names(self) -> tuple[Entity, ...]:
        return (Entity(EntityKind.PLACE, f"地方{self.names_key}", "", "p", "lu quan", ()),)

    def put(self, sheet: Sheet) -> None:
        self.sheets[sheet.slot] = sheet

    def edit(self, slot: int, text: str) -> None:
        self.sheets[slot] = replace(self.sheets[slot], text=text)


def a_site(*sheets: Sheet) -> Site:
    return Site({each.slot: each for each in sheets})


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a workspace, by name."""
    root = files_of(folder)
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }
