"""The words of money: lines, stages, shares, and what is left when both are taken out."""

from __future__ import annotations

import pytest

from generator.intake import stages


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("2024年基本支出预算安排", stages.BASIC),
        ("人员经费支出", stages.PERSONNEL),
        ("日常公用", stages.OPERATING),
        ("一般公共预算收入", ("funds", "general_public_budget")),
        ("基金预算收入", ("funds", "government_fund_budget")),
        ("2024年预算收入", stages.INCOME),
        ("2024年支出预算为", stages.TOTAL),
        ("年末结转结余", stages.CARRIED),
    ],
)
def test_a_line_is_known_by_its_name(text: str, path: tuple[str, ...]) -> None:
    found = stages.line_in(text)

    assert found is not None
    assert found.path == path


def test_a_project_is_no_line() -> None:
    assert stages.line_in("舆情监测专项经费") is None


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("年初预算为", stages.INITIAL),
        ("申请预算资金", stages.INITIAL),
        ("预算调整数为", stages.ADJUSTED),
        ("预算安排（含上年结转）", stages.ADJUSTED),
        ("资金到位数", stages.RECEIVED),
        ("全年实际支付", stages.EXECUTED),
        ("执行数", stages.EXECUTED),
        ("本单位", ""),
    ],
)
def test_a_stage_is_known_by_its_words(text: str, stage: str) -> None:
    assert stages.stage_in(text) == stage


def test_a_percentage_is_a_rate_or_a_share() -> None:
    assert stages.rate_in("完成预算安排的") == stages.RATE
    assert stages.rate_in("占基本支出的") == stages.SHARE
    assert stages.rate_in("比上年增长") == ""


def test_a_share_counts_only_of_the_whole_that_the_form_means() -> None:
    assert stages.is_share_of("占基本支出的", stages.PERSONNEL, of_project=False)
    assert not stages.is_share_of("占总支出的", stages.PERSONNEL, of_project=False)
    assert stages.is_share_of("占项目支出的", None, of_project=True)


def test_what_a_label_says_besides_is_left_over() -> None:
    assert stages.left_over("2024年实际支出") == ""
    assert stages.left_over("设备采购支出") == "设备采购"


def test_a_form_has_no_field_for_some_amounts() -> None:
    assert stages.slot(("three_public", "reception"), stages.INITIAL, "") is None
    assert stages.slot(("funds", "other_income"), stages.EXECUTED, "支出") == (
        "funds",
        "other_income",
        "executed",
    )


def test_the_word_for_the_budget_is_found() -> None:
    text = "本部门申请预算资金"
    span = stages.budget_label_in(text)

    assert span is not None
    assert text[slice(*span)] == "申请预算资金"
    assert stages.is_own(text)
