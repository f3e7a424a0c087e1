"""What the reader and the checks say of one report file, beside the settings it is read with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.desk.reports import ReportFile
from generator.errors import ContentError
from generator.findings import DocPath, Finding, Level, dotted, in_file_order
from generator.intake.trial import tried
from generator.load.content import REPORT, read_settings
from generator.load.judged import at_odds
from generator.load.near_states import near_state_findings
from generator.load.paths import REPORTS, report_path
from generator.load.schema import model_from
from generator.load.settings import Settings
from generator.load.yaml_tree import Document, read_tree
from generator.model.edition import Edition
from generator.model.report import Report
from generator.places.division import Division


@dataclass(frozen=True, slots=True)
class Judged:
    """A file's values, everything wrong with it, and its comparisons where it can be read so far.

    `by_field` are the findings that belong to one field, by its path; the rest is `general`.
    """

    document: Document | None
    division: Division | None
    findings: tuple[Finding, ...]
    edition: Edition | None
    by_field: Mapping[DocPath, tuple[Finding, ...]]
    general: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be mended before anything is published."""
        return tuple(each for each in self.findings if each.level is Level.ERROR)

    def faults(self) -> frozenset[tuple[str, str, str]]:
        """The errors, each with its field, so that those of two texts can be compared."""
        placed = {id(each): dotted(path) for path, found in self.by_field.items() for each in found}
        return frozenset(
            (each.rule, each.message, placed.get(id(each), "")) for each in self.errors
        )


def settings_of(content: Path) -> Settings:
    """The settings of a content folder.

    Raises:
        ContentError: they cannot be read.
    """
    found = read_settings(content, content.name)
    if isinstance(found, Settings):
        return found
    raise ContentError(found)


def judged(file: ReportFile, settings: Settings, text: str | None = None) -> Judged:
    """The judgement of a file, or of another text that is to stand in its place."""
    said = (file.text if text is None else text).removeprefix("\ufeff")
    document = read_tree(said.encode(), file.shown)
    if isinstance(document, Finding):
        return Judged(None, None, (document,), None, {}, (document,))
    division = _division(file.name, document, settings)
    if division is None:
        where = document.where(file.shown, ("code",))
        lost = Finding("code-unknown", Level.ERROR, where, "区划代码不在地名表里", "请核对六位代码")
        return _placed(document, None, (lost,), None)
    edition = None
    try:
        trial = tried(said, file.shown, settings, division)
        findings, edition = trial.findings, trial.edition
    except ContentError as error:  # a note on a comparison that there is not
        findings = error.findings
    findings = (
        *findings,
        *near_state_findings(document, file.shown),
        *_of_report(file, document, settings, division),
    )
    return _placed(document, division, in_file_order(tuple(dict.fromkeys(findings))), edition)


def _of_report(
    file: ReportFile, document: Document, settings: Settings, division: Division
) -> tuple[Finding, ...]:
    """What a file says that can be read as a whole, and cannot be so."""
    report = model_from(REPORT, document, file.shown)
    if not isinstance(report, Report):
        return ()
    found = tuple(at_odds(report, settings, document, file.shown))
    right = report_path(report, division, settings.site.department.key)
    if right == PurePosixPath(REPORTS, f"{file.name}.yml"):
        return found
    where = document.where(file.shown, ("code",))
    message = f"这份报告是{division.name} {report.year} 年的，放错了位置"
    return (
        *found,
        Finding("path-not-address", Level.ERROR, where, message, f"应当放在 content/{right}"),
    )


def _division(name: str, document: Document, settings: Settings) -> Division | None:
    tree = document.tree
    code = tree.get("code") if isinstance(tree, dict) else None
    found = settings.divisions.of_code(code) if isinstance(code, str) else None
    steps = [step for step in name.split("/")[:-1] if not step.isdecimal()]
    ways = ("/".join(steps[:length]) for length in range(len(steps), 0, -1))
    return found or next(filter(None, map(settings.divisions.at_address, ways)), None)


def _placed(
    document: Document,
    division: Division | None,
    findings: tuple[Finding, ...],
    edition: Edition | None,
) -> Judged:
    own = {place: _field(path) for path, place in document.places.items()}
    by_field: dict[DocPath, tuple[Finding, ...]] = {}
    general: list[Finding] = []
    for each in findings:
        path = own.get((each.where.line, each.where.column))
        if path is None or path == () or each.rule == "key-missing":
            general.append(each)
        else:
            by_field[path] = (*by_field.get(path, ()), each)
    return Judged(document, division, findings, edition, by_field, tuple(general))


def _field(path: DocPath) -> DocPath:
    """A value of a list belongs to the field that holds the list."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    return path
