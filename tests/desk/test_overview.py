from __future__ import annotations

from generator.desk.overview import State, overview, row_of, title_of
from generator.desk.reports import open_report
from tests.desk.office import REPORT, Office, with_spent


def test_each_report_has_its_state(office: Office) -> None:
    text = office.file().read_text(encoding="utf-8")

    assert {row.state for row in overview(office.desk)} == {State.READY}
    office.file().write_text(with_spent(text, "x"), encoding="utf-8")
    assert (row_of(office.desk, REPORT).state, row_of(office.desk, REPORT).count) == (
        State.WRONG,
        1,
    )
    office.file().write_text(with_spent(text, "305.21  # 请核对：拟"), encoding="utf-8")
    first = overview(office.desk)[0]
    assert (first.name, first.state, first.count) == (REPORT, State.DRAFT, 1)
    assert first.title == "甲县 2024 年"


def test_a_file_that_says_nothing_is_named_by_its_place(office: Office) -> None:
    office.file().write_text("a: 1\n", encoding="utf-8")
    file = open_report(office.desk.content, REPORT)

    assert title_of(file, office.desk.judged(file)) == ("甲县", "")
