"""做了什么、效果怎样 and 得分与等级: goals, results, indicators, scores, grades."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.findings import dotted
from generator.model.performance import Category, Indicator, Passage
from generator.model.reported import Absent, NotApplicable, Stated, entries, state_word
from generator.model.terms import TERMS, chinese
from generator.views.blocks import Block, Bullets, Fact, Facts, Paragraph, Section
from generator.views.source import Source, is_silent, word_cell
from generator.views.table import Cell, CellKind, Column, Row, RowKind, Table
from generator.views.text import line, printed
from generator.views.words import Span, Tone, Words, state, words

_INDICATOR_COLUMNS: Final = ("target", "actual", "points", "score")
_INDICATOR_WORDS: Final = ("deviation_reason", "improvement")


def performance_section(source: Source) -> Section:
    """What was to be done and what was done, as the report states it."""
    narrative = source.report.narrative
    blocks: list[Block] = [
        Facts(
            (
                Fact("年初目标", passage(narrative.goals), "narrative.goals"),
                Fact("目标实现情况", passage(narrative.results), "narrative.results"),
            )
        )
    ]
    for key, project in entries(source.report.projects).items():
        blocks.extend(_of_project(source, key, line(project.name)))
    table = indicator_table(source, ("indicators",), "整体指标和完成情况")
    if table:
        blocks.append(table)
    if len(blocks) == 1:
        blocks.append(Paragraph(words("报告没有列出指标、目标值或完成值。")))
    blocks.append(
        Paragraph(words("目标和完成情况由本站概括，数字照录；原话见报告原文。"), is_small=True)
    )
    return Section("performance", "做了什么、效果怎样", tuple(blocks))


def passage(item: Passage) -> Words:
    """Our short summary of a passage, or the state that stands in its place."""
    return lines(item.summary)


def lines(value: tuple[str, ...] | Absent) -> Words:
    """Short texts in a row, or the name of their state."""
    if not isinstance(value, tuple):
        return (state(state_word(value)),)
    return words("；".join(each.rstrip("。；") for each in value) + "。")


def _of_project(source: Source, key: str, name: str) -> list[Block]:
    project = entries(source.report.projects)[key]
    facts = [
        Fact(label, passage(item), f"projects.{key}.{field}")
        for field, label, item in (
            ("goal", "目标", project.goal),
            ("result", "完成情况", project.result),
        )
        if isinstance(item.summary, tuple)
    ]
    table = indicator_table(source, ("projects", key, "indicators"), f"{name}：指标和完成情况")
    told: list[Block] = [Facts(tuple(facts))] if facts else []
    if table is not None:
        return [table, *told]
    return [Paragraph((Span(name, Tone.STRONG),)), *told] if told else []


def indicator_table(source: Source, path: tuple[str, ...], caption: str) -> Table | None:
    """Indicators with target and actual value; columns that no indicator fills are left out."""
    listed = source.figure(*path)
    indicators: Mapping[str, Indicator] = entries(listed)  # type: ignore[arg-type]  # by its path
    if not indicators:
        return None
    columns = [
        name
        for name in _INDICATOR_COLUMNS
        if any(not is_silent(getattr(each, name)) for each in indicators.values())
    ]
    said = [
        name
        for name in _INDICATOR_WORDS
        if any(not is_silent(getattr(each, name)) for each in indicators.values())
    ]
    rows = tuple(
        Row(
            (
                _indicator_name(each),
                *(_quantity(source, (*path, key, name)) for name in columns),
                *(word_cell(getattr(each, name), dotted((*path, key, name))) for name in said),
            )
        )
        for key, each in indicators.items()
    )
    absent = [chinese(name) for name in ("target", "actual") if name not in columns]
    tail = f"（报告没有写{'、'.join(absent)}）" if absent else ""
    headings = (
        Column("指标"),
        *(Column(chinese(name), is_figure=True) for name in columns),
        *(Column(chinese(name)) for name in said),
    )
    return Table(f"table-{'-'.join(path)}", f"{caption}{tail}", headings, rows)


def _indicator_name(indicator: Indicator) -> Cell:
    known = indicator.category is not Category.NOT_STATED
    levels = [indicator.category.value] if known else []
    levels += [indicator.subcategory] if isinstance(indicator.subcategory, str) else []
    return Cell(indicator.name, small=" · ".join(levels))


def _quantity(source: Source, path: Sequence[str]) -> Cell:
    cell = source.cell(*path, unit="")
    figure = source.figure(*path)
    if isinstance(figure, Stated) and path[-1] in {"target", "actual"}:
        return Cell(figure.printed, cell.kind, anchor=cell.anchor, marks=cell.marks)
    return cell


def scores_section(source: Source) -> Section:
    """The agency's own score, never without its scale."""
    evaluation = source.report.self_evaluation
    blocks: list[Block] = [
        Facts(
            (
                Fact(
                    "自评得分",
                    words(_shown(evaluation.total_score), "（单位给自己打的分）"),
                    "self_evaluation.total_score",
                ),
                Fact("评价等级", words(_line(evaluation.grade)), "self_evaluation.grade"),
                Fact(
                    "满分", words(_shown(evaluation.total_points)), "self_evaluation.total_points"
                ),
            )
        )
    ]
    blocks += [
        block for block in (_categories(source), _project_scores(source), _scale(source)) if block
    ]
    if isinstance(evaluation.conclusion, tuple):
        blocks.append(Paragraph(words("报告的结论：", lines(evaluation.conclusion))))
    for key, other in entries(evaluation.stated_grades).items():
        blocks.append(Paragraph(words(f"{other.place}另写：{other.name}。"), is_small=key == ""))
    blocks.append(Paragraph(words(TERMS["self_evaluation"].plain), is_small=True))
    return Section("scores", "得分与等级", tuple(blocks))


def _shown(figure: object) -> Span:
    text = printed(figure)  # type: ignore[arg-type]  # a reported score
    return Span(text) if isinstance(figure, Stated) else state(text)


def _line(value: str | Absent) -> Span:
    return Span(value) if isinstance(value, str) else state(state_word(value))


def _categories(source: Source) -> Table | None:
    categories = entries(source.report.self_evaluation.categories)
    if not categories:
        return None
    columns = [
        name
        for name in ("points", "score")
        if any(not is_silent(getattr(each, name)) for each in categories.values())
    ]
    path = ("self_evaluation", "categories")
    rows = tuple(
        Row((Cell(each.name), *(source.cell(*path, key, name, unit="分") for name in columns)))
        for key, each in categories.items()
    )
    absent = "；报告没有写各类的满分" if "points" not in columns else ""
    return Table(
        "table-categories",
        f"各类指标的得分（单位：分{absent}）",
        (Column("类别"), *(Column(chinese(name), is_figure=True) for name in columns)),
        rows,
    )


def _project_scores(source: Source) -> Table | None:
    projects = {
        key: project
        for key, project in entries(source.report.projects).items()
        if not is_silent(project.score) or isinstance(project.grade, str)
    }
    if not projects:
        return None
    rows = tuple(
        Row(
            (
                Cell(line(project.name), small=_other_names(source, key)),
                source.cell("projects", key, "score", unit="分"),
                word_cell(project.grade, f"projects.{key}.grade"),
            )
        )
        for key, project in projects.items()
    )
    return Table(
        "table-project-scores",
        "各项目的自评得分（单位：分）",
        (Column("项目"), Column("得分", is_figure=True), Column("评价等级")),
        rows,
    )


def _other_names(source: Source, key: str) -> str:
    others = entries(entries(source.report.projects)[key].other_names).values()
    return "；".join(f"{other.place}写作“{other.name}”" for other in others)


def _scale(source: Source) -> Block:
    bands = entries(source.report.self_evaluation.grade_bands)
    if not bands:
        return Paragraph((state("报告未写评级标准。"),))
    rows = tuple(
        Row(
            (
                Cell(band.grade, anchor=f"self_evaluation.grade_bands.{key}"),
                _bound(band.at_least),
                _bound(band.below),
            ),
            RowKind.ORDINARY,
        )
        for key, band in bands.items()
    )
    return Table(
        "table-grade-bands",
        "报告印出的评级标准（单位：分）",
        (Column("等级"), Column("不低于", is_figure=True), Column("低于", is_figure=True)),
        rows,
    )


def _bound(figure: object) -> Cell:
    if isinstance(figure, Stated):
        return Cell(figure.printed, CellKind.FIGURE)
    return Cell("不限" if isinstance(figure, NotApplicable) else state_word(figure), CellKind.STATE)


def improvement_section(source: Source) -> Section:
    """问题与措施: what the report says is lacking and what it will do."""
    narrative = source.report.narrative
    blocks: list[Block] = []
    for field, label in (
        ("problems", "问题"),
        ("causes", "原因"),
        ("measures", "措施"),
        ("use_of_results", "结果应用"),
        ("other_matters", "其他说明"),
    ):
        value = getattr(narrative, field)
        if isinstance(value, tuple) and value[0] == "无":
            blocks.append(Paragraph(words(f"{label}：报告写“无”。")))
        elif isinstance(value, tuple):
            blocks.append(Paragraph((Span(label, Tone.STRONG),)))
            blocks.append(Bullets(tuple(words(each) for each in value)))
        elif field in {"problems", "measures"}:
            blocks.append(Paragraph(words(f"{label}：", state(state_word(value)), "。")))
    return Section("improvement", "问题与措施", tuple(blocks))
