"""Comparisons of a report in the words of its page, for the list below the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import dotted
from generator.model.edition import Edition
from generator.model.verdict import Verdict
from generator.views.county_year.verification import check_facts, comparison_lines
from generator.views.text import verdict_word


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison: the sentence that should be true, both sides, and how it came out."""

    sentence: str
    verdict: str
    kind: str
    lines: tuple[tuple[str, str], ...]
    field: str


def compared(edition: Edition | None) -> tuple[Compared, ...]:
    """The comparisons of the one report of an edition, those that do not agree first."""
    if edition is None:
        return ()
    order = {verdict: number for number, verdict in enumerate(Verdict)}
    found = sorted(_pairs(edition), key=lambda each: order[each[0]])
    return tuple(each for _, each in found)


def _pairs(edition: Edition) -> Iterator[tuple[Verdict, Compared]]:
    for entry in edition.dataset.reports:
        for item in edition.of(entry):
            sentence = check_facts(edition, item).sentence
            lines = tuple(
                (line.label, "".join(span.text for span in line.words))
                for line in comparison_lines(entry.report.unit, item)
            )
            yield (
                item.verdict,
                Compared(
                    f"{sentence}：{item.subject}" if item.subject else sentence,
                    verdict_word(item.verdict),
                    item.verdict.value,
                    lines,
                    dotted(item.at),
                ),
            )
