"""A content folder as an edition: read, checked, compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.cache.memory import Memory
from generator.checks import CHECKS
from generator.checks.check import Yardsticks
from generator.checks.engine import compare
from generator.errors import ContentError
from generator.findings import Finding, Level, in_file_order
from generator.load.content import read_content
from generator.load.notes import note_findings
from generator.model.dataset import Dataset
from generator.model.edition import CheckFacts, Edition
from generator.model.verdict import Comparison
from generator.progress import Follow, unseen


def edition_of(
    content: Path,
    shown_as: str = "content",
    follow: Follow = unseen,
    memory: Memory | None = None,
) -> Edition:
    """The edition of a content folder; with `memory` only what changed is read and compared.

    Raises:
        ContentError: the content has errors; carries all findings.
    """
    memory = memory or Memory()
    found = read_content(content, shown_as, follow, memory.content)
    memory.keep()
    findings = in_file_order(found.findings)
    if found.dataset is None:
        raise ContentError(findings)
    shown = edition(found.dataset, findings, follow, memory)
    memory.keep()
    return shown


def edition(
    dataset: Dataset,
    findings: tuple[Finding, ...],
    follow: Follow = unseen,
    memory: Memory | None = None,
) -> Edition:
    """The dataset with what the checks show of it.

    Raises:
        ContentError: a note speaks of a comparison that there is not.
    """
    warnings = tuple(each for each in findings if each.level is Level.WARNING)
    facts = tuple(
        CheckFacts(each.id, each.family, each.sentence, each.why, each.source) for each in CHECKS
    )
    memory = memory or Memory()
    known = memory.compared(dataset.schemes)
    shown = compare(dataset.reports, Yardsticks(dataset.schemes), CHECKS, known, follow)
    lost = tuple(
        finding
        for entry in dataset.reports
        if entry.has_rarities
        for finding in note_findings(entry, _keys(shown[entry.file].comparisons[entry.file]))
    )
    if lost:
        raise ContentError(in_file_order(lost))
    return Edition(dataset, warnings, facts, shown, keep=memory.values)


def _keys(found: Iterable[Comparison]) -> Mapping[str, set[str]]:
    """Every check's id, with the keys of its comparisons of one report."""
    keys: dict[str, set[str]] = {check.id: set() for check in CHECKS}
    for each in found:
        keys[each.check].add(each.key)
    return keys
