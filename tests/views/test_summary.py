from __future__ import annotations

from typing import Any

import pytest

from generator.model.card import key_line
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.reported import NOT_STATED, WITHHELD, Stated
from generator.views.summary import (
    amount_cell,
    coverage_words,
    newest_first,
    report_table,
    totals,
    verdict_cell,
    verdict_counts,
    worst_verdict,
)
from generator.views.table import CellKind
from generator.views.tally import tally_of
from generator.views.words import Tone
from tests.builders import a_report, an_edition, an_entry


def totals_of(*entries: Entry) -> list[str]:
    found = totals(tally_of(an_edition(), entries))
    return ["".join(span.text for span in each) for each in found]


def printed(figure: Any) -> str:
    return figure.printed if isinstance(figure, Stated) else "未说明"


@pytest.mark.parametrize(
    ("total", "shown"),
    [
        ({"adjusted_budget": "3", "initial_budget": "2", "received": "1"}, "3"),
        ({"initial_budget": "2", "received": "1"}, "2"),
        ({"received": "1"}, "1"),
        ({}, "未说明"),
        ({"adjusted_budget": "未安排", "initial_budget": "2"}, "未安排"),
    ],
)
def test_the_latest_budget_stands_for_a_report(total: dict[str, str], shown: str) -> None:
    assert printed(an_entry(a_report(spending={"total": total})).card.budget) == shown


def test_a_budget_that_is_withheld_is_not_called_silent() -> None:
    assert an_entry(a_report(spending={"total": "依法不予公开"})).card.budget is WITHHELD
    mixed = {"adjusted_budget": "依法不予公开", "initial_budget": "2"}
    assert printed(an_entry(a_report(spending={"total": mixed})).card.budget) == "2"


def test_project_expenditure_stands_for_a_report_that_covers_no_more() -> None:
    lines = {"project_expenditure": {"executed": "5"}}
    part = an_entry(a_report(coverage="只含项目支出", spending=lines))
    whole = an_entry(a_report(coverage="全部支出", spending=lines))

    assert (key_line(part.report), printed(part.card.executed)) == ("project_expenditure", "5")
    assert (key_line(whole.report), whole.card.executed) == ("total", NOT_STATED)


def test_a_state_in_a_row_is_named(example: Edition) -> None:
    table = report_table(example, example.dataset.reports, "", "t", "全部")
    row = next(row for row in table.rows if "丙河县" in row.cells[0].text)

    texts = {cell.text: cell.kind for cell in row.cells}
    assert texts["依法不予公开"] is CellKind.STATE
    assert "" not in texts or row.cells[-1].marks


def test_a_table_of_reports_says_how_many_and_in_which_unit(example: Edition) -> None:
    table = report_table(example, example.dataset.reports, "years", "t", "全部")

    assert table.caption == "全部（单位：万元；7 份）"
    assert table.is_sortable
    assert table.rows[0].cells[0].href == "../shili/dongshi/2024/"
    assert {len(row.cells) for row in table.rows} == {len(table.columns)}


def test_a_single_report_needs_no_sorting(example: Edition) -> None:
    assert not report_table(example, example.dataset.reports[:1], "", "t", "一份").is_sortable


def test_unlike_coverages_are_never_in_one_sum() -> None:
    def report(code: str, coverage: str, amount: str) -> Any:
        return an_entry(
            a_report(code=code, coverage=coverage, spending={"total": {"executed": amount}})
        )

    said = totals_of(
        report("130101", "全部支出", "1.10"),
        report("130102", "全部支出", "2.20"),
        report("130103", "只含专项资金", "400"),
    )

    assert len(said) == 1
    assert "实际支出相加 3.30 万元（本站相加，2 份中 2 份写了这个数）" in said[0]
    assert "403" not in said[0]


def test_what_is_not_stated_is_counted_and_not_added() -> None:
    stated = {"spending": {"total": {"executed": "1"}}}
    entries = [an_entry(a_report(code=f"13010{each}", **stated)) for each in (1, 2)]
    silent = an_entry(a_report(code="130103", spending={"total": {"executed": "依法不予公开"}}))

    [said] = totals_of(*entries, silent)
    assert "3 份中 2 份写了这个数" in said


def test_one_amount_is_no_sum() -> None:
    entries = [an_entry(a_report(code=f"13010{each}")) for each in (1, 2)]

    [said] = totals_of(*entries)
    assert "不相加" in said


def test_verdicts_are_counted_worst_first(example: Edition) -> None:
    counted = verdict_counts(tally_of(example, example.dataset.reports))

    assert counted[1].text.startswith("✕ 前后不一")
    assert counted[-2].text.startswith("✓ 相符")
    assert {span.text for span in counted if span.tone is Tone.PLAIN} == {"数据核对：", "；", "。"}


def test_a_report_without_contradictions_says_so(example: Edition) -> None:
    calm = next(each for each in example.dataset.reports if each.file.endswith("jiaxian/2023.yml"))
    wrong = next(each for each in example.dataset.reports if each.file.endswith("jiaxian/2024.yml"))

    assert verdict_cell(example.verdicts([calm]), "x").text == "未发现前后不一"
    assert verdict_cell(example.verdicts([wrong]), "x").text == ""
    assert verdict_cell(example.verdicts([wrong]), "x").marks[0].href == "x"


def test_a_report_with_nothing_to_compare_says_so() -> None:
    assert verdict_cell({}, "x").text == "没有可比对的数字"


def test_coverages_are_counted_in_words(example: Edition) -> None:
    assert coverage_words(tally_of(example, example.dataset.reports)) == (
        "全部支出 4 份、只含项目支出 2 份、只含专项资金 1 份"
    )


def test_the_newest_report_is_the_one_checked_last(example: Edition) -> None:
    dates = [each.report.provenance.checked_on for each in newest_first(example.dataset.reports)]

    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(("text", "kind"), [("5", CellKind.FIGURE), ("未说明", CellKind.STATE)])
def test_an_amount_is_a_figure_or_a_state(text: str, kind: CellKind) -> None:
    figure = a_report(spending={"total": {"executed": text}}).spending.total.executed

    assert amount_cell(figure).kind is kind


def test_the_worst_verdict_stands_for_a_report() -> None:
    shown = an_edition(a_report(year="2024", title="某区2023年度报告"), a_report(year="2023"))
    worst = [worst_verdict(shown, entry) for entry in shown.dataset.reports]

    assert all(each is None or each in shown.verdicts(shown.dataset.reports) for each in worst)
    assert worst_verdict(an_edition(), an_entry(a_report())) is None
