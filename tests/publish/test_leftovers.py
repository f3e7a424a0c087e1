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
