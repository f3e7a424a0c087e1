from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import columnar
from generator.export.columnar import (
    FigureCell,
    choices,
    encoded,
    figure_cell,
    figures_of,
    joined_figures,
    joined_repeated,
    repeated,
    several,
    steps,
    word_cell,
)
from generator.model.figures import read_count, read_score
from generator.model.money import Unit
from generator.model.reported import NOT_APPLICABLE, NOT_STATED, WITHHELD, Stated
from tests.builders import stated


def figures(found: Iterable[Any], unit: str) -> Any:
    return columnar.figures(figures_of(figure_cell(each, unit) for each in found))


def words(found: Iterable[Any]) -> Any:
    return columnar.words(repeated(map(word_cell, found)))


def test_a_figure_stands_as_printed() -> None:
    found = figures([stated("355.50"), stated("12"), stated("-0.5")], "万元")

    assert found == {"cells": "355.50|12|-0.5", "words": []}


def test_an_amount_in_another_unit_keeps_its_own() -> None:
    found = figures([stated("563662 元"), stated("1.2 亿元"), stated("563662", Unit.YUAN)], "万元")

    assert found == {"cells": "563662y|1.2z|563662y", "words": []}


@pytest.mark.parametrize(
    ("figure", "word"),
    [
        (NOT_STATED, ("未说明", "", "not_stated")),
        (WITHHELD, ("依法不予公开", "", "withheld")),
        (NOT_APPLICABLE, ("不适用", "", "not_applicable")),
        (stated("未安排"), ("未安排", "0", "nothing")),
        (stated("约 35.5"), ("约 35.5", "35.5", "value")),
        (stated("100. 00%"), ("100. 00%", "100.00", "value")),
    ],
)
def test_what_is_more_than_a_figure_is_a_word_with_its_state(
    figure: Stated[Decimal], word: tuple[str, str, str]
) -> None:
    assert figures([figure, figure], "万元") == {"cells": "~0|~0", "words": [word]}


def test_a_rate_is_counted_in_per_cent() -> None:
    assert figures([stated("99.91%"), stated("100%")], "%") == {"cells": "99.91|100", "words": []}


def test_counts_and_scores_leave_out_the_word_of_their_column_alone() -> None:
    scores = figures([read_score("95"), read_score("9.50 分")], "分")
    counts = figures([read_count("6 人"), read_count("6 名"), read_count("两个")], "人")

    assert scores == {"cells": "95|9.50", "words": []}
    assert counts == {
        "cells": "6|~0|~1",
        "words": [("6 名", "6", "value"), ("两个", "2", "value")],
    }


def test_texts_stand_once_with_their_state() -> None:
    assert words(["优秀", NOT_STATED, "优秀"]) == {
        "choices": [("优秀", "优秀"), ("未说明", "未说明", "not_stated")],
        "rows": [0, 1, 0],
    }


def test_choices_keep_the_order_given_and_only_those_that_are_used() -> None:
    found = choices(repeated([("b", "乙"), ("a", "甲")]), [("a", "甲"), ("c", "丙"), ("b", "乙")])

    assert found == {"choices": [("a", "甲"), ("b", "乙")], "rows": [1, 0]}


def test_rows_with_the_same_several_choices_share_a_number() -> None:
    found = several(repeated([(0, 1), (), (0, 1)]), [("a", "甲"), ("b", "乙")])

    assert found == {"choices": [("a", "甲"), ("b", "乙")], "sets": [(0, 1), ()], "rows": [0, 1, 0]}


WORDS = [("未说明", "", "not_stated"), ("未安排", "0", "nothing"), ("约 3", "3", "value")]
CELLS = st.one_of(st.sampled_from(("1", "12.50", "3y")), st.sampled_from(WORDS))


@given(parts=st.lists(st.lists(CELLS, max_size=5), max_size=5))
def test_a_column_of_figures_is_the_same_in_parts(parts: list[list[FigureCell]]) -> None:
    whole = [cell for part in parts for cell in part]

    assert joined_figures(map(figures_of, parts)) == figures_of(whole)
    stated_cells = (isinstance(each, str) or each[2] in {"value", "nothing"} for each in whole)
    assert figures_of(whole).is_stated == any(stated_cells)


@given(parts=st.lists(st.lists(st.integers(0, 5), max_size=5), max_size=5))
def test_a_column_that_repeats_is_the_same_in_parts(parts: list[list[int]]) -> None:
    whole = [cell for part in parts for cell in part]
    column = repeated(whole)

    assert joined_repeated(map(repeated, parts)) == column
    assert [column.cells[each] for each in column.rows] == whole
    assert column.mapped(str).cells == tuple(map(str, dict.fromkeys(whole)))


def test_cells_that_become_alike_are_one_choice() -> None:
    column = repeated([1, 2, 3]).mapped(lambda each: ("odd", "奇") if each % 2 else ("even", "偶"))

    assert choices(column) == {"choices": [("odd", "奇"), ("even", "偶")], "rows": [0, 1, 0]}


def test_numbers_are_written_as_distances() -> None:
    assert steps([3, 3, 5, 4]) == [3, 0, 2, -1]


def test_a_file_holds_no_blank_and_no_number_with_a_point() -> None:
    content = encoded({"cells": "1.50|2", "words": [["未说明", "", "not_stated"]]}).decode()

    assert " " not in content
    assert json.loads(content, parse_float=pytest.fail)["cells"] == "1.50|2"
