from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import OutputError
from generator.search import cutting as module
from generator.search.cutting import PAGE_BITS, Cutter
from generator.search.grams import grams

# No content holds a NUL: the loader refuses controls.
texts = st.lists(
    st.sampled_from("鹿泉舆情12345.,%-abz（〔\uff21＝ \n\u3000\U000232d7é")
    | st.characters(exclude_characters="\0"),
    max_size=60,
).map("".join)


def words(cutter: Cutter, text: str, page: int = 0) -> list[str]:
    return cutter.words(cutter.keys(text, page) >> np.uint64(PAGE_BITS))


@given(st.lists(texts, max_size=4))
def test_the_same_pieces_are_found_as_one_by_one(found: list[str]) -> None:
    cutter = Cutter()
    for page, text in enumerate(found):
        cut = words(cutter, text, page)

        assert len(cut) == len(set(cut))
        assert set(cut) == grams(text)


def test_a_key_holds_its_page() -> None:
    keys = Cutter().keys("鹿泉", 77)

    assert {int(key) & (1 << PAGE_BITS) - 1 for key in keys} == {77}


def test_pages_and_characters_beyond_the_room_of_a_key_stop_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(OutputError, match="131072 页"):
        Cutter().keys("鹿", 1 << PAGE_BITS)
    monkeypatch.setattr(module, "_CHARACTER_BITS", 2)
    with pytest.raises(OutputError, match="4 个不同的字"):
        Cutter().keys("一二三四五", 0)
