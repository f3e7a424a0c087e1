"""Every limit that the operations page names: what is just under passes, what is just over is told.

The page's table and this one name the same limits with the same figures.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pydantic import TypeAdapter, ValidationError

from generator.findings import Finding
from generator.intake import original, package, pdf_file
from generator.intake.files import bytes_of
from generator.intake.original import IntakeError, checked
from generator.intake.package import checked_package
from generator.intake.pdf_file import read_pdf
from generator.load import yaml_tree
from generator.load.schema import MOST_FINDINGS, model_from
from generator.load.yaml_tree import Document, read_tree
from generator.model import figures, kinds, record
from generator.model.kinds import CountField, LineField, Lines
from generator.model.money import Unit
from generator.model.record import is_key
from generator.model.report import Report
from generator.template import package as workbook
from generator.template.package import PackageRefusalError
from tests.builders import a_report_tree
from tests.conftest import ROOT
from tests.intake.making import as_docx, changed
from tests.intake.truth import original_of

PAGE = (ROOT / "OPERATIONS.zh.md").read_text("utf-8")
DOCX = as_docx(["正文"])


def of_yaml(text: str) -> str:
    found = read_tree(text.encode(), "a.yml")
    return found.rule if isinstance(found, Finding) else ""


def of_kind(kind: Any, value: object) -> str:
    try:
        TypeAdapter(kind).validate_python(value, context={"unit": Unit.WAN_YUAN})
    except ValidationError as refusal:
        return " ".join(each["type"] for each in refusal.errors())
    return ""


def of_intake(read: Callable[[], object]) -> str:
    try:
        read()
    except IntakeError as refusal:
        return str(refusal)
    return ""


def of_file(size: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        with path.open("wb") as stream:
            stream.truncate(size)
        return of_intake(lambda: bytes_of(path))


def of_pdf(pages: int) -> str:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    stream = io.BytesIO()
    writer.write(stream)
    said = of_intake(lambda: read_pdf(stream.getvalue(), "a.pdf"))
    return said if "最多读" in said else ""  # blank pages are a scan, however few


def of_docx_parts(count: int) -> str:
    more = count - len(zipfile.ZipFile(io.BytesIO(DOCX)).namelist())
    raw = changed(DOCX, {f"word/media/{at}.bin": b"" for at in range(more)})
    return of_intake(lambda: checked_package(raw, "a.docx"))


def of_workbook(check: Callable[[], object]) -> str:
    try:
        check()
    except PackageRefusalError as refusal:
        return refusal.rule
    return ""


def of_workbook_size(size: int) -> str:
    return of_workbook(lambda: workbook._check_kind(b"PK\x03\x04".ljust(size, b"\0")))


def of_workbook_parts(count: int) -> str:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(count):
            archive.writestr(f"xl/media/{number}.bin", b"")
    return of_workbook(lambda: workbook._parts(stream.getvalue()))


@dataclass(frozen=True)
class Limit:
    """A figure, what is said of something of a size, and what of one too many."""

    figure: int
    said: Callable[[int], str]
    refusal: str


LIMITS = {
    "一个内容文件的字节数": Limit(
        yaml_tree.LARGEST_FILE,
        lambda size: of_yaml("a: 1\n#".ljust(size, "x")),
        "file-too-large",
    ),
    "一个内容文件的层数": Limit(
        yaml_tree.DEEPEST, lambda size: of_yaml("[" * size + "]" * size), "yaml-too-deep"
    ),
    "一个内容文件里的值": Limit(
        # The list is one of them.
        yaml_tree.MOST_VALUES, lambda size: of_yaml("- 1\n" * (size - 1)), "yaml-too-many"
    ),
    "一个值的字数": Limit(
        yaml_tree.LONGEST_VALUE, lambda size: of_yaml("a: " + "长" * size), "value-too-long"
    ),
    "一行文字的字数": Limit(
        kinds.LONGEST_LINE, lambda size: of_kind(LineField, "字" * size), "text-too-long"
    ),
    "一个列表的条数": Limit(
        kinds.MOST_ITEMS, lambda size: of_kind(Lines, ["字"] * size), "too-many-items"
    ),
    "一个数的字数": Limit(
        figures.LONGEST_FIGURE, lambda size: of_kind(CountField, "1" * size), "count-not-a-number"
    ),
    "一个短名的字数": Limit(
        record._LONGEST_KEY, lambda size: "" if is_key("a" * size) else "key", "key"
    ),
    "要读的原件的字节数": Limit(original.LARGEST_FILE, of_file, "超过 30 MB"),
    "要读的原件的字数": Limit(
        original.MOST_CHARACTERS,
        lambda size: of_intake(lambda: checked(original_of("字" * size))),
        "文字太多",
    ),
    "PDF 的页数": Limit(pdf_file._MOST_PAGES, of_pdf, "最多读 40 页"),
    "Word 文件里的部分": Limit(package._MOST_ENTRIES, of_docx_parts, "解开后太大"),
    "Excel 表的字节数": Limit(workbook.LARGEST_FILE, of_workbook_size, "workbook-too-large"),
    "Excel 表里的部分": Limit(workbook._MOST_PARTS, of_workbook_parts, "workbook-too-large"),
}  # fmt: skip


@pytest.mark.parametrize("name", LIMITS)
def test_just_under_a_limit_passes_and_just_over_is_told(name: str) -> None:
    limit = LIMITS[name]

    assert limit.said(limit.figure) == ""
    assert limit.refusal in limit.said(limit.figure + 1)


def test_of_many_mistakes_in_a_file_the_first_are_told() -> None:
    """No file drowns the others: two hundred mistakes are told, and two hundred and one are not."""
    reports: TypeAdapter[Report] = TypeAdapter(Report)

    def told(count: int) -> int:
        tree = a_report_tree() | {f"x{number}": "1" for number in range(count)}
        found = model_from(reports, Document(tree, {}), "a.yml")
        assert isinstance(found, tuple)
        return len(found)

    assert [told(MOST_FINDINGS - 1), told(MOST_FINDINGS)] == [MOST_FINDINGS - 1, MOST_FINDINGS]
    assert told(MOST_FINDINGS + 1) == MOST_FINDINGS


def test_the_operations_page_names_every_limit_with_its_figure() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([\d,]+) [^|]*\|", PAGE, re.MULTILINE)
    named = {name: int(figure.replace(",", "")) for name, figure in rows}

    for name, limit in LIMITS.items():
        assert named.get(name) == limit.figure, name
