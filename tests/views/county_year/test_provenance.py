from __future__ import annotations

from generator.views.county_year.provenance import (
    corrections_section,
    process_facts,
    provenance_section,
)
from generator.views.words import Span
from tests.builders import Texts, a_report, a_source
from tests.reading import fact, grid, parts, said, table


def provenance(**report: Texts) -> object:
    return provenance_section(a_source(a_report(**report)))


def test_the_original_is_named_with_its_digest() -> None:
    found = provenance(provenance={"original_file": "a.pdf", "method": "逐字录入"})

    assert fact(found, "原件文件名") == "a.pdf"
    assert fact(found, "原件指纹（SHA-256）") == "0" * 64
    assert "逐字录入；2026 年 1 月 5 日录入，2026 年 1 月 6 日复核" in said(found)


def test_only_a_web_address_becomes_a_link() -> None:
    def links(address: str) -> list[str]:
        found = provenance(provenance={"original_address": address})
        return [span.href for span in parts(found, Span) if span.href]

    assert links("https://www.example.com/a.html") == ["https://www.example.com/a.html"]
    assert links("javascript:alert(1)") == []
    assert links("未说明") == []


def test_a_report_within_the_department_shows_its_decision() -> None:
    decision = {"decided_by": "某办", "text": "可以公开"}
    found = provenance(disclosure={"scope": "部门内部公开", "decision": decision})

    assert fact(found, "公开范围") == "部门内部公开"
    assert fact(found, "收录决定") == "可以公开（某办，2026 年 1 月 9 日）"


def test_people_are_told_by_post_and_number() -> None:
    group = {"a": {"post": "主任", "body": "某办"}, "b": {"post": "会计"}}
    found = process_facts(
        a_source(a_report(process={"group": group, "names_in_report": "列有姓名"}))
    )

    assert fact(found, "评价工作组") == "2 人：主任（某办）、会计；报告列有姓名，本站只列职务"


def test_stages_keep_their_dates_as_printed() -> None:
    stages = {
        "a": {"name": "准备", "starts_on": "4月2日", "ends_on": "4月4日"},
        "b": {"name": "自评"},
    }
    found = process_facts(a_source(a_report(process={"stages": stages})))

    assert fact(found, "阶段") == "准备（4月2日—4月4日）；自评（未说明日期）"


def test_a_correction_keeps_old_and_new_value() -> None:
    change = {"path": "spending.total.executed", "old": "未说明", "new": "3", "reason": "补录"}
    source = a_source(a_report(spending={"total": {"executed": "3"}}, corrections={"a": change}))

    text = said(corrections_section(source, frozenset({"spending.total.executed"})))
    for each in ("2026 年 1 月 8 日", "未说明", "3", "补录"):
        assert each in text


def test_a_report_that_was_never_corrected_says_so() -> None:
    assert "尚无更正。" in said(corrections_section(a_source(a_report()), frozenset()))


def test_a_figure_printed_twice_shows_both() -> None:
    again = {"path": "spending.total.executed", "printed": "230.56", "place": "第三部分"}
    found = provenance(
        spending={"total": {"executed": "230.65"}},
        restated={"a": again},
    )

    assert grid(table(found, "table-restated"))[1][1:] == ["230.65 万元", "230.56 万元", "第三部分"]
