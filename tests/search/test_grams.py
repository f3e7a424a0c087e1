from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.search.grams import FIGURE, changed_grams, grams

lines = st.lists(st.sampled_from(["鹿泉", "12.5", "1", "舆情2号", "", "a.", "鹿"]), max_size=12)


def test_every_character_and_pair_is_a_piece() -> None:
    assert grams("鹿泉区") == {"鹿", "泉", "区", "鹿泉", "泉区"}


def test_three_characters_are_a_piece_where_two_are_figures_or_letters() -> None:
    narrow = {piece for piece in grams("预算355.5万元、2号ab") if len(piece) == 3}

    assert narrow == {"算35", "355", "55.", "5.5", ".5万", "2号a", "号ab"}


def test_four_characters_of_a_figure_are_a_piece() -> None:
    four = {piece for piece in grams("率99.91%，2号ab-1") if len(piece) == 4 and piece[0] != FIGURE}

    assert four == {"99.9", "9.91", ".91%", "91%,", "1%,2"}


def test_a_longer_figure_is_a_piece_as_a_whole() -> None:
    whole = {piece for piece in grams("355.53万元，1,234元，8.5分，2024年") if piece[0] == FIGURE}

    assert whole == {f"{FIGURE}355.53", f"{FIGURE}1,234", f"{FIGURE}2024"}


def test_figures_of_two_lines_are_two_figures() -> None:
    found = grams("355.53\n75.31%")

    assert {f"{FIGURE}355.53", f"{FIGURE}75.31"} <= found


def test_a_text_is_read_on_over_the_ends_of_its_lines() -> None:
    assert "舆情" in grams("网络舆\n情监测")


def test_text_is_folded_first() -> None:
    assert grams("⑴") == {"(", "1", ")", "(1", "1)"}


@given(lines, lines)
def test_what_changed_is_what_one_text_has_and_the_other_has_not(
    old: list[str], new: list[str]
) -> None:
    before, after = "\n".join(old), "\n".join(new)
    added, removed = changed_grams(before, after)

    assert added == grams(after) - grams(before)
    assert removed == grams(before) - grams(after)


@given(lines, st.integers(0, 11), st.integers(0, 11), st.sampled_from(["舆", "77.25", ""]))
def test_a_line_changed_or_moved_is_all_that_is_looked_at(
    old: list[str], first: int, last: int, line: str
) -> None:
    new = [*old[:first], line, *old[last:]]
    before, after = "\n".join(old), "\n".join(new)

    assert changed_grams(before, after) == (
        grams(after) - grams(before),
        grams(before) - grams(after),
    )
