"""Sentences broken over lines are whole again; headings and items stay apart."""

from __future__ import annotations

from generator.intake.original import Grid, Line
from generator.intake.paragraphs import parts_of
from generator.intake.passage import Passage
from generator.intake.sections import Subject
from tests.intake.truth import original_of

HALF = "本次评价工作坚持客观公正科学规范的原则，采用业务处室自"


def texts(*blocks: Line | str | Grid) -> list[str]:
    parts = parts_of(original_of(*blocks))
    return [part.content.text for part in parts if isinstance(part.content, Passage)]


def test_a_sentence_goes_on_over_a_line_break() -> None:
    assert texts(HALF, "评与复评相结合的方式进行。") == [f"{HALF}评与复评相结合的方式进行。"]


def test_a_heading_or_an_item_ends_a_sentence() -> None:
    assert len(texts(HALF, "存在的问题")) == 2
    assert len(texts(HALF, "（二）评价的方法")) == 2
    assert len(texts("（一）部门概况", "我单位设综合股。")) == 2


def test_a_printed_line_that_is_full_goes_on_even_with_a_figure() -> None:
    assert len(texts(Line("1", "评价等级分为", wraps=True), Line("2", "80（含）-90分为良。"))) == 1


def test_each_part_knows_its_section_and_heading() -> None:
    table = Grid("第1个表", (("项目", "金额"),))
    parts = parts_of(original_of("二、部门收支情况", "支出10万元。", table))

    assert [part.subject for part in parts] == [Subject.MONEY] * 3
    assert parts[2].heading == "二、部门收支情况"
