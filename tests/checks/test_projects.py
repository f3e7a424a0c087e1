from __future__ import annotations

from generator.checks import CHECKS
from generator.checks.engine import report_comparisons
from generator.model.report import Report
from generator.model.verdict import Comparison, Verdict
from tests.builders import Texts, a_report, yardsticks

REST: Texts = {"qiyu": {"name": "其余", "amount": "63.77", "part_of": "项目支出"}}
LISTED: Texts = {
    "a": {"executed": "3.5", "share": "3.96%"},
    "b": {"executed": "15", "share": "16.96%"},
    "c": {"executed": "15", "share": "16.96%"},
    "d": {"executed": "5.18", "share": "5.86%"},
}


def jianghua(**changes: Texts | str) -> Report:
    texts: Texts = {
        "spending": {"project_expenditure": {"executed": "88.45"}},
        "projects": LISTED,
        "withheld": REST,
    }
    return a_report(**{**texts, **changes})


def of_check(report: Report, check: str) -> list[Comparison]:
    found = report_comparisons(report, yardsticks(), CHECKS)
    return [each for each in found if each.check == check]


def test_one_cause_is_counted_once_and_told_in_other_ways_beside_it() -> None:
    report = jianghua()

    [found] = of_check(report, "projects-sum")

    assert found.also == (
        "88.45 减去列出的 4 项 38.68，得 49.77；报告写的其余为 63.77。",
        "4 项占比之和 43.74%，63.77 占 88.45 的 72.10%，合计超过 100%。",
    )
    contradictions = [
        each
        for each in report_comparisons(report, yardsticks(), CHECKS)
        if each.verdict is Verdict.CONTRADICTS
    ]
    assert contradictions == [found]


def test_a_remainder_is_told_in_the_unit_of_the_total() -> None:
    report = jianghua(
        spending={"project_expenditure": {"executed": "884500元"}},
        projects={key: {"executed": texts["executed"]} for key, texts in LISTED.items()},
    )

    [found] = of_check(report, "projects-sum")

    assert found.also == ("884500 减去列出的 4 项 386800，得 497700；报告写的其余为 637700。",)


def test_shares_without_a_withheld_rest_are_told_too() -> None:
    report = a_report(
        spending={"project_expenditure": {"executed": "50.00"}},
        projects={
            "a": {"executed": "30.00", "share": "60.00%"},
            "b": {"executed": "30.00", "share": "60.00%"},
        },
    )

    [found] = of_check(report, "projects-sum")

    assert found.also == ("2 项占比之和 120.00%，合计超过 100%。",)
    assert of_check(report, "project-share-sum") == []


def test_shares_of_the_lists_own_sum_are_told_beside_it() -> None:
    report = a_report(
        spending={"project_expenditure": {"executed": "50.00"}},
        projects={
            "a": {"executed": "45.00", "share": "75%"},
            "b": {"executed": "15.00", "share": "25%"},
        },
    )

    [found] = of_check(report, "projects-sum")

    assert found.also == ("2 项占比按各项之和计算则相符。",)
    assert of_check(report, "project-share") == []


def test_nothing_is_derived_of_an_amount_that_is_not_printed() -> None:
    report = jianghua(
        withheld={"qiyu": {"name": "其余", "part_of": "项目支出", "amount": "依法不予公开"}}
    )

    [found] = of_check(report, "projects-sum")

    assert (found.verdict, found.reason) == (Verdict.UNDECIDED, "其余（依法不予公开）不公开")
    assert (found.expected, found.actual, found.also) == (None, None, ())


def test_a_sum_without_the_withheld_amount_holds_when_it_is_the_total() -> None:
    report = jianghua(spending={"project_expenditure": {"executed": "38.68"}})

    [found] = of_check(report, "projects-sum")

    assert found.verdict is Verdict.HOLDS
    assert len(found.parts) == 4


def test_the_stages_are_kept_apart() -> None:
    report = a_report(
        spending={"project_expenditure": {"initial_budget": "83", "executed": "80"}},
        projects={
            "a": {"initial_budget": "22", "executed": "20.5"},
            "b": {"initial_budget": "61", "executed": "59.5"},
        },
    )

    assert [(each.key, each.verdict) for each in of_check(report, "projects-sum")] == [
        ("initial_budget", Verdict.HOLDS),
        ("executed", Verdict.HOLDS),
    ]
