"""Examples that a keeper of content can read: `tests/cases/checks/<check-id>.yml`.

A file is a list of cases. Each lays `report` (or each of `years`, for checks that compare a
county's years) over the smallest valid report, runs the one check, and says what must come out:

    - case: 合计一致
      report: {spending: {total: {executed: "3"}, ...}}
      verdict: holds             one comparison with this verdict
    - verdicts: {executed: holds, initial_budget: rounds}      all comparisons, by key
    - none: "true"               no comparison at all
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.checks import CHECKS
from generator.checks.check import Check
from generator.load.yaml_tree import Document, read_tree
from generator.model.verdict import Comparison, Verdict
from tests.builders import a_report, an_entry, yardsticks

CASES = Path(__file__).parent.parent / "cases" / "checks"
BY_ID = {check.id: check for check in CHECKS}


def cases_of(check: str) -> list[dict[str, Any]]:
    path = CASES / f"{check}.yml"
    if not path.is_file():
        return []
    document = read_tree(path.read_bytes(), path.name)
    assert isinstance(document, Document), document
    assert isinstance(document.tree, list)
    return [dict(case) for case in document.tree if isinstance(case, dict)]


def comparisons(check: Check, case: dict[str, Any]) -> Iterator[Comparison]:
    if check.of_report is not None:
        yield from check.of_report(a_report(**case.get("report", {})), yardsticks())
    if check.of_years is not None:
        entries = [an_entry(a_report(**tree)) for tree in case["years"]]
        yield from (comparison for _, comparison in check.of_years(entries, yardsticks()))


def all_cases() -> list[Any]:
    return [
        pytest.param(check, case, id=f"{check.id}: {case['case']}")
        for check in CHECKS
        for case in cases_of(check.id)
    ]


@pytest.mark.parametrize(("check", "case"), all_cases())
def test_a_check_gives_the_verdict_of_its_case(check: Check, case: dict[str, Any]) -> None:
    found = list(comparisons(check, case))

    assert all(comparison.check == check.id for comparison in found)
    verdicts = {comparison.key: comparison.verdict.value for comparison in found}
    assert len(verdicts) == len(found), "two comparisons share a key"
    if "none" in case:
        assert verdicts == {}
    elif "verdict" in case:
        assert list(verdicts.values()) == [case["verdict"]], found
    else:
        assert verdicts == case["verdicts"], found


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_verdict_a_check_can_give_has_a_case(check: Check) -> None:
    shown: Counter[Verdict] = Counter()
    for case in cases_of(check.id):
        words = [case["verdict"]] if "verdict" in case else list(case.get("verdicts", {}).values())
        shown.update(Verdict(word) for word in words)

    assert set(shown) == set(check.verdicts)


def test_every_case_file_belongs_to_a_check() -> None:
    assert sorted(path.stem for path in CASES.glob("*.yml") if path.stem not in BY_ID) == []


def test_ids_are_unique_and_kebab_case() -> None:
    ids = [check.id for check in CHECKS]

    assert len(set(ids)) == len(ids)
    assert all(each == each.lower() and " " not in each and "_" not in each for each in ids)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_looks_at_one_report_or_at_the_years(check: Check) -> None:
    assert (check.of_report is None) is not (check.of_years is None)
    assert check.sentence
    assert check.why.endswith("。")
