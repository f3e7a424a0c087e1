from __future__ import annotations

from generator.model.edition import Edition
from generator.views.blocks import LinkCard
from generator.views.draft import made
from generator.views.year import years
from tests.reading import grid, parts, table


def test_every_year_with_reports_has_its_page(example: Edition) -> None:
    index, *pages = made(years(example))

    assert [page.address for page in pages] == ["years/2024", "years/2023", "years/2022"]
    assert [(card.title, card.line) for card in parts(index, LinkCard)] == [
        ("2024 年", "2 份报告"),
        ("2023 年", "4 份报告"),
        ("2022 年", "1 份报告"),
    ]


def test_a_year_groups_its_reports_by_province(example: Edition) -> None:
    page = next(page for page in made(years(example)) if page.address == "years/2023")

    rows = grid(table(page, "table-990000"))[1:]
    assert len(rows) == 4
    assert page.head.data_date == "2025-03-04"
