from __future__ import annotations

from decimal import Decimal

from generator.cache.store import packed, unpacked
from generator.model.edition import Edition
from generator.model.funds import Coverage
from generator.model.money import Money
from generator.views.groups import by_place
from generator.views.tally import (
    Added,
    added,
    all_lots,
    lots_below,
    reports_by_year,
    tally_of,
)
from tests.builders import a_report, an_edition
from tests.country import a_country


def test_reports_are_counted_by_coverage_and_verdict(example: Edition) -> None:
    reports = example.dataset.reports
    tally = tally_of(example, reports)

    assert tally.reports == len(reports) == sum(tally.coverages.values())
    assert tally.verdicts == example.verdicts(reports)
    assert tally.checked_on == max(entry.checked_on for entry in reports)


def test_amounts_of_one_year_and_coverage_are_added_exactly() -> None:
    shown = an_edition(
        *(
            a_report(code=code, spending={"total": {"executed": executed}})
            for code, executed in (
                ("130101", "1.10"),
                ("130102", "2.205"),
                ("130103", "依法不予公开"),
            )
        )
    )
    [(alike, sums)] = tally_of(shown, shown.dataset.reports).sums.items()

    assert alike == (2024, Coverage.ALL_SPENDING)
    assert sums.reports == 3
    assert sums.executed == Added(2, Money(Decimal("33050.00")), Decimal(10))


def test_what_was_counted_of_parts_is_what_is_counted_of_the_whole(example: Edition) -> None:
    reports = example.dataset.reports
    whole = tally_of(example, reports)

    for cut in range(len(reports) + 1):
        parts = tally_of(example, reports[:cut]), tally_of(example, reports[cut:])
        assert added(parts) == whole
    assert added([]) == tally_of(example, [])


def test_it_is_kept_as_it_is(example: Edition) -> None:
    tally = tally_of(example, example.dataset.reports)

    assert unpacked(packed(tally)) == tally


def test_lots_of_years_and_of_places_have_the_same_reports() -> None:
    shown = a_country()
    every = sorted(entry.file for entry in shown.dataset.reports)

    assert sorted(each.file for lot in all_lots(shown) for each in lot.rows()) == every
    assert set(reports_by_year(shown)) == {2023, 2024}
    for place, reports in by_place(shown).items():
        below = lots_below(shown, place)
        assert {each.file for lot in below for each in lot.rows()} == {
            each.file for each in reports
        }
        assert added(lot.tally for lot in below) == tally_of(shown, reports)
