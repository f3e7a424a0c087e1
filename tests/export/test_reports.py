from __future__ import annotations

from generator.export.reports import reports
from generator.model.edition import Edition
from tests.builders import a_report, an_edition
from tests.tables import records


def test_every_report_has_one_row(example: Edition) -> None:
    assert len(reports(example).rows) == len(example.dataset.reports)


def test_amounts_are_in_yuan_and_rates_are_shares() -> None:
    spending = {"total": {"executed": "563662 元", "execution_rate": "99.90%"}}
    [row] = records(reports(an_edition(a_report(spending=spending))))

    assert (row["total_executed_yuan"], row["total_executed_state"]) == ("563662", "value")
    assert (row["total_execution_rate"], row["total_execution_rate_state"]) == ("0.9990", "value")
    assert (row["total_received_yuan"], row["total_received_state"]) == ("", "not_stated")


def test_what_a_report_does_not_add_up_is_not_added_up() -> None:
    spending = {"basic_expenditure": {"executed": "1"}, "project_expenditure": {"executed": "2"}}
    [row] = records(reports(an_edition(a_report(spending=spending))))

    assert row["total_executed_yuan"] == ""
    assert row["total_executed_state"] == "not_stated"


def test_a_row_names_place_version_and_address() -> None:
    shown = an_edition(a_report())
    [row] = records(reports(shown))

    assert row["name"] == "青山区"
    assert row["data_digest"] == shown.dataset.reports[0].digest
    assert row["address"] == "hebei/shijiazhuang/p130110/2024/"
