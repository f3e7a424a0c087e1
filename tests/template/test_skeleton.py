from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from generator.findings import Finding
from generator.load.schema import Shape, model_from
from generator.load.yaml_tree import Document, read_tree
from generator.model.report import Report
from generator.model.terms import TERMS
from generator.template.shape import Group, Items, Leaf, Node
from generator.template.skeleton import OPEN, skeleton
from tests.workbooks import form

PATH = PurePosixPath("reports/hebei/shijiazhuang/luquan/2024.yml")
KNOWN = {"format": "1", "code": "130110", "year": "2024", "department": "wangxinban"}


@pytest.fixture(scope="module")
def text() -> str:
    return skeleton(form().root, KNOWN, PATH, "鹿泉区")


@pytest.fixture(scope="module")
def document(text: str) -> Document:
    found = read_tree(text.encode(), "2024.yml")
    assert isinstance(found, Document)
    return found


def test_every_todo_is_a_finding_on_its_own_line(text: str, document: Document) -> None:
    found = model_from(Shape(Report), document, "2024.yml")
    assert isinstance(found, tuple)
    todo = {
        number
        for number, line in enumerate(text.splitlines(), 1)
        if line.endswith(f": {OPEN}") and not line.lstrip().startswith("#")
    }

    assert len(todo) > 100
    assert {each.where.line for each in found} == todo
    assert all(isinstance(each, Finding) and each.rule == "value-missing" for each in found)


def required(node: Node) -> Iterator[str]:
    if isinstance(node, Group):
        for each in node.fields:
            if each.is_required:
                yield each.name
                yield from required(each)


def every(node: Node) -> Iterator[Node]:
    below = node.fields if isinstance(node, Group) else ()
    for each in (node.item,) if isinstance(node, Items) else below:
        yield each
        yield from every(each)


def keys(tree: object) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, each in tree.items():
            yield key
            yield from keys(each)


def test_all_groups_and_required_keys_stand_in_the_official_order(document: Document) -> None:
    assert list(keys(document.tree)) == list(required(form().root))


def test_every_key_is_explained(text: str) -> None:
    lines = text.splitlines()
    for node in every(form().root):
        term = TERMS[node.name]
        said = f"{term.chinese}：{term.plain}"
        assert any(said in line and "#" in line for line in lines), node.name
        if isinstance(node, Leaf):
            assert re.search(rf"^[\s#]*{node.name}:", text, re.MULTILINE), node.name


def test_the_states_are_explained_at_the_top(text: str) -> None:
    top = text.splitlines()[:9]

    assert top[0].startswith("# yaml-language-server: $schema=../../../../report.schema.json")
    assert "鹿泉区 2024 年" in top[1]
    for state in ("未说明", "依法不予公开", "不适用", "未安排"):
        assert any(line.startswith(f"#   {state}：") for line in top)
