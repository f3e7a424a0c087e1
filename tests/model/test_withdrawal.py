from __future__ import annotations

import pytest

from generator.model.withdrawal import Ground, covers
from tests.builders import a_report


@pytest.mark.parametrize(
    ("withdrawn", "path", "is_covered"),
    [
        ("spending.total", "spending.total", True),
        ("spending.total", "spending.total.executed", True),
        ("spending.total", "spending.total_income", False),
        ("spending.total.executed", "spending.total", False),
    ],
)
def test_a_withdrawal_takes_what_stands_below_it(
    withdrawn: str, path: str, *, is_covered: bool
) -> None:
    assert covers(withdrawn, path) is is_covered


def test_a_ground_names_its_article_where_there_is_one() -> None:
    assert Ground.CLASSIFIED.article == "《政府信息公开条例》第十四条"
    assert Ground.PRIVACY.article == "《政府信息公开条例》第十五条"
    assert Ground.ON_REQUEST.article == ""
    assert [each for each in Ground if not each.value] == []


def test_a_report_without_withdrawals_need_not_say_so() -> None:
    assert a_report().withdrawals == {}
