"""A filled workbook into the text of a report file, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from generator.findings import DocPath, Finding, Level, SourceRef
from generator.load.characters import character_findings
from generator.load.judged import at_odds, unpublishable
from generator.load.near_states import near_state_findings
from generator.load.paths import report_path
from generator.load.schema import MOST_FINDINGS, Shape, model_from
from generator.load.settings import Settings
from generator.load.yaml_tree import Document, Tree
from generator.model.report import Report
from generator.template.cells import Book, read_book
from generator.template.gather import Gathered, gather, where
from generator.template.layout import form
from generator.template.shape import Group
from generator.template.sheet import (
    CODE_AT,
    COVER,
    COVER_TITLE,
    YEAR_AT,
    At,
    Form,
    Sheet,
    Style,
    cell_name,
)
from generator.template.yaml_text import body_text, modeline

_ANEW: Final = "撤销改动，或者用 disclose template 重新做一份再填"
_FIXED: Final = (("code", CODE_AT, "区划代码"), ("year", YEAR_AT, "预算年度"))


@dataclass(frozen=True, slots=True)
class Taken:
    """A report that can be written: its text, its place below the content folder, and warnings."""

    text: str
    report: Report
    path: PurePosixPath
    warnings: tuple[Finding, ...]


def take(raw: bytes, file: str, settings: Settings, asked: Form) -> Taken | tuple[Finding, ...]:
    """The report in a workbook, or all findings on it in the order of its sheets."""
    pages = asked.sheets
    book = read_book(raw, file, frozenset({COVER, *(page.name for page in pages)}))
    if book.is_read:
        _check_fit(book, pages)
    if any(each.level is Level.ERROR for each in book.findings):
        return tuple(book.findings[:MOST_FINDINGS])
    found = gather(book.cells, asked, file)
    found.findings[:0] = book.findings
    return _checked(found, settings, asked.root)


def form_of(settings: Settings) -> Form:
    """The form, with the kinds of project that the content knows."""
    return form({"topic": {key: topic.name for key, topic in settings.topics.items()}})


def _check_fit(book: Book, pages: Sequence[Sheet]) -> None:
    """Whether the sheets are those of the template, and everything in them is in its place."""
    cover = book.cells.get(COVER, {})
    if cover.get((0, 0)) != COVER_TITLE:
        hint = "先用 disclose template 做一份表，把内容填进去"
        book.refuse("workbook-not-ours", "", f"这不是本程序做的表：缺少工作表“{COVER}”", hint)
        return
    for page in pages:
        if page.name in book.cells:
            _check_sheet(book, page, book.cells[page.name])
        else:
            hint = f"改了名的请改回“{page.name}”；删掉的，{_ANEW}"
            book.refuse("sheet-missing", "", f"缺少工作表“{page.name}”", hint)
    own = {slot.path: (page.name, at) for page in pages for at, slot in page.slots.items()}
    for name, at, word in _FIXED:
        _check_given(book, own[(name,)], cover.get(at, ""), word)


def _check_given(book: Book, place: tuple[str, At], given: str, word: str) -> None:
    said = book.cells.get(place[0], {}).get(place[1], "")
    if said != given:
        book.refuse(
            "sheet-another-report",
            f"工作表“{place[0]}” {cell_name(place[1])}",
            f"{word}写的是“{said[:20]}”，这份表是为“{given[:20]}”做的",
            "改回来；要录另一个地方或年度的，用 disclose template 另做一份",
        )


def _check_sheet(book: Book, page: Sheet, cells: Mapping[At, str]) -> None:
    moved = next(_moved(page, cells), None)
    if moved is not None:
        expected, found = page.labels[moved].text, cells.get(moved, "")
        what = "列" if page.labels[moved].style is Style.HEADING else "行"
        book.refuse(
            "sheet-changed",
            f"工作表“{page.name}” {cell_name(moved)}",
            f"这里应当是“{expected}”，现在是“{found[:30]}”：有{what}被删去、移动或改名",
            _ANEW,
        )
        return
    for at in sorted(cells):
        if not _has_place(page, at):
            book.refuse(
                "sheet-extra",
                f"工作表“{page.name}” {cell_name(at)}",
                f"“{cells[at][:20]}”在表格外面，不会录入",
                "移进表里，或者清空这一格",
            )


def _moved(page: Sheet, cells: Mapping[At, str]) -> Iterator[At]:
    """The labels that are not where they were, leftmost first; notes may be changed."""
    for at, label in sorted(page.labels.items(), key=lambda each: each[0][::-1]):
        if label.style is not Style.NOTE and cells.get(at, "") != label.text:
            yield at


def _has_place(page: Sheet, at: At) -> bool:
    if at in page.labels or at in page.slots:
        return True
    table = page.table
    return table is not None and at[0] >= table.first_row and at[1] < len(table.columns)


def _checked(found: Gathered, settings: Settings, root: Group) -> Taken | tuple[Finding, ...]:
    """Everything that is asked of a report file, with cells in the place of lines."""
    places = list(found.places)
    document = Document(found.tree, {path: (row, 1) for row, path in enumerate(places, 1)})
    body = body_text(found.tree, root)
    report = model_from(Shape(Report), document, found.file)
    asked = [
        *character_findings(document, body, found.file),
        *near_state_findings(document, found.file),
        *unpublishable(document, body, found.file),
    ]
    if not isinstance(report, Report):
        return _told(found, (*asked, *report), places)
    asked += at_odds(report, settings, document, found.file)
    division = settings.divisions.of_code(report.code)
    if division is None:
        at = document.where(found.file, ("code",))
        said = f"区划代码 {report.code} 不在 divisions.tsv 里"
        asked.append(Finding("code-unknown", Level.ERROR, at, said, "请核对六位代码"))
    findings = _told(found, asked, places)
    if division is None or any(each.level is Level.ERROR for each in findings):
        return findings
    path = report_path(report, division, settings.site.department.key)
    return Taken(f"{modeline(path)}\n{body}", report, path, findings)


def _told(
    found: Gathered, asked: Sequence[Finding], places: Sequence[DocPath]
) -> tuple[Finding, ...]:
    return (*found.findings, *(_at_cell(each, found, places) for each in asked))


def _at_cell(finding: Finding, found: Gathered, places: Sequence[DocPath]) -> Finding:
    row = finding.where.line
    if not row:
        return replace(finding, where=SourceRef(found.file))
    return replace(finding, where=where(found.file, found.places[places[row - 1]]))


def started(code: str, year: str, settings: Settings) -> Tree:
    """What is known of a report before anything is filled in."""
    department = settings.site.department.key
    return {"format": "1", "code": code, "year": year, "department": department}
