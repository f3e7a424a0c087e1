from __future__ import annotations

from generator.cache.program import program_digest


def test_the_program_has_one_digest() -> None:
    assert program_digest() == program_digest()
    assert len(program_digest()) == 64
