"""What results are narrowed and sorted by: for each page its choices, and what it spends."""

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
from generator.views.summary import worst_verdict
from generator.views.text import line, plain, verdict_word

Choice: TypeAlias = tuple[str, str]
"""What stands in the address of a search, and what a reader sees."""

Choices: TypeAlias = tuple[tuple[Choice, ...], ...]
"""What one page has of each facet, in the order of `FACETS`."""

FACETS: Final = (
    ("province", "省份"),
    ("prefecture", "地市"),
    ("year", chinese("year")),
    ("coverage", chinese("coverage")),
    ("grade", chinese("grade")),
    ("verdict", "最重的核对结论"),
    ("topic", chinese("topic")),
)

_COVERAGES: Final = {each: (each.name.lower(), each.value) for each in Coverage}
_VERDICTS: Final = {each: (each.value, verdict_word(each)) for each in Verdict}
_UNCOMPARED: Final = ("none", "没有可比对的数字")


@dataclass(frozen=True, slots=True)
class Facet:
    """Choices, and for each page which of them it has; a page may have several."""

    key: str
    label: str
    choices: tuple[Choice, ...]
    pages: tuple[tuple[int, ...], ...]


def topic_choices(edition: Edition) -> tuple[Choice, ...]:
    """The kinds of projects, in the order that the content gives them."""
    return tuple((key, topic.name) for key, topic in edition.dataset.topics.items())


NO_CHOICES: Final[Choices] = ((), (), (), (), (), (), ())
"""Those of a page that is of no place and no report."""


def choices_of(edition: Edition, entry: Entry | None, division: Division | None) -> Choices:
    """What a page has of each facet: that of a report, of a place, or of neither."""
    chain = edition.dataset.divisions.chain(division) if division else ()
    regions = (_regions(chain, kind) for kind in (DivisionKind.PROVINCE, DivisionKind.PREFECTURE))
    if entry is None:
        return (*regions, (), (), (), (), ())
    report = entry.report
    grade = line(report.self_evaluation.grade)
    return (
        *regions,
        ((report.year, f"{report.year} 年"),),
        (_COVERAGES[report.coverage],),
        ((grade, grade),),
        (_worst(edition, entry),),
        _topics(entry, topic_choices(edition)),
    )


def amount_of(entry: Entry) -> str | None:
    """Yuan spent by a report, budgeted where no spending is printed, None where neither is."""
    for figure in (entry.card.executed, entry.card.budget):
        if isinstance(figure, Stated):
            return plain(figure.value.yuan)
    return None


def facets(pages: Sequence[Choices], topics: Sequence[Choice]) -> tuple[Facet, ...]:
    """All facets, in the order in which they are offered; only choices that some page has."""
    known = {
        "coverage": tuple(_COVERAGES.values()),
        "verdict": (*_VERDICTS.values(), _UNCOMPARED),
        "topic": tuple(topics),
    }
    return tuple(
        _facet(key, label, [page[at] for page in pages], known)
        for at, (key, label) in enumerate(FACETS)
    )


def _facet(
    key: str,
    label: str,
    found: Sequence[tuple[Choice, ...]],
    known: Mapping[str, Sequence[Choice]],
) -> Facet:
    different = dict.fromkeys(found)
    used = {choice for each in different for choice in each}
    ordered = known.get(key) or sorted(used, reverse=key == "year")
    kept = tuple(choice for choice in ordered if choice in used)
    number = {choice: at for at, choice in enumerate(kept)}
    held = {each: tuple(sorted(number[choice] for choice in each)) for each in different}
    return Facet(key, label, kept, tuple(held[each] for each in found))


def _regions(chain: Iterable[Division], kind: DivisionKind) -> tuple[Choice, ...]:
    """The province or prefecture of places and reports; a place is in itself."""
    return tuple((step.code, step.name) for step in chain if step.kind is kind)


def _worst(edition: Edition, entry: Entry) -> Choice:
    found = worst_verdict(edition, entry)
    return _VERDICTS[found] if found else _UNCOMPARED


def _topics(entry: Entry, topics: Sequence[Choice]) -> tuple[Choice, ...]:
    """The kinds of projects that a report lists."""
    held = {project.topic for project in entries(entry.report.projects).values()}
    return tuple(choice for choice in topics if choice[0] in held)
