from __future__ import annotations

import hashlib

import pytest

from generator.model.passage import measure, normalised


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("开展监测，及时报告。", "开展监测,及时报告."),
        ("开展 监测\n及时　报告", "开展监测及时报告"),
        ("完成１００％", "完成100%"),
        ("“两会”期间", '"两会"期间'),
        ("举报、处置", "举报，处置"),
        ("开展\u200b监测\ufeff", "开展监测"),
    ],
)
def test_widths_spaces_and_marks_do_not_make_another_passage(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)
    assert measure(one) == measure(other)


@pytest.mark.parametrize(
    ("one", "other"), [("监测", "检测"), ("20 家", "21 家"), ("完成", "未完成")]
)
def test_words_and_figures_make_another_passage(one: str, other: str) -> None:
    assert measure(one) != measure(other)


def test_a_passage_is_measured_without_its_spaces() -> None:
    length, digest = measure(" 全 年 ")

    assert length == 2
    assert digest == hashlib.sha256("全年".encode()).hexdigest()
