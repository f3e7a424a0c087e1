from __future__ import annotations

from decimal import Decimal

from generator.export.tables import comparisons, divisions
from generator.model.edition import Edition
from generator.model.verdict import Verdict
from generator.views.data_table import DataTable
from tests.builders import a_report, an_edition


def rows(table: DataTable) -> list[dict[str, str]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_every_place_has_a_row_former_ones_too(example: Edition) -> None:
    found = {row["division_code"]: row for row in rows(divisions(example))}

    assert len(found) == len(example.dataset.divisions.all) == 7
    assert found["990101"]["address"] == "shili/dongshi/jiaxian"
    assert (found["990222"]["valid_to"], found["990222"]["successor"]) == ("2023", "990201")


def test_every_comparison_has_a_row_in_plain_figures(example: Edition) -> None:
    found = rows(comparisons(example))

    assert len(found) == sum(len(example.of(entry)) for entry in example.dataset.reports)
    assert {row["verdict"] for row in found} == {each.value for each in Verdict}
    [total] = [row for row in found if row["id"] == "total-sum" and row["verdict"] == "contradicts"]
    assert total["division_code"] == "990101"
    assert [total[side] for side in ("expected", "actual", "difference")] == [
        "3052100",
        "3102100",
        "50000",
    ]
    assert total["path"] == "spending.total.executed"
    assert total["address"] == "shili/dongshi/jiaxian/2024/#check.total-sum.executed"


def test_a_difference_that_is_less_is_negative_with_a_hyphen(example: Edition) -> None:
    found = [row["difference"] for row in rows(comparisons(example)) if row["difference"]]

    assert [each for each in found if "\u2212" in each] == []
    assert any(each.startswith("-") for each in found)
    assert all(Decimal(each) is not None for each in found)


def test_a_side_that_cannot_be_computed_is_empty(example: Edition) -> None:
    found = [row for row in rows(comparisons(example)) if row["verdict"] == "undecided"]

    assert found
    assert [row["id"] for row in found if row["difference"]] == []


def test_a_quotient_without_end_is_cut_at_twelve_decimals() -> None:
    third = a_report(
        spending={
            "project_expenditure": {
                "adjusted_budget": "3",
                "executed": "1",
                "execution_rate": "33.33%",
            }
        }
    )
    [row] = [row for row in rows(comparisons(an_edition(third))) if row["id"] == "line-rate"]

    assert row["expected"] == "0.3333"
    assert row["actual"] == "0.333333333333"
