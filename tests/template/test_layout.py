from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.findings import DocPath
from generator.template.layout import sheet_name
from generator.template.shape import Group, Items, Leaf, Node, chinese
from generator.template.sheet import ANY, COVER, Role, Sheet, Style
from tests.workbooks import form


def leaves(node: Node, path: DocPath) -> Iterator[DocPath]:
    if isinstance(node, Leaf):
        yield path
    elif isinstance(node, Items):
        yield from leaves(node.item, (*path, ANY))
    else:
        for each in node.fields:
            yield from leaves(each, (*path, each.name))


def sheet(name: str) -> Sheet:
    return next(each for each in form().sheets if each.name == name)


def test_every_field_of_the_model_has_exactly_one_slot() -> None:
    slots = Counter(
        slot.path
        for each in form().sheets
        for slot in (*each.slots.values(), *(each.table.columns if each.table else ()))
        if slot.role is Role.FIELD
    )

    assert slots == Counter(leaves(form().root, ()))


def test_sheets_have_short_names_of_their_own() -> None:
    names = [COVER, *(each.name for each in form().sheets)]

    assert len(set(names)) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert [name for name in names if "·" not in name][:6] == [
        "填写说明", "基本情况", "引用的文件", "编制单位", "人员", "资金来源",
    ]  # fmt: skip
    assert sheet_name(("projects", ANY, "indicators"), ("项目", "绩效指标")) == "项目·绩效指标"


def test_no_word_stands_in_a_slot() -> None:
    for each in form().sheets:
        assert not each.labels.keys() & each.slots.keys()
        assert all(label.text for label in each.labels.values())


def test_lines_of_one_kind_are_a_grid() -> None:
    spending = sheet("支出")
    words = {at: label.text for at, label in spending.labels.items()}

    assert [words[4, column] for column in (2, 5)] == ["年初预算数", "实际支出"]
    assert words[7, 0] == "基本支出"
    assert spending.slots[7, 5].path == ("spending", "basic_expenditure", "executed")
    assert spending.slots[11, 1].path == ("spending", "carried_forward")


def test_a_list_within_a_list_names_its_owner_first() -> None:
    table = sheet("项目·绩效指标").table

    assert table is not None
    assert [slot.role for slot in table.columns[:3]] == [Role.OWNER, Role.KEY, Role.GROUP]
    assert table.columns[3].path == ("projects", ANY, "indicators", ANY, "name")


def test_kinds_of_project_are_offered() -> None:
    table = sheet("项目").table

    assert table is not None
    topic = next(slot for slot in table.columns if slot.path[-1] == "topic")
    assert topic.is_closed
    assert "yuqing-jiance" in topic.choices
    assert "yuqing-jiance（舆情监测）" in sheet("项目").labels[4, table.columns.index(topic)].text


def test_every_slot_of_a_form_is_explained_beside_it() -> None:
    for each in form().sheets:
        for row, _ in each.slots:
            styles = {label.style for at, label in each.labels.items() if at[0] == row}
            assert Style.NOTE in styles, (each.name, row)


def test_the_whole_of_a_group_can_be_answered_in_a_word() -> None:
    groups = [node for node in form().root.fields if isinstance(node, Group)]

    for node in groups:
        slot = sheet(chinese(node)).slots[3, 1]
        assert (slot.role, slot.path) == (Role.GROUP, (node.name,))
        assert slot.choices == ("未说明", "依法不予公开", "不适用")
