from __future__ import annotations

from generator.checks.operands import line
from generator.checks.rates import execution_rate, pairs_of, rate_of, share_of
from generator.model.reported import NOT_APPLICABLE, NOT_STATED, WITHHELD
from generator.model.verdict import Verdict
from tests.builders import Texts, a_report, an_operand

IDENTITY = ("check", "total", "全年支出")


def rate_labels(**texts: str) -> list[list[str]]:
    report = a_report(spending={"total": texts})
    found = execution_rate("check", line(report, "total"))
    return [[part.label for part in each.parts] for each in found]


def shares(**texts: Texts) -> list[tuple[Verdict, list[str]]]:
    report = a_report(spending=texts)
    found = share_of("check", line(report, "basic_expenditure"), line(report, "total"))
    return [(each.verdict, [str(part.path[-1]) for part in each.parts]) for each in found]


def test_a_rate_is_taken_of_the_full_years_budget() -> None:
    assert rate_labels(
        initial_budget="100", adjusted_budget="120", executed="60", execution_rate="50%"
    ) == [["实际支出", "全年预算数"]]


def test_a_rate_that_fits_the_initial_budget_only_is_shown_with_it() -> None:
    assert rate_labels(
        initial_budget="100.00", adjusted_budget="120.00", executed="60", execution_rate="60%"
    ) == [["实际支出", "年初预算数"]]


def test_a_rate_that_fits_neither_is_shown_with_the_full_years_budget() -> None:
    assert rate_labels(
        initial_budget="100.00", adjusted_budget="120.00", executed="60", execution_rate="70%"
    ) == [["实际支出", "全年预算数"]]


def test_received_money_takes_the_place_of_a_budget_that_is_not_told() -> None:
    assert rate_labels(received="19.84", executed="19.84", execution_rate="100%") == [
        ["实际支出", "到位资金"]
    ]


def test_a_rate_alone_or_a_withheld_rate_is_not_compared() -> None:
    budget = [an_operand(NOT_STATED)]

    assert list(rate_of(IDENTITY, an_operand("100%"), an_operand(NOT_STATED), budget)) == []
    assert list(rate_of(IDENTITY, an_operand("100%"), an_operand(NOT_APPLICABLE), budget)) == []
    assert list(rate_of(IDENTITY, an_operand(WITHHELD), an_operand("5"), [an_operand("5")])) == []


def test_a_share_is_of_spending_unless_only_the_budget_fits() -> None:
    both = {
        "total": {"initial_budget": "200.00", "executed": "150.00"},
        "basic_expenditure": {"initial_budget": "50.00", "executed": "75.00"},
    }

    def printed(share: str) -> list[tuple[Verdict, list[str]]]:
        return shares(
            **{**both, "basic_expenditure": {**both["basic_expenditure"], "share": share}}
        )

    assert printed("50%") == [(Verdict.HOLDS, ["executed", "executed"])]
    assert printed("25%") == [(Verdict.HOLDS, ["initial_budget", "initial_budget"])]
    assert printed("35%") == [(Verdict.CONTRADICTS, ["executed", "executed"])]


def test_a_share_of_a_withheld_amount_is_undecided_unless_another_stage_tells() -> None:
    def printed(**basic: str) -> list[tuple[Verdict, list[str]]]:
        total = {"initial_budget": "200.00", "executed": "150.00"}
        return shares(total=total, basic_expenditure={"share": "25%", **basic})

    assert printed(executed="依法不予公开") == [(Verdict.UNDECIDED, ["executed", "executed"])]
    assert printed(executed="依法不予公开", initial_budget="50.00") == [
        (Verdict.HOLDS, ["initial_budget", "initial_budget"])
    ]


def test_parts_and_wholes_are_paired_stage_by_stage() -> None:
    report = a_report(
        spending={
            "total": {"initial_budget": "200", "executed": "150"},
            "basic_expenditure": {"adjusted_budget": "50", "executed": "40"},
        }
    )

    pairs = pairs_of(line(report, "basic_expenditure"), line(report, "total"))

    assert [(part.path[-1], whole.path[-1]) for part, whole in pairs] == [("executed", "executed")]
