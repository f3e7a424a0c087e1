from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.publish.brought import brought
from generator.publish.ledger import Elsewhere, Written

RAW = "一二三".encode()
WRITTEN = Written(len(RAW), hashlib.sha256(RAW).hexdigest())


def pieces() -> list[bytes]:
    return [RAW[:4], RAW[4:]]


@pytest.mark.parametrize("way", ["whole", "pieces", "elsewhere"])
def test_a_file_comes_unless_it_stands_already(tmp_path: Path, way: str) -> None:
    at = tmp_path / "elsewhere"
    at.write_bytes(RAW)
    content = {"whole": RAW, "pieces": pieces(), "elsewhere": Elsewhere(at, WRITTEN)}[way]
    target = tmp_path / "next" / "a" / "b.txt"

    assert brought(target, content, WRITTEN) == WRITTEN
    assert not target.exists()

    assert brought(target, content, Written(1, "another")) == WRITTEN
    assert target.read_bytes() == RAW
    assert at.exists() == (way != "elsewhere")  # it moves


def test_a_file_that_is_not_there_any_more_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="写不进"):
        brought(tmp_path / "b", Elsewhere(tmp_path / "gone", WRITTEN), None)
