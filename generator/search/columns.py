"""What results are narrowed and sorted by: one value a page, in the order of the slots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.funds import Coverage
from generator.model.reported import Stated, entries
from generator.model.terms import chinese
from generator.model.verdict import Verdict
from generator.places.division import Division, DivisionKind
from generator.views import address
from generator.views.summary import budget, executed, worst_verdict
from generator.views.text import line, plain, verdict_word

NONE: Final = -1
"""The page has no value: it is no report, or not of a place."""

_UNCOMPARED: Final = ("none", "没有可比对的数字")

Choice: TypeAlias = tuple[str, str]
"""What stands in the address of a search, and what a reader sees."""


@dataclass(frozen=True, slots=True)
class Facet:
    """Choices, and for each page which of them it has; a page may have several."""

    key: str
    label: str
    choices: tuple[Choice, ...]
    pages: tuple[tuple[int, ...], ...]


def facets(edition: Edition, addresses: Sequence[str]) -> tuple[Facet, ...]:
    """All facets, in the order in which they are offered."""
    reports = _reports(edition)
    return (
        _regions(edition, addresses, DivisionKind.PROVINCE, "省份"),
        _regions(edition, addresses, DivisionKind.PREFECTURE, "地市"),
        _years(reports, addresses),
        _coverages(reports, addresses),
        _grades(reports, addresses),
        _verdicts(edition, reports, addresses),
        _topics(edition, reports, addresses),
    )


def amounts(edition: Edition, addresses: Sequence[str]) -> tuple[str | None, ...]:
    """Yuan spent by each report, budgeted where no spending is printed; None on other pages."""
    reports = _reports(edition)
    return tuple(_amount(reports[each]) if each in reports else None for each in addresses)


def _amount(entry: Entry) -> str | None:
    for figure in (executed(entry), budget(entry)):
        if isinstance(figure, Stated):
            return plain(figure.value.yuan)
    return None


def _reports(edition: Edition) -> Mapping[str, Entry]:
    site = edition.dataset.site
    return {address.report(entry, site): entry for entry in edition.dataset.reports}


def _facet(
    key: str, label: str, choices: Iterable[Choice], found: Sequence[Iterable[Choice]]
) -> Facet:
    """The choices that some page has, in the order given."""
    used = {choice for each in found for choice in each}
    kept = tuple(choice for choice in choices if choice in used)
    number = {choice: index for index, choice in enumerate(kept)}
    pages = tuple(tuple(sorted(number[choice] for choice in each)) for each in found)
    return Facet(key, label, kept, pages)


def _regions(edition: Edition, addresses: Sequence[str], kind: DivisionKind, label: str) -> Facet:
    """The province or prefecture of places and reports; a place is in itself."""
    divisions = edition.dataset.divisions
    reports = _reports(edition)

    def regions(page: str) -> list[Choice]:
        entry = reports.get(page)
        division = entry.division if entry else divisions.at_address(page)
        chain: tuple[Division, ...] = divisions.chain(division) if division else ()
        return [(step.code, step.name) for step in chain if step.kind is kind]

    found = [regions(page) for page in addresses]
    return _facet(kind.value, label, sorted({each for page in found for each in page}), found)


def _years(reports: Mapping[str, Entry], addresses: Sequence[str]) -> Facet:
    found = [
        [(reports[page].report.year, f"{reports[page].report.year} 年")] if page in reports else []
        for page in addresses
    ]
    newest = sorted({each for page in found for each in page}, reverse=True)
    return _facet("year", chinese("year"), newest, found)


def _coverages(reports: Mapping[str, Entry], addresses: Sequence[str]) -> Facet:
    choices = {each: (each.name.lower(), each.value) for each in Coverage}
    found = [
        [choices[reports[page].report.coverage]] if page in reports else [] for page in addresses
    ]
    return _facet("coverage", chinese("coverage"), choices.values(), found)


def _grades(reports: Mapping[str, Entry], addresses: Sequence[str]) -> Facet:
    words = [
        line(reports[page].report.self_evaluation.grade) if page in reports else ""
        for page in addresses
    ]
    found = [[(word, word)] if word else [] for word in words]
    return _facet("grade", chinese("grade"), ((each, each) for each in sorted(set(words))), found)


def _verdicts(edition: Edition, reports: Mapping[str, Entry], addresses: Sequence[str]) -> Facet:
    """The worst verdict of each report."""
    choices = {each: (each.value, verdict_word(each)) for each in Verdict}

    def worst(entry: Entry) -> Choice:
        found = worst_verdict(edition, entry)
        return choices[found] if found else _UNCOMPARED

    found = [[worst(reports[page])] if page in reports else [] for page in addresses]
    return _facet("verdict", "最重的核对结论", (*choices.values(), _UNCOMPARED), found)


def _topics(edition: Edition, reports: Mapping[str, Entry], addresses: Sequence[str]) -> Facet:
    """The kinds of projects that a report lists."""
    choices = {key: (key, topic.name) for key, topic in edition.dataset.topics.items()}

    def topics(page: str) -> set[Choice]:
        if page not in reports:
            return set()
        projects = entries(reports[page].report.projects).values()
        return {choices[project.topic] for project in projects if project.topic in choices}

    return _facet("topic", chinese("topic"), choices.values(), [topics(page) for page in addresses])
