"""A place is told only where no other could be meant."""

from __future__ import annotations

import pytest

from generator.intake.place import place_of
from tests.intake.truth import settings


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("中共深泽县委网信办自评报告", "", "130128"),
        ("桥西区委网信办自评报告", "中共石家庄市桥西区委办公室", "130104"),
        ("自评报告", "营造乐亭县积极向上的网络空间", "130225"),
        ("自评报告", "江华瑶族自治县财政局", "431129"),
    ],
)
def test_a_place_is_known(title: str, text: str, code: str) -> None:
    found = place_of(title, text, settings().divisions, "2024")

    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("桥西区委网信办自评报告", ""),
        ("县委网信办自评报告", ""),
        ("自评报告", "学习深泽县和乐亭县的做法"),
    ],
)
def test_a_place_is_asked_for(title: str, text: str) -> None:
    assert place_of(title, text, settings().divisions, "2024") is None
