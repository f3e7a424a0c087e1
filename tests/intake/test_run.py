"""A draft has its place and year where they are certain, and asks where they are not."""

from __future__ import annotations

import pytest

from generator.intake.original import IntakeError
from generator.intake.run import drafted
from tests.intake.truth import TITLE, original_of, settings

BODY = ("一、部门概况", "中共深泽县委办公室设综合股。")


def test_place_and_year_make_the_path() -> None:
    result = drafted(original_of(TITLE, *BODY), settings())

    assert str(result.path) == "reports/hebei/shijiazhuang/shenze/2024.yml"
    assert "$schema=../../../../report.schema.json" in result.text


def test_an_unknown_place_is_asked_for() -> None:
    with pytest.raises(IntakeError, match="--code"):
        drafted(original_of(TITLE, "一、部门概况"), settings())


def test_an_unknown_year_is_asked_for() -> None:
    with pytest.raises(IntakeError, match="--year"):
        drafted(original_of("绩效自评报告", *BODY), settings())


def test_what_is_given_goes_before_what_is_read() -> None:
    result = drafted(original_of(TITLE, *BODY), settings(), "130110", "2023")

    assert str(result.path) == "reports/hebei/shijiazhuang/luquan/2023.yml"


@pytest.mark.parametrize(
    ("code", "year", "said"), [("999999", "", "不在 divisions.tsv"), ("", "24", "年度")]
)
def test_a_wrong_answer_is_told(code: str, year: str, said: str) -> None:
    with pytest.raises(IntakeError, match=said):
        drafted(original_of(TITLE, *BODY), settings(), code, year)


def test_a_short_name_that_is_ours_is_marked() -> None:
    result = drafted(original_of("2024年度绩效自评报告", *BODY), settings())

    assert "按深泽县拟" in result.text
    assert result.counts[1] > 0
