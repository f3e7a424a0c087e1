from __future__ import annotations

import pytest

from generator.template.sheet import cell_name


@pytest.mark.parametrize(
    ("at", "name"), [((0, 0), "A1"), ((6, 2), "C7"), ((0, 25), "Z1"), ((9, 26), "AA10")]
)
def test_cells_are_named_as_spreadsheets_name_them(at: tuple[int, int], name: str) -> None:
    assert cell_name(at) == name
