from __future__ import annotations

import pytest

from generator.search.hashing import fnv1a


@pytest.mark.parametrize("text", ["", "a", "鹿泉", "\U000232d7"])
def test_the_hash_is_of_utf_16_low_byte_first(text: str) -> None:
    found = 0x811C9DC5
    for byte in text.encode("utf-16-le"):
        found = (found ^ byte) * 0x01000193 % 2**32

    assert fnv1a(text) == found
