"""What is fuzzed: a reader of the program for each target, and what it must never do.

`make fuzz` looks for new inputs by coverage; what it finds is kept in `tests/cases/fuzz/<target>/`
and tried again by every run of the tests.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

from generator.findings import Finding
from generator.intake.docx_clean import cleaned
from generator.intake.docx_file import read_docx
from generator.intake.original import Block, IntakeError, Original, checked
from generator.intake.pdf_file import read_pdf
from generator.intake.run import drafted
from generator.intake.text_file import read_text
from generator.load.characters import character_findings
from generator.load.content import read_settings
from generator.load.judged import unpublishable
from generator.load.near_states import near_state_findings
from generator.load.schema import Shape, model_from
from generator.load.settings import Settings
from generator.load.yaml_spans import spans
from generator.load.yaml_tree import Document, read_tree
from generator.model.figures import (
    FigureError,
    read_amount,
    read_count,
    read_date,
    read_quantity,
    read_rate,
    read_score,
)
from generator.model.money import Money, Unit
from generator.model.report import Report
from generator.template.take import form_of
from tests.conftest import EXAMPLE
from tests.hostile.files import REPORT, TEXT, good_docx, good_pdf, good_xlsx, parts_of

CASES = EXAMPLE.parents[1] / "cases" / "fuzz"

_SHAPE: Shape[Report] = Shape(Report)
_FILE = "content/reports/a.yml"


def yaml(data: bytes) -> None:
    """Any bytes as a report file: a model or findings that have a place and words."""
    document = read_tree(data, _FILE)
    if isinstance(document, Finding):
        _is_told(document)
        return
    text = data.decode("utf-8-sig")
    for finding in _findings(document, text):
        _is_told(finding)
    found = model_from(_SHAPE, document, _FILE)
    for finding in found if isinstance(found, tuple) else ():
        _is_told(finding)
    spans(text)


def _findings(document: Document, text: str) -> Iterator[Finding]:
    yield from character_findings(document, text, _FILE)
    yield from near_state_findings(document, _FILE)
    yield from unpublishable(document, text, _FILE)


def _has_words(error: Exception) -> None:
    assert str(error)


def _is_told(finding: Finding) -> None:
    said = str(finding)
    assert said.isprintable() or "\u3000" in said, ascii(said)
    assert len(said.splitlines()) == 1, ascii(said)
    assert finding.where.line >= 1, said
    assert finding.where.column >= 1, said


def figures(data: bytes) -> None:
    """Any text as a figure: the number that its own digits write, or a refusal."""
    text = data.decode("utf-8", "replace")
    if not text:
        return  # fields ask before that there is one
    readers = (
        *(lambda each, unit=unit: read_amount(each, unit) for unit in Unit),
        *(read_rate, read_count, read_score, read_quantity, read_date),
    )
    for read in readers:
        try:
            stated = read(text)  # type: ignore[operator]  # each takes a text
        except FigureError as error:
            _has_words(error)
            continue
        assert stated.printed
        for sign in text:
            if unicodedata.category(sign) == "Nd" and isinstance(stated.value, Decimal | Money):
                assert sign in "0123456789" or "\uff10" <= sign <= "\uff19", ascii(text)
        if isinstance(stated.value, Decimal | Money):
            number = stated.value.yuan if isinstance(stated.value, Money) else stated.value
            assert number.is_finite(), ascii(text)


@cache
def _settings() -> Settings:
    found = read_settings(EXAMPLE)
    assert isinstance(found, Settings)
    return found


def _drafted(blocks: tuple[Block, ...]) -> None:
    result = drafted(checked(Original("a", "0" * 64, blocks, ())), _settings(), "990101", "2024")
    assert isinstance(read_tree(result.text.encode(), _FILE), Document)


def text(data: bytes) -> None:
    """Any bytes as an original in text: a draft that can be read, or a refusal."""
    try:
        _drafted(read_text(data, "a.txt"))
    except IntakeError as error:
        _has_words(error)


def word(data: bytes) -> None:
    """Any bytes as the body of a Word file."""
    raw = data if data.startswith(b"PK") else _packed(good_docx(), "word/document.xml", data)
    try:
        blocks, _ = read_docx(raw, "a.docx")
        checked(Original("a.docx", "0" * 64, blocks, ()))
        cleaned(raw, "a.docx")
    except IntakeError as error:
        _has_words(error)


def workbook(data: bytes) -> None:
    """Any bytes as the first sheet of a workbook."""
    from generator.template.cells import read_book  # noqa: PLC0415  # openpyxl comes with it

    names = frozenset(sheet.name for sheet in form_of(_settings()).sheets)
    raw = data if data.startswith(b"PK") else _packed(good_xlsx(), "xl/worksheets/sheet2.xml", data)
    book = read_book(raw, "a.xlsx", names)
    for finding in book.findings:
        assert len(str(finding).splitlines()) == 1, ascii(str(finding))


def pdf(data: bytes) -> None:
    """Any bytes as a PDF file."""
    try:
        checked(Original("a.pdf", "0" * 64, read_pdf(data, "a.pdf"), ()))
    except IntakeError as error:
        _has_words(error)


def _packed(good: bytes, name: str, content: bytes) -> bytes:
    """Not compressed, so that it takes no time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for each, part in {**parts_of(good), name: content}.items():
            packed.writestr(each, part)
    return out.getvalue()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "yaml": yaml,
    "figures": figures,
    "text": text,
    "word": word,
    "workbook": workbook,
    "pdf": pdf,
}


def seeds(target: str) -> Iterator[bytes]:
    """Sound inputs, from which the search begins."""
    lines = "\n".join(each for each in TEXT if isinstance(each, str)).encode()
    if target == "yaml":
        yield REPORT.read_bytes()
        yield b'a: "\\x41"\nb: [1, {c: d}]\n? e\n: |\n  f\n'
    elif target == "figures":
        amounts = (
            "1,234.50万元",
            "约3.5亿元左右",
            "99.91%",
            "≥10000余条",
            "2024年5月16日前",
            "六人",
            "-5",
        )
        yield from (each.encode() for each in amounts)
    elif target == "text":
        yield lines
        yield lines + "\n|项目|预算|\n|---|---|\n|甲|1|\n".encode()
    elif target == "word":
        yield parts_of(good_docx())["word/document.xml"]
        yield good_docx()
    elif target == "workbook":
        yield parts_of(good_xlsx())["xl/worksheets/sheet2.xml"]
        yield good_xlsx()
    else:
        yield good_pdf()
