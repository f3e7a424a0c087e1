"""An edition of very many made-up reports, without files: one report, copied with other figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.checks.engine import agency_compared
from generator.model.dataset import Dataset, Entry
from generator.model.edition import Edition
from generator.model.funds import Coverage
from generator.model.report import Report
from generator.model.reported import NOT_STATED, WITHHELD
from generator.model.verdict import Comparison, Operand, Operation, Verdict
from generator.places.division import Division, DivisionKind
from generator.places.table import read_divisions
from tests.builders import a_report, an_edition, stated
from tests.conftest import ROOT
from tests.corpus import Chance

YEARS = (2021, 2022, 2023, 2024, 2025)
COVERAGES = (*[Coverage.ALL_SPENDING] * 6, Coverage.PROJECT_SPENDING, Coverage.SPECIAL_FUNDS)
GRADES = ("优", "优秀", "良", "良好", "中", NOT_STATED, NOT_STATED)


def many_reports(count: int) -> Edition:
    """So many reports of all counties in turn, five years each."""
    table = (ROOT / "content" / "divisions.tsv").read_text("utf-8")
    divisions, _ = read_divisions(table, "divisions.tsv")
    counties = [
        each for each in divisions.all if each.is_current and each.kind is DivisionKind.COUNTY
    ]
    base = a_report(projects={"a": {"name": "甲", "topic": "qita"}})
    pairs = ((county, year) for county in counties for year in YEARS)
    made = [_made(base, *pair) for pair, _ in zip(pairs, range(count), strict=False)]
    small = an_edition(base)
    dataset = small.dataset
    reports = tuple(sorted((entry for entry, _ in made), key=_order))
    shown = {
        entry.file: agency_compared({entry.file: found}, entry.digest.encode(), {entry.file: ""})
        for entry, found in made
    }
    whole = Dataset(dataset.site, divisions, dataset.schemes, dataset.topics, reports, ())
    return Edition(whole, (), small.checks, shown)


def _order(entry: Entry) -> tuple[str, str]:
    return entry.division.address, entry.report.year


def _made(base: Report, county: Division, year: int) -> tuple[Entry, tuple[Comparison, ...]]:
    chance = Chance(f"many/{county.code}/{year}")
    budget = chance.whole(200_000, 9_000_000)
    spent = budget * chance.whole(700, 1000) // 1000
    is_yuan = chance.is_so(20)

    def amount(yuan: int) -> Any:
        printed = f"{yuan}.{chance.whole(0, 99):02} 元" if is_yuan else f"{yuan / 10_000:.2f}"
        return stated(printed)

    spending = base.spending
    total = spending.total.model_copy(
        update={
            "adjusted_budget": amount(budget),
            "executed": amount(spent) if chance.is_so(88) else _silence(chance),
            "execution_rate": stated(f"{spent * 100 / budget:.2f}%") if chance.is_so(70)
            else NOT_STATED,
        }
    )  # fmt: skip
    evaluation = base.self_evaluation.model_copy(
        update={
            "total_score": stated(str(chance.whole(60, 100))) if chance.is_so(80) else NOT_STATED,
            "grade": chance.one(GRADES),
        }
    )
    report = base.model_copy(
        update={
            "code": county.code,
            "year": str(year),
            "coverage": chance.one(COVERAGES),
            "agency": base.agency.model_copy(
                update={"short_name": f"{county.name}{chance.one(('委网信办', '网信办'))}"}
            ),
            "spending": spending.model_copy(update={"total": total}),
            "self_evaluation": evaluation,
        }
    )
    file = f"content/reports/{county.address}/{year}.yml"
    return Entry(report, county, file, "0" * 64, {(): (1, 1)}), tuple(_comparisons(chance))


def _silence(chance: Chance) -> Any:
    return WITHHELD if chance.is_so(20) else NOT_STATED


def _comparisons(chance: Chance) -> Iterator[Comparison]:
    operand = Operand(("year",), "年度", "2024")
    for verdict in (Verdict.CONTRADICTS, Verdict.MISSING, Verdict.HOLDS):
        for number in range(chance.whole(0, 3)):
            yield Comparison("year-in-title", str(number), verdict, Operation.TEXT, (operand,))
