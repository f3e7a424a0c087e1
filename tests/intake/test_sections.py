"""Headings are known by their words, whatever their number, and sentences are none."""

from __future__ import annotations

import pytest

from generator.intake.sections import Subject, is_numbered, subject_of


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("（二）部门收支预决算情况", Subject.MONEY),
        ("一般公共预算支出情况", Subject.MONEY),
        ("3.2部门整体支出绩效目标实现情况及指标分析", Subject.RESULTS),
        ("（三）部门整体支出绩效目标、指标", Subject.GOALS),
        ("第四部分评价结论和评价等级", Subject.EVALUATION),
        ("五、存在的问题及改进措施", Subject.MEASURES),
        ("存在的问题", Subject.PROBLEMS),
        ("六、评价工作组人员名单及签字（姓名、工作单位、职务、职称）", Subject.GROUP),
        ("九、部门整体支出绩效自评结果拟应用和公开情况", Subject.USE),
        ("2.机构情况，包括当年变动情况及原因。", Subject.ORGANISATION),
    ],
)
def test_a_heading_tells_its_subject(text: str, subject: Subject) -> None:
    assert subject_of(text) is subject


@pytest.mark.parametrize(
    "text", ["无问题", "2024年项目支出88万元", "目标完成情况很好。问题不多", "附件3"]
)
def test_a_sentence_is_no_heading(text: str) -> None:
    assert subject_of(text) is None


def test_an_amount_is_no_number_of_a_list() -> None:
    assert is_numbered("（1）前期准备")
    assert not is_numbered("69.38万元，实际支出")
