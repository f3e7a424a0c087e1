from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from generator.model.edition import Edition
from generator.model.verdict import Verdict
from generator.outputs import PAGES
from generator.search.texts import markdown_text, page_text
from generator.views.blocks import (
    Bullets,
    Card,
    ComparisonEntry,
    ComparisonGroup,
    Crumb,
    EntryLine,
    Fact,
    Facts,
    Head,
    LinkCard,
    LinkCards,
    Page,
    Section,
    Strip,
    StripItem,
)
from generator.views.hand_page import WrittenPage
from generator.views.table import Cell, Column, Mark, Row, Table
from generator.views.words import link, words

UNSEEN = {"address", "anchor", "href", "id", "icon", "kind", "sort", "plain", "head", "crumbs"}
UNSEEN |= {"length", "value_at", "surplus", "surplus_at", "markdown", "compare_href"}
HEAD = Head("题目", "说明", "place")


def a_page(*blocks: object, **changes: object) -> Page:
    section = Section("money", "钱花在哪里", blocks)  # type: ignore[arg-type]  # any block
    return Page("hebei", HEAD, (), "河北省", (section,), **changes)  # type: ignore[arg-type]  # by name


def test_a_page_is_read_from_its_heading_down() -> None:
    page = a_page(sub="区划代码 130000", lead=words("一份", "报告"))

    assert page_text(page).split("\n") == ["河北省", "区划代码 130000", "一份报告", "钱花在哪里"]


def test_a_run_of_words_is_one_piece() -> None:
    page = a_page(Bullets((words("见", link("核对", "#x"), "。"),)))

    assert page_text(page).endswith("\n见核对。")


def test_tables_are_read_with_caption_marks_second_lines_and_notes() -> None:
    mark = Mark(Verdict.ROUNDS, "≈", "四舍五入差异", "#check")
    row = Row((Cell("全年支出", small="合计"), Cell("355.53", anchor="a", sort="3", marks=(mark,))))
    table = Table("t", "单位：万元", (Column("支出"), Column("预算")), (row,), (words("注"),))

    said = "单位：万元 支出 预算 全年支出 合计 355.53 四舍五入差异 注"
    assert sorted(page_text(a_page(table)).split("\n")[2:]) == sorted(said.split(" "))


def test_names_values_and_cards_are_read() -> None:
    facts = Facts((Fact("编制", words("9 名"), "staff"),))
    cards = LinkCards((LinkCard("鹿泉区", "1 份报告", "../luquan/"),))

    assert page_text(a_page(facts, cards)).split("\n")[2:] == ["编制", "9 名", "鹿泉区", "1 份报告"]


def test_a_page_with_more_parts_says_them_too() -> None:
    @dataclass(frozen=True, slots=True)
    class Longer(Page):
        cards: tuple[Card, ...] = ()
        strip: Strip | None = None
        footnote: str = ""

    item = StripItem(Verdict.HOLDS, "✓", "相符", 37)
    page = Longer(
        "x",
        HEAD,
        (Crumb("首页", "../"), Crumb("河北省", "../hebei/")),
        "题",
        cards=(Card("全年支出", "355.53 万元", ("一行",), "#money"),),
        strip=Strip((item,), ("不是审计",), "#verification"),
        footnote="末尾",
    )

    expected = ["题", "全年支出", "355.53 万元", "一行", "相符", "37", "不是审计", "末尾", "河北省"]
    assert page_text(page).split("\n") == expected


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("## 录入 {#entry}\n\n- 逐字**录入**。", "录入\n逐字录入。"),
        ("见[核对](../checks/)和`content/`。", "见核对和content/。"),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "甲 乙\n1 2"),
        ("1. 一\n2. 二 &lt; 三", "一\n二 < 三"),
        ("snake_case_name 与 _强调_", "snake_case_name 与 强调"),
    ],
)
def test_a_hand_written_page_is_read_without_its_marks(markdown: str, text: str) -> None:
    assert markdown_text(markdown).split() == text.split()


def test_a_line_of_a_comparison_is_read_with_its_label() -> None:
    entry = ComparisonEntry(
        "c", Verdict.HOLDS, "✓", "相符", "应相等", (EntryLine("报告写", words("1", "2")),), ()
    )
    group = ComparisonGroup(Verdict.HOLDS, "✓", "相符", (entry,))

    assert page_text(a_page(group)).split("\n")[2:] == ["相符", "相符", "应相等", "报告写：12"]


def test_a_hand_written_page_is_searched() -> None:
    page = WrittenPage("about", HEAD, (), "关于", markdown="一**段**话")

    assert page_text(page) == "关于\n一段话"


def words_of(value: object) -> Iterator[str]:
    """Whatever a view holds as words, but for what readers do not see."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from words_of(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in UNSEEN:
                yield from words_of(getattr(value, field.name))


def test_every_word_of_every_page_of_the_example_is_read(example: Edition) -> None:
    lost = [
        (page.address, said)
        for kind in PAGES
        for page in kind.views(example)
        for text in ["".join(page_text(page).split())]
        for said in words_of(page)
        if "".join(said.split()) not in text
    ]

    assert lost == []
