"""Workbooks as an officer has them: made by the program, filled in, spoilt."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import openpyxl
from hypothesis import strategies as st

from generator.load.content import read_settings
from generator.load.settings import Settings
from generator.load.yaml_tree import Document, Tree, read_tree
from generator.template.fill import Cells, fill
from generator.template.shape import LIST_STATES, STATES, Group, Leaf, Node, Takes
from generator.template.sheet import Form
from generator.template.take import form_of
from generator.template.workbook import Cover, workbook
from tests.conftest import ROOT

REPORTS = sorted((ROOT / "content" / "reports").rglob("*.yml"))
HOSTILE = (
    "355.50", "010", "2-3", "1/2", "1e5", "TRUE", "=1+1", "+1", "@SUM(A1)", "'甲", "#REF!", "- 甲",
    "\\- 甲", "\\甲", "{}", "_x0041_", "x005F_", " 前有空格", "后有空格 ", "a: b", "a #b", "null",
    "~", "“引号”", '"', "\\", "http://a.example/", "2024-01-05", "无", "未说明", "甲\u3000乙", "𠮷",
)  # fmt: skip


@cache
def settings() -> Settings:
    """Those of the real content."""
    found = read_settings(ROOT / "content")
    assert isinstance(found, Settings)
    return found


@cache
def form() -> Form:
    return form_of(settings())


def tree_of(text: bytes) -> Any:
    """The tree of a report file."""
    document = read_tree(text, "report.yml")
    assert isinstance(document, Document)
    return document.tree


def cells_of(tree: Tree) -> Cells:
    filled = fill(tree, form().sheets)
    assert (filled.homeless, filled.unfit) == ((), ())
    return filled.cells


def a_workbook(tree: Any) -> bytes:
    """The template with a report in it."""
    cover = Cover(tree["code"], "某地", tree["year"])
    return workbook(form().sheets, cells_of(tree), cover)


def edited(raw: bytes, edit: Callable[[Any], object]) -> bytes:
    """A workbook as another program saves it after an edit."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def patched(
    raw: bytes, *changes: tuple[bytes, bytes], more: Mapping[str, bytes] | None = None
) -> bytes:
    """A workbook with other bytes in its parts, and more parts."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for before, after in changes:
        parts = {name: part.replace(before, after) for name, part in parts.items()}
    return packed({**parts, **(more or {})})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def texts() -> st.SearchStrategy[str]:
    """Any text that a cell can hold and an officer can see."""
    signs = st.characters(exclude_categories=("Cc", "Cs", "Cn"))
    free = st.text(signs, min_size=1, max_size=12).filter(str.strip)
    return st.one_of(st.sampled_from(HOSTILE), free)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """A tree of the shape of a report, with any texts: valid or not, nothing may get lost."""
    pool = draw(st.lists(texts(), min_size=8, max_size=16))
    return _fields(draw, form().root, st.sampled_from(pool))


def _fields(draw: st.DrawFn, group: Group, some: st.SearchStrategy[str]) -> dict[str, Tree]:
    return {
        node.name: _value(draw, node, some)
        for node in group.fields
        if node.is_required or draw(st.booleans())
    }


def _value(draw: st.DrawFn, node: Node, some: st.SearchStrategy[str]) -> Tree:
    if isinstance(node, Leaf):
        lines = st.lists(some, min_size=1, max_size=3)
        return draw(st.one_of(some, lines) if node.takes is Takes.LINES else some)
    if isinstance(node, Group):
        is_whole = draw(st.integers(0, 4)) == 0
        return draw(st.sampled_from(STATES)) if is_whole else _fields(draw, node, some)
    keys = draw(st.lists(st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True),
                         max_size=3, unique=True))  # fmt: skip
    if not keys and draw(st.booleans()):
        return draw(st.sampled_from(LIST_STATES))
    return {key: _value(draw, node.item, some) for key in keys}
