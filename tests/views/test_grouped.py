from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.places.table import read_divisions
from generator.views.address import OWN
from generator.views.grouped import (
    ALL_YEARS,
    MOST_ROWS,
    ONE_YEAR,
    Group,
    Level,
    grouped,
    grouped_lots,
)
from generator.views.groups import Group as Area
from generator.views.lots import Lot, LotsByArea
from generator.views.spot import spots
from generator.views.tally import Tally, added, kind_of_reports
from tests.builders import a_report, an_edition
from tests.conftest import ROOT
from tests.country import a_country


def of_reports(shown: Edition, most: int, **changes: object) -> Group[Entry, None]:
    return grouped(shown.dataset.reports, "list", spots(shown), most=most, **changes)  # type: ignore[arg-type]  # levels


def pages(group: Group[Entry, None]) -> dict[str, int]:
    """The pages that show rows, with how many."""
    return {each.address: len(each.items) for each in group.pages() if not each.parts}


def test_a_list_that_fits_one_page_is_one_page() -> None:
    shown = a_country()
    group = of_reports(shown, len(shown.dataset.reports))

    assert list(group.pages()) == [group]
    assert (group.address, group.name, group.where) == ("list", "", "")
    assert group.items == shown.dataset.reports
    assert not group.is_part


def test_a_longer_one_is_divided_by_province_first() -> None:
    assert pages(of_reports(a_country(), 14)) == {"list/beishi": 4, "list/nanshi": 14}


def test_what_is_still_too_long_is_divided_by_prefecture_year_and_county() -> None:
    assert pages(of_reports(a_country(), 3)) == {
        "list/beishi/benji": 2,
        "list/beishi/yiqu": 2,
        "list/nanshi/benji": 2,
        "list/nanshi/dongzhou/2024": 3,
        "list/nanshi/dongzhou/2023": 3,
        "list/nanshi/xizhou/2024": 3,
        "list/nanshi/xizhou/2023": 3,
    }
    assert "list/nanshi/dongzhou/jiaxian/2024" in pages(of_reports(a_country(), 2))


def test_a_list_of_one_year_is_divided_by_places_alone() -> None:
    found = pages(of_reports(a_country(("2024",)), 2, levels=ONE_YEAR))

    assert "list/nanshi/dongzhou/jiaxian" in found
    assert "list/nanshi/dongzhou/benji" in found


def test_every_row_stands_on_one_page_in_its_order() -> None:
    shown = a_country()
    for most in range(1, 20):
        group = of_reports(shown, most)
        leaves = [each for each in group.pages() if not each.parts]
        rows = [entry.file for each in leaves for entry in each.items]

        assert sorted(rows) == sorted(entry.file for entry in shown.dataset.reports)
        assert all(len(each.items) <= most for each in leaves)
        for each in leaves:
            assert [e for e in shown.dataset.reports if e in each.items] == list(each.items)


@pytest.mark.parametrize("levels", [ALL_YEARS, ONE_YEAR])
def test_rows_that_lie_together_are_divided_as_rows_alone_are(levels: tuple[Level, ...]) -> None:
    shown = a_country(("2024",)) if levels == ONE_YEAR else a_country()
    kind = kind_of_reports(shown)
    lots = LotsByArea(shown, "all", kind, lambda area: {"": area.reports}).of("")

    for most in range(1, 20):
        together = grouped_lots(lots, "list", kind.add, levels, most)
        alone = of_reports(shown, most, levels=levels)
        assert [described(each) for each in together.pages()] == [
            described(each) for each in alone.pages()
        ]
        for each in together.pages():
            assert each.tally == kind.tally(each.items)


def described(group: Group[Entry, Any]) -> tuple[object, ...]:
    ways = group.address, group.name, group.where, group.way, group.level, len(group.parts)
    return *ways, group.size, group.years(), group.items


def test_rows_are_looked_at_only_to_divide_a_prefecture() -> None:
    shown = a_country()
    asked: list[str] = []

    def again(area: Area, _: str) -> tuple[Entry, ...]:
        asked.append(area.name)
        return area.reports

    def lots() -> Sequence[Lot[Entry, Tally]]:
        kind = kind_of_reports(shown)
        return LotsByArea(shown, "all", kind, lambda area: {"": area.reports}, again).of("")

    grouped_lots(lots(), "list", added, most=8)
    assert asked == []
    grouped_lots(lots(), "list", added, most=5)
    assert asked == ["nanshi/dongzhou", "nanshi/xizhou"]


def test_a_state_changes_with_the_rows_of_the_group_alone() -> None:
    before, after = a_country(), a_country()
    changed = after.dataset.reports[-1]
    changed.__dict__["list_digest"] = b"another"

    def states(shown: Edition) -> dict[str, bytes]:
        kind = kind_of_reports(shown)
        lots = LotsByArea(shown, "all", kind, lambda area: {"": area.reports}).of("")
        pages = grouped_lots(lots, "list", kind.add, most=3).pages()
        return {each.address: each.state for each in pages}

    old, new = states(before), states(after)
    assert {page for page in old if old[page] != new[page]} == {
        "list",
        "list/nanshi",
        "list/nanshi/xizhou",
        "list/nanshi/xizhou/2024",
    }


def test_a_state_changes_with_the_way_to_the_group() -> None:
    """A page whose rows are the same leads back another way when a level begins to divide."""
    shown = a_country()
    south = [each for each in shown.dataset.reports if each.division.address.startswith("nanshi")]
    ways = []
    for reports in (shown.dataset.reports, south):
        found = grouped(reports, "list", spots(shown), most=3).pages()
        [page] = [each for each in found if each.address == "list/nanshi/xizhou/2024"]
        ways.append((page.items, len(page.way), page.state))

    [(rows, long, state), (same, short, other)] = ways
    assert rows == same
    assert long > short
    assert state != other


def test_no_two_pages_have_one_address() -> None:
    for most in range(1, 20):
        found = [each.address for each in of_reports(a_country(), most).pages()]
        assert len(set(found)) == len(found)


def test_a_list_that_grows_moves_no_page() -> None:
    few, many = a_country(("2024",)), a_country(("2022", "2023", "2024"))
    for most in range(1, 20):
        before = {each.address for each in of_reports(few, most).pages()}
        assert before <= {each.address for each in of_reports(many, most).pages()}


def test_a_level_that_divides_nothing_has_no_page_but_stays_in_the_address() -> None:
    shown = an_edition(*(a_report(code=f"1301{each}") for each in range(10, 14)))
    group = of_reports(shown, 2)

    assert [each.address for each in group.parts] == [
        f"list/hebei/shijiazhuang/p1301{each}/2024" for each in range(10, 14)
    ]
    assert group.parts[0].where == "河北省石家庄市青山区 2024 年"


def test_what_nothing_divides_stays_one_page() -> None:
    shown = an_edition(
        *(a_report(department=each) for each in ("kejiju", "caizhengju", "jiaoyuju"))
    )

    assert pages(of_reports(shown, 2)) == {"list": 3}


def test_a_part_says_where_it_is_and_how_one_came_there() -> None:
    group = of_reports(a_country(), 3)
    part = next(each for each in group.pages() if each.address == "list/nanshi/dongzhou/2023")

    assert (part.name, part.where, part.level) == ("2023 年", "南示省东州市 2023 年", Level.YEAR)
    assert part.is_part
    assert [(step.title, step.href) for step in part.crumbs(("单子", "list"))] == [
        ("首页", "../../../../"),
        ("单子", "../../../"),
        ("南示省", "../../"),
        ("东州市", "../"),
        ("2023 年", ""),
    ]


def test_what_is_a_places_own_is_told_from_what_is_below_it() -> None:
    [own, *_] = of_reports(a_country(), 3).parts[1].parts

    assert (own.name, own.where) == ("南示省本级", "南示省本级")
    assert {entry.division.name for entry in own.items} == {"南示省"}


def test_parts_are_called_places_or_years() -> None:
    group = of_reports(a_country(), 3)

    assert group.each == "各地"
    assert group.parts[1].parts[1].each == "各年"


def test_no_place_has_the_address_of_what_is_a_places_own() -> None:
    table, _ = read_divisions((ROOT / "content/divisions.tsv").read_text("utf-8"), "divisions.tsv")

    assert [each for each in table.all if OWN in each.address.split("/")] == []


def test_a_page_stays_one_that_can_be_looked_through() -> None:
    assert MOST_ROWS <= 300
