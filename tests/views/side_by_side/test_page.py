from __future__ import annotations

from generator.model.edition import Edition
from generator.views.blocks import LinkCard, Paragraph
from generator.views.draft import made
from generator.views.side_by_side.page import side_by_side
from tests.builders import a_report, an_edition
from tests.reading import parts, said, section


def test_where_no_script_runs_the_page_says_so_and_leads_on(example: Edition) -> None:
    page = next(made(side_by_side(example)))

    assert "JavaScript" in page.without_script
    assert next(card.href for card in parts(section(page, "browse"), LinkCard)) == "../shili/"


def test_years_of_one_office_are_a_good_start_then_reports_of_like_coverage(
    example: Edition,
) -> None:
    cards = list(parts(section(next(made(side_by_side(example))), "start"), LinkCard))

    assert cards[0].title == "甲县委网信办各年"
    assert cards[0].href == "./?r=shili/dongshi/jiaxian/2024,shili/dongshi/jiaxian/2023"
    assert len(cards) > 1


def test_reports_of_unlike_coverage_or_kind_are_no_start() -> None:
    shown = an_edition(
        a_report(code="130110"),
        a_report(code="130104", coverage="只含专项资金"),
        a_report(code="130102", kind="项目支出"),
    )
    page = next(made(side_by_side(shown)))

    assert list(parts(section(page, "start"), LinkCard)) == []
    assert "还没有两份覆盖范围相同" in said(list(parts(section(page, "start"), Paragraph)))


def test_a_start_has_at_most_five_reports() -> None:
    shown = an_edition(*(a_report(code=f"1301{number:02}") for number in range(2, 9)))
    [card] = parts(section(next(made(side_by_side(shown))), "start"), LinkCard)

    assert card.title == "2024 年，全部支出"
    assert card.href.count("/2024") == 5
