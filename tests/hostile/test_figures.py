"""A figure is written in the digits of ASCII or their full-width forms, and in no others."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model.kinds import AmountField, CountField, DateField, IsoDate, RateField, ScoreField
from generator.model.report import Code, Year

OTHERS = [
    chr(each)
    for each in range(0x80, sys.maxunicode + 1)
    if unicodedata.category(chr(each)) == "Nd" and not 0xFF10 <= each <= 0xFF19
]


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (AmountField, "1", ""),
        (AmountField, "1", ".50"),
        (AmountField, "1.", ""),
        (AmountField, "1,", "11"),
        (RateField, "1", "%"),
        (CountField, "1", "人"),
        (ScoreField, "9", "分"),
        (DateField, "202", "年"),
        (DateField, "202", "-05-16"),
        (DateField, "2024年1", "月"),
        (IsoDate, "202", "-05-16"),
        (Code, "99010", ""),
        (Year, "202", ""),
    ],
)
def test_digits_of_other_scripts_are_no_figure(kind: object, before: str, after: str) -> None:
    adapter = TypeAdapter(kind)
    adapter.validate_python(f"{before}2{after}")
    for digit in OTHERS:
        with pytest.raises(ValidationError):
            adapter.validate_python(f"{before}{digit}{after}")


def test_there_are_hundreds_of_them() -> None:
    assert len(OTHERS) > 500
