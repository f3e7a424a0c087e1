from __future__ import annotations

import hashlib

import pytest

from generator.export import data_products
from generator.export.data_products import DOWNLOADS
from generator.model.edition import Edition
from generator.outputs import data_files
from generator.views import open_data as module
from generator.views.blocks import Page, Paragraph, Section
from generator.views.open_data import open_data
from generator.views.table import Row, Table
from generator.views.words import Span
from tests.country import a_country
from tests.plans import files
from tests.reading import page_at, said


def tables(example: Edition) -> dict[str, Table]:
    [page] = open_data(example, data_files(example))
    blocks = (block for section in page.sections for block in section.blocks)
    return {block.id: block for block in blocks if isinstance(block, Table)}


def test_every_file_stands_with_its_rows_size_and_digest(example: Edition) -> None:
    shown = {
        row.cells[0].href: [cell.text for cell in row.cells[1:]]
        for name, table in tables(example).items()
        if name.startswith("files-")
        for row in table.rows
    }

    assert len(shown) == len(data_files(example))
    contents = dict(files(example))
    for file in data_files(example):
        said = shown[file.path.removeprefix("data/")]
        assert said[0] == f"{file.rows:,}"
        assert said[1] == f"{file.size:,}" == f"{len(contents[file.path]):,}"
        assert said[2] == hashlib.sha256(contents[file.path]).hexdigest()


def test_every_column_is_explained(example: Edition) -> None:
    found = tables(example)
    for download in DOWNLOADS:
        table = download.table(example)
        assert [row.cells[0].text for row in found[f"table-{table.name}"].rows] == [*table.columns]


def test_the_page_says_how_many_tables_and_files_there_are(example: Edition) -> None:
    [page] = open_data(example, data_files(example))

    assert page.sub == f"8 张表，{len(data_files(example))} 个文件"
    assert example.dataset.site.licence in page.lead[0].text
    assert [section.id for section in page.sections][:2] == ["reading", "reports"]
    assert [section.id for section in page.sections][-1] == "facts"


def test_large_numbers_are_grouped(example: Edition) -> None:
    facts = tables(example)["files-facts"]

    assert any("," in row.cells[2].text for row in facts.rows)
    assert facts.notes


def test_every_download_is_told_with_all_its_columns(example: Edition) -> None:
    text = said(page_at(example, "data")).split("\n")

    for download in DOWNLOADS:
        table = download.table(example)
        assert table.title in text
        assert set(table.columns) <= set(text)


def test_the_lead_leads_to_every_table(example: Edition) -> None:
    [page] = open_data(example, data_files(example))
    sections = [f"#{section.id}" for section in page.sections if section.id != "reading"]

    assert [span.href for span in page.lead if span.href] == sections


def test_a_table_in_parts_says_so_and_where_the_whole_is(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = a_country()
    monkeypatch.setattr(data_products, "MOST_REPORTS", 1)
    found = tables(shown)
    comparisons = found["files-comparisons"]

    assert [row.cells[0].text for row in comparisons.rows] == [
        *("comparisons/beishi.csv", "comparisons/beishi.json"),
        *("comparisons/nanshi.csv", "comparisons/nanshi.json"),
    ]
    [note] = comparisons.notes
    assert said(note).startswith("按省分开")
    assert [span.href for span in note if span.href] == ["../about/release/"]
    assert found["files-divisions"].notes == ()
    assert "预算年度" in said(found["files-facts"].notes)


def test_parts_of_very_many_provinces_stand_on_pages_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = a_country()
    monkeypatch.setattr(data_products, "MOST_REPORTS", 1)
    addresses = [page.address for page in open_data(shown, data_files(shown), most=3)]

    assert "data/comparisons/beishi" in addresses
    assert "data/facts/nanshi" in addresses
    assert len(set(addresses)) == len(addresses)


def test_files_of_a_table_that_are_many_stand_on_a_page_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = a_country()
    monkeypatch.setattr(data_products, "MOST_REPORTS", 1)
    monkeypatch.setattr(module, "_FEW", 3)
    files = data_files(shown)
    everything, *others = open_data(shown, files)

    names = ("reports", "projects", "indicators", "scores", "comparisons", "facts")
    assert [page.address for page in others] == [f"data/{name}" for name in names]
    [page] = [page for page in others if page.address == "data/comparisons"]
    [table] = [block for block in page.sections[0].blocks if isinstance(block, Table)]
    assert [(row.cells[0].href, row.cells[0].small) for row in table.rows] == [
        ("beishi.csv", "北示市"),
        ("beishi.json", "北示市"),
        ("nanshi.csv", "南示省"),
        ("nanshi.json", "南示省"),
    ]
    assert [step.title for step in page.crumbs] == ["首页", "开放数据", "数据核对"]
    [section] = [each for each in everything.sections if each.id == "comparisons"]
    assert any(link.href == "comparisons/" for link in links(section))
    listed = [row for each in others for row in rows(each)]
    assert len(listed) + len(rows(everything)) == len(files)


def rows(page: Page) -> list[Row]:
    """The rows of all files that a page lists."""
    return [
        row
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Table) and block.id.startswith("files-")
        for row in block.rows
    ]


def links(section: Section) -> list[Span]:
    blocks = [block for block in section.blocks if isinstance(block, Paragraph)]
    return [span for block in blocks for span in block.words if span.href]
