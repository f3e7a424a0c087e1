from __future__ import annotations

from generator.model.edition import Edition
from generator.views.blocks import LinkCard
from generator.views.draft import made
from generator.views.home import home
from tests.builders import a_report, an_edition
from tests.reading import parts, said, section, table


def test_the_first_sentence_says_what_is_here(example: Edition) -> None:
    [page] = made(home(example))

    lead = "".join(span.text for span in page.lead)
    assert lead.startswith("这里收录 4 个地方的 7 份部门绩效自评报告（2022—2024 年）。")
    assert page.address == ""
    assert page.crumbs == ()


def test_provinces_and_years_lead_on(example: Edition) -> None:
    [page] = made(home(example))
    links = {card.title: card.href for card in parts(page, LinkCard)}

    assert links["示例省"] == "shili/"
    assert links["2024 年"] == "years/2024/"


def test_the_newest_reports_come_first(example: Edition) -> None:
    [page] = made(home(example))

    assert "甲县委网信办 2024" in table(page, "table-newest").rows[0].cells[0].text


def test_counts_by_verdict_are_a_switch() -> None:
    report = a_report(spending={"total": {"initial_budget": "1", "executed": "2"}})
    switches = {"names": "否", "review_required": "否"}
    with_counts, without = (
        an_edition(report, site={"switches": switches | {"contradictions_on_home": word}})
        for word in ("是", "否")
    )

    assert "数据核对：" in said(section(next(made(home(with_counts))), "totals"))
    assert "数据核对：" not in said(section(next(made(home(without))), "totals"))


def test_a_site_of_one_report_looks_complete() -> None:
    [page] = made(home(an_edition(a_report())))

    assert "1 个地方的 1 份" in "".join(span.text for span in page.lead)
    assert "（2024 年）" in "".join(span.text for span in page.lead)
    assert "尚无更正" in said(section(page, "corrections"))


def test_corrections_name_the_old_and_the_new_value(example: Edition) -> None:
    [page] = made(home(example))
    text = said(section(page, "corrections"))

    assert "130.01 → 130.10" in text
    assert text.index("2025 年 6 月 20 日") < text.index("2025 年 6 月 18 日")
