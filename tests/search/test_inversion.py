from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import inversion as module
from generator.search.cutting import Cutter
from generator.search.grams import grams
from generator.search.inversion import KeyParts, inverted
from generator.search.postings import is_common, join, runs
from generator.search.slots import LOW_BITS

texts = st.lists(st.text("鹿泉12.5ab\n", max_size=12), min_size=1, max_size=30)


@given(texts, st.integers(3, 200), st.integers(1, 40))
def test_every_piece_is_told_once_with_its_pages(
    found: list[str], keys_a_part: int, sampled: int
) -> None:
    slots = [(number % 3) << LOW_BITS | number // 3 for number in range(len(found))]
    by_slot = dict(sorted(zip(slots, found, strict=True)))
    occupied: dict[int, list[int]] = {}
    for slot in by_slot:
        occupied.setdefault(slot >> LOW_BITS, []).append(slot & (1 << LOW_BITS) - 1)
    cutter = Cutter()
    with (
        pytest.MonkeyPatch.context() as patched,
        tempfile.TemporaryDirectory() as folder,
        KeyParts(Path(folder), len(by_slot)) as parts,
    ):
        patched.setattr(module, "_KEYS_A_PART", keys_a_part)
        patched.setattr(module, "_KEYS_AT_ONCE", keys_a_part)
        patched.setattr(module, "_SAMPLED", sampled)
        patched.setattr(module, "_SHARED", sampled)
        for number, text in enumerate(by_slot.values()):
            parts.add(cutter.keys(text, number))
        told = list(inverted(cutter, parts.sorted(), occupied))
    held: dict[str, list[int]] = {}
    for slot, text in by_slot.items():
        for gram in grams(text):
            held.setdefault(gram, []).append(slot)

    assert len(told) == len(held)
    for gram, posting in told:
        found = runs(held[gram], occupied)
        assert posting.content == join(found)
        assert posting.common == {
            at: each for at, each in found.items() if is_common(each, occupied[at])
        }


def test_parts_are_of_the_size_that_is_sorted_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_KEYS_A_PART", 50)
    monkeypatch.setattr(module, "_KEYS_AT_ONCE", 50)
    cutter = Cutter()
    with KeyParts(tmp_path, 200) as parts:
        for number in range(200):
            parts.add(cutter.keys(f"第{number}页{number * 7}", number))
        found = [keys.tolist() for keys in parts.sorted()]

    whole = [key for keys in found for key in keys]
    assert whole == sorted(set(whole))
    assert len(found) > 20
    pieces = [{key >> module.PAGE_BITS for key in keys} for keys in found]
    assert sum(map(len, pieces)) == len(set().union(*pieces))
    assert max(map(len, found)) <= 50 + 200  # one piece more stands on all pages


def test_no_page_has_no_part(tmp_path: Path) -> None:
    with KeyParts(tmp_path, 0) as parts:
        assert list(parts.sorted()) == []
