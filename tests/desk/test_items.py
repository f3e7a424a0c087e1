"""Items more and less, and groups opened: every other byte of the file stays."""

from __future__ import annotations

import pytest

from generator.desk.items import Change, add_item, node_at, open_group, remove_item
from generator.desk.reports import StaleError, open_report
from generator.desk.yaml_edit import read_as
from generator.errors import GeneratorError
from generator.template.shape import Group, Items, Leaf
from tests.desk.office import REPORT, Office


def change(office: Office, *path: str) -> Change:
    return Change(REPORT, office.digest(), path)


def tree(office: Office) -> dict[str, dict[str, object]]:
    found = read_as(office.file().read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found  # type: ignore[return-value]  # a report's groups


def test_an_item_is_added_at_the_end_of_its_list(office: Office) -> None:
    before = office.file().read_text(encoding="utf-8")
    path = add_item(
        office.desk.content, office.desk.shape, change(office, "projects"), "网络 #安全"
    )
    after = office.file().read_text(encoding="utf-8")
    added = tree(office)["projects"][str(path[-1])]

    assert added["name"] == "网络 #安全"  # type: ignore[index]  # an item
    assert added["topic"] == "待核对"  # type: ignore[index]  # an item
    assert list(tree(office)["projects"])[-1] == path[-1]
    start = next(at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    assert after.endswith(before[start:])
    assert not [
        rule
        for rule in office.desk.judged(open_report(office.desk.content, REPORT)).errors
        if "key" in rule.rule
    ]


def test_the_first_item_takes_the_place_of_a_state(office: Office) -> None:
    text = office.file().read_text(encoding="utf-8")
    assert "\n  readings: 未说明\n" in text
    add_item(office.desk.content, office.desk.shape, change(office, "process", "stages"), "自评")

    (stage,) = tree(office)["process"]["stages"].values()  # type: ignore[attr-defined]  # a list
    assert stage == {"name": "自评", "starts_on": "未说明", "ends_on": "未说明"}


def test_a_group_is_opened_and_an_item_goes(office: Office) -> None:
    keys = list(tree(office)["projects"])
    remove_item(office.desk.content, office.desk.shape, change(office, "projects", keys[0]))
    assert list(tree(office)["projects"]) == keys[1:]
    for key in keys[1:]:
        remove_item(office.desk.content, office.desk.shape, change(office, "projects", key))
    assert tree(office)["projects"] == "未说明"
    shape = office.desk.shape
    group = next(
        name
        for name, each in tree(office).items()
        if each == "未说明" and isinstance(node_at(shape, (name,)), Group)
    )
    open_group(office.desk.content, shape, change(office, group))
    assert set(tree(office)[group].values()) == {"未说明"}
    assert not office.desk.judged(open_report(office.desk.content, REPORT)).errors


def test_what_cannot_be_is_refused_and_nothing_changes(office: Office) -> None:
    before = office.file().read_bytes()
    content, shape = office.desk.content, office.desk.shape
    old = Change(REPORT, "0" * 64, ("projects",))
    with pytest.raises(StaleError):
        add_item(content, shape, old, "甲")
    for path, called in ((("projects",), " "), (("spending",), "甲"), (("none", "x"), "甲")):
        with pytest.raises(GeneratorError):
            add_item(content, shape, change(office, *path), called)
    for path in (("spending", "total"), ("projects",), ("none",)):
        with pytest.raises(GeneratorError):
            open_group(content, shape, change(office, *path))
        with pytest.raises(GeneratorError):
            remove_item(content, shape, change(office, *path))
    assert office.file().read_bytes() == before


def test_the_form_knows_what_stands_where(office: Office) -> None:
    shape = office.desk.shape

    assert isinstance(node_at(shape, ("projects",)), Items)
    assert isinstance(node_at(shape, ("projects", "a")), Group)
    assert isinstance(node_at(shape, ("projects", "a", "name")), Leaf)
    assert node_at(shape, ("projects", "a", "name", "x")) is None


def test_the_page_adds_and_removes(office: Office) -> None:
    fields = {
        "digest": office.digest(),
        "part": "projects",
        "field": "projects",
        "called": "新项目",
    }
    answer = office.post(f"/report/{REPORT}", fields | {"action": "add"})
    page = office.get(answer.location.partition("#")[0]).text
    key = answer.location.rpartition(".")[2]

    assert answer.status == 303
    assert "删去这一条" in page
    assert 'value="新项目"' in page
    fields |= {"digest": office.digest(), "field": f"projects.{key}", "action": "remove"}
    assert office.post(f"/report/{REPORT}", fields).status == 303
    assert "新项目" not in office.file().read_text(encoding="utf-8")
