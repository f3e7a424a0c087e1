"""Findings and comparisons as lines of text: for people, for programs, for code review."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

import click

from generator.findings import Finding, Level, SourceRef, dotted, visible
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.reported import entries
from generator.model.verdict import Comparison, Verdict
from generator.views.county_year.verification import check_facts, comparison_lines
from generator.views.text import verdict_word


class Format(Enum):
    """How `check` prints: one line each, whichever it is."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


_COLOURS = {Verdict.CONTRADICTS: "red", Verdict.MISSING: "yellow", Verdict.HOLDS: "green"}
_GITHUB = {Verdict.CONTRADICTS: "warning", Verdict.MISSING: "warning"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A comparison with the report it is about."""

    edition: Edition
    entry: Entry
    item: Comparison

    @property
    def where(self) -> SourceRef:
        """The place of the figure that the mark stands beside."""
        return self.entry.where(self.item.at)

    @property
    def message(self) -> str:
        """The sentence that should be true, both sides, the difference."""
        facts = check_facts(self.edition, self.item)
        subject = f"（{self.item.subject}）" if self.item.subject else ""
        sides = (
            f"{line.label}：{''.join(span.text for span in line.words).rstrip('。')}"
            for line in comparison_lines(self.entry.report.unit, self.item)
        )
        return f"{facts.sentence}{subject}　{'；'.join(sides)}"

    @property
    def is_explained(self) -> bool:
        """Whether a note of the agency or the keeper stands beside it."""
        return any(
            note.check == self.item.check
            and (not isinstance(note.key, str) or note.key == self.item.key)
            for note in entries(self.entry.report.notes).values()
        )


def shown_comparisons(edition: Edition, files: frozenset[str]) -> Iterator[Shown]:
    """All comparisons of the files named, of every file where none is."""
    for entry in edition.dataset.reports:
        if not files or entry.file in files:
            for item in edition.of(entry):
                yield Shown(edition, entry, item)


def finding_line(finding: Finding, style: Format) -> str:
    """One finding on one line."""
    where = finding.where
    said = f"{finding.message}。{finding.hint}" if finding.hint else finding.message
    if style is Format.JSON:
        return _json(
            kind="finding",
            id=finding.rule,
            level=finding.level.value,
            file=where.file,
            line=where.line,
            column=where.column,
            message=said,
        )
    if style is Format.GITHUB:
        return _github(finding.level.value, where, finding.rule, said)
    colour = "red" if finding.level is Level.ERROR else "yellow"
    return click.style(str(finding), fg=colour)


def comparison_line(shown: Shown, style: Format) -> str:
    """One comparison on one line."""
    item, where, report = shown.item, shown.where, shown.entry.report
    if style is Format.JSON:
        return _json(
            kind="comparison",
            id=item.check,
            key=item.key,
            verdict=item.verdict.value,
            file=where.file,
            line=where.line,
            column=where.column,
            division_code=report.code,
            year=report.year,
            path=dotted(item.at),
            expected=_number(item.expected),
            actual=_number(item.actual),
            difference=_number(item.difference),
            message=shown.message,
        )
    if style is Format.GITHUB:
        return _github(_GITHUB.get(item.verdict, "notice"), where, item.check, shown.message)
    return f"{where}: {verdict_styled(shown)}"


def verdict_styled(shown: Shown) -> str:
    """The verdict in its colour, the check and both sides."""
    item = shown.item
    word = click.style(verdict_word(item.verdict), fg=_COLOURS.get(item.verdict))
    return f"{word}[{item.check}] {shown.message}"


def _json(**fields: str | int | None) -> str:
    """One object; what cannot be seen, or be printed at all, is written as an escape."""
    text = json.dumps(fields, ensure_ascii=False)
    return "".join(
        sign if sign.isprintable() or sign == "\u3000" else json.dumps(sign)[1:-1] for sign in text
    )


def _github(level: str, where: SourceRef, title: str, message: str) -> str:
    """A workflow command; `%`, separators and what cannot be seen are escaped, so it is one."""
    text = visible(message).replace("%", "%25")
    file = visible(where.file).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={file},line={where.line},col={where.column},title={title}::{text}"


def _number(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")
