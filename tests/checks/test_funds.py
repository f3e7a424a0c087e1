from __future__ import annotations

from generator.checks.funds import FUNDS_CHECKS
from tests.builders import a_report, an_entry, yardsticks


def test_the_other_years_figure_is_called_by_its_year() -> None:
    agency = [
        an_entry(a_report(year="2023", spending={"carried_forward": "12.30"})),
        an_entry(a_report(year="2024", funds={"brought_forward": {"income_budget": "12.30"}})),
    ]
    [check] = [each for each in FUNDS_CHECKS if each.of_years]
    assert check.of_years is not None

    [(entry, found)] = check.of_years(agency, yardsticks())

    assert entry is agency[1]
    assert found.at == ("funds", "brought_forward", "income_budget")
    assert [part.label for part in found.parts] == ["2023 年报告写的结转结余"]


def test_funds_that_the_report_does_not_name_are_no_parts() -> None:
    report = a_report(
        funds={
            "total_income": {"income_budget": "355.53"},
            "general_public_budget": {"income_budget": "355.53"},
            "other_income": {"income_budget": "0"},
        }
    )
    check = next(each for each in FUNDS_CHECKS if each.id == "income-sum")
    assert check.of_report is not None

    [found] = check.of_report(report, yardsticks())

    assert [part.label for part in found.parts] == ["一般公共预算", "其他收入"]
