from __future__ import annotations

import json

import pytest

from generator.export.json_file import json_bytes, json_value
from generator.model.columns import ColumnType
from generator.views.data_table import DataTable
from tests.tables import refuse

TABLE = DataTable(
    "t", "表", "说明。", ("year", "name", "score", "score_state"),
    (("2024", "甲<乙>", "95.50", "value"), ("2023", "", "", "withheld")),
)  # fmt: skip


def test_records_hold_exact_figures_as_text_and_nothing_as_null() -> None:
    found = json.loads(json_bytes(TABLE), parse_float=refuse)

    assert found["rows"] == [
        {"year": 2024, "name": "甲<乙>", "score": "95.50", "score_state": "value"},
        {"year": 2023, "name": None, "score": None, "score_state": "withheld"},
    ]


def test_columns_are_explained_in_the_file() -> None:
    found = json.loads(json_bytes(TABLE))

    assert [each["name"] for each in found["columns"]] == list(TABLE.columns)
    assert [each["title"] for each in found["columns"]] == [
        "预算年度", "名称", "得分", "得分的状态",
    ]  # fmt: skip
    assert [each["type"] for each in found["columns"]] == ["year", "string", "number", "string"]


def test_one_record_stands_on_one_line() -> None:
    lines = json_bytes(TABLE).decode().splitlines()

    assert sum(line.startswith('{"year"') for line in lines) == len(TABLE.rows)
    assert json_bytes(TABLE).endswith(b"\n")
    assert "甲" in json_bytes(TABLE).decode()


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ("true", ColumnType.BOOLEAN, True),
        ("false", ColumnType.BOOLEAN, False),
        ("", ColumnType.BOOLEAN, None),
        ("12", ColumnType.INTEGER, 12),
        ("0.10", ColumnType.MIXED, "0.10"),
        ("2024-05-01", ColumnType.DATE, "2024-05-01"),
    ],
)
def test_each_type_has_its_value(cell: str, kind: ColumnType, value: object) -> None:
    assert json_value(cell, kind) == value
