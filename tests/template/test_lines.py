from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.template.lines import cell_text, lines_of
from tests.workbooks import texts


@given(st.one_of(texts(), st.lists(texts(), min_size=1, max_size=4)))
def test_a_text_and_a_list_come_back_as_what_they_were(value: str | list[str]) -> None:
    assert lines_of(cell_text(value)) == value


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("一段", "一段"),
        ("一段\n二段", ["一段", "二段"]),
        ("一段\r\n\n二段\n", ["一段", "二段"]),
        ("- 一段", ["一段"]),
        ("- 一段\n二段", None),
        ("-5", "-5"),
        ("\\甲", "\\甲"),
    ],
)
def test_what_an_officer_types_is_read_as_it_looks(typed: str, read: object) -> None:
    assert lines_of(typed) == read
