"""The four cards, in the same places on every report."""

from __future__ import annotations

from generator.model.funds import Coverage
from generator.model.reported import NotApplicable, NotStated, Stated, Withheld, entries, state_word
from generator.model.terms import chinese
from generator.views.blocks import Card
from generator.views.county_year.sums import summed
from generator.views.county_year.withheld import silent_things
from generator.views.source import Source
from generator.views.table import CellKind
from generator.views.text import listing, money, plain, printed

_STATE = CellKind.STATE
_STAGES = (
    ("executed", "全年支出"),
    ("adjusted_budget", "全年预算"),
    ("initial_budget", "预算"),
    ("received", "到位资金"),
)


def cards(source: Source) -> tuple[Card, ...]:
    """Four cards, each with one plain line, each a link to its section."""
    return (_spending(source), _rate(source), _score(source), _kept_back(source))


def _spending(source: Source) -> Card:
    special = source.report.coverage is not Coverage.ALL_SPENDING
    for stage, title in _STAGES:
        figure = source.figure("spending", "total", stage)
        path = ("spending", "total", stage)
        if special and isinstance(figure, NotStated):
            path = ("spending", "project_expenditure", stage)
            figure = source.figure(*path)
        name = title.replace("全年", "专项") if special else title
        name = "专项预算" if special and stage == "initial_budget" else name
        if isinstance(figure, Withheld):
            # Never made up from its parts.
            return Card(name, state_word(figure), _beside(source, path, stage), "#money", _STATE)
        if isinstance(figure, Stated):
            return Card(
                name,
                printed(figure),
                _beside(source, path, stage),
                "#money",
                marks=source.marks.get(path, ()),
            )
        total = (
            None
            if special
            else summed(
                source,
                [
                    source.figure("spending", key, stage)
                    for key in ("basic_expenditure", "project_expenditure")
                ],
            )
        )
        if total:
            text = f"{money(total.amount, source.unit, total.place)} {source.unit.value}"
            lines = (f"本站相加：{total.formula}", "报告未写总额")
            return Card(title, text, lines, "#money", CellKind.COMPUTED)
    return Card("全年支出", "未说明", ("报告没有写支出总额",), "#money", CellKind.STATE)


def _beside(source: Source, path: tuple[str, ...], stage: str) -> tuple[str, ...]:
    """What the same line says of the other stages."""
    if stage == "executed":
        for name in ("adjusted_budget", "initial_budget", "received"):
            other = source.figure(*path[:-1], name)
            if isinstance(other, Stated):
                return (f"{chinese(name)} {printed(other)}",)
        return ("报告没有写预算数",)
    covers = "不含人员和日常经费" if source.report.coverage is not Coverage.ALL_SPENDING else ""
    return tuple(each for each in ("实际支出金额未说明", covers) if each)


def _rate(source: Source) -> Card:
    found = [
        (label, figure)
        for key, label in (
            ("total", "全部"),
            ("basic_expenditure", "基本"),
            ("project_expenditure", "项目"),
        )
        if isinstance(figure := source.figure("spending", key, "execution_rate"), Stated)
    ]
    plain_words = "钱按预算用完的比例"
    if not found:
        rate = source.figure("spending", "total", "execution_rate")
        lines = (_why("报告没有写执行率", rate), plain_words)
        return Card("预算执行率", state_word(rate), lines, "#money", _STATE)
    rates = {figure.printed for _, figure in found}
    if len(rates) == 1 and len(found) > 1:
        said = f"{listing([label for label, _ in found])}{len(found)}项均是"
        return Card("预算执行率", found[0][1].printed, (said, plain_words), "#money")
    label, figure = found[0]
    scope = {"全部": "全部支出", "基本": "基本支出", "项目": "项目支出"}[label]
    return Card("预算执行率", figure.printed, (f"{scope}；{plain_words}",), "#money")


def _score(source: Source) -> Card:
    evaluation = source.report.self_evaluation
    score = evaluation.total_score
    if isinstance(score, Stated):
        grade = f"{evaluation.grade}；" if isinstance(evaluation.grade, str) else "等级未说明；"
        return Card(
            "自评得分",
            f"{printed(score, '分')} 分",
            (f"{grade}单位给自己打的分",),
            "#scores",
            marks=source.marks.get(("self_evaluation", "total_score"), ()),
        )
    scores = [
        item.score
        for item in entries(source.report.projects).values()
        if isinstance(item.score, Stated)
    ]
    if scores:
        values = sorted({item.value for item in scores})
        span = plain(values[0]) if len(values) == 1 else f"{plain(values[0])}—{plain(values[-1])}"
        said = (f"总得分没有写；{len(scores)} 个项目自评 {span} 分",)
    elif entries(evaluation.grade_bands):
        said = ("评分办法已列，结果没有写",)
    else:
        said = ("报告正文没有得分和等级",)
    if not isinstance(score, NotStated):
        said = (_why("", score),)
    return Card("自评得分", state_word(score), said, "#scores", _STATE)


def _why(silent: str, figure: object) -> str:
    """The line under a state: what the report leaves out, keeps back or has no use for."""
    if isinstance(figure, Withheld):
        return "报告称这一项依法不予公开"
    return "报告写明这一项不适用" if isinstance(figure, NotApplicable) else silent


def _kept_back(source: Source) -> Card:
    items = list(entries(source.report.withheld).values())
    if items:
        item = items[0]
        reason = f"报告称{item.reason}" if isinstance(item.reason, str) else "报告没有写理由"
        figure = printed(item.amount)
        kind = CellKind.FIGURE if isinstance(item.amount, Stated) else CellKind.STATE
        count = f"共 {len(items)} 项，这是第一项" if len(items) > 1 else "怎样了解更多 ↓"
        return Card("依法不予公开", figure, (reason, count), "#withheld", kind)
    things = silent_things(source)
    if not things:
        return Card("另有未说明", "没有", ("常看的各项都写到了",), "#silent", CellKind.TEXT)
    shown = listing(things[:3])
    return Card(
        "另有未说明",
        f"{len(things)} 项",
        (f"{shown}等" if len(things) > 3 else shown,),
        "#silent",
        CellKind.TEXT,
    )
