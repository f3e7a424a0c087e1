"""What is not of a report's size is refused with the reason."""

from __future__ import annotations

import pytest

from generator.intake.original import MOST_CHARACTERS, IntakeError, checked
from tests.intake.truth import original_of


def test_an_original_without_words_is_a_scan() -> None:
    with pytest.raises(IntakeError, match="扫描件或图片"):
        checked(original_of("  ", " "))


def test_an_original_far_too_long_is_refused() -> None:
    with pytest.raises(IntakeError, match="文字太多"):
        checked(original_of("字" * (MOST_CHARACTERS + 1)))


def test_any_other_is_itself() -> None:
    original = original_of("绩效自评报告")

    assert checked(original) is original
