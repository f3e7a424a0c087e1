from __future__ import annotations

from typing import Any

from generator.template.fill import MOST_CHARACTERS, fill, value_at
from tests.builders import a_report_tree
from tests.workbooks import cells_of, form


def test_a_value_stands_in_its_cell() -> None:
    cells = cells_of(a_report_tree(unit="元", spending={"total": {"executed": "010"}}))

    assert cells["基本情况"][12, 1] == "元"
    assert cells["支出"][6, 5] == "010"


def test_items_stand_in_rows_under_the_keys_of_their_owners() -> None:
    listed = {"b": {"name": "乙"}, "a": {"indicators": {"x": {"name": "子"}}}}
    cells = cells_of(a_report_tree(projects=listed))

    assert [cells["项目"][row, 0] for row in (5, 6)] == ["b", "a"]
    assert [cells["项目·绩效指标"][5, column] for column in (0, 1, 3)] == ["a", "x", "子"]


def test_a_state_of_a_group_or_list_stands_in_one_cell() -> None:
    cells = cells_of(a_report_tree(staff="不适用", documents={}, notes="无"))

    assert cells["人员"] == {(3, 1): "不适用"}
    assert cells["引用的文件"] == {(2, 1): "{}"}
    assert cells["说明"] == {(2, 1): "无"}


def test_what_has_no_cell_is_told() -> None:
    tree: dict[str, Any] = {"titel": "甲", "staff": {"cook": "1", "retired": {}}, "unit": ["元"]}
    filled = fill(tree, form().sheets)

    assert filled.homeless == (("titel",), ("staff", "cook"), ("staff", "retired"), ("unit",))


def test_what_does_not_fit_into_a_cell_is_told() -> None:
    fits, not_fits = "字" * MOST_CHARACTERS, "𠮷" * (MOST_CHARACTERS // 2 + 1)
    filled = fill(
        {"title": fits, "coverage_note": not_fits, "unit": "_x0041_x0042_"}, form().sheets
    )

    assert filled.unfit == (("unit",), ("coverage_note",))
    assert filled.cells["基本情况"][8, 1] == fits


def test_a_path_that_leads_nowhere_has_no_value() -> None:
    assert value_at({"a": {"b": "1"}}, ("a", "b")) == "1"
    assert value_at({"a": "1"}, ("a", "b")) is None
