from __future__ import annotations

import pytest

from tests.desk.office import REPORT, Office


def test_both_ways_back_are_offered(office: Office) -> None:
    page = office.get("/undo").text

    assert "换回上一次发布" in page
    assert "撤下一份报告或一个数字" in page


@pytest.mark.parametrize("path", ["/undo/withdraw", "/undo/withdraw/go"])
def test_nothing_is_taken_down_before_something_was_published(office: Office, path: str) -> None:
    fields = {"report": REPORT, "what": "whole", "ground": "个人隐私", "office": "某办"}
    before = office.file().read_bytes()
    answer = office.post(path, fields)

    assert answer.status in {409, 422}
    assert office.file().read_bytes() == before
