from __future__ import annotations

from generator.desk.reports import open_report
from generator.desk.said import compared
from tests.desk.office import REPORT, Office


def test_comparisons_are_told_with_both_sides_worst_first(office: Office) -> None:
    found = compared(office.desk.judged(open_report(office.desk.content, REPORT)).edition)
    kinds = [each.kind for each in found]

    assert kinds[0] == "contradicts"
    assert kinds[-1] == "holds"
    assert found[0].lines[0][0] == "报告写"
    assert found[0].field
    assert compared(None) == ()
