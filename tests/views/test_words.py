from __future__ import annotations

from generator.views.words import Span, Tone, link, state, words


def test_strings_spans_and_runs_make_one_run() -> None:
    run = words("见", link("开放数据", "../data/"), words("，", state("未说明")), "。")

    assert run == (
        Span("见"),
        Span("开放数据", Tone.PLAIN, "../data/"),
        Span("，"),
        Span("未说明", Tone.STATE),
        Span("。"),
    )


def test_empty_words_are_left_out() -> None:
    assert words("", Span(""), "甲") == (Span("甲"),)
