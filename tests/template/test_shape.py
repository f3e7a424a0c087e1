from __future__ import annotations

from collections.abc import Iterator

from generator.model.report import Report
from generator.template.shape import Group, Items, Leaf, Node, Takes, chinese, plain, report_shape
from tests.workbooks import form


def every(node: Node) -> Iterator[Node]:
    yield node
    below = (
        node.fields if isinstance(node, Group) else (node.item,) if isinstance(node, Items) else ()
    )
    for each in below:
        yield from every(each)


def found(*path: str) -> Node:
    node: Node = form().root
    for name in path:
        group = node.item if isinstance(node, Items) else node
        assert isinstance(group, Group)
        node = next(each for each in group.fields if each.name == name)
    return node


def test_the_fields_are_those_of_the_model_in_its_order() -> None:
    assert [node.name for node in report_shape().fields] == list(Report.model_fields)


def test_every_field_has_a_word_a_meaning_and_a_way_to_write_it() -> None:
    nodes = [node for node in every(form().root) if node.name]

    assert len(nodes) > 200
    assert all(chinese(node) and plain(node).endswith("。") for node in nodes)
    assert all(node.how for node in nodes if isinstance(node, Leaf))


def test_a_figure_offers_its_states_and_an_example() -> None:
    amount = found("spending", "total", "executed")

    assert isinstance(amount, Leaf)
    assert amount.choices == ("未说明", "依法不予公开", "不适用", "未安排")
    assert "例如 355.53" in amount.how


def test_closed_sets_lists_and_optional_fields_are_told_apart() -> None:
    unit, length, duties = (
        found("unit"), found("narrative", "goals", "length"), found("agency", "duties"),
    )  # fmt: skip

    assert isinstance(unit, Leaf)
    assert isinstance(length, Leaf)
    assert isinstance(duties, Leaf)
    assert (unit.takes, unit.choices) == (Takes.WORD, ("元", "万元", "亿元"))
    assert not length.is_required
    assert duties.takes is Takes.LINES
    assert isinstance(found("projects", "indicators"), Items)
    assert isinstance(found("disclosure", "decision"), Group)
    assert not found("disclosure", "decision").is_required
