from __future__ import annotations

from generator.export.projects import TOTAL, indicators, projects, scores
from generator.model.edition import Edition
from generator.model.reported import entries
from tests.builders import a_report, an_edition
from tests.tables import records

PROJECT = {
    "name": "某项目",
    "executed": "未安排",
    "score": "95.50",
    "indicators": {"baogao": {"name": "报告", "target": "≥10 份", "actual": "12 份"}},
}


def test_every_project_has_one_row(example: Edition) -> None:
    listed = sum(len(entries(each.report.projects)) for each in example.dataset.reports)

    assert len(projects(example).rows) == listed > 5


def test_a_project_keeps_the_five_states() -> None:
    shown = an_edition(a_report(projects={"mou": PROJECT | {"received": "依法不予公开"}}))
    [row] = records(projects(shown))

    assert (row["executed_yuan"], row["executed_state"]) == ("0", "nothing")
    assert (row["received_yuan"], row["received_state"]) == ("", "withheld")
    assert (row["score"], row["score_state"]) == ("95.50", "value")
    assert row["address"].endswith("/#projects.mou")


def test_indicators_of_projects_and_of_the_agency_are_told_apart() -> None:
    own = {"manyi": {"name": "满意度", "target": "≥90%", "actual": "未说明"}}
    rows = records(indicators(an_edition(a_report(projects={"mou": PROJECT}, indicators=own))))

    assert [row["project_key"] for row in rows] == ["mou", ""]
    assert [row["indicator_key"] for row in rows] == ["baogao", "manyi"]
    assert [row["target_number"] for row in rows] == ["10", "0.90"]
    assert [row["target_comparator"] for row in rows] == ["≥", "≥"]
    assert [row["actual_state"] for row in rows] == ["value", "not_stated"]
    assert rows[0]["address"].endswith("/#projects.mou.indicators.baogao")


def test_the_total_score_stands_before_the_categories() -> None:
    found = {
        "total_score": "98", "grade": "优",
        "categories": {"chanchu": {"name": "产出", "category": "产出指标", "score": "49"}},
    }  # fmt: skip
    rows = records(scores(an_edition(a_report(self_evaluation=found))))

    assert [(row["score_key"], row["score"], row["grade"]) for row in rows] == [
        (TOTAL, "98", "优"), ("chanchu", "49", ""),
    ]  # fmt: skip
    assert [row["grade_state"] for row in rows] == ["value", "not_applicable"]
