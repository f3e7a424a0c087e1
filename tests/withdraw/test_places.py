from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import ContentError, GeneratorError
from generator.load.content import read_content
from generator.model.withdrawal import Ground
from generator.reading import edition_of
from generator.withdraw.places import planned_places
from generator.withdraw.request import Planned, Request
from tests.conftest import EXAMPLE

PAGE = "shili/dongshi/yishan/2023/kejiju"
REPORT = f"reports/{PAGE}.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def change(content: Path, old: str, new: str) -> None:
    path = content / REPORT
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def planned(content: Path, *paths: str, others_stay: bool = False) -> Planned:
    request = Request(PAGE, paths, Ground.PRIVACY, "某办", "2025-06-01", others_stay=others_stay)
    return planned_places(content, edition_of(content), PAGE, request)


def text_of(plan: Planned) -> str:
    [content] = plan.writes.values()
    assert content is not None
    return content.decode()


def apply(content: Path, plan: Planned) -> None:
    (content / REPORT).write_text(text_of(plan), "utf-8")
    assert [each.rule for each in read_content(content).findings] == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("spending.total.initial_budget", "initial_budget: 88.80", "initial_budget: 依法不予公开"),
        ("agency.short_name", "short_name: 乙山县科学技术局", "short_name: 依法不予公开"),
        ("title", "title: 乙山县科学技术局整体支出绩效自评", "title: 依法不予公开"),
        (
            "self_evaluation.announcements.defen",
            "    defen:\n      what: 总得分\n      ground: 第三部分写明将给出总得分\n",
            "",
        ),
    ],
)
def test_a_place_gets_the_state_or_goes_and_nothing_else_moves(
    content: Path, path: str, old: str, new: str
) -> None:
    before = (content / REPORT).read_text("utf-8")
    plan = planned(content, path, others_stay=True)
    after, _, entry = text_of(plan).partition("withdrawals:\n")

    assert after == before.replace(old, new, 1)
    assert entry.count("\n") == 1
    assert f"path: {path}, withdrawn_on: 2025-06-01, withdrawn_for: 个人隐私" in entry
    apply(content, plan)


def test_several_places_go_at_once(content: Path) -> None:
    change(
        content,
        "notes: 无",
        "restated:\n"
        "  again: {path: spending.total.initial_budget, printed: 88.80, place: 第二页}\n"
        "notes: 无",
    )
    with pytest.raises(ContentError) as refused:
        planned(content, "spending.total.initial_budget")
    assert [each.rule for each in refused.value.findings] == ["restated-unknown"]

    plan = planned(content, "spending.total.initial_budget", "restated.again")

    assert "restated: 依法不予公开" in text_of(plan)
    assert "path: restated," in text_of(plan)
    apply(content, plan)


def test_a_comment_that_says_it_is_named_with_its_line(content: Path) -> None:
    change(content, "initial_budget: 88.80", "initial_budget: 88.80  # 原件第 2 页写 88.8 万")

    with pytest.raises(ContentError) as refused:
        planned(content, "spending.total.initial_budget")

    [found] = refused.value.findings
    assert str(found).startswith(f"content/{REPORT}:33:1: error[withdrawn-elsewhere]")
    assert "88.8" not in found.message + found.hint


def test_what_can_still_be_computed_is_named(content: Path) -> None:
    page = "shili/dongshi/jiaxian/2024"
    request = Request(page, ("spending.project_expenditure.initial_budget",), Ground.OTHER)

    with pytest.raises(ContentError) as refused:
        planned_places(content, edition_of(content), page, request)

    assert [each.message for each in refused.value.findings] == [
        "网页上还会有同样的数，是用这份报告别的数算出来的"
    ]


def test_what_is_recorded_already_is_planned_no_more(content: Path) -> None:
    apply(content, planned(content, "spending.total.initial_budget"))

    again = planned(content, "spending.total.initial_budget")

    assert again.writes == {}
    assert [each.told.on for each in again.asked] == ["2025-06-01"]
    assert "已经登记撤下" in again.said[0]


def test_a_short_value_is_said_to_be_unsearchable(content: Path) -> None:
    change(content, "sections_count: 未说明", "sections_count: 5")

    assert any("太短" in each for each in planned(content, "agency.sections_count").said)


def test_too_many_places_or_none_are_refused(content: Path) -> None:
    with pytest.raises(GeneratorError, match="一次最多撤下"):
        planned(
            content,
            *(
                f"spending.{each}"
                for each in (
                    "total",
                    "basic_expenditure",
                    "project_expenditure",
                    "personnel_expenditure",
                    "operating_expenditure",
                    "carried_forward",
                )
            ),
            "title",
        )
    with pytest.raises(GeneratorError, match="没有 /x/ 这份报告"):
        planned_places(content, edition_of(content), "x", Request("x", ("a",), Ground.OTHER))
