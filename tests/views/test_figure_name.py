from __future__ import annotations

import pytest

from generator.model.reported import entries
from generator.views.figure_name import correction_anchor, figure_name
from tests.builders import a_report

PROJECTS = {"wangluo-anquan": {"name": "网络安全监测", "executed": "3"}, "qita": {"executed": "1"}}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("spending.project_expenditure.executed", "项目支出：实际支出"),
        ("staff.institution_posts", "事业编制"),
        ("projects.wangluo-anquan.executed", "网络安全监测：实际支出"),
        ("projects.wangluo-anquan", "网络安全监测"),
        ("projects.qita.executed", "qita：实际支出"),
        ("projects.gone", "gone"),
        ("title", "标题"),
    ],
)
def test_a_figure_is_called_by_its_words(path: str, name: str) -> None:
    assert figure_name(a_report(projects=PROJECTS), path) == name


@pytest.mark.parametrize(("new", "anchor"), [("5", "projects.gone"), ("删去此条", "corrections")])
def test_a_correction_leads_to_the_figure_or_to_the_list(new: str, anchor: str) -> None:
    change = {"path": "projects.gone", "old": "有此条", "new": new, "reason": "误录"}
    [item] = entries(a_report(corrections={"a": change}).corrections).values()

    assert correction_anchor(item) == anchor
