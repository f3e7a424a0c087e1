"""The rows of the comparison, in the order of the report page, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Final

from generator.model.stages import STAGES
from generator.model.terms import chinese
from generator.model.verdict import Verdict
from generator.views.side_by_side import told
from generator.views.side_by_side.cells import SideCell, amount, figure
from generator.views.side_by_side.sums import share_of_basic, share_of_total, two_parts
from generator.views.source import Source
from generator.views.text import VERDICT_MARKS, verdict_word


class MeasureKind(Enum):
    """What a row holds. Of the first four, differences may be made; the others are only told."""

    AMOUNT = "amount"
    RATE = "rate"
    SCORE = "score"
    COUNT = "count"
    FIGURE = "figure"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: its key (the path of the figure, if it is one), its heading, how it is read."""

    key: str
    title: str
    kind: MeasureKind
    read: Callable[[Source], SideCell]
    is_computed: bool = False


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """Rows under one heading."""

    key: str
    title: str
    measures: tuple[Measure, ...]


_LINES: Final = (
    ("total", "全年支出"),
    ("basic_expenditure", "基本支出"),
    ("personnel_expenditure", "基本支出中的人员经费"),
    ("operating_expenditure", "基本支出中的日常公用经费"),
    ("project_expenditure", "项目支出"),
)
_FUNDS: Final = (
    "total_income",
    "general_public_budget",
    "government_fund_budget",
    "state_capital_budget",
    "social_insurance_budget",
    "fiscal_special_account",
    "other_income",
    "brought_forward",
)
_FUND_STAGES: Final = ("income_budget", "income_final", "executed")
_STAFF: Final = (
    "established_posts",
    "administrative_posts",
    "institution_posts",
    "staff_in_post",
    "staff_on_duty",
    "seconded",
    "retired",
)
_THREE_PUBLIC: Final = (
    "three_public_budget",
    "three_public_executed",
    "abroad_executed",
    "vehicle_purchase_executed",
    "vehicle_operation_executed",
    "reception_executed",
)
_OF_BASIC: Final = frozenset({"personnel_expenditure", "operating_expenditure"})


def measure_groups() -> tuple[MeasureGroup, ...]:
    """All rows, in groups."""
    return (
        _group("about", "报告说的是什么", _about()),
        *(_group(key, title, _spending(key)) for key, title in _LINES),
        _group("projects", "项目合计", _projects()),
        _group("funds", "钱从哪里来", _funds()),
        _group("withheld", "依法不予公开", (_told("withheld", "内容和金额", told.withheld),)),
        _group("scores", "得分与等级", _scores()),
        _group("performance", "绩效指标", _performance()),
        _group("verification", "数据核对", _verdicts()),
        _group("people", "人员", _people()),
        _group("assets", "三公经费、政府采购和资产", _assets()),
        _group("silent", "报告没有说明的", (_told("silent", "常看而未说明", told.silent),)),
    )


def _group(key: str, title: str, measures: tuple[Measure, ...] | Iterator[Measure]) -> MeasureGroup:
    return MeasureGroup(key, title, tuple(measures))


def _about() -> Iterator[Measure]:
    yield _told("coverage_note", "金额包括什么", told.coverage)
    yield _told("kind", "自评类别", told.kind)
    yield _told("disclosure.scope", "公开范围", told.scope)


def _spending(key: str) -> Iterator[Measure]:
    for stage in STAGES:
        read = partial(told.spending, key=key, stage=stage)
        yield Measure(f"spending.{key}.{stage}", chinese(stage), MeasureKind.AMOUNT, read)
        if key == "total" and stage != "received":
            title = f"{chinese(stage)}：基本＋项目（本站相加）"
            yield _computed(f"total.parts.{stage}", title, partial(two_parts, stage=stage))
    yield _rate("spending", key, "execution_rate")
    if key == "total":
        yield _amount("spending", "carried_forward")
        return
    is_basic = key in _OF_BASIC
    whole = "基本支出" if is_basic else "全年支出"
    share = partial(share_of_basic if is_basic else share_of_total, key=key)
    yield _rate("spending", key, "share", title=f"占{whole}（报告写）")
    yield _computed(f"share.{key}", f"占{whole}（本站计算）", share)


def _projects() -> Iterator[Measure]:
    yield _counted("projects.listed", "列出的项目（本站计数）", told.projects_listed)
    path = ("self_evaluation", "projects_count")
    yield _count(*path, unit="个", title="项目个数（报告写）")
    yield _amount("self_evaluation", "projects_budget")
    yield _amount("self_evaluation", "projects_executed")
    yield _rate("self_evaluation", "projects_rate")


def _funds() -> Iterator[Measure]:
    for fund in _FUNDS:
        for stage in _FUND_STAGES:
            title = f"{chinese(fund)}：{chinese(stage)}"
            yield _amount("funds", fund, stage, title=title)


def _scores() -> Iterator[Measure]:
    score = "self_evaluation.total_score"
    yield Measure(score, "自评得分（单位给自己打的分）", MeasureKind.SCORE, told.total_score)
    yield _full_mark("self_evaluation", "total_points")
    yield _told("self_evaluation.grade", chinese("grade"), told.grade)
    yield _told("self_evaluation.grade_bands", chinese("grade_bands"), told.scale)
    for category in told.CATEGORIES:
        read = partial(told.category_score, category=category)
        title = f"{category.value}得分"
        yield Measure(f"score.{category.name.lower()}", title, MeasureKind.SCORE, read)
    yield _told("projects.scores", "各项目自评得分", told.project_scores)


def _performance() -> Iterator[Measure]:
    yield _counted("indicators.listed", "列出的指标（本站计数）", told.indicators_listed)
    yield _counted("indicators.reached", "其中写了完成值的（本站计数）", told.indicators_reached)


def _verdicts() -> Iterator[Measure]:
    for verdict in Verdict:
        title = f"{VERDICT_MARKS[verdict]} {verdict_word(verdict)}"
        yield _counted(f"verdict.{verdict.value}", title, partial(told.verdicts, verdict=verdict))


def _people() -> Iterator[Measure]:
    yield _told("staff.staff_as_of", chinese("staff_as_of"), told.staff_as_of)
    for name in _STAFF:
        yield _count("staff", name, unit="人")


def _assets() -> Iterator[Measure]:
    for name in _THREE_PUBLIC:
        yield _amount("three_public", name)
    for name in ("procurement_budget", "procurement_executed"):
        yield _amount("procurement", name)
    yield _amount("assets", "assets_total")
    yield _told("assets.assets_as_of", chinese("assets_as_of"), told.assets_as_of)
    yield _counted("assets.vehicles", chinese("vehicles"), told.vehicles)


def _amount(*path: str, title: str = "") -> Measure:
    read = partial(_read_amount, path=path)
    return Measure(".".join(path), title or chinese(path[-1]), MeasureKind.AMOUNT, read)


def _rate(*path: str, title: str = "") -> Measure:
    read = partial(_read_figure, path=path, unit="")
    return Measure(".".join(path), title or chinese(path[-1]), MeasureKind.RATE, read)


def _count(*path: str, unit: str, title: str = "") -> Measure:
    read = partial(_read_figure, path=path, unit=unit)
    return Measure(".".join(path), title or chinese(path[-1]), MeasureKind.COUNT, read)


def _full_mark(*path: str) -> Measure:
    read = partial(_read_figure, path=path, unit="分")
    return Measure(".".join(path), chinese(path[-1]), MeasureKind.FIGURE, read)


def _told(key: str, title: str, read: Callable[[Source], SideCell]) -> Measure:
    return Measure(key, title, MeasureKind.TOLD, read)


def _counted(key: str, title: str, read: Callable[[Source], SideCell]) -> Measure:
    return Measure(key, title, MeasureKind.FIGURE, read)


def _computed(key: str, title: str, read: Callable[[Source], SideCell]) -> Measure:
    return Measure(key, title, MeasureKind.FIGURE, read, is_computed=True)


def _read_amount(source: Source, path: tuple[str, ...]) -> SideCell:
    return amount(source, *path)


def _read_figure(source: Source, path: tuple[str, ...], unit: str) -> SideCell:
    return figure(source, *path, unit=unit)
