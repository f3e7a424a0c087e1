from __future__ import annotations

import pytest

from generator.export.xlsx_frame import MOST_DECIMALS, Frame, frame


@pytest.fixture(scope="module")
def made() -> Frame:
    return frame("说明", [("表 一", 30), ("乙", 2), ("列", 4)])


def test_every_format_has_a_number_of_its_own(made: Frame) -> None:
    styles = made.styles
    numbers = [styles.heading, styles.text, styles.quoted, styles.wrapped, *styles.numbers]

    assert len(styles.numbers) == MOST_DECIMALS + 1
    assert len(set(numbers)) == len(numbers)
    assert "0" not in numbers  # which is the format of no format


def test_columns_have_the_names_of_a_spreadsheet(made: Frame) -> None:
    assert made.letters[:2] == ("A", "B")
    assert made.letters[25:] == ("Z", "AA", "AB", "AC", "AD")


def test_only_tables_have_a_filter(made: Frame) -> None:
    sheets = ["".join(each.around("A1:B9")) for each in made.sheets]

    assert [sheet.count('<autoFilter ref="A1:B9"/>') for sheet in sheets] == [0, 1, 1, 0]
    assert [sheet.count('<dimension ref="A1:B9"/>') for sheet in sheets] == [1, 1, 1, 1]


def test_filters_reach_to_the_last_row_of_their_own_table(made: Frame) -> None:
    book = made.book_with([0, 7, 8])

    assert "'表 一'!$A$1:$AD$7</definedName>" in book
    assert "乙!$A$1:$B$8</definedName>" in book


def test_nothing_of_the_samples_is_left(made: Frame) -> None:
    texts = [*made.properties, *made.strings, *("".join(each.around("")) for each in made.sheets)]

    assert not any("<c r=" in text or "<si>" in text or "[title]" in text for text in texts)
    assert "xl/styles.xml" in made.constant
    assert not any(name.startswith("xl/worksheets/") for name in made.constant)
