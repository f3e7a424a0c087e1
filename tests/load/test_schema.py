from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from generator.findings import Finding
from generator.load.schema import model_from, report_schema
from generator.load.yaml_tree import Document
from generator.model.money import Money
from generator.model.report import Report
from generator.model.reported import Stated
from tests.builders import a_report_tree

REPORTS: TypeAdapter[Report] = TypeAdapter(Report)


def read(tree: Any) -> Report | tuple[Finding, ...]:
    return model_from(REPORTS, Document(tree, {}), "a.yml")


def rules(tree: Any) -> list[str]:
    found = read(tree)
    assert isinstance(found, tuple)
    return [each.rule for each in found]


def test_amounts_are_read_in_the_unit_of_the_file() -> None:
    report = read(a_report_tree(unit="元", spending={"total": {"executed": "563662"}}))
    assert isinstance(report, Report)
    executed = report.spending.total.executed
    assert isinstance(executed, Stated)

    assert executed.value == Money(executed.value.yuan)
    assert executed.value.yuan == 563_662


def test_everything_that_is_wrong_is_told_at_once() -> None:
    tree = a_report_tree(year="24", spending={"total": {"executed": "3OO.00"}})
    del tree["title"]

    assert sorted(rules(tree)) == ["amount-not-a-number", "key-missing", "year-not-a-year"]


def test_a_missing_key_is_named_in_chinese() -> None:
    tree = a_report_tree()
    del tree["staff"]["retired"]
    found = read(tree)
    assert isinstance(found, tuple)

    assert found[0].message == "缺少 staff.retired（离退休人数）"
    assert "retired: 未说明" in found[0].hint


def test_an_unknown_key_is_answered_with_the_nearest_known_one() -> None:
    tree = a_report_tree()
    tree["staff"]["retird"] = "0"
    found = read(tree)
    assert isinstance(found, tuple)

    assert [(each.rule, each.hint) for each in found] == [("key-unknown", "是不是想写 retired？")]


@pytest.mark.parametrize("tree", ["词", ["a"], {}])
def test_a_file_that_is_no_group_of_names_is_refused(tree: Any) -> None:
    assert rules(tree)


def test_the_schema_for_editors_speaks_chinese() -> None:
    schema = json.loads(report_schema())

    assert schema["title"] == "部门整体支出绩效自评报告"
    assert schema["properties"]["staff"]["title"] == "人员"
    assert schema["properties"]["unit"]["enum"] == ["元", "万元", "亿元"]
