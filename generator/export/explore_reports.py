"""The reports as a table to explore: what each says, and what they are narrowed by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.export.columnar import (
    Json,
    Repeated,
    choices,
    figure_cell,
    repeated,
    steps,
    word_cell,
    words,
)
from generator.export.explore_table import (
    LINES,
    Cells,
    Column,
    ExploreTable,
    Facet,
    FigureColumn,
    packed,
    place_tree,
    topic_facet,
    withheld_facet,
    withholds,
    without_place,
    word_column,
)
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.figures import PartialDate
from generator.model.funds import Coverage
from generator.model.report import EvaluationKind, Report
from generator.model.reported import Absent, Reported, Stated, entries
from generator.model.stages import STAGES
from generator.model.terms import chinese
from generator.model.verdict import Verdict
from generator.views import address
from generator.views.summary import worst_verdict
from generator.views.text import listing, printed, verdict_word

MOST_WITH_BUDGETS: Final = 6_000
"""In a larger table budgets and rates wait until they are asked for: they would be half of what a
reader fetches first.
"""
_UNCOMPARED: Final = ("none", "没有可比对的数字")
_FURTHER: Final = (
    *(
        FigureColumn(
            f"{name}_{stage}",
            f"{chinese(name)}：{chinese(stage)}",
            "万元",
            is_by_coverage=True,
        )
        for name in LINES
        for stage in STAGES
    ),
    *(
        FigureColumn(name, chinese(name), "万元", is_by_coverage=True)
        for name in ("three_public_budget", "three_public_executed")
    ),
    *(FigureColumn(name, chinese(name), "人") for name in ("established_posts", "staff_in_post")),
    FigureColumn("total_points", chinese("total_points"), "分"),
)


def report_cells(edition: Edition) -> Cells:
    """The columns of all rows of these reports."""
    found: dict[str, list[Any]] = {}  # cells of any kind
    for entry in edition.dataset.reports:
        for key, cell in _cells(edition, entry):
            found.setdefault(key, []).append(cell)
    return packed(found, _FIGURES)


def _cells(edition: Edition, entry: Entry) -> Iterator[tuple[str, Any]]:  # cells of any kind
    """What stands in each column and facet of one row."""
    report, card = entry.report, entry.card
    yield "office", word_cell(without_place(card.short_name, entry))
    yield "tail", word_cell(_tail(edition, entry))
    for column in _main_figures(is_small=True):
        yield column.key, figure_cell(getattr(card, column.key), column.unit)
    yield "grade", word_cell(card.grade)
    counts = edition.verdicts([entry])
    compared = (counts[Verdict.CONTRADICTS], counts[Verdict.MISSING])
    yield "verdicts", compared if counts else (-1, 0)
    for column, figure in zip(_FURTHER, _further(report), strict=True):
        yield column.key, figure_cell(figure, column.unit)
    yield "withheld_items", word_cell(_withheld(report))
    yield "disclosed_on", word_cell(_printed(report.disclosure.disclosed_on))
    yield "full_name", word_cell(report.agency.full_name)
    yield "coverage", _choice(card.coverage)
    yield "evaluation", _choice(entry.kind)
    yield "worst", _verdict(worst_verdict(edition, entry))
    yield "withholds", withholds(report)
    yield "topic", tuple(sorted({project.topic for project in card.projects}))


def _further(report: Report) -> Iterator[Reported[Any]]:  # of whatever kind they are
    """The figures of `_FURTHER`."""
    for name in LINES:
        for stage in STAGES:
            yield getattr(getattr(report.spending, name), stage)
    yield report.three_public.three_public_budget
    yield report.three_public.three_public_executed
    yield report.staff.established_posts
    yield report.staff.staff_in_post
    yield report.self_evaluation.total_points


def explore_reports(edition: Edition, cells: Cells) -> ExploreTable:
    """One row for each report, in the order of place, year and department."""
    reports = edition.dataset.reports
    return ExploreTable(
        "reports",
        "报告",
        "份",
        len(reports),
        (*_main(len(reports), cells), *_columns(cells)),
        tuple(_facets(edition, cells)),
        _rows(edition, cells),
    )


def _rows(edition: Edition, cells: Cells) -> dict[str, Json]:
    """Place, office and the end of the address of each row; the year is a facet."""
    tree, number = place_tree(edition)
    return {
        "places": tree,
        "place": steps(number[entry.division.address] for entry in edition.dataset.reports),
        "office": words(cells["office"]),
        "tail": words(cells["tail"]),
    }


def _tail(edition: Edition, entry: Entry) -> str:
    """What stands in a report's address after place and year."""
    page = address.report(entry, edition.dataset.site)
    return page.removeprefix(f"{entry.division.address}/{entry.year}")


def _main_figures(*, is_small: bool) -> tuple[FigureColumn, ...]:
    """The figures of every list of reports."""
    rate, score = chinese("execution_rate"), chinese("total_score")
    return (
        FigureColumn("budget", "预算", "万元", is_shown=is_small, is_by_coverage=True),
        FigureColumn("executed", chinese("executed"), "万元", is_shown=True, is_by_coverage=True),
        FigureColumn("execution_rate", rate, "%", is_shown=is_small, is_by_coverage=True),
        FigureColumn("total_score", score, "分", is_shown=True),
    )


_FIGURES: Final = frozenset(column.key for column in (*_main_figures(is_small=True), *_FURTHER))


def _main(count: int, cells: Cells) -> Iterator[Column]:
    """The columns of every list of reports."""
    for column in _main_figures(is_small=count <= MOST_WITH_BUDGETS):
        yield from column.columns(cells[column.key])
    yield word_column("grade", chinese("grade"), cells["grade"], is_shown=True)
    yield Column("verdicts", "数据核对", "verdicts", _verdicts(cells["verdicts"]), is_shown=True)


def _verdicts(found: Repeated[tuple[int, int]]) -> Json:
    """How many comparisons contradict and how many are missing; -1 where none was made."""
    return {"counts": list(found.cells), "rows": list(found.rows)}


def _columns(cells: Cells) -> Iterator[Column]:
    """The columns that readers ask for; one that no report fills is left out."""
    for column in _FURTHER:
        yield from column.columns(cells[column.key])
    withheld = f"{chinese('withheld')}的内容"
    yield word_column("withheld_items", withheld, cells["withheld_items"])
    yield word_column("disclosed_on", chinese("disclosed_on"), cells["disclosed_on"])
    yield word_column("full_name", chinese("full_name"), cells["full_name"])


def _printed(date: Reported[PartialDate]) -> str | Absent:
    return printed(date) if isinstance(date, Stated) else date


def _withheld(report: Report) -> str:
    """What the report says it keeps back; 没有 where it lists nothing."""
    return listing([item.name for item in entries(report.withheld).values()]) or "没有"


def _facets(edition: Edition, cells: Cells) -> Iterator[Facet]:
    years = repeated(entry.year for entry in edition.dataset.reports)
    named = years.mapped(lambda each: (str(each), f"{each} 年"))
    yield Facet("year", chinese("year"), choices(named, sorted(named.cells, reverse=True)))
    yield Facet("coverage", chinese("coverage"), choices(cells["coverage"], map(_choice, Coverage)))
    if len(cells["evaluation"].cells) > 1:
        yield Facet("evaluation", chinese("kind"), choices(cells["evaluation"]))
    yield Facet("score", chinese("total_score"), {"column": "total_score"})
    yield Facet("grade", chinese("grade"), {"column": "grade"})
    worst = choices(cells["worst"], map(_verdict, (*Verdict, None)))
    yield Facet("verdict", "最重的核对结论", worst)
    yield withheld_facet(cells["withholds"])
    yield topic_facet(edition, cells["topic"])


def _choice(chosen: Coverage | EvaluationKind) -> tuple[str, str]:
    return chosen.name.lower(), chosen.value


def _verdict(verdict: Verdict | None) -> tuple[str, str]:
    return (verdict.value, verdict_word(verdict)) if verdict else _UNCOMPARED
