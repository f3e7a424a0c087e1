"""What is published: every table in its formats, and everything else beside the pages."""

from __future__ import annotations

from generator.export.data_products import DOWNLOADS
from generator.model.edition import Edition
from generator.outputs import PAGES, data_files
from tests.builders import a_report, an_edition
from tests.conftest import ROOT
from tests.plans import files
from tests.test_golden import EXPECTED


def test_every_table_leaves_in_every_format(example: Edition) -> None:
    paths = {file.path for file in data_files(example)}
    names = [download.table(example).name for download in DOWNLOADS]

    assert names == [
        "reports", "projects", "indicators", "scores", "comparisons", "corrections", "divisions",
    ]  # fmt: skip
    assert {f"data/{name}.{form}" for name in names for form in ("csv", "json")} <= paths
    assert "data/facts/shili/2024.csv" in paths


def test_no_two_files_have_one_path(example: Edition) -> None:
    paths = [path for path, _ in files(example)]

    assert len(set(paths)) == len(paths)
    assert {"data/datapackage.json", "feed.xml", "shili/feed.xml"} <= set(paths)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert list(files(an_edition(a_report()))) == list(files(an_edition(a_report())))


def test_files_of_many_reports_stay_small(example: Edition) -> None:
    sizes = {path: len(content) for path, content in files(example)}

    assert max(sizes.values()) < 200_000
    assert sum(sizes.values()) < 2_000_000


def test_no_two_kinds_of_page_have_one_name() -> None:
    assert len({kind.name for kind in PAGES}) == len(PAGES)


def test_every_kind_of_page_has_a_template_and_a_golden_page(example: Edition) -> None:
    for kind in PAGES:
        assert (ROOT / "site_templates" / "pages" / kind.template).is_file()
        page = next(iter(kind.views(example)))
        assert (EXPECTED / "pages" / page.address / "index.md").is_file(), kind.name


def test_every_row_of_a_download_fills_its_columns(example: Edition) -> None:
    for download in DOWNLOADS:
        table = download.table(example)
        assert {len(row) for row in table.rows} <= {len(table.columns)}
        assert len(set(table.columns)) == len(table.columns)
