from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from generator.template.gather import Gathered, gather, where
from tests.builders import a_report_tree
from tests.counts import few_or_all
from tests.workbooks import cells_of, form, trees


def gathered(changes: dict[str, dict[tuple[int, int], str]], **report: Any) -> Gathered:
    """The cells of a report with other texts in some of them; an empty text clears one."""
    cells = cells_of(a_report_tree(**report))
    for name, texts in changes.items():
        cells[name] = {at: text for at, text in (cells[name] | texts).items() if text}
    return gather(cells, form(), "a.xlsx")


@given(trees())
@settings(max_examples=few_or_all(8, 20))
def test_any_tree_comes_back_from_its_cells(tree: Any) -> None:
    found = gather(cells_of(tree), form(), "a.xlsx")

    assert (found.tree, found.findings) == (tree, [])


def test_a_value_knows_its_cell() -> None:
    found = gathered({}, projects={"a": {"indicators": {"x": {"name": "子"}}}})

    assert found.places["spending", "total", "executed"] == ("支出", (6, 5))
    assert found.places["projects", "a", "indicators", "x", "name"] == ("项目·绩效指标", (5, 3))
    assert found.places["projects", "a"] == ("项目", (5, 0))
    assert str(where("a.xlsx", found.places["projects", "a"])) == "a.xlsx 工作表“项目” A6"


def test_a_required_blank_is_an_empty_text_and_an_optional_one_is_left_out() -> None:
    tree: Any = gathered({"基本情况": {(8, 1): ""}}, staff={"retired": "1"}).tree

    assert tree["title"] == ""
    assert "restated" not in tree
    assert "decision" not in tree["disclosure"]


def test_a_group_with_nothing_filled_in_is_one_blank() -> None:
    cells = cells_of(a_report_tree(assets="未说明"))
    found: Any = gather({**cells, "资产": {}}, form(), "a.xlsx").tree

    assert found["assets"] == ""


def test_rows_that_cannot_stand_are_named_and_left_out() -> None:
    rows = {(5, 0): "a", (5, 2): "甲", (6, 0): "a", (7, 2): "丙", (8, 0): "B"}
    found = gathered({"引用的文件": {(2, 1): "", **rows}})
    tree: Any = found.tree

    assert list(tree["documents"]) == ["a"]
    assert [each.rule for each in found.findings] == [
        "sheet-key-twice",
        "sheet-row-key",
        "key-not-a-key",
    ]
    assert "A6 已经用过" in found.findings[0].message


def test_a_state_beside_items_is_named_with_the_first_of_them() -> None:
    found = gathered({"引用的文件": {(5, 0): "a"}})

    assert [each.rule for each in found.findings] == ["sheet-state-and-content"]
    assert "引用的文件 A6" in found.findings[0].message
