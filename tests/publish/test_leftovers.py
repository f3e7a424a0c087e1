from __future__ import annotations

import gc

import pytest

from generator.publish import leftovers as module
from generator.publish.leftovers import Leftovers


@pytest.fixture
def collected(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The generations that were collected."""
    found: list[int] = []
    monkeypatch.setattr(module, "_MUCH", 10)
    monkeypatch.setattr(gc, "collect", found.append)
    return found


def test_memory_is_looked_through_when_much_was_made(collected: list[int]) -> None:
    leftovers = Leftovers()
    for content, times in ((b"12345", 0), (b"12345", 0), (b"1", 1), (b"1", 1)):
        leftovers.add(content)
        leftovers.collect()

        assert len(collected) == times


def test_a_file_in_pieces_leaves_nothing(collected: list[int]) -> None:
    leftovers = Leftovers()
    leftovers.add(iter([b"12345678901"]))
    leftovers.collect()

    assert collected == []


@pytest.mark.parametrize("is_enabled", [False, True])
def test_what_was_there_before_is_not_looked_through_by_a_command(*, is_enabled: bool) -> None:
    was = gc.isenabled()
    (gc.enable if is_enabled else gc.disable)()
    try:
        leftovers = Leftovers()
        assert (gc.get_freeze_count() > 0) is not is_enabled
        leftovers.close()
        assert gc.get_freeze_count() == 0
    finally:
        (gc.enable if was else gc.disable)()
