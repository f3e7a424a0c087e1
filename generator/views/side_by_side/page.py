"""The page of the comparison. The script fills it; without one it says so and leads on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final, NamedTuple

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.views import address
from generator.views.blocks import Block, Crumb, Head, LinkCard, LinkCards, Page, Paragraph, Section
from generator.views.draft import Draft, state_of
from generator.views.groups import Group as Area
from generator.views.lots import Kind, LotsByArea
from generator.views.search_page import ways
from generator.views.tally import all_lots
from generator.views.text import listing
from generator.views.words import words

_MOST_YEARS: Final = 3
_MOST_GROUPS: Final = 3


class _Alike(NamedTuple):
    """What reports have in common that can be compared line by line."""

    year: int
    coverage: str
    kind: str


_REPORTS: Final[Kind[Entry, int]] = Kind(
    report=lambda entry: entry, tally=len, add=sum, state=lambda _: b""
)


@dataclass(frozen=True, slots=True)
class SideBySidePage(Page):
    """A page with what it says where no script runs."""

    without_script: str = ""


def side_by_side(edition: Edition) -> Iterator[Draft]:
    """The one page; which reports it shows stands in its address."""
    state = state_of(lot.state for lot in all_lots(edition))
    yield Draft(address.COMPARE, partial(_page, edition), state)


def _page(edition: Edition) -> SideBySidePage:
    page = address.COMPARE
    return SideBySidePage(
        address=page,
        head=Head("并排比较", "最多五份报告放在一起，逐项对照，覆盖不同的不相减。", "compare"),
        crumbs=(Crumb("首页", address.href(page, address.HOME)), Crumb("并排比较", "")),
        heading="并排比较",
        lead=words(
            f"最多 {address.MOST_COMPARED} 份报告放在一起，一行一项。报告写的照录；"
            "覆盖范围相同、两边都写了数的，本站算出与第一份的差；其余的写明为什么不算。"
        ),
        sections=(
            Section("start", "可以从这些开始", tuple(_starts(edition))),
            Section("browse", "按目录找报告", (LinkCards(tuple(ways(edition, page))),)),
        ),
        without_script=(
            "并排比较需要 JavaScript，这里没有运行。每份报告各有一页，可以按下面的目录分别打开；"
            "同一个地方各年的主要数字，在那个地方的页面上已经并排列出。"
        ),
    )


def _starts(edition: Edition) -> Iterator[Block]:
    """The years of one office, then reports of one year and coverage; a line where none are."""
    site = edition.dataset.site
    cards = [
        LinkCard(title, line, address.compare(address.COMPARE, _addresses(edition, found)))
        for title, line, found in (*_years(edition), *_alike(edition))
    ]
    if cards:
        yield LinkCards(tuple(cards))
        return
    yield Paragraph(words(f"{site.title}还没有两份覆盖范围相同、可以逐项相减的报告。"))


def _addresses(edition: Edition, found: Sequence[Entry]) -> list[str]:
    return [address.report(entry, edition.dataset.site) for entry in found]


def _years(edition: Edition) -> Iterator[tuple[str, str, Sequence[Entry]]]:
    """One office and its years, newest first; offices with most years first."""
    groups = _groups(edition, lambda entry: (entry.division.address, *_office(entry)))
    several = sorted(
        (sorted(found, key=lambda entry: -entry.year) for found in groups if len(found) > 1),
        key=lambda found: -len(found),
    )
    for found in several[:_MOST_YEARS]:
        chosen = found[: address.MOST_COMPARED]
        years = listing([str(entry.year) for entry in chosen])
        yield f"{chosen[0].card.short_name}各年", f"{years} 年", chosen


def _alike(edition: Edition) -> Iterator[tuple[str, str, Sequence[Entry]]]:
    """Reports of one year, coverage and kind, those of one province together, newest year first."""
    groups = LotsByArea(edition, "alike", _REPORTS, _alike_in)
    several = (key for key in groups.lists() if groups.tally(key) > 1)
    for key in sorted(several, key=lambda each: -each.year)[:_MOST_GROUPS]:
        rows = (entry for lot in groups.of(key) for entry in lot.rows())
        chosen = list(islice(rows, address.MOST_COMPARED))
        names = listing([entry.division.name for entry in chosen])
        yield f"{key.year} 年，{chosen[0].card.coverage.value}", names, chosen


def _alike_in(area: Area) -> Mapping[_Alike, Sequence[Entry]]:
    found: dict[_Alike, list[Entry]] = {}
    for entry in area.reports:
        key = _Alike(entry.year, entry.card.coverage.value, entry.kind.value)
        found.setdefault(key, []).append(entry)
    return found


def _groups(edition: Edition, key: Callable[[Entry], object]) -> list[list[Entry]]:
    groups: dict[object, list[Entry]] = {}
    for entry in edition.dataset.reports:
        groups.setdefault(key(entry), []).append(entry)
    return list(groups.values())


def _office(entry: Entry) -> tuple[str, str]:
    return entry.department, entry.kind.name
