from __future__ import annotations

from generator.model.edition import Edition
from generator.views.blocks import Chart
from generator.views.draft import made
from generator.views.spread import COMPARABLE
from generator.views.table import CellKind
from generator.views.topic import topics
from tests.builders import a_report, an_edition
from tests.reading import page_at, parts, said, table


def counties(count: int) -> Edition:
    return an_edition(
        *(
            a_report(code=f"1301{each + 10}", projects={"a": {"name": "甲", "executed": f"{each}"}})
            for each in range(1, count + 1)
        )
    )


def test_every_topic_has_its_page_even_without_projects(example: Edition) -> None:
    index, *pages = made(topics(example))

    assert [page.address for page in pages] == [f"topics/{key}" for key in example.dataset.topics]
    assert "0 份报告，0 个项目" in said(index)
    assert "还没有这一类项目" in said(page_at(example, "topics/renyuan-anzhi"))


def test_a_project_leads_to_its_place_in_its_report(example: Edition) -> None:
    page = page_at(example, "topics/yuqing-jiance")
    cells = [row.cells[0] for row in table(page, "table-projects").rows]

    assert cells[0].href == "../../shili/dongshi/jiaxian/2023/#projects.yuqing-jiance"


def test_an_amount_says_of_which_stage_it_is(example: Edition) -> None:
    rows = table(page_at(example, "topics/qita"), "table-projects").rows
    found = {row.cells[1].text: [cell.text for cell in row.cells[2:]] for row in rows}

    assert found["乙山县科学技术局 2023"] == ["28.50", "年初预算数"]
    assert found["丙河县委网信办 2022"] == ["1245", "实际支出"]


def test_what_is_withheld_is_named_and_not_drawn(example: Edition) -> None:
    page = page_at(example, "topics/wangluo-anquan")
    row = next(r for r in table(page, "table-projects").rows if r.cells[0].text == "专项技术服务")

    assert (row.cells[2].text, row.cells[2].kind) == ("依法不予公开", CellKind.STATE)
    [chart] = parts(page, Chart)
    assert "专项技术服务" not in said(chart)


def test_what_years_and_coverages_spent_stands_first() -> None:
    page = page_at(counties(COMPARABLE), "topics/qita")

    assert [section.id for section in page.sections] == ["years", "projects"]
    assert table(page, "table-years").rows[0].cells[6].text == "5.5"


def test_where_too_few_are_alike_it_says_so() -> None:
    page = page_at(counties(1), "topics/qita")

    assert [section.id for section in page.sections] == ["projects"]
    assert f"不足 {COMPARABLE} 份，不计算中位数" in said(page)
