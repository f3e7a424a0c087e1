from __future__ import annotations

from pathlib import Path

import pytest

from generator.search.state import Common, PageRow, State


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "state.sqlite"
    state = State.new(path, "program")
    state.keep_pages([PageRow(7, "b", "k", "{}", 1), PageRow(3, "a", "k", "{}", 2)])
    state.keep_common([Common(0, "鹿", 1, 2, 3), Common(1, "泉", 0, 1, 1)])
    state.done()
    state.close()
    return path


def kept(path: Path) -> State:
    state = State.kept(path, "program")
    assert state is not None
    return state


def test_pages_come_in_the_order_of_their_slots(path: Path) -> None:
    state = kept(path)

    assert [row.slot for row in state.pages()] == [3, 7]
    assert state.keys() == {3: "k", 7: "k"}
    assert state.row(7).address == "b"


def test_common_pieces_are_kept_by_block(path: Path) -> None:
    state = kept(path)
    state.keep_common([Common(0, "鹿", 0, 9, 9)])
    state.drop_common([(1, "泉")])

    assert list(state.common(0)) == [Common(0, "鹿", 0, 9, 9)]
    assert list(state.common(1)) == []


def test_what_broke_off_counts_for_nothing(path: Path) -> None:
    state = kept(path)
    state.begin()
    state.drop_pages([3])
    state.close()

    assert State.kept(path, "program") is None


def test_a_state_of_another_program_or_none_or_a_damaged_one_counts_for_nothing(
    path: Path, tmp_path: Path
) -> None:
    assert State.kept(path, "another") is None
    assert State.kept(tmp_path / "absent", "program") is None
    path.write_bytes(b"no database")
    assert State.kept(path, "program") is None
