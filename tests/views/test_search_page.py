from __future__ import annotations

from generator.views.blocks import LinkCards
from generator.views.search_page import search_page
from tests.builders import a_report, an_edition


def test_where_no_script_runs_the_page_says_so_and_leads_on() -> None:
    page = next(search_page(an_edition(a_report(year="2024"))))
    block = page.sections[0].blocks[0]

    assert "JavaScript" in page.without_script
    assert isinstance(block, LinkCards)
    assert [(card.title, card.href) for card in block.items][:2] == [
        ("河北省", "../hebei/"),
        ("2024 年", "../years/2024/"),
    ]
