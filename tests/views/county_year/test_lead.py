from __future__ import annotations

import pytest

from generator.model.edition import Edition
from generator.views.county_year.lead import LONGEST_LEAD, LONGEST_SHORT, lead, short
from generator.views.source import source_of
from tests.builders import Texts, a_report, a_source


def sentence(**report: Texts) -> str:
    return lead(a_source(a_report(**report)))


@pytest.mark.parametrize(
    ("total", "clause"),
    [
        (
            {"initial_budget": "230.85", "executed": "230.65", "execution_rate": "99.91%"},
            "预算 230.85 万元，实际支出 230.65 万元，执行率 99.91%。",
        ),
        ({"initial_budget": "355.53"}, "预算 355.53 万元；实际支出未说明。"),
        ({"received": "19.84", "executed": "19.84"}, "获拨资金 19.84 万元，全部支付。"),
        ({"received": "20", "executed": "19"}, "获拨资金 20 万元，支付 19 万元。"),
        ({"executed": "19"}, "实际支出 19 万元。"),
    ],
)
def test_the_money_is_told_as_far_as_it_is_printed(total: Texts, clause: str) -> None:
    assert sentence(spending={"total": total}).startswith(f"2024 年，该单位{clause}")


def test_parts_are_told_where_no_total_is_printed() -> None:
    parts = {
        "basic_expenditure": {"executed": "69.38", "execution_rate": "100%"},
        "project_expenditure": {"executed": "88.45", "execution_rate": "100%"},
    }

    assert "基本支出 69.38 万元、项目支出 88.45 万元，执行率均为 100%。" in sentence(spending=parts)


def test_what_is_kept_back_is_told_as_the_reports_claim() -> None:
    item = {"name": "其余", "part_of": "项目支出"}

    with_amount = sentence(withheld={"a": {**item, "amount": "63.77"}})
    without = sentence(withheld={"a": {**item, "amount": "依法不予公开"}})

    assert "项目支出中，报告称 63.77 万元依法不予公开。" in with_amount
    assert "报告称其余依法不予公开，没有写金额。" in without


def test_the_largest_difference_is_told_with_its_size() -> None:
    wrong = {
        "total": {"executed": "305.21"},
        "basic_expenditure": {"executed": "180.11"},
        "project_expenditure": {"executed": "130.10"},
    }

    assert "相差 5.00 万元。" in sentence(spending=wrong)


def test_a_score_is_told_with_its_grade_or_its_silence() -> None:
    assert "自评 95 分、优秀" in sentence(self_evaluation={"total_score": "95", "grade": "优秀"})
    assert "自评得分未说明。" in sentence()


def test_no_lead_is_longer_than_it_may_be(example: Edition) -> None:
    for entry in example.dataset.reports:
        source = source_of(example, entry)
        assert len(lead(source).replace(" ", "")) <= LONGEST_LEAD
        assert len(short(source).replace(" ", "")) <= LONGEST_SHORT


def test_every_lead_ends_as_a_sentence(example: Edition) -> None:
    for entry in example.dataset.reports:
        source = source_of(example, entry)
        for text in (lead(source), short(source)):
            assert text.endswith("。")
            assert "。。" not in text
            assert "；。" not in text


def test_the_short_form_says_what_is_against_the_report_too(example: Edition) -> None:
    texts = {entry.file: short(source_of(example, entry)) for entry in example.dataset.reports}
    folder = "content/reports/shili/dongshi"

    assert "前后不一" in texts[f"{folder}/jiaxian/2024.yml"]
    assert "依法不予公开" in texts[f"{folder}/yishan/2023.yml"]
