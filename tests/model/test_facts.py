from __future__ import annotations

from generator.model.amounts import printed_amounts
from generator.model.edition import Edition
from generator.model.facts import Measure, facts_of, measure_of
from generator.model.funds import SpendingLine
from generator.model.performance import Indicator, SelfEvaluation
from generator.model.reported import Stated
from tests.builders import a_report


def test_every_printed_amount_is_a_fact(example: Edition) -> None:
    for entry in example.dataset.reports:
        amounts = dict(printed_amounts(entry.report))
        found = {
            fact.path: fact.figure
            for fact in facts_of(entry.report)
            if fact.measure is Measure.AMOUNT
            and fact.path == fact.about
            and isinstance(fact.figure, Stated)
            and not fact.figure.is_nothing
        }
        assert found == amounts


def test_no_path_stands_twice(example: Edition) -> None:
    for entry in example.dataset.reports:
        paths = [fact.path for fact in facts_of(entry.report)]
        assert len(set(paths)) == len(paths)


def test_the_model_says_what_a_field_holds() -> None:
    line = {name: measure_of(field) for name, field in SpendingLine.model_fields.items()}
    indicator = {name: measure_of(field) for name, field in Indicator.model_fields.items()}
    result = {name: measure_of(field) for name, field in SelfEvaluation.model_fields.items()}

    assert line["executed"] is Measure.AMOUNT
    assert line["share"] is Measure.RATE
    assert indicator["target"] is Measure.QUANTITY
    assert indicator["score"] is Measure.SCORE
    assert indicator["name"] is None
    assert result["projects_count"] is Measure.COUNT
    assert result["categories"] is Measure.ITEMS
    assert result["stated_grades"] is None


def test_what_keepers_write_is_no_fact() -> None:
    report = a_report(notes="无", corrections="无")

    assert not any(fact.path[0] in {"notes", "corrections"} for fact in facts_of(report))


def test_a_second_printing_is_about_the_first() -> None:
    again = {"path": "staff.retired", "printed": "两人", "place": "第三部分"}
    report = a_report(staff={"retired": "2"}, restated={"lituixiu": again})
    *_, last = facts_of(report)

    assert last.path == ("restated", "lituixiu", "printed")
    assert last.about == ("staff", "retired")
    assert last.measure is Measure.COUNT
