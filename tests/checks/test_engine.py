from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.checks import CHECKS
from generator.checks.check import Check, Yardsticks
from generator.checks.engine import (
    Known,
    agencies,
    compare,
    in_order,
    report_comparisons,
)
from generator.model.dataset import Entry
from generator.model.report import Report
from generator.model.verdict import Comparison, Operation, Verdict
from tests.builders import Texts, a_report, an_entry, yardsticks

CARRIED: Texts = {"spending": {"carried_forward": "12.30"}}
BROUGHT: Texts = {"funds": {"brought_forward": {"income_budget": "21.30"}}}


def comparison(check: str, key: str, verdict: Verdict) -> Comparison:
    return Comparison(check, key, verdict, Operation.TEXT, ())


def a_check(name: str) -> Check:
    def nothing(_: Report, __: Yardsticks) -> Iterator[Comparison]:
        return iter(())

    return Check(name, "", "", "", of_report=nothing)


def test_the_worst_comes_first_then_the_catalogue_then_the_key() -> None:
    expected = [
        comparison("b", "", Verdict.CONTRADICTS),
        comparison("a", "", Verdict.MISSING),
        comparison("a", "", Verdict.UNDECIDED),
        comparison("a", "", Verdict.TRUNCATED),
        comparison("a", "", Verdict.ROUNDS),
        comparison("b", "1", Verdict.HOLDS),
        comparison("b", "2", Verdict.HOLDS),
        comparison("a", "0", Verdict.HOLDS),
    ]

    for mixed in (expected, expected[::-1], expected[3:] + expected[:3]):
        assert list(in_order(mixed, (a_check("b"), a_check("a")))) == expected


def test_comparisons_are_found_by_the_file_of_their_report() -> None:
    entries = [
        an_entry(a_report(code="130110", staff={"established_posts": "7"})),
        an_entry(
            a_report(
                code="130128",
                staff={
                    "established_posts": "6",
                    "administrative_posts": "4",
                    "institution_posts": "3",
                },
            )
        ),
    ]

    found = compare(entries, yardsticks(), CHECKS)

    assert list(found) == [entry.file for entry in entries]
    verdicts = [
        [(each.check, each.verdict) for each in shown.comparisons[file]]
        for file, shown in found.items()
    ]
    assert ("posts-sum", Verdict.CONTRADICTS) not in verdicts[0]
    assert ("posts-sum", Verdict.CONTRADICTS) in verdicts[1]


def test_the_years_of_an_agency_are_compared_and_shown_with_the_later() -> None:
    later, earlier = (
        an_entry(a_report(year=year, **texts))
        for year, texts in (("2024", BROUGHT), ("2023", CARRIED))
    )

    found = compare([later, earlier], yardsticks(), CHECKS)

    def of_years(entry: Entry) -> list[Verdict]:
        return [
            e.verdict
            for e in found[entry.file].comparisons[entry.file]
            if e.check == "carried-forward-years"
        ]

    assert of_years(later) == [Verdict.CONTRADICTS]
    assert of_years(earlier) == []


def test_other_places_departments_and_kinds_are_other_agencies() -> None:
    entries = [
        an_entry(a_report(**texts))
        for texts in (
            {"year": "2023"},
            {"year": "2024"},
            {"year": "2024", "code": "130128"},
            {"year": "2025", "department": "xuanchuanbu"},
            {"year": "2025", "kind": "项目支出"},
        )
    ]

    assert [[entry.year for entry in agency] for agency in agencies(entries)] == [
        *([2023, 2024], [2024], [2025], [2025])
    ]


def test_no_two_comparisons_of_a_report_share_an_address() -> None:
    report = a_report(
        spending={"total": {"adjusted_budget": "5", "executed": "5"}},
        projects={"total": {"adjusted_budget": "5", "executed": "5"}, "b": {"executed": "1"}},
    )

    found = report_comparisons(report, yardsticks(), CHECKS)

    addresses = [(each.check, each.key) for each in found]
    assert len(set(addresses)) == len(addresses)


def test_the_same_content_in_another_order_gives_the_same_comparisons() -> None:
    projects: Sequence[tuple[str, Texts]] = [
        ("a", {"executed": "3.5"}),
        ("b", {"executed": "15"}),
        ("c", {"executed": "20"}),
    ]

    def verdicts(listed: Sequence[tuple[str, Texts]]) -> list[tuple[str, str, Verdict]]:
        report = a_report(
            spending={"project_expenditure": {"executed": "38.49"}}, projects=dict(listed)
        )
        found = in_order(report_comparisons(report, yardsticks(), CHECKS), CHECKS)
        return [(each.check, each.key, each.verdict) for each in found]

    assert verdicts(projects) == verdicts(projects[::-1])


def test_what_is_known_of_an_agency_is_not_compared_again() -> None:
    entries = [an_entry(a_report(year=year)) for year in ("2023", "2024")]
    other = replace(an_entry(a_report(code="130128")), file="other.yml")
    known: Known = {}
    first = compare([*entries, other], yardsticks(), CHECKS, known)
    changed = replace(other, digest="1" * 64)
    second = compare([*entries, changed], yardsticks(), CHECKS, known)

    assert all(second[entry.file] is first[entry.file] for entry in entries)
    assert second[other.file] is not first[other.file]
    assert len(known) == 2


def test_a_state_of_a_report_is_of_its_own_comparisons_and_of_which_others_there_are() -> None:
    earlier, later = (an_entry(a_report(year=year)) for year in ("2023", "2024"))
    states = compare([earlier, later], yardsticks(), CHECKS)[earlier.file].states

    other = replace(later, digest="1" * 64)  # other bytes, the same figures
    same = compare([earlier, other], yardsticks(), CHECKS)[earlier.file]
    assert same.states == states
    assert same.state != compare([earlier, later], yardsticks(), CHECKS)[earlier.file].state

    told = an_entry(a_report(year="2024", **BROUGHT))  # is compared with the year before
    found = compare([earlier, told], yardsticks(), CHECKS)[earlier.file].states
    assert found[told.file] != states[later.file]

    [alone] = compare([earlier], yardsticks(), CHECKS).values()
    assert alone.states[earlier.file] != states[earlier.file]  # its page leads to no other year
