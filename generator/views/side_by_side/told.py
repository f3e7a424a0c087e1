"""What a report says in words in some rows: coverage, scores with their scale, lists, counts."""

from __future__ import annotations

from typing import Final

from generator.model.funds import Coverage
from generator.model.performance import Category, GradeBand, Indicator
from generator.model.report import DisclosureScope
from generator.model.reported import NOT_STATED, Stated, entries, state_of, state_word
from generator.model.stages import BUDGETS
from generator.model.verdict import Verdict
from generator.views.county_year.money import is_only_budget
from generator.views.county_year.withheld import silent_things
from generator.views.side_by_side.cells import (
    TEXT,
    SideCell,
    SideLine,
    amount,
    figure,
    listed,
    word,
)
from generator.views.source import Source
from generator.views.text import line, listing, plain, printed

CATEGORIES: Final = tuple(each for each in Category if each is not Category.NOT_STATED)


def coverage(source: Source) -> SideCell:
    """What the money figures cover, and the report's own limits of it."""
    return SideCell(TEXT, source.report.coverage.value, about=source.report.coverage_note)


def kind(source: Source) -> SideCell:
    """The scope of the self-evaluation."""
    return SideCell(TEXT, source.report.kind.value)


def scope(source: Source) -> SideCell:
    """Where the report says it is made public."""
    found = source.report.disclosure.scope
    return word(NOT_STATED if found is DisclosureScope.NOT_STATED else found.value)


def spending(source: Source, key: str, stage: str) -> SideCell:
    """An amount of spending; beside the one budget of a report stands what it calls it."""
    label = source.report.budget_label
    is_named = stage in BUDGETS and isinstance(label, str) and is_only_budget(source, stage)
    about = f"报告称：{label}" if is_named else ""
    is_special = key == "total" and source.report.coverage is Coverage.SPECIAL_FUNDS
    return amount(source, "spending", key, stage, about=about or ("专项资金" if is_special else ""))


def projects_listed(source: Source) -> SideCell:
    """How many projects the report lists."""
    return SideCell(TEXT, f"{len(entries(source.report.projects))} 个", anchor="money")


def withheld(source: Source) -> SideCell:
    """What is kept back, each with the amount that the report prints, never added up."""
    items = entries(source.report.withheld)
    lines = [
        SideLine(
            f"{item.name}：{printed(item.amount)}"
            if isinstance(item.amount, Stated)
            else item.name,
            f"withheld.{key}",
            "" if isinstance(item.amount, Stated) else f"金额{state_word(item.amount)}",
        )
        for key, item in items.items()
    ]
    return listed(lines, "没有这样的内容")


def total_score(source: Source) -> SideCell:
    """The agency's own score; only scores of one printed scale are set against each other."""
    path = ("self_evaluation", "total_score")
    return figure(source, *path, unit="分", scale=_scale_words(source))


def grade(source: Source) -> SideCell:
    """The grade; its scale has the next row."""
    return word(source.report.self_evaluation.grade, "self_evaluation.grade")


def scale(source: Source) -> SideCell:
    """The printed scale of grades: a grade is never read without it."""
    lines = [
        SideLine(f"{band.grade}：{_span(band)}", f"self_evaluation.grade_bands.{key}")
        for key, band in entries(source.report.self_evaluation.grade_bands).items()
    ]
    return listed(lines, "") if lines else SideCell("not_stated", "报告未写评级标准")


def category_score(source: Source, category: Category) -> SideCell:
    """The points of one category of indicators, with their maximum where it is printed."""
    categories = entries(source.report.self_evaluation.categories)
    found = [key for key, each in categories.items() if each.category is category]
    if len(found) != 1:
        return word(NOT_STATED)
    points = categories[found[0]].points
    most = f"满分 {printed(points, '分')}" if isinstance(points, Stated) else "满分未说明"
    scale = most if isinstance(points, Stated) else ""
    path = ("self_evaluation", "categories", found[0], "score")
    return figure(source, *path, unit="分", scale=scale, about=most)


def project_scores(source: Source) -> SideCell:
    """How many projects have a score of their own, from which to which."""
    scores = [
        item.score
        for item in entries(source.report.projects).values()
        if isinstance(item.score, Stated)
    ]
    if not scores:
        return word(NOT_STATED)
    values = sorted({item.value for item in scores})
    span = plain(values[0]) if len(values) == 1 else f"{plain(values[0])}—{plain(values[-1])}"
    return SideCell(TEXT, f"{len(scores)} 个项目，{span} 分", anchor="scores")


def indicators_listed(source: Source) -> SideCell:
    """How many indicators the report lists, of its projects and of the whole."""
    return SideCell(TEXT, f"{len(_indicators(source))} 个", anchor="performance")


def indicators_reached(source: Source) -> SideCell:
    """For how many indicators it states what was reached."""
    count = sum(isinstance(each.actual, Stated) for each in _indicators(source))
    return SideCell(TEXT, f"{count} 个", anchor="performance")


def verdicts(source: Source, verdict: Verdict) -> SideCell:
    """How many comparisons of the report's own figures got a verdict."""
    count = sum(item.verdict is verdict for item in source.comparisons)
    return SideCell(TEXT, str(count), anchor="verification")


def staff_as_of(source: Source) -> SideCell:
    """The date that the report counts its staff for."""
    return _date(source.report.staff.staff_as_of)


def assets_as_of(source: Source) -> SideCell:
    """The date of the assets."""
    return _date(source.report.assets.assets_as_of)


def vehicles(source: Source) -> SideCell:
    """The number of vehicles; on the report's page it stands in a note."""
    found = source.report.assets.vehicles
    anchor = "people" if isinstance(found, Stated) else ""
    return SideCell(state_of(found).value, printed(found, "辆"), anchor=anchor)


def silent(source: Source) -> SideCell:
    """What readers look for first and the report does not say."""
    things = silent_things(source)
    said = f"{len(things)} 项" if things else "没有"
    return SideCell(TEXT, said, anchor="silent", about=listing(things))


def _date(found: object) -> SideCell:
    text = printed(found)  # type: ignore[arg-type]  # a reported date
    return SideCell(TEXT if isinstance(found, Stated) else state_of(found).value, text)


def _indicators(source: Source) -> list[Indicator]:
    own = list(entries(source.report.indicators).values())
    projects = entries(source.report.projects).values()
    return [*own, *(each for item in projects for each in entries(item.indicators).values())]


def _scale_words(source: Source) -> str:
    """The whole printed scale as one text, empty where none is printed."""
    evaluation = source.report.self_evaluation
    bands = entries(evaluation.grade_bands).values()
    if not bands:
        return ""
    most = evaluation.total_points
    full = plain(most.value) if isinstance(most, Stated) else state_word(most)
    return f"{'；'.join(f'{band.grade} {_span(band)}' for band in bands)}；满分 {full}"


def _span(band: GradeBand) -> str:
    low, high = (
        plain(bound.value) if isinstance(bound, Stated) else ""
        for bound in (band.at_least, band.below)
    )
    if low and high:
        return f"{low}（含）至 {high}"
    if low:
        return f"不低于 {low}"
    return f"低于 {high}" if high else line(NOT_STATED)
