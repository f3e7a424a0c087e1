from __future__ import annotations

import pytest

from generator.views.blocks import Quote
from generator.views.county_year.withheld import silent_section, silent_things, withheld_section
from generator.views.table import CellKind
from tests.builders import a_report, a_source
from tests.reading import grid, parts, said, table

ITEM = {"name": "专项技术服务", "part_of": "项目支出"}


def test_a_report_that_keeps_nothing_back_says_so() -> None:
    for value in ("无", "未说明"):
        source = a_source(a_report(withheld=value))
        assert "这份报告没有依法不予公开的内容。" in said(withheld_section(source))


@pytest.mark.parametrize(
    ("amount", "shown", "kind"),
    [
        ("63.77", "63.77 万元", CellKind.FIGURE),
        ("依法不予公开", "依法不予公开", CellKind.STATE),
        ("未说明", "未说明", CellKind.STATE),
    ],
)
def test_an_amount_is_shown_only_where_it_is_printed(
    amount: str, shown: str, kind: CellKind
) -> None:
    found = withheld_section(a_source(a_report(withheld={"a": ITEM | {"amount": amount}})))
    cell = table(found, "table-withheld").rows[0].cells[1]

    assert (cell.text, cell.kind) == (shown, kind)
    assert (cell.small == "报告所写") == (kind is CellKind.FIGURE)


def test_reasons_are_the_reports_and_silence_is_named() -> None:
    item = ITEM | {"amount": "1", "reason": "内容涉密"}
    rows = grid(table(withheld_section(a_source(a_report(withheld={"a": item}))), "table-withheld"))

    assert rows[1][2:] == ["报告称内容涉密", "未说明", "未说明", "未说明"]


def test_a_reader_can_ask_for_what_is_kept_back() -> None:
    source = a_source(a_report(withheld={"a": ITEM}, agency={"short_name": "某县委网信办"}))
    found = withheld_section(source)
    [request] = parts(found, Quote)

    assert "申请公开某县委网信办 2024 年度" in request.text
    assert "“专项技术服务”" in request.text
    assert "本站没有收录受理机构" in said(found)
    assert "请勿在反馈中填写可能涉密的内容。" in said(found)


def test_what_a_report_does_not_say_is_listed() -> None:
    assert "自评总得分" in silent_things(a_source(a_report()))
    scored = a_source(a_report(self_evaluation={"total_score": "95"}))
    assert "自评总得分" not in silent_things(scored)


def test_what_is_withheld_or_nothing_is_not_called_silent() -> None:
    source = a_source(
        a_report(
            spending={"total": {"executed": "依法不予公开"}, "carried_forward": "未安排"},
            staff={"established_posts": "0"},
        )
    )

    assert not {"全年支出总额", "结转结余", "编制人数"} & set(silent_things(source))


def test_what_does_not_apply_is_not_called_silent() -> None:
    source = a_source(a_report(spending={"carried_forward": "不适用"}, assets="不适用"))

    assert not {"结转结余", "资产"} & set(silent_things(source))


def test_silence_is_no_verdict() -> None:
    assert "这些不是核对结论。" in said(silent_section(a_source(a_report())))
