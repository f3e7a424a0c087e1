"""What the parts of the loader say of one report file, in the order in which it is asked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.load.markings import marking_findings, scope_findings
from generator.load.plausible import (
    address_findings,
    correction_findings,
    scale_findings,
    topic_findings,
    year_findings,
)
from generator.load.private_data import private_findings
from generator.load.settings import Settings
from generator.load.withdrawn import withdrawal_findings
from generator.load.yaml_tree import Document
from generator.model.report import Report


def unpublishable(document: Document, text: str, file: str) -> Iterator[Finding]:
    """What may stand in no report, asked before anything else is."""
    yield from private_findings(document, text, file)
    yield from marking_findings(document, text, file)


def at_odds(report: Report, settings: Settings, document: Document, file: str) -> Iterator[Finding]:
    """What a valid report file says that cannot be, or may not be published yet."""
    yield from topic_findings(report, settings.topics, document, file)
    yield from scope_findings(report, document, file)
    yield from year_findings(report, settings.site.as_of, document, file)
    yield from address_findings(report, document, file)
    yield from correction_findings(report, document, file)
    yield from withdrawal_findings(report, document, file)
    yield from scale_findings(report, document, file)
