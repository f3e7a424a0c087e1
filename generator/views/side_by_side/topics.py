"""The projects of one report by kind of project: each listed, added up only where that is sound.

Amounts of one kind are added where at least two are stated exactly, all of one stage. What is
withheld is listed apart and is in no sum.
"""

from __future__ import annotations

from generator.model.money import Unit
from generator.model.performance import Project
from generator.model.reported import Stated, Withheld, entries, state_word
from generator.model.stages import LATEST_FIRST
from generator.model.terms import chinese
from generator.views.county_year.sums import summed
from generator.views.side_by_side.cells import SideCell, SideLine
from generator.views.source import Source
from generator.views.text import money, printed


def topic_cells(source: Source) -> dict[str, SideCell]:
    """The cell of each kind of project that the report has, by the kind's key."""
    groups: dict[str, list[str]] = {}
    for key, project in entries(source.report.projects).items():
        groups.setdefault(project.topic, []).append(key)
    return {topic: _topic(source, keys) for topic, keys in groups.items()}


def _topic(source: Source, keys: list[str]) -> SideCell:
    projects = entries(source.report.projects)
    lines = tuple(_line(key, projects[key]) for key in keys)
    return SideCell("text", "", about=_sum(source, keys), lines=lines)


def _line(key: str, project: Project) -> SideLine:
    name = project.name if isinstance(project.name, str) else "（报告未写项目名称）"
    stage = stage_of(project)
    if stage:
        said = f"{name}：{chinese(stage)} {_in_wan_yuan(getattr(project, stage))}"
        return SideLine(said, f"projects.{key}")
    return SideLine(name, f"projects.{key}", f"金额{state_word(_unstated(project))}")


def stage_of(project: Project) -> str:
    """The first stage whose amount the report prints; empty where it prints none.

    A stage that is withheld is not passed over for an earlier one.
    """
    for name in LATEST_FIRST:
        found = getattr(project, name)
        if isinstance(found, Withheld):
            return ""
        if isinstance(found, Stated):
            return name
    return ""


def _unstated(project: Project) -> object:
    found = [getattr(project, name) for name in LATEST_FIRST]
    return next((each for each in found if isinstance(each, Withheld)), found[0])


def _in_wan_yuan(figure: Stated[object]) -> str:
    return printed(figure, Unit.WAN_YUAN.value)


def _sum(source: Source, keys: list[str]) -> str:
    """`本站相加（实际支出）：18.50`, or why nothing is added; empty for a single project."""
    projects = entries(source.report.projects)
    stages = {stage_of(projects[key]) for key in keys}
    if len(keys) == 1:
        return ""
    if "" in stages:
        return "有的项目没有金额，不相加"
    if len(stages) > 1:
        return "金额不是同一种，不相加"
    (stage,) = stages
    total = summed(source, [getattr(projects[key], stage) for key in keys])
    if total is None:
        return "有约数，不相加"
    return f"本站相加（{chinese(stage)}）：{money(total.amount, Unit.WAN_YUAN, total.place)}"
