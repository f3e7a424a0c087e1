from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.model.edition import Edition
from generator.outputs import data_files
from generator.views.source import source_of
from generator.views.structured import data_description, report_description
from tests.builders import a_report, a_source, an_edition


def test_a_report_names_its_author_place_year_and_files(example: Edition) -> None:
    [entry] = [e for e in example.dataset.reports if e.file.endswith("jiaxian/2024.yml")]
    found: dict[str, Any] = dict(report_description(source_of(example, entry), "述"))

    assert found["@type"] == "Report"
    assert found["url"] == "https://gk.example.com/shili/shili/dongshi/jiaxian/2024/"
    assert found["spatialCoverage"]["identifier"] == "990101"
    assert (found["temporalCoverage"], found["dateModified"]) == ("2024", "2025-06-20")
    assert [each["contentUrl"].rpartition("/")[2] for each in found["encoding"]] == [
        "report.csv", "report.xlsx", "report.json",
    ]  # fmt: skip


def test_without_an_address_links_are_relative() -> None:
    found: dict[str, Any] = dict(report_description(a_source(a_report()), "述"))

    assert "url" not in found
    assert [each["contentUrl"] for each in found["encoding"]] == [
        "report.csv", "report.xlsx", "report.json",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "is_based"), [("https://a.example.com/1.html", True), ("未说明", False)]
)
def test_the_original_is_named_where_it_is_online(address: str, *, is_based: bool) -> None:
    report = a_report(provenance={"original_address": address})

    assert ("isBasedOn" in report_description(a_source(report), "述")) is is_based


def test_the_data_set_lists_every_file(example: Edition) -> None:
    files = data_files(example)
    found: dict[str, Any] = dict(data_description(example, files, "述"))

    assert found["@type"] == "Dataset"
    assert found["temporalCoverage"] == "2022/2024"
    assert len(found["distribution"]) == len(files)
    assert "temporalCoverage" not in data_description(an_edition(), (), "述")


def test_a_page_carries_it_as_data_that_reads_back(example_site: Path) -> None:
    text = (example_site / "data/index.html").read_text("utf-8")
    block = text.partition('<script type="application/ld+json">')[2].partition("</script>")[0]

    assert json.loads(block)["@type"] == "Dataset"
    assert not set("<>&\u2028\u2029") & set(block)
