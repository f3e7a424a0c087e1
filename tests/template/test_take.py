"""A filled workbook becomes the file it was made from; what is wrong is told by sheet and cell."""

from __future__ import annotations

import copy
import io
import time
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Protection

from generator.findings import Level
from generator.template.cells import read_book
from generator.template.gather import gather
from generator.template.sheet import COVER
from generator.template.take import Taken, started, take
from generator.template.yaml_text import body_text
from tests import workbooks
from tests.builders import a_report_tree
from tests.corpus import clean_report
from tests.counts import few_or_all
from tests.workbooks import REPORTS, a_workbook, cells_of, edited, form, patched, tree_of

NAMES = frozenset({COVER, *(sheet.name for sheet in form().sheets)})
FILE = "lanshan.xlsx"


def taken(raw: bytes) -> Taken:
    found = take(raw, FILE, workbooks.settings(), form())
    assert isinstance(found, Taken), [str(each) for each in found]
    return found


def refusals(raw: bytes) -> list[str]:
    found = take(raw, FILE, workbooks.settings(), form())
    assert isinstance(found, tuple)
    return [str(each) for each in found if each.level is Level.ERROR]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.parent.name)
def test_a_real_report_comes_back_as_it_is_kept(path: Path) -> None:
    text = path.read_text("utf-8")
    found = taken(a_workbook(tree_of(text.encode())))

    assert tree_of(found.text.encode()) == tree_of(text.encode())
    # Where a keeper put quotes that are not needed, the file has none.
    assert found.text.replace('"', "") == text.replace('"', "")
    assert found.path.as_posix() == path.relative_to(path.parents[4]).as_posix()
    assert found.warnings == ()


@given(st.integers(0, 10**6))
@settings(max_examples=few_or_all(4, 8))
def test_a_made_up_report_survives_filling_in_and_saving(seed: int) -> None:
    tree = clean_report(seed)
    empty = a_workbook(started(tree["code"], tree["year"], workbooks.settings()))
    cells = cells_of(tree)

    def fill_in(book: Any) -> None:
        for name, texts in cells.items():
            for (row, column), text in texts.items():
                book[name].cell(row + 1, column + 1).value = text

    found = taken(edited(empty, fill_in))

    assert tree_of(found.text.encode()) == tree
    assert cells_of(tree_of(found.text.encode())) == cells


@given(workbooks.trees())
@settings(max_examples=few_or_all(4, 12))
def test_any_tree_of_the_model_survives_cells_and_yaml(tree: Any) -> None:
    book = read_book(a_workbook(tree), FILE, NAMES)
    found = gather(book.cells, form(), FILE)

    assert (book.findings, found.findings) == ([], [])
    assert found.tree == tree
    assert tree_of(body_text(found.tree, form().root).encode()) == tree
    assert list(flat(found.tree)) == list(flat(tree))


def flat(tree: Any) -> Any:
    """Keys in their order: items are told in the order of the report."""
    for key, value in tree.items():
        yield key
        if isinstance(value, dict):
            yield from flat(value)


@pytest.fixture(scope="module")
def tree() -> Any:
    path = next(path for path in REPORTS if path.parent.name == "luquan")
    return tree_of(path.read_bytes())


@pytest.fixture(scope="module")
def good(tree: Any) -> bytes:
    return a_workbook(tree)


# What the cells themselves show, then what the model finds: each mistake in a cell of its own.
OF_CELLS: list[tuple[str, str, object, str]] = [
    ("支出", "D7", "=SUM(A1:A2)", "error[sheet-formula] 这里是公式，不是键入的值。照原文键入结果"),
    ("支出", "D8", "#REF!", "error[sheet-error] 这里是错误值 #REF!"),
    ("支出", "D9", 123456.75, "error[sheet-number-uncertain] 这里存成了数字 99.9099999"),
    ("支出", "D10", 654321.75, "error[sheet-number-uncertain] 这里存成了数字 0.3000000000"),
    ("支出", "E7", date(2024, 5, 16), "error[sheet-date] 这里存成了日期"),
    ("支出", "E8", True, "error[sheet-boolean] 这里存成了 TRUE 或 FALSE"),
    ("支出", "E9", "  ", "error[sheet-blank] 这里只有空格"),
    ("支出", "L30", "草稿", "error[sheet-extra] “草稿”在表格外面，不会录入"),
]
OF_VALUES: list[tuple[str, str, object, str]] = [
    ("支出", "C7", "三百五十五点五", "error[amount-not-a-number] “三百五十五点五”不是金额"),
    ("支出", "C8", "267.77 斤", "error[amount-not-a-number]"),
    ("人员", "B5", None, "error[value-missing] 这里还没有填写日期"),
    ("人员", "B6", "todo", "error[value-missing] 这里还没有填写人数或个数"),
    ("基本情况", "B13", "百万元", "error[word-not-in-list] “百万元”不在可选的词里"),
    ("编制单位", "B15", "- 一\n二", "error[sheet-lines-mixed] 有的行以“- ”开头，有的没有"),
    ("项目", "A7", None, "error[sheet-row-key] 这一行没有短名"),
    ("项目", "A8", "YUQING", "error[key-not-a-key] “YUQING”不能用作短名"),
    ("引用的文件", "A8", "yusuanfa", "error[sheet-key-twice] 短名“yusuanfa”在 A7 已经用过"),
    ("项目·其他名称", "A6", "meiyou", "error[sheet-row-owner] 所属工作表里没有短名“meiyou”"),
]


@pytest.mark.parametrize("mistakes", [OF_CELLS, OF_VALUES], ids=["cells", "values"])
def test_cells_that_are_wrong_are_named_one_by_one(
    good: bytes, mistakes: list[tuple[str, str, object, str]]
) -> None:
    def edit(book: Any) -> None:
        for sheet, cell, value, _ in mistakes:
            book[sheet][cell].value = value

    # openpyxl would write fewer digits than a spreadsheet holds.
    floats = (b"123456.75", b"99.90999999999998"), (b"654321.75", b"0.30000000000000004")
    found = "\n".join(refusals(patched(edited(good, edit), *floats)))

    for sheet, cell, _, said in mistakes:
        assert f"{FILE} 工作表“{sheet}” {cell}: {said}" in found, found


def test_a_kind_of_project_that_nobody_knows_is_named_at_its_cell(good: bytes) -> None:
    def edit(book: Any) -> None:
        book["项目"]["E6"].value = "yanhuo"

    (said,) = refusals(edited(good, edit))

    assert said.startswith(f"{FILE} 工作表“项目” E6: error[topic-unknown]")


def test_what_may_not_be_published_is_told_at_its_cell(good: bytes) -> None:
    def edit(book: Any) -> None:
        book["编制单位"]["B10"].value = "联系人手机 13912345678"
        book["人员"]["B6"].value = "未说朋"

    found = refusals(edited(good, edit))

    assert any("工作表“编制单位” B10: error[telephone]" in said for said in found)
    assert "13912345678" not in "".join(found)
    assert any("工作表“人员” B6: error[count-not-a-number]" in said for said in found)


def test_a_state_and_content_together_are_refused(good: bytes) -> None:
    def edit(book: Any) -> None:
        book["支出"]["B4"].value = "未说明"
        book["项目"]["B3"].value = "无"

    found = refusals(edited(good, edit))

    assert any(
        "工作表“支出” B4: error[sheet-state-and-content] 这里写了“未说明”" in s for s in found
    )
    assert any("工作表“项目” B3: error[sheet-state-and-content]" in said for said in found)


CHANGED = "error[sheet-changed] 这里应当是"
HIDDEN = "error[sheet-hidden]"
OTHER = "error[sheet-another-report]"


def spoil_sheets(book: Any) -> None:
    """Every mistake on a sheet of its own."""
    book["支出"].delete_cols(4)
    book["人员"].delete_rows(6)
    book["项目"].insert_cols(2)
    book["资产"].title = "资产2"
    book.remove(book["三公经费"])
    book["公开"].merge_cells("B5:B6")
    book["政府采购"].row_dimensions[5].hidden = True
    book["说明"].column_dimensions["C"].hidden = True
    book["更正记录"].sheet_state = "hidden"
    book["基本情况"]["B6"].value = "2023"
    book["基本情况"]["B5"].value = "130111"


SHEET_MISTAKES = (
    f" 工作表“支出” D5: {CHANGED}“全年预算数”，现在是“到位资金”：有列被删去、移动或改名",
    f" 工作表“人员” A6: {CHANGED}“编制”，现在是“行政编制”：有行被删去、移动或改名",
    f" 工作表“项目” B4: {CHANGED}“整条”，现在是“”：有列被删去、移动或改名",
    ": error[sheet-missing] 缺少工作表“资产”。改了名的请改回“资产”",
    ": error[sheet-missing] 缺少工作表“三公经费”",
    " 工作表“公开” B5:B6: error[sheet-merged] 这里有合并的单元格。取消合并，一格填一个值",
    f" 工作表“政府采购”: {HIDDEN} 第 5 行隐藏了",
    f" 工作表“说明”: {HIDDEN} C 列隐藏了",
    f" 工作表“更正记录”: {HIDDEN} 这个工作表隐藏了",
    f" 工作表“基本情况” B6: {OTHER} 预算年度写的是“2023”，这份表是为“2024”做的",
    f" 工作表“基本情况” B5: {OTHER} 区划代码写的是“130111”，这份表是为“130110”做的",
)


def test_changes_to_the_sheets_are_named_one_by_one(good: bytes) -> None:
    found = "\n".join(refusals(edited(good, spoil_sheets)))

    for said in SHEET_MISTAKES:
        assert f"{FILE}{said}" in found, found


def test_numbers_are_taken_where_they_are_certain_and_told_of(good: bytes, tree: Any) -> None:
    def edit(book: Any) -> None:
        sheet = book["支出"]
        sheet["C7"].value = 355.53
        sheet["C8"].value = 267.77
        sheet["C8"].number_format = "0.00"

    found = taken(edited(good, edit))

    assert tree_of(found.text.encode()) == tree
    assert [each.rule for each in found.warnings] == ["sheet-number"]
    assert "C7、C8 存成了数字，原文末尾的 0 可能已经丢失" in str(found.warnings[0])


def test_a_sheet_of_the_officers_own_is_not_read_and_told_of(good: bytes) -> None:
    found = taken(edited(good, lambda book: book.create_sheet("草稿")))

    (warning,) = found.warnings
    assert str(warning).startswith(f"{FILE} 工作表“草稿”: warning[sheet-unknown] 没有读取")


def test_a_workbook_of_another_origin_is_refused() -> None:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)

    (said,) = refusals(out.getvalue())
    assert said.startswith(f"{FILE}: error[workbook-not-ours] 这不是本程序做的表")


def test_an_empty_template_names_each_group_once() -> None:
    found = refusals(a_workbook(started("130110", "2024", workbooks.settings())))

    assert len(found) == 27
    assert all("error[value-missing] 这里还没有填写" in said for said in found)


def test_a_code_of_no_place_is_told_at_its_cell() -> None:
    (said,) = refusals(a_workbook(a_report_tree(code="999999")))

    assert "工作表“基本情况” B5: error[code-unknown] 区划代码 999999" in said


def test_rows_may_be_left_out_and_sorted(good: bytes, tree: Any) -> None:
    def edit(book: Any) -> None:
        sheet = book["项目"]
        first = [cell.value for cell in sheet[6]]
        for cell, value in zip(sheet[60], first, strict=True):
            cell.value, cell.protection = value, Protection(locked=False)
        for cell in sheet[6]:
            cell.value = None

    found = tree_of(taken(edited(good, edit)).text.encode())
    keys = list(tree["projects"])

    assert list(found["projects"]) == [*keys[1:], keys[0]]
    assert found == copy.deepcopy(tree)


def test_a_sheet_full_of_empty_cells_is_read_in_time(good: bytes, tree: Any) -> None:
    name = "xl/worksheets/sheet3.xml"
    rows = [b'<row r="%d">%s</row>' % (row, b"<c/>" * 95) for row in range(100, 1999)]
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        sheet = archive.read(name).replace(b"</sheetData>", b"".join(rows) + b"</sheetData>")
    began = time.process_time()
    found = taken(patched(good, more={name: sheet}))

    assert tree_of(found.text.encode()) == tree
    assert time.process_time() - began < 30  # it takes one second where cells are met once
