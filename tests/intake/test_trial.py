"""A draft is judged by the loader and the checks, and its original by the marks in its words."""

from __future__ import annotations

from generator.intake.original import Grid
from generator.intake.run import drafted
from generator.intake.trial import markings_in, tried
from generator.model.verdict import Verdict
from tests.intake.truth import TITLE, original_of, settings

HEADING = "二、部门收支预决算情况"
MONEY = "基本支出预算8万元，其中人员经费5万元，公用经费1万元。"


def test_a_draft_is_compared_although_answers_are_owed() -> None:
    result = drafted(original_of(TITLE, HEADING, MONEY), settings(), "130110")

    assert result.trial.errors
    assert result.trial.edition is not None
    (entry,) = result.trial.edition.dataset.reports
    verdicts = {each.check: each.verdict for each in result.trial.edition.of(entry)}
    assert verdicts["basic-sum"] is Verdict.CONTRADICTS


def test_a_text_that_is_no_report_is_a_finding() -> None:
    place = settings().divisions.of_code("130110")
    assert place is not None

    assert tried("- a", "draft", settings(), place).edition is None
    assert [each.rule for each in tried("a: 'b", "draft", settings(), place).findings] == [
        "yaml-quote"
    ]


def test_marks_and_personal_numbers_of_an_original_are_found_at_their_place() -> None:
    table = Grid("第1个表", (("联系电话", "13800138000"),))
    found = markings_in(original_of("机密★10年", "内部资料 注意保存", "正文。", table))

    assert [each.rule for each in found] == ["security-marking", "internal-marking", "telephone"]
    assert found[0].where.file == "report.docx 第1段"
