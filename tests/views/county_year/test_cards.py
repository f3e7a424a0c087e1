from __future__ import annotations

import pytest

from generator.views.county_year.cards import cards
from generator.views.table import CellKind
from tests.builders import Texts, a_report, a_source


def card(at: int, **report: Texts) -> tuple[str, str, CellKind]:
    found = cards(a_source(a_report(**report)))
    assert len(found) == 4
    return found[at].title, found[at].figure, found[at].kind


@pytest.mark.parametrize(
    ("total", "shown"),
    [
        ({"executed": "310.40"}, ("全年支出", "310.40 万元", CellKind.FIGURE)),
        ({"adjusted_budget": "330"}, ("全年预算", "330 万元", CellKind.FIGURE)),
        ({"initial_budget": "300"}, ("预算", "300 万元", CellKind.FIGURE)),
        ({"executed": "未安排"}, ("全年支出", "未安排", CellKind.FIGURE)),
        ({}, ("全年支出", "未说明", CellKind.STATE)),
    ],
)
def test_the_first_card_shows_the_latest_figure(
    total: Texts, shown: tuple[str, str, CellKind]
) -> None:
    assert card(0, spending={"total": total}) == shown


def test_a_total_that_is_withheld_is_not_called_silent() -> None:
    found = cards(a_source(a_report(spending={"total": "依法不予公开"})))

    assert (found[0].figure, found[0].kind) == ("依法不予公开", CellKind.STATE)


def test_a_withheld_total_is_never_computed_from_its_parts() -> None:
    parts = {"basic_expenditure": {"executed": "1"}, "project_expenditure": {"executed": "2"}}

    found = cards(a_source(a_report(spending={"total": "依法不予公开", **parts})))

    assert "3" not in found[0].figure


def test_a_total_made_here_shows_its_formula() -> None:
    parts = {"basic_expenditure": {"executed": "1"}, "project_expenditure": {"executed": "2"}}

    found = cards(a_source(a_report(spending=parts)))[0]

    assert (found.figure, found.kind) == ("3 万元", CellKind.COMPUTED)
    assert found.lines == ("本站相加：1＋2", "报告未写总额")


def test_special_funds_are_not_called_the_years_spending() -> None:
    title, _, _ = card(0, coverage="只含专项资金", spending={"total": {"executed": "5"}})

    assert title == "专项支出"


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ({"total": {"execution_rate": "99.91%"}}, ("预算执行率", "99.91%", CellKind.FIGURE)),
        ({}, ("预算执行率", "未说明", CellKind.STATE)),
    ],
)
def test_the_rate_is_shown_as_printed(lines: Texts, shown: tuple[str, str, CellKind]) -> None:
    assert card(1, spending=lines) == shown


def test_a_score_never_stands_without_its_voice() -> None:
    found = cards(a_source(a_report(self_evaluation={"total_score": "95.5分", "grade": "优秀"})))

    assert found[2].figure == "95.5 分"
    assert found[2].lines == ("优秀；单位给自己打的分",)


def test_scores_of_projects_are_no_total_score() -> None:
    projects = {"a": {"name": "甲", "score": "100"}, "b": {"name": "乙", "score": "90"}}

    found = cards(a_source(a_report(projects=projects)))[2]

    assert (found.figure, found.kind) == ("未说明", CellKind.STATE)
    assert found.lines == ("总得分没有写；2 个项目自评 90—100 分",)


def test_what_is_kept_back_goes_before_what_is_not_stated() -> None:
    kept = {"a": {"name": "其余", "amount": "63.77", "part_of": "项目支出", "reason": "内容涉密"}}

    withheld = cards(a_source(a_report(withheld=kept)))[3]
    silent = cards(a_source(a_report()))[3]

    assert (withheld.title, withheld.figure) == ("依法不予公开", "63.77 万元")
    assert withheld.lines[0] == "报告称内容涉密"
    assert silent.title == "另有未说明"
    assert silent.figure.endswith(" 项")


@pytest.mark.parametrize("word", ["依法不予公开", "不适用", "未说明"])
def test_no_state_is_taken_for_another(word: str) -> None:
    found = cards(
        a_source(
            a_report(
                spending={"total": {"execution_rate": word}}, self_evaluation={"total_score": word}
            )
        )
    )

    assert [(each.figure, each.kind) for each in found[1:3]] == [(word, CellKind.STATE)] * 2


def test_every_card_leads_to_its_section() -> None:
    assert [each.href for each in cards(a_source(a_report()))] == [
        "#money",
        "#money",
        "#scores",
        "#silent",
    ]
