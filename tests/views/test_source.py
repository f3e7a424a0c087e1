"""The five states at the root of every cell: text, kind, permalink, mark."""

from __future__ import annotations

import pytest

from generator.model.edition import Edition
from generator.model.money import ZERO
from generator.model.reported import NOT_APPLICABLE, NOT_STATED, WITHHELD
from generator.model.verdict import Verdict
from generator.views.source import (
    figure_cell,
    is_silent,
    sort_key,
    sort_value,
    source_of,
    value_at,
)
from generator.views.table import CellKind
from tests.builders import a_report, a_source

STATES = {
    "12.50": ("12.50", CellKind.FIGURE, "125000"),
    "0": ("0", CellKind.FIGURE, "0"),
    "未安排": ("未安排", CellKind.TEXT, "0"),
    "依法不予公开": ("依法不予公开", CellKind.STATE, ""),
    "未说明": ("未说明", CellKind.STATE, ""),
    "不适用": ("不适用", CellKind.STATE, ""),
}


@pytest.mark.parametrize("text", STATES)
def test_each_state_has_a_cell_of_its_own(text: str) -> None:
    source = a_source(a_report(spending={"total": {"executed": text}}))

    cell = source.cell("spending", "total", "executed")

    assert (cell.text, cell.kind, cell.sort) == STATES[text]
    assert cell.anchor == "spending.total.executed"


def test_a_figure_in_another_unit_keeps_it() -> None:
    source = a_source(a_report(spending={"total": {"executed": "563662 元"}}))

    assert source.cell("spending", "total", "executed").text == "563662 元"
    assert source.cell("spending", "total", "executed", unit="元").text == "563662"


def test_a_mark_stands_only_beside_a_figure_that_differs(example: Edition) -> None:
    marked = {
        (path, mark.verdict)
        for each in example.dataset.reports
        for path, marks in source_of(example, each).marks.items()
        for mark in marks
    }

    verdicts = {verdict for _, verdict in marked}
    assert verdicts <= {Verdict.CONTRADICTS, Verdict.ROUNDS, Verdict.TRUNCATED}
    assert (("spending", "total", "executed"), Verdict.CONTRADICTS) in marked


def test_a_mark_leads_to_its_comparison(example: Edition) -> None:
    sources = [source_of(example, entry) for entry in example.dataset.reports]
    source = next(each for each in sources if each.page.endswith("jiaxian/2024"))

    marks = source.cell("spending", "total", "executed").marks
    assert "#check.total-sum.executed" in {mark.href for mark in marks}


def test_a_value_is_found_by_its_path() -> None:
    report = a_report(projects={"yuqing": {"name": "监测", "executed": "3"}})

    assert value_at(report, ("projects", "yuqing", "name")) == "监测"
    assert value_at(report, ("spending", "total", "executed")) is NOT_STATED


def test_withholding_is_not_silence() -> None:
    assert [is_silent(each) for each in (NOT_STATED, NOT_APPLICABLE, WITHHELD, "无")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_amounts_are_sorted_in_yuan_and_absent_ones_count_as_nothing() -> None:
    source = a_source(a_report(spending={"total": {"executed": "5 元", "received": "1"}}))
    executed = source.figure("spending", "total", "executed")
    received = source.figure("spending", "total", "received")

    assert (sort_key(executed), sort_key(received)) == ("5", "10000")
    assert sort_value(executed) < sort_value(received)
    assert sort_value(NOT_STATED) == ZERO


def test_words_have_no_place_in_an_order() -> None:
    source = a_source(a_report(indicators={"a": {"name": "甲", "actual": "全部完成"}}))

    assert figure_cell(("a",), source.figure("indicators", "a", "actual"), "").sort == ""
