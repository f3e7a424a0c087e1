"""Planted errors are reported, and clean reports are not accused."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import cycle, islice

import pytest

from generator.checks import CHECKS
from generator.checks.engine import compare
from generator.load.plausible import scale_findings
from generator.load.yaml_tree import Document
from generator.model.verdict import Comparison, Verdict
from tests.builders import Texts, an_entry, read_report, yardsticks
from tests.corpus import Chance, clean_agency, clean_report
from tests.counts import few_or_all
from tests.planted import PLANTS, plant

FALSE = {Verdict.CONTRADICTS, Verdict.MISSING}
KINDS = sorted(PLANTS)
SCORES = {"points", "score"}
PLANTED = few_or_all(300, 1000)  # each kind several times
CLEAN = few_or_all(80, 200)


def shown(trees: Sequence[Texts]) -> list[Comparison]:
    entries = [an_entry(read_report(tree)) for tree in trees]
    found = compare(entries, yardsticks(), CHECKS)
    return [comparison for file, each in found.items() for comparison in each.comparisons[file]]


def told(tree: Texts) -> Counter[str]:
    """What readers are told does not agree or is not there, and what the keeper is warned of."""
    report = read_report(tree)
    found = Counter(
        f"{each.check} {each.verdict.value}" for each in shown([tree]) if each.verdict in FALSE
    )
    findings = scale_findings(report, Document(tree, {}), "report.yml")
    return found + Counter(finding.rule for finding in findings)


def undecided(trees: Sequence[Texts]) -> Counter[str]:
    return Counter(each.check for each in shown(trees) if each.verdict is Verdict.UNDECIDED)


def planted() -> Iterator[tuple[int, str, Texts, Texts]]:
    """Seed, kind, the clean report and the one with an error, each kind as often as the others."""
    kinds, seed = cycle(KINDS), 0
    for kind in islice(kinds, PLANTED):
        wrong = None
        while wrong is None:
            seed += 1
            clean = clean_report(seed)
            wrong = plant(clean, kind, Chance(f"planted {seed}"))
            if wrong is not None:
                yield seed, kind, clean, wrong


@pytest.mark.counted
def test_planted_errors_are_reported() -> None:
    """Those that a report's other words could explain are shown as undecided, with the reason."""
    missed, doubted = [], []
    for seed, kind, clean, wrong in planted():
        before, after = told(clean), told(wrong)
        if not after - before:
            doubted.append((seed, kind))
            if not undecided([wrong]) - undecided([clean]):
                missed.append((seed, kind))

    assert len(missed) <= PLANTED // 100, missed
    assert len(doubted) <= PLANTED // 20, doubted


@pytest.mark.counted
def test_clean_reports_are_not_accused() -> None:
    accused = [
        (seed, each.check, each.key)
        for seed in range(CLEAN // 2)
        for each in shown(clean_agency(seed))
        if each.verdict in FALSE
    ]

    assert accused == []


def test_the_same_seed_gives_the_same_report() -> None:
    assert clean_report(7) == clean_report(7)
    assert clean_report(7) != clean_report(8)


def sides(trees: Sequence[Texts]) -> list[tuple[str, str, Verdict]]:
    return [(each.check, each.key, each.verdict) for each in shown(trees)]


def some_trees() -> Iterator[Texts]:
    """Clean and wrong reports in turn."""
    for seed in range(60):
        clean = clean_report(seed)
        wrong = plant(clean, KINDS[seed % len(KINDS)], Chance(str(seed)))
        yield clean if wrong is None else wrong


def test_the_unit_of_a_report_changes_no_verdict() -> None:
    for tree in some_trees():
        if tree["unit"] == "万元":
            assert sides([in_larger_unit(tree)]) == sides([tree])


def in_larger_unit(tree: Texts) -> Texts:
    """The same amounts to the same last place, in 亿元."""
    found = copy.deepcopy(tree) | {"unit": "亿元"}
    rows = [*found["spending"].values(), *found["projects"].values(), *found["funds"].values()]
    withheld = found["withheld"].values() if isinstance(found["withheld"], dict) else ()
    groups = [found["spending"], found["three_public"], *rows, *withheld]
    for group in (group for group in groups if isinstance(group, dict)):
        for field, text in group.items():
            if isinstance(text, str) and re.fullmatch(r"[\d.]+", text) and field not in SCORES:
                group[field] = f"{Decimal(text).scaleb(-4):f}"
    return found


def test_the_order_of_projects_changes_no_verdict() -> None:
    for tree in some_trees():
        turned = tree | {"projects": dict(reversed(tree["projects"].items()))}

        assert sides([turned]) == sides([tree])
