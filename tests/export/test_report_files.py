from __future__ import annotations

import io
import json

import pytest
from openpyxl import load_workbook

from generator.export.facts import facts
from generator.export.report_files import TABLES, report_notes
from generator.export.report_files import report_files as files_of_a_report
from generator.model.edition import Edition
from tests.builders import a_report, a_site, an_edition, an_entry
from tests.tables import from_csv, from_json, from_xlsx


def report_files(edition: Edition) -> dict[str, bytes]:
    return {
        path: content
        for entry in edition.dataset.reports
        for path, content in files_of_a_report(edition, entry)
    }


PAGE = "shili/dongshi/jiaxian/2024"


@pytest.fixture(scope="module")
def made(example: Edition) -> dict[str, bytes]:
    return report_files(example)


@pytest.fixture(scope="module")
def alone(example: Edition) -> Edition:
    return example.only(
        [each for each in example.dataset.reports if each.file.endswith("jiaxian/2024.yml")]
    )


def test_every_report_has_three_files_beside_its_page(
    example: Edition, made: dict[str, bytes]
) -> None:
    assert len(made) == 3 * len(example.dataset.reports)
    assert {f"{PAGE}/report.{each}" for each in ("csv", "xlsx", "json")} <= made.keys()


def test_all_three_hold_the_same_facts(alone: Edition, made: dict[str, bytes]) -> None:
    rows = list(facts(alone).rows)

    assert from_csv(made[f"{PAGE}/report.csv"]) == rows
    assert from_json(made[f"{PAGE}/report.json"], "facts") == rows
    assert from_xlsx(made[f"{PAGE}/report.xlsx"], "全部数字") == rows


@pytest.mark.parametrize("table", TABLES)
def test_workbook_and_json_hold_the_other_tables_too(
    table: object, alone: Edition, made: dict[str, bytes]
) -> None:
    expected = table(alone)  # type: ignore[operator]  # one of the functions of TABLES

    assert from_json(made[f"{PAGE}/report.json"], expected.name) == list(expected.rows)
    assert from_xlsx(made[f"{PAGE}/report.xlsx"], expected.title) == list(expected.rows)


def test_the_json_says_which_report_it_is(made: dict[str, bytes]) -> None:
    found = json.loads(made[f"{PAGE}/report.json"])

    assert (found["report"]["division_code"], found["report"]["year"]) == ("990101", 2024)
    assert found["licence"]


def test_the_workbook_opens_and_begins_with_notes(made: dict[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(made[f"{PAGE}/report.xlsx"]))

    assert book.sheetnames[0] == "说明"
    assert book.sheetnames[-1] == "各列含义"


def test_the_notes_name_coverage_version_and_address() -> None:
    entry = an_entry(a_report())
    with_address = a_site(address="https://gk.example.com/a/")

    assert any("覆盖范围：全部支出" in note for note in report_notes(entry, a_site()))
    assert any(entry.digest[:12] in note for note in report_notes(entry, a_site()))
    assert not any("网页" in note for note in report_notes(entry, a_site()))
    assert "网页：https://gk.example.com/a/hebei/shijiazhuang/p130110/2024/" in report_notes(
        entry, with_address
    )


def test_the_same_report_gives_the_same_bytes() -> None:
    one, other = an_edition(a_report()), an_edition(a_report())

    assert report_files(one) == report_files(other)


def test_a_file_is_small() -> None:
    sizes = {
        path.rpartition(".")[2]: len(content)
        for path, content in report_files(an_edition(a_report())).items()
    }

    assert sizes["csv"] < 60_000
    assert sizes["xlsx"] < 60_000
    assert sizes["json"] < 200_000
