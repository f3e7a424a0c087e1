from __future__ import annotations

from typing import Any

import pytest

from generator.findings import Level
from generator.load.plausible import (
    address_findings,
    correction_findings,
    scale_findings,
    year_findings,
)
from generator.load.yaml_tree import Document
from tests.builders import a_report

FILE = "content/reports/a/2024.yml"
NOWHERE = Document({}, {})


def out_of_scale(**groups: Any) -> list[str]:
    """The printed figures that a warning names."""
    found = list(scale_findings(a_report(**groups), NOWHERE, FILE))
    assert all(each.level is Level.WARNING for each in found)
    return [each.message.split("”")[0].removeprefix("“") for each in found]


def projects(*executed: str) -> dict[str, Any]:
    return {"projects": {f"p-{n}": {"executed": each} for n, each in enumerate(executed)}}


def test_yuan_among_wan_yuan_is_worth_a_look() -> None:
    assert out_of_scale(**projects("3.5", "15", "150000", "5.18")) == ["150000"]
    assert out_of_scale(
        spending={"total": {"initial_budget": "355.53", "executed": "3555300"}}
    ) == ["3555300"]


def test_an_amount_with_the_wrong_unit_of_its_own_is_worth_a_look() -> None:
    assert out_of_scale(**projects("3.5", "15元", "5.18")) == ["15"]
    assert out_of_scale(**projects("35000元", "150000元", "51800元", "15")) == []


def test_an_amount_with_more_decimals_than_wan_yuan_have_is_worth_a_look() -> None:
    assert out_of_scale(**projects("3.5", "0.00152", "5.18")) == ["0.00152"]


def test_the_warning_says_what_to_compare() -> None:
    report = a_report(**projects("3.5", "15", "150000"))
    document = Document({}, {("projects", "p-2", "executed"): (30, 15)})

    (found,) = scale_findings(report, document, FILE)

    assert str(found) == (
        "content/reports/a/2024.yml:30:15: warning[amount-out-of-scale] "
        "“150000”按万元读，与同一张表里的其他金额相差约一万倍。"
        "请对照原文核对是元还是万元；与全文件不同的，把单位写在数的后面"
    )


@pytest.mark.parametrize(
    "amounts",
    [
        ("9.88", "28.96", "10.74", "15", "11.72", "11.46"),
        ("3.5", "15", "15", "5.18"),
        ("22", "61"),
        ("0.05", "355.53"),
        ("0.5", "3000", "12"),
        ("0", "15", "未安排"),
        ("15",),
        ("150000",),
        ("15万元", "150000元"),
    ],
)
def test_true_amounts_of_one_office_pass(amounts: tuple[str, ...]) -> None:
    assert out_of_scale(**projects(*amounts)) == []


def test_assets_in_yuan_beside_money_in_wan_yuan_pass() -> None:
    groups = {
        "spending": {"project_expenditure": {"initial_budget": "46.8648"}},
        "assets": {
            "assets_total": "563662元",
            "asset_items": {"a": {"amount": "544198元"}, "b": {"amount": "19464元"}},
        },
    }

    assert out_of_scale(**groups) == []


def test_a_report_on_a_year_to_come_is_refused() -> None:
    report = a_report(year="2027")
    document = Document({}, {("year",): (3, 7)})

    (found,) = year_findings(report, "2026-11-21", document, FILE)

    assert str(found) == (
        "content/reports/a/2024.yml:3:7: error[year-in-future] "
        "2027 年晚于 site.yml 的 as_of（2026-11-21）。请核对预算年度；站点更新了日期的，改 as_of"
    )
    assert list(year_findings(a_report(year="2026"), "2026-11-21", NOWHERE, FILE)) == []


@pytest.mark.parametrize(
    "path",
    [
        "spending.total.executed",
        "projects.jiance.executed",
        "projects.jiance",
        "narrative.problems.0",
        "disclosure.decision",
        "year",
    ],
)
def test_a_correction_may_name_any_place_of_the_report(path: str) -> None:
    report = a_report(
        projects={"jiance": {}},
        narrative={"problems": "指标量化不够"},
        corrections={"a": {"path": path}},
    )

    assert list(correction_findings(report, NOWHERE, FILE)) == []


@pytest.mark.parametrize(
    "path",
    [
        "spending.total.spent",
        "projects.yuqing.executed",
        "narrative.problems.1",
        "spending.total.executed.value",
        "",
        "spending..total",
    ],
)
def test_a_correction_of_nothing_is_refused(path: str) -> None:
    report = a_report(
        projects={"jiance": {}},
        narrative={"problems": "指标量化不够"},
        corrections={"a": {"path": path or "。"}},
    )
    document = Document({}, {("corrections", "a", "path"): (90, 11)})

    (found,) = correction_findings(report, document, FILE)

    assert str(found) == (
        "content/reports/a/2024.yml:90:11: error[correction-path-unknown] "
        f"报告里没有“{path or '。'}”这个位置。"
        "写成 spending.total.executed 的样子，与文件里的名字一样"
    )


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "ftp://example.com/", "//example.com/", "example.com", "http://"),
        *("https://user@example.com/", "https://user:word@example.com/", "https://example.com\\a"),
        *("https://\u0435xample.com/", "https://example", "https://example.com/a b", "见附件"),
        *(
            'https://example.com/"onclick=alert(1)',
            "https://example.com:99a/",
            "HTTPS://example.com/",
        ),
    ],
)
def test_an_address_that_cannot_be_opened_or_hides_its_end_is_refused(address: str) -> None:
    report = a_report(provenance={"original_address": address})
    (finding,) = address_findings(report, NOWHERE, FILE)

    assert (finding.rule, finding.level) == ("original-address-not-http", Level.ERROR)


@pytest.mark.parametrize(
    "address",
    [
        *("未说明", "https://www.example.gov.cn/", "http://a.example.cn:8080/b/c.html?d=1&e=%2F#f"),
        *(
            "https://xn--fiqs8s.example/",
            "https://example.com/公开/2024年.html",
            "https://a.cn?b=@",
        ),
    ],
)
def test_an_address_of_the_web_passes(address: str) -> None:
    assert not list(
        address_findings(a_report(provenance={"original_address": address}), NOWHERE, FILE)
    )
