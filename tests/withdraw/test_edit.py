"""A file with something taken out is the file without it, to the byte."""

from __future__ import annotations

import pytest

from generator.errors import GeneratorError
from generator.load.yaml_tree import Document, read_tree
from generator.withdraw.edit import fields_of, recorded, removed, replaced, tombstoned

TEXT = """# 头
a: 88.80  # 原文
b:
  c: "引号里"
  d:
    - 一
    - 二
  # 注
  e: {f: 1, g: 2}
items:
  one:
    x: 1  # 甲
  two: {x: 2}
# 尾
"""
FIELDS = {"path": "a.b", **fields_of("2026-01-31", "个人隐私", "某办（一）")}
ENTRY = (
    'k: {path: a.b, withdrawn_on: 2026-01-31, withdrawn_for: 个人隐私, decided_by: "某办（一）"}'
)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("a",), "88.80", "已"),
        (("b", "c"), '"引号里"', "已"),
        (("b", "d", 0), "- 一", "- 已"),
        (("b", "d"), "d:\n    - 一\n    - 二", "d: 已"),
        (("b", "e", "f"), "f: 1", "f: 已"),
        (("b", "e"), "{f: 1, g: 2}", "已"),
        (("items", "one"), "one:\n    x: 1", "one: 已"),
    ],
)
def test_a_word_stands_where_the_value_stood(
    path: tuple[str | int, ...], old: str, new: str
) -> None:
    assert replaced(TEXT, path, "已") == TEXT.replace(old, new)


@pytest.mark.parametrize(
    ("path", "old"),
    [
        (("items", "one"), "  one:\n    x: 1  # 甲\n"),
        (("items", "two"), "  two: {x: 2}\n"),
    ],
)
def test_an_item_goes_with_its_lines(path: tuple[str, ...], old: str) -> None:
    assert removed(TEXT, path) == TEXT.replace(old, "")


def test_an_item_beside_another_is_not_cut_out() -> None:
    with pytest.raises(GeneratorError, match="写在同一行"):
        removed(TEXT, ("b", "e", "f"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", f"a: 1\nwithdrawals:\n  {ENTRY}\n"),
        ("a: 1", f"a: 1\nwithdrawals:\n  {ENTRY}\n"),
        ("a: 1\r\n", f"a: 1\r\nwithdrawals:\r\n  {ENTRY}\r\n"),
        ("withdrawals: 无\nb: 2\n", f"withdrawals:\n  {ENTRY}\nb: 2\n"),
        (
            "withdrawals:\n    x: {path: a}\n# 尾\n",
            f"withdrawals:\n    x: {{path: a}}\n    {ENTRY}\n# 尾\n",
        ),
        ("withdrawals:\n  x:\n    path: a", f"withdrawals:\n  x:\n    path: a\n  {ENTRY}\n"),
    ],
)
def test_a_withdrawal_is_one_line_more(before: str, after: str) -> None:
    assert recorded(before, "k", FIELDS) == after


def test_the_list_of_reports_begins_with_a_word_on_itself() -> None:
    fields = {"code": "130110", "year": "2024", **fields_of("2026-01-31", "个人隐私", "某办: 甲")}
    once = tombstoned("", "a", fields)
    twice = tombstoned(once, "b", fields)

    document = read_tree(twice.encode(), "f")
    assert isinstance(document, Document)
    assert document.tree == {"a": fields, "b": fields}
    assert twice.startswith("# 已撤下的报告")
