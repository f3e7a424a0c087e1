"""What is published: every table in its formats, and everything else beside the pages."""

from __future__ import annotations

from generator.model.edition import Edition
from generator.outputs import DOWNLOADS, data_files, files
from tests.builders import a_report, an_edition


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
    assert {"data/datapackage.json", "feed.xml", "shili/feed.xml", "checks/rows.csv"} <= set(paths)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert list(files(an_edition(a_report()))) == list(files(an_edition(a_report())))


def test_files_of_many_reports_stay_small(example: Edition) -> None:
    sizes = {path: len(content) for path, content in files(example)}

    assert max(sizes.values()) < 200_000
    assert sum(sizes.values()) < 2_000_000
