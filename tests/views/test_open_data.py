from __future__ import annotations

from generator.model.edition import Edition
from generator.outputs import DOWNLOADS
from tests.reading import page_at, said


def test_every_download_is_told_with_all_its_columns(example: Edition) -> None:
    text = said(page_at(example, "data")).split("\n")

    for download in DOWNLOADS:
        table = download.table(example)
        assert table.title in text
        assert set(table.columns) <= set(text)


def test_the_licence_stands_above_the_files(example: Edition) -> None:
    page = page_at(example, "data")

    assert "示例数据可自由使用" in "".join(span.text for span in page.lead)
