from __future__ import annotations

import pytest

from generator.export.data_products import DOWNLOADS
from generator.export.facts import facts
from generator.model.columns import _ROWS, ColumnType, column_term, column_type, is_state
from generator.model.edition import Edition


@pytest.mark.parametrize(
    ("table", "column", "chinese"),
    [
        ("reports", "total_executed_yuan", "全年支出：实际支出（元）"),
        ("reports", "project_expenditure_execution_rate", "项目支出：预算执行率"),
        ("projects", "executed_state", "实际支出的状态"),
        ("indicators", "target_number", "年度指标值：数"),
        ("comparisons", "actual", "重新计算的"),
        ("indicators", "actual", "实际完成值"),
        ("divisions", "name", "名称"),
        ("reports", "name", "地方"),
    ],
)
def test_a_column_is_named_by_the_words_of_its_parts(table: str, column: str, chinese: str) -> None:
    assert column_term(table, column).chinese == chinese


def test_a_word_that_nobody_knows_is_a_defect() -> None:
    with pytest.raises(KeyError, match="no_such_word"):
        column_term("reports", "no_such_word")


def test_every_column_of_every_table_is_explained_in_a_sentence(example: Edition) -> None:
    tables = [*(download.table(example) for download in DOWNLOADS), facts(example)]
    terms = [(name, column_term(table.name, name)) for table in tables for name in table.columns]

    assert [name for name, term in terms if not term.plain.endswith("。")] == []
    assert [name for name, term in terms if not term.chinese] == []


def test_no_word_is_kept_for_a_column_that_there_is_not(example: Edition) -> None:
    tables = [*(download.table(example) for download in DOWNLOADS), facts(example)]
    used = {each for t in tables for name in t.columns for each in (name, f"{t.name}.{name}")}

    assert [name for name, _, _ in _ROWS if name not in used] == []


def test_no_table_has_two_columns_of_one_name_or_one_heading(example: Edition) -> None:
    for table in (*(download.table(example) for download in DOWNLOADS), facts(example)):
        headings = [column_term(table.name, name).chinese for name in table.columns]
        assert len(set(table.columns)) == len(table.columns)
        assert len(set(headings)) == len(headings), table.name


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("executed_yuan", ColumnType.DECIMAL),
        ("execution_rate", ColumnType.DECIMAL),
        ("year", ColumnType.YEAR),
        ("division_code", ColumnType.TEXT),
        ("score", ColumnType.DECIMAL),
        ("score_state", ColumnType.TEXT),
    ],
)
def test_a_column_has_the_type_of_what_it_holds(column: str, kind: ColumnType) -> None:
    assert column_type("projects", column) is kind


def test_states_are_known_by_their_end() -> None:
    assert is_state("state")
    assert is_state("executed_state")
    assert not is_state("state_capital_budget")
