"""The reports as a table to explore: what each says, and what they are narrowed by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from generator.export.columnar import Json, choices, steps, words
from generator.export.explore_table import (
    LINES,
    Column,
    ExploreTable,
    Facet,
    figure_columns,
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
from generator.model.report import EvaluationKind
from generator.model.reported import Absent, Reported, Stated, entries
from generator.model.terms import chinese
from generator.model.verdict import Verdict
from generator.views import address
from generator.views.stages import STAGES
from generator.views.summary import budget, executed, key_line, worst_verdict
from generator.views.text import listing, printed, verdict_word

MOST_WITH_BUDGETS: Final = 6_000
"""In a larger table budgets and rates wait until they are asked for: they would be half of what a
reader fetches first.
"""
_UNCOMPARED: Final = ("none", "没有可比对的数字")


def explore_reports(edition: Edition) -> ExploreTable:
    """One row for each report, in the order of place, year and department."""
    reports = edition.dataset.reports
    return ExploreTable(
        "reports",
        "报告",
        "份",
        len(reports),
        (*_main(edition), *_further(reports)),
        tuple(_facets(edition)),
        _rows(edition),
    )


def _rows(edition: Edition) -> dict[str, Json]:
    """Place, office and the end of the address of each row; the year is a facet."""
    reports = edition.dataset.reports
    tree, number = place_tree(edition)
    return {
        "places": tree,
        "place": steps(number[entry.division.address] for entry in reports),
        "office": words(without_place(entry.report.agency.short_name, entry) for entry in reports),
        "tail": words(_tail(edition, entry) for entry in reports),
    }


def _tail(edition: Edition, entry: Entry) -> str:
    """What stands in a report's address after place and year."""
    page = address.report(entry, edition.dataset.site)
    return page.removeprefix(f"{entry.division.address}/{entry.report.year}")


def _main(edition: Edition) -> Iterator[Column]:
    """The columns of every list of reports."""
    reports = edition.dataset.reports
    evaluations = [entry.report.self_evaluation for entry in reports]
    is_small = len(reports) <= MOST_WITH_BUDGETS
    budgets, spent = list(map(budget, reports)), list(map(executed, reports))
    yield from figure_columns(
        "budget",
        "预算",
        "万元",
        budgets,
        is_shown=is_small,
        is_by_coverage=True,
    )
    yield from figure_columns(
        "executed", chinese("executed"), "万元", spent, is_shown=True, is_by_coverage=True
    )
    yield from figure_columns(
        "execution_rate",
        chinese("execution_rate"),
        "%",
        list(map(_rate, reports)),
        is_shown=is_small,
        is_by_coverage=True,
    )
    scores = [each.total_score for each in evaluations]
    yield from figure_columns("total_score", chinese("total_score"), "分", scores, is_shown=True)
    grades = (each.grade for each in evaluations)
    yield word_column("grade", chinese("grade"), grades, is_shown=True)
    yield Column("verdicts", "数据核对", "verdicts", _verdicts(edition), is_shown=True)


def _rate(entry: Entry) -> Reported[Any]:  # a share
    found: Reported[Any] = getattr(entry.report.spending, key_line(entry)).execution_rate  # a share
    return found


def _verdicts(edition: Edition) -> Json:
    """How many comparisons contradict and how many are missing; -1 where none was made."""
    kept: dict[tuple[int, int], int] = {}
    rows = []
    for entry in edition.dataset.reports:
        counts = edition.verdicts([entry])
        found = (counts[Verdict.CONTRADICTS], counts[Verdict.MISSING]) if counts else (-1, 0)
        rows.append(kept.setdefault(found, len(kept)))
    return {"counts": list(kept), "rows": rows}


def _further(reports: Sequence[Entry]) -> Iterator[Column]:
    """The columns that readers ask for; one that no report fills is left out."""
    for name in LINES:
        lines = [getattr(entry.report.spending, name) for entry in reports]
        for stage in STAGES:
            yield from figure_columns(
                f"{name}_{stage}",
                f"{chinese(name)}：{chinese(stage)}",
                "万元",
                [getattr(line, stage) for line in lines],
                is_by_coverage=True,
            )
    for name in ("three_public_budget", "three_public_executed"):
        found = [getattr(entry.report.three_public, name) for entry in reports]
        yield from figure_columns(name, chinese(name), "万元", found, is_by_coverage=True)
    for name in ("established_posts", "staff_in_post"):
        staff = [getattr(entry.report.staff, name) for entry in reports]
        yield from figure_columns(name, chinese(name), "人", staff)
    points = [entry.report.self_evaluation.total_points for entry in reports]
    yield from figure_columns("total_points", chinese("total_points"), "分", points)
    yield from _texts(reports)


def _texts(reports: Sequence[Entry]) -> Iterator[Column]:
    yield word_column("withheld_items", f"{chinese('withheld')}的内容", map(_withheld, reports))
    disclosed = (_printed(entry.report.disclosure.disclosed_on) for entry in reports)
    yield word_column("disclosed_on", chinese("disclosed_on"), disclosed)
    names = (entry.report.agency.full_name for entry in reports)
    yield word_column("full_name", chinese("full_name"), names)


def _printed(date: Reported[PartialDate]) -> str | Absent:
    return printed(date) if isinstance(date, Stated) else date


def _withheld(entry: Entry) -> str:
    """What the report says it keeps back; 没有 where it lists nothing."""
    return listing([item.name for item in entries(entry.report.withheld).values()]) or "没有"


def _facets(edition: Edition) -> Iterator[Facet]:
    reports = [entry.report for entry in edition.dataset.reports]
    years = [(each.year, f"{each.year} 年") for each in reports]
    yield Facet("year", chinese("year"), choices(years, sorted(set(years), reverse=True)))
    coverages = (_choice(each.coverage) for each in reports)
    yield Facet("coverage", chinese("coverage"), choices(coverages, map(_choice, Coverage)))
    if len({each.kind for each in reports}) > 1:
        yield Facet("evaluation", chinese("kind"), choices(_choice(each.kind) for each in reports))
    yield Facet("score", chinese("total_score"), {"column": "total_score"})
    yield Facet("grade", chinese("grade"), {"column": "grade"})
    worst = (_verdict(worst_verdict(edition, entry)) for entry in edition.dataset.reports)
    yield Facet("verdict", "最重的核对结论", choices(worst, map(_verdict, (*Verdict, None))))
    yield withheld_facet(map(withholds, reports))
    yield topic_facet(edition, ({p.topic for p in entries(r.projects).values()} for r in reports))


def _choice(chosen: Coverage | EvaluationKind) -> tuple[str, str]:
    return chosen.name.lower(), chosen.value


def _verdict(verdict: Verdict | None) -> tuple[str, str]:
    return (verdict.value, verdict_word(verdict)) if verdict else _UNCOMPARED
