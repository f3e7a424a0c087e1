"""A draft judged as the loader would: what is wrong with the file, and what the checks would show.

Answers that a person still owes are stood in for, so that the figures can be compared at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.findings import Finding, Level, in_file_order
from generator.intake.draft import OPEN
from generator.intake.original import Grid, Original
from generator.load.characters import character_findings
from generator.load.markings import marking_findings
from generator.load.private_data import private_findings
from generator.load.schema import Shape, model_from
from generator.load.settings import Settings
from generator.load.yaml_tree import Document, Tree, read_tree
from generator.model.dataset import Dataset, Entry
from generator.model.edition import Edition
from generator.model.report import Report
from generator.model.reported import NOT_STATED_WORD
from generator.places.division import Division
from generator.reading import edition

_STAND_INS: Final = {
    "code": "110101", "year": "2000", "department": "bumen", "coverage": "全部支出",
    "transcribed_on": "2000-01-01", "checked_on": "2000-01-01",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trial:
    """Everything the loader says of a draft, and its edition where the rest can be read."""

    findings: tuple[Finding, ...]
    edition: Edition | None

    @property
    def errors(self) -> int:
        """How many places must be mended before the report can be published."""
        return sum(finding.level is Level.ERROR for finding in self.findings)


def tried(text: str, file: str, settings: Settings, division: Division) -> Trial:
    """The judgement of a draft's text; `file` is where it lies or would lie."""
    document = read_tree(text.encode(), file)
    if isinstance(document, Finding):
        return Trial((document,), None)
    shape = Shape(Report)
    found = model_from(shape, document, file)
    findings = (
        *(found if isinstance(found, tuple) else ()),
        *character_findings(document, text, file),
        *private_findings(document, text, file),
        *marking_findings(document, text, file),
    )
    answered = Document(_answered(document.tree), document.places)
    report = model_from(shape, answered, file)
    shown = None
    if isinstance(report, Report):
        entry = Entry(report, division, file, "", document.places)
        shown = edition(_dataset(settings, entry), ())
    return Trial(in_file_order(findings), shown)


def markings_in(original: Original) -> tuple[Finding, ...]:
    """Security marks and personal numbers in the words of an original, each at its place."""
    found: list[Finding] = []
    for block in original.blocks:
        texts = (block.text,) if not isinstance(block, Grid) else sum(block.rows, ())
        for text in texts:
            where = f"{original.name} {block.where}"
            document = Document(text.strip(), {})
            found += marking_findings(document, text, where)
            found += private_findings(document, text, where)
    return tuple(dict.fromkeys(found))


def _dataset(settings: Settings, entry: Entry) -> Dataset:
    return Dataset(
        settings.site, settings.divisions, settings.schemes, settings.topics, (entry,), ()
    )


def _answered(tree: Tree, key: str = "") -> Tree:
    if isinstance(tree, dict):
        return {name: _answered(each, name) for name, each in tree.items()}
    if isinstance(tree, list):
        return [_answered(each, key) for each in tree]
    return _STAND_INS.get(key, NOT_STATED_WORD) if tree == OPEN else tree
