from __future__ import annotations

from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.load.yaml_tree import Document, read_tree
from generator.template.yaml_text import body_text, modeline, scalar
from tests.workbooks import HOSTILE, form, texts


@given(st.one_of(texts(), st.text(min_size=1, max_size=20).filter(str.isprintable)))
def test_any_text_is_read_back_by_our_reader_and_by_others(text: str) -> None:
    line = f"name: {scalar(text)}\n"
    document = read_tree(line.encode(), "a.yml")

    assert isinstance(document, Document)
    assert document.tree == {"name": text}
    assert str(yaml.load(line, yaml.BaseLoader)["name"]) == text  # noqa: S506, TID251  # all text


@pytest.mark.parametrize(
    "text", [*HOSTILE, "-", "---", "...", "?", "&a", "*a", "!a", "%", "<<", "\t", "\n"]
)
def test_what_yaml_could_misread_is_quoted(text: str) -> None:
    document = read_tree(f"- {scalar(text)}\n".encode(), "a.yml")

    assert isinstance(document, Document)
    assert document.tree == [text]


@pytest.mark.parametrize("text", ["355.53", "010", "2024-01-05", "≥10000 条", "100. 00%", "甲：乙"])
def test_what_is_plain_stays_plain(text: str) -> None:
    assert scalar(text) == text


def test_keys_stand_in_the_official_order() -> None:
    tree = {
        "year": "2024",
        "documents": {"b": {"issuer": "甲", "title": "乙"}, "a": "未说明"},
        "code": "1",
    }

    assert body_text(tree, form().root) == (
        "code: 1\nyear: 2024\ndocuments:\n  b:\n    title: 乙\n    issuer: 甲\n  a: 未说明\n"
    )


def test_lists_of_texts_and_empty_lists_have_their_own_forms() -> None:
    tree = {"agency": {"duties": ["甲", "- 乙"]}, "notes": {}}

    assert body_text(tree, form().root) == 'agency:\n  duties:\n    - 甲\n    - "- 乙"\nnotes: {}\n'


def test_the_first_line_leads_to_the_schema() -> None:
    assert modeline(PurePosixPath("reports/a/b/2024.yml")).endswith(
        "$schema=../../../report.schema.json"
    )
