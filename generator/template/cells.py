"""The texts of a workbook's cells, by openpyxl. The only user of openpyxl.

A cell holds text or it is asked why not: a formula, an error, a date, a yes or no is refused, and a
number is taken where its text is certain.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any, Final

from generator.findings import Finding, Level, SourceRef
from generator.template.fill import Cells
from generator.template.marks import MOST_COLUMNS, MOST_ROWS, Marks, marks_of
from generator.template.numbers import number_text
from generator.template.package import PackageRefusalError, opened
from generator.template.sheet import At, cell_name

_TYPE_AGAIN: Final = "把这一格设为文本格式，照原文重新键入"
_REFUSED: Final = {
    "f": ("sheet-formula", "这里是公式，不是键入的值", "照原文键入结果，不用公式"),
    "e": ("sheet-error", "这里是错误值 {text}", "照原文重新键入"),
    "d": ("sheet-date", "这里存成了日期，原来的写法已经丢失", _TYPE_AGAIN),
    "b": ("sheet-boolean", "这里存成了 TRUE 或 FALSE", _TYPE_AGAIN),
}
_MOST_NAMED: Final = 5
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a character that XML does not know, or an underscore that looks so."""
_DAMAGED: Final = ("文件已经损坏，读不出来", "请在 WPS 或 Excel 里打开并重新保存")


@dataclass(slots=True)
class Book:
    """The cells by sheet, what is wrong with them, and which cells hold numbers."""

    file: str
    cells: Cells = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    is_read: bool = False

    def add(self, rule: str, level: Level, place: str, message: str, hint: str) -> None:
        """A finding at a place in the file, such as a sheet or a cell of it."""
        where = SourceRef(f"{self.file} {place}".strip())
        self.findings.append(Finding(rule, level, where, message, hint))

    def refuse(self, rule: str, place: str, message: str, hint: str) -> None:
        """An error."""
        self.add(rule, Level.ERROR, place, message, hint)


def has_reader() -> bool:
    """Whether openpyxl is installed."""
    return find_spec("openpyxl") is not None


def read_book(raw: bytes, file: str, names: frozenset[str]) -> Book:
    """The cells of the sheets with these names; other sheets are named in a warning."""
    book = Book(file)
    try:
        package = opened(raw)
    except PackageRefusalError as refusal:
        book.refuse(refusal.rule, "", refusal.message, refusal.hint)
        return book
    marks = {part.name: marks_of(part.raw) for part in package.sheets if part.name in names}
    known = {name: each for name, each in marks.items() if each is not None}
    for part in package.sheets:
        if part.name not in names:
            _tell_of_other(book, part.name)
        elif part.name in known:
            _tell_of_marks(book, part.name, known[part.name], is_hidden=part.is_hidden)
    if len(known) < len(marks):
        book.refuse("workbook-damaged", "", *_DAMAGED)
    elif not any(each.is_too_far for each in known.values()):
        _read(book, raw, known, package.strings)
    return book


def _tell_of_other(book: Book, name: str) -> None:
    hint = "是改了名的，请改回来"
    place = f"工作表“{name[:31]}”"
    book.add("sheet-unknown", Level.WARNING, place, "没有读取，它不是模板里的", hint)


def _tell_of_marks(book: Book, name: str, marks: Marks, *, is_hidden: bool) -> None:
    place = f"工作表“{name}”"
    if marks.is_too_far:
        hint = "删去离表格很远的内容，或者重新做一份模板再填"
        book.refuse("workbook-too-large", place, "这里的内容远远超出表格", hint)
    for area in marks.merged[:_MOST_NAMED]:
        book.refuse(
            "sheet-merged", f"{place} {area[:20]}", "这里有合并的单元格", "取消合并，一格填一个值"
        )
    if is_hidden:
        book.refuse("sheet-hidden", place, "这个工作表隐藏了", "取消隐藏，看过内容再保存")
    for row in marks.hidden_rows[:_MOST_NAMED]:
        hint = "取消隐藏或筛选，看过内容再保存"
        book.refuse("sheet-hidden", place, f"第 {row + 1} 行隐藏了", hint)
    for column in marks.hidden_columns[:_MOST_NAMED]:
        if column <= marks.end[1]:
            letters = cell_name((0, column)).rstrip("1")
            hint = "取消隐藏，看过内容再保存"
            book.refuse("sheet-hidden", place, f"{letters} 列隐藏了", hint)


def _read(book: Book, raw: bytes, known: Mapping[str, Marks], strings: Sequence[str]) -> None:
    import openpyxl  # noqa: PLC0415  # optional: only who reads workbooks needs it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it speaks of what it leaves out, in English
            file = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
            for name, marks in known.items():
                shared = {at: strings[number] for at, number in marks.shared.items()}
                book.cells[name] = dict(_sheet(book, name, file[name], marks.end, shared))
    except Exception:  # noqa: BLE001  # whatever a damaged file makes it raise
        book.refuse("workbook-damaged", "", *_DAMAGED)
    else:
        book.is_read = True


def _sheet(
    book: Book,
    name: str,
    sheet: Any,  # openpyxl declares no types
    end: At,
    shared: Mapping[At, str],
) -> Iterator[tuple[At, str]]:
    numbers: list[str] = []
    rows = sheet.iter_rows(
        max_row=min(end[0] + 1, MOST_ROWS), max_col=min(end[1] + 1, MOST_COLUMNS)
    )
    for row, cells in enumerate(rows if min(end) >= 0 else ()):
        for column, cell in enumerate(cells):
            at = (row, column)
            text = _text(book, name, at, _Value(cell, shared.get(at)), numbers)
            if text:
                yield at, text
    if numbers:
        told = "、".join(numbers[:_MOST_NAMED]) + (" 等" if len(numbers) > _MOST_NAMED else "")
        book.add(
            "sheet-number",
            Level.WARNING,
            f"工作表“{name}”",
            f"{told} 存成了数字，原文末尾的 0 可能已经丢失",
            "请对照原文核对；要保留 0 的，设为文本格式重新键入",
        )


@dataclass(frozen=True, slots=True)
class _Value:
    """A cell, and the shared text it names: openpyxl drops `x005F_` from texts."""

    cell: Any  # openpyxl declares no types
    shared: str | None


def _text(book: Book, name: str, at: At, value: _Value, numbers: list[str]) -> str:
    cell, place = value.cell, f"工作表“{name}” {cell_name(at)}"
    if value.shared is not None:
        return _typed(book, place, value.shared)
    if cell.value is None or cell.value == "":
        return ""
    if cell.data_type == "s":
        return _typed(book, place, str(cell.value))
    held = str(cell.value)
    if cell.data_type == "n":
        text = number_text(held, cell.number_format)
        if text is not None:
            numbers.append(cell_name(at))
            return text
        message = f"这里存成了数字 {held[:30]}，不能确定原文怎样写"
        book.refuse("sheet-number-uncertain", place, message, _TYPE_AGAIN)
        return ""
    rule, message, hint = _REFUSED.get(cell.data_type, _REFUSED["f"])
    book.refuse(rule, place, message.format(text=held[:20]), hint)
    return ""


def _typed(book: Book, place: str, text: str) -> str:
    if text and not text.strip():
        book.refuse("sheet-blank", place, "这里只有空格", "清空这一格，或者照原文填写")
        return ""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
