from __future__ import annotations

from generator.desk.form import FIXED, open_fields, parts_of, with_passages
from generator.desk.reports import open_report
from generator.intake.original import Line, Original
from generator.load.yaml_tree import Document, read_tree
from generator.template.shape import Takes
from tests.desk.office import REPORT, Office, with_spent


def fields(office: Office, text: str | None = None) -> dict[str, object]:
    if text is not None:
        office.file().write_text(text, encoding="utf-8")
    file = open_report(office.desk.content, REPORT)
    parts = parts_of(
        file.text, office.desk.judged(file), office.desk.shape, office.desk.settings().topics
    )
    return {field.name: field for part in parts for field in part.fields}


def test_every_value_of_a_report_is_in_the_form(office: Office) -> None:
    document = read_tree(office.file().read_bytes(), "")
    assert isinstance(document, Document)
    found = fields(office)
    inside = [
        path
        for path in document.places
        if path and not any(isinstance(step, int) for step in path)
        if isinstance(value_of(document.tree, path), str)
    ]

    assert [path for path in inside if ".".join(map(str, path)) not in found] == []


def value_of(tree: object, path: tuple[object, ...]) -> object:
    for step in path:
        tree = tree[step]  # type: ignore[index]  # a path of the tree
    return tree


def test_fields_have_their_words_and_ways(office: Office) -> None:
    found = fields(office)
    executed, topic = found["spending.total.executed"], found["projects.yuqing-jiance.topic"]

    assert executed.label == "实际支出"
    assert executed.trail == "全年支出"
    assert topic.takes is Takes.WORD
    assert topic.choices[0].label != topic.choices[0].value
    assert found["code"].is_fixed
    assert {name for name in found if found[name].is_fixed} == FIXED
    assert found["narrative.problems"].takes is Takes.LINES


def test_what_is_open_or_wrong_is_counted(office: Office) -> None:
    text = with_spent(office.file().read_text(encoding="utf-8"), "305.21  # 请核对：拟")
    text = text.replace("coverage: 全部支出", "coverage: 待核对")
    file = fields(office, text)
    shown = open_report(office.desk.content, REPORT)
    parts = parts_of(shown.text, office.desk.judged(shown), office.desk.shape, {})

    assert [each.name for each in open_fields(parts)] == ["spending.total.executed", "coverage"]
    assert file["coverage"].shown == ""
    assert sum(part.open for part in parts) == 2


def test_a_value_stands_beside_its_words(office: Office) -> None:
    original = Original("a", "", (Line("第1段", "支出305.21万元"),))
    field = fields(office)["spending.total.executed"]
    (found,) = with_passages([field], original)

    assert found.passages[0].where == "第1段"
