from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import inversion as module
from generator.search.cutting import Cutter
from generator.search.grams import grams
from generator.search.inversion import inverted
from generator.search.postings import runs
from generator.search.slots import LOW_BITS

texts = st.lists(st.text("鹿泉12.5ab\n", max_size=12), min_size=1, max_size=30)


@given(texts, st.integers(3, 200))
def test_every_piece_is_told_once_with_its_pages(found: list[str], keys_a_part: int) -> None:
    slots = [(number % 3) << LOW_BITS | number // 3 for number in range(len(found))]
    by_slot = dict(sorted(zip(slots, found, strict=True)))
    occupied: dict[int, list[int]] = {}
    for slot in by_slot:
        occupied.setdefault(slot >> LOW_BITS, []).append(slot & (1 << LOW_BITS) - 1)
    cutter = Cutter()
    pages = [cutter.keys(text, number) for number, text in enumerate(by_slot.values())]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_KEYS_A_PART", keys_a_part)
        told = list(inverted(cutter, pages, occupied))
    held: dict[str, list[int]] = {}
    for slot, text in by_slot.items():
        for gram in grams(text):
            held.setdefault(gram, []).append(slot)

    assert len(told) == len(held)
    assert dict(told) == {gram: runs(each, occupied) for gram, each in held.items()}
