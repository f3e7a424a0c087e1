from __future__ import annotations

from generator.checks.counts import COUNTS_CHECKS
from generator.model.verdict import Comparison
from tests.builders import Texts, a_report, yardsticks


def only(check: str, **texts: Texts | str) -> Comparison:
    [of_report] = [each.of_report for each in COUNTS_CHECKS if each.id == check]
    assert of_report is not None
    [found] = of_report(a_report(**texts), yardsticks())
    return found


def test_a_count_shows_the_names_that_were_counted() -> None:
    found = only(
        "sections-count",
        agency={
            "sections_count": "三",
            "sections": {"a": {"name": "综合室"}, "b": {"name": "管理室"}},
        },
    )

    assert [(part.label, part.figure) for part in found.parts] == [
        ("列出的 2 个", "综合室、管理室")
    ]
    assert found.reason == "列出的少于报告写的个数，可能没有全部列出"


def test_assets_are_compared_in_their_own_unit() -> None:
    found = only(
        "assets-sum",
        assets={
            "assets_total": "563662元",
            "asset_items": {
                "a": {"name": "通用设备", "amount": "544198元"},
                "b": {"name": "家具", "amount": "19464元"},
            },
        },
    )

    assert (found.expected, found.actual, found.unit) == (563662, 563662, "元")


def test_people_away_are_taken_from_people_in_post() -> None:
    found = only(
        "staff-on-duty", staff={"staff_in_post": "6人", "seconded": "2名", "staff_on_duty": "4人"}
    )

    assert [part.label for part in found.parts] == ["在编人数", "借调和驻村人数"]
    assert (found.expected, found.actual, found.tolerance) == (4, 4, 0)
