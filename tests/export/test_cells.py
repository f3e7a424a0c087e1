from __future__ import annotations

from decimal import Decimal

import pytest

from generator.export.cells import (
    figure_cells,
    figure_columns,
    identity,
    number,
    permalink,
    quantity_cells,
    text_cells,
    value,
)
from generator.model.figures import read_date, read_quantity
from generator.model.reported import NOT_STATED, WITHHELD
from tests.builders import a_report, an_edition, an_entry, stated


def test_a_figure_column_stands_beside_its_state() -> None:
    assert figure_columns(("executed_yuan", "share")) == (
        "executed_yuan", "executed_state", "share", "share_state",
    )  # fmt: skip


def test_a_withheld_figure_is_never_zero() -> None:
    assert figure_cells(WITHHELD) == ("", "withheld")
    assert figure_cells(stated("未安排")) == ("0", "nothing")
    assert value(None) == ""


def test_a_text_that_is_not_said_is_empty() -> None:
    assert text_cells("优") == ("优", "value")
    assert text_cells(NOT_STATED) == ("", "not_stated")


@pytest.mark.parametrize(
    ("printed", "cells"),
    [
        ("≥95%", ("≥95%", "0.95", "≥", "%", "value")),
        ("2600余万人次", ("2600余万人次", "26000000", "=", "人次", "value")),
        ("全部整改", ("全部整改", "", "定性", "", "value")),
    ],
)
def test_a_quantity_has_its_number_comparator_and_unit(
    printed: str, cells: tuple[str, ...]
) -> None:
    assert quantity_cells(read_quantity(printed)) == cells
    assert quantity_cells(NOT_STATED) == ("", "", "", "", "not_stated")


def test_a_negative_number_has_the_hyphen_of_a_keyboard() -> None:
    assert number(Decimal("-5.10"), Decimal("0.01")) == "-5.10"
    assert number(Decimal("1E+3")) == "1000"


def test_a_day_without_a_month_keeps_its_place() -> None:
    assert value(read_date("2024年5日")) == "2024-XX-05"


def test_a_row_says_which_report_it_is_about() -> None:
    entry = an_entry(a_report())

    assert identity(entry) == ("130110", "2024", "wangxinban", "整体支出", "全部支出")
    assert permalink(an_edition(entry), entry) == "hebei/shijiazhuang/p130110/2024/"
    assert permalink(an_edition(entry), entry, "a.b").endswith("/2024/#a.b")
