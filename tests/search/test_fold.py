"""The browser's script is held to the same examples in `tests/browser/test_search.py`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.fold import fold

EXAMPLES: list[tuple[str, str]] = json.loads(
    Path(__file__).with_name("folding.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("text", "folded"), EXAMPLES)
def test_text_is_folded_as_the_examples_say(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(alphabet="鹿泉〔（[2. \u3000\n—－aé％%", max_size=20), st.integers(0, 20))
def test_a_piece_of_a_text_folds_to_a_piece_of_the_folded_text(text: str, cut: int) -> None:
    assert fold(text[:cut]) + fold(text[cut:]) == fold(text)


@given(st.text(max_size=40))
def test_what_is_folded_stays_so(text: str) -> None:
    assert fold(fold(text)).count(" ") == 0
