from __future__ import annotations

from generator.model.amounts import printed_amounts
from tests.builders import a_report


def test_amounts_come_with_their_paths_in_the_order_of_the_form() -> None:
    report = a_report(
        projects={
            "b": {"executed": "15", "initial_budget": "16", "score": "100"},
            "a": {"executed": "未安排", "received": "51800元", "execution_rate": "100%"},
        }
    )

    assert [
        (path, figure.printed) for path, figure in printed_amounts(report.projects, ("p",))
    ] == [
        (("p", "b", "initial_budget"), "16"),
        (("p", "b", "executed"), "15"),
        (("p", "a", "received"), "51800"),
    ]


def test_a_silent_list_has_no_amounts() -> None:
    assert list(printed_amounts(a_report().projects)) == []
