from __future__ import annotations

from tests.desk.office import REPORT, Office


def test_the_two_steps_of_a_review_come_one_after_the_other(office: Office) -> None:
    first = office.get(f"/review/{REPORT}").text
    answer = office.post(f"/review/print/{REPORT}", {})
    second = office.get(answer.location).text

    assert "做一份送审稿" in first
    assert "第二步" not in first
    assert "第二步：登记意见" in second
    assert "打开送审稿" in second


def test_a_report_that_is_not_there_has_no_review(office: Office) -> None:
    assert office.get("/review/none/2024").status == 409
    assert office.get("/paper/none/2024").status == 404
    assert office.get("/paper/../../content/site").status == 404
