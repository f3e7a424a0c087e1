"""Figures by their shape: what is a name, a year or a quotation is none."""

from __future__ import annotations

from generator.intake.tokens import clauses, money_tokens, quantity_tokens


def shown(text: str, tokens: object) -> list[str]:
    return [text[each.start : each.end] for each in tokens]  # type: ignore[attr-defined]  # tokens


def test_amounts_and_rates_are_found() -> None:
    text = "预算约355.53万元，执行率99.91%，共8个项目"

    assert shown(text, money_tokens(text)) == ["约355.53万元", "99.91%"]


def test_quantities_are_found_outside_quotations() -> None:
    text = "2023年“五个一百”活动、H5作品200余个，阅读2600余万人次，转发6万，每月前五名，共3年"

    assert shown(text, quantity_tokens(text)) == ["200余个", "2600余万人次", "6万", "前五名"]


def test_closed_brackets_belong_to_their_clause() -> None:
    text = "其中：预算安排（含上年结转）"

    assert [text[a:b] for a, b in clauses(text)] == ["其中", "预算安排（含上年结转）"]
    open_text = "发现691条（包含省预警"
    assert [open_text[a:b] for a, b in clauses(open_text)] == ["发现691条", "包含省预警"]
