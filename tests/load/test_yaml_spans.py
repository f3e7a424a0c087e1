from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.yaml_spans import spans
from generator.load.yaml_tree import Document, read_tree
from tests.conftest import EXAMPLE

TEXT = """# 说明
a: 88.80  # 原文
b:
  c: "引号里"
  d:
    - 一
    - 二
  # 注
  e: {f: 1, g: [2, 3]}
h: |
  第一行
  第二行

i: 尾
"""


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (("a",), "88.80"),
        (("b", "c"), '"引号里"'),
        (("b", "d", 1), "二"),
        (("b", "d"), "- 一\n    - 二"),
        (("b", "e"), "{f: 1, g: [2, 3]}"),
        (("b", "e", "g"), "[2, 3]"),
        (("h",), "|\n  第一行\n  第二行"),
        (("i",), "尾"),
    ],
)
def test_a_span_is_the_value_as_it_is_written(path: tuple[str | int, ...], said: str) -> None:
    span = spans(TEXT)[path]

    assert TEXT[span.start : span.end] == said
    assert span.is_block is ("\n" in said)


def test_a_key_begins_where_its_line_does() -> None:
    span = spans(TEXT)[("b", "d")]

    assert TEXT[span.key : span.start] == "d:\n    "


@pytest.mark.parametrize("path", sorted(EXAMPLE.rglob("*.yml")), ids=lambda path: path.stem)
def test_every_value_of_a_report_has_its_span(path: Path) -> None:
    text = path.read_text("utf-8")
    document = read_tree(text.encode(), path.name)

    assert isinstance(document, Document)
    found = spans(text)
    assert document.places.keys() <= found.keys()
    lines = text.splitlines(keepends=True)
    starts = {
        at: sum(map(len, lines[: line - 1])) + column - 1
        for at, (line, column) in document.places.items()
    }
    assert {at: found[at].start for at in starts} == starts


def test_windows_line_ends_count_as_they_are() -> None:
    text = TEXT.replace("\n", "\r\n")

    span = spans(text)[("i",)]

    assert text[span.start : span.end] == "尾"
