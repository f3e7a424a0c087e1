from __future__ import annotations

import pytest

from generator.export.columnar import (
    Figures,
    Repeated,
    figure_cell,
    figures_of,
    repeated,
    word_cell,
)
from generator.export.explore_table import (
    PLACE,
    FigureColumn,
    grade_facet,
    joined,
    packed,
    place_tree,
    project_withholds,
    topic_facet,
    withheld_facet,
    withholds,
    without_place,
    word_column,
)
from generator.model.edition import Edition
from generator.model.reported import NOT_STATED, WITHHELD
from tests.builders import a_report, an_entry, stated


def test_a_column_tells_of_itself_before_its_data_are_there() -> None:
    shown = FigureColumn("executed", "实际支出", "万元", is_shown=True)
    [column] = shown.columns(figures_of([figure_cell(stated("1"), "万元")]))

    assert column.heading == {
        "key": "executed", "title": "实际支出", "shape": "figure", "unit": "万元",
        "shown": 1, "covered": 0,
    }  # fmt: skip


def test_a_column_that_no_row_fills_is_left_out_unless_readers_would_miss_it() -> None:
    received = FigureColumn("received", "到位资金", "万元")
    executed = FigureColumn("executed", "实际支出", "万元", is_shown=True)

    assert received.columns(figures_of([figure_cell(NOT_STATED)])) == ()
    assert len(received.columns(figures_of([figure_cell(stated("未安排"))]))) == 1
    assert len(executed.columns(figures_of([figure_cell(WITHHELD)]))) == 1


def test_a_column_of_words_names_states() -> None:
    assert word_column("grade", "评价等级", repeated(map(word_cell, ["优", NOT_STATED]))).data == {
        "choices": [("优", "优"), ("未说明", "未说明", "not_stated")],
        "rows": [0, 1],
    }


def test_places_stand_below_those_above_them(example: Edition) -> None:
    tree, number = place_tree(example)
    segments, names = tree["segments"], tree["names"]

    assert isinstance(segments, list)
    assert isinstance(names, list)
    assert number["shili"] == 0
    assert segments[number["shili/dongshi/jiaxian"]] == "jiaxian"
    assert names[number["shili/dongshi/jiaxian"]] == "甲县"
    assert str(tree["levels"])[number["shili/dongshi"]] == "1"


def test_the_name_of_the_place_is_left_to_the_place() -> None:
    entry = an_entry(a_report())

    assert without_place("青山区委网信办", entry) == f"{PLACE}委网信办"
    assert without_place("某局", entry) == "某局"


def test_grades_and_topics_are_choices(example: Edition) -> None:
    topics = topic_facet(example, repeated([("qita",), (), ("nowhere",)])).data

    assert grade_facet(repeated(["优", "中"])).data == {
        "choices": [("中", "中"), ("优", "优")],
        "rows": [1, 0],
    }
    assert isinstance(topics, dict)
    assert topics["sets"] == [(list(example.dataset.topics).index("qita"),), ()]
    assert topics["rows"] == [0, 1, 1]


@pytest.mark.parametrize(
    ("changes", "is_so"),
    [
        ({}, False),
        ({"withheld": {"a": {"name": "专项", "amount": "14"}}}, True),
        ({"spending": {"total": {"executed": "依法不予公开"}}}, True),
        ({"projects": {"a": {"name": "甲", "executed": "依法不予公开"}}}, True),
    ],
)
def test_a_report_withholds_what_it_lists_or_a_figure(
    changes: dict[str, object], is_so: bool
) -> None:
    report = a_report(**changes)

    assert withholds(report) is is_so
    assert withheld_facet(repeated([withholds(report)])).data == {
        "choices": [("yes", "有") if is_so else ("no", "没有")],
        "rows": [0],
    }


def test_a_project_withholds_its_own_amounts() -> None:
    report = a_report(
        projects={"a": {"name": "甲", "executed": "依法不予公开"}, "b": {"name": "乙"}}
    )

    assert isinstance(report.projects, dict)
    assert [project_withholds(each) for each in report.projects.values()] == [True, False]


def test_columns_are_packed_by_what_they_hold() -> None:
    columns = packed({"executed": ["1", "2"], "grade": ["优", "优"]}, {"executed"})

    assert columns == {
        "executed": Figures("1|2", (), is_stated=True),
        "grade": Repeated(("优",), (0, 0)),
    }


def test_the_columns_of_all_rows_are_those_of_their_parts() -> None:
    rows = {"executed": ["1", ("未说明", "", "not_stated")], "grade": ["优", "中"]}
    parts = [
        {"counts": [1], **packed({name: cells[:1] for name, cells in rows.items()}, {"executed"})},
        {"counts": [0]},
        {"counts": [1], **packed({name: cells[1:] for name, cells in rows.items()}, {"executed"})},
    ]

    assert joined(parts) == {"counts": [1, 0, 1], **packed(rows, {"executed"})}
