from __future__ import annotations

from generator.model.edition import Edition
from generator.search.columns import Facet, amount_of, choices_of, facets, topic_choices
from tests.builders import a_report, an_edition


def facet(edition: Edition, key: str) -> Facet:
    report = edition.dataset.reports[0]
    province = edition.dataset.divisions.at_address("hebei")
    pages = (
        choices_of(edition, None, None),
        choices_of(edition, None, province),
        choices_of(edition, report, report.division),
    )
    return next(each for each in facets(pages, topic_choices(edition)) if each.key == key)


def chosen(edition: Edition, key: str) -> list[list[str]]:
    found = facet(edition, key)
    return [[found.choices[number][1] for number in page] for page in found.pages]


def test_a_report_is_in_its_province_prefecture_and_year() -> None:
    edition = an_edition(a_report(year="2024"))

    assert chosen(edition, "province") == [[], ["河北省"], ["河北省"]]
    assert chosen(edition, "prefecture") == [[], [], ["石家庄市"]]
    assert chosen(edition, "year") == [[], [], ["2024 年"]]


def test_coverage_and_grade_are_in_the_words_of_the_page() -> None:
    edition = an_edition(a_report(coverage="只含项目支出", self_evaluation={"grade": "优"}))

    assert chosen(edition, "coverage") == [[], [], ["只含项目支出"]]
    assert chosen(edition, "grade") == [[], [], ["优"]]


def test_a_grade_that_is_not_there_is_named_by_its_state() -> None:
    assert chosen(an_edition(a_report()), "grade") == [[], [], ["未说明"]]


def test_the_worst_verdict_counts_for_a_report() -> None:
    fine = an_edition(a_report())
    spending = {"total": {"executed": "5"}, "basic_expenditure": {"executed": "1"}}
    wrong = an_edition(a_report(spending=spending | {"project_expenditure": {"executed": "1"}}))

    assert chosen(fine, "verdict") == [[], [], ["相符"]]
    assert chosen(wrong, "verdict") == [[], [], ["前后不一"]]


def test_choices_that_no_page_has_are_not_offered() -> None:
    assert facet(an_edition(a_report()), "coverage").choices == (("all_spending", "全部支出"),)


def test_amounts_are_in_yuan_and_silent_where_nothing_is_printed() -> None:
    silent = an_edition(a_report())
    stated = an_edition(a_report(unit="万元", spending={"total": {"executed": "355.53"}}))

    assert amount_of(silent.dataset.reports[0]) is None
    assert amount_of(stated.dataset.reports[0]) == "3555300"


def test_the_budget_stands_where_no_spending_is_printed() -> None:
    stated = an_edition(a_report(unit="元", spending={"total": {"initial_budget": "100"}}))

    assert amount_of(stated.dataset.reports[0]) == "100"


def test_the_order_of_pages_does_not_matter_to_the_choices() -> None:
    topics = (("b", "乙"), ("a", "甲"))
    one = ((("130000", "河北"),), (), (("2023", "2023 年"),), (), (), (), topics[:1])
    other = ((("110000", "北京"),), (), (("2024", "2024 年"),), (), (), (), topics)
    found = [facets(pages, topics) for pages in ((one, other), (other, one))]

    assert [each.choices for each in found[0]] == [each.choices for each in found[1]]
    assert found[0][0].choices == (("110000", "北京"), ("130000", "河北"))
    assert found[0][2].choices == (("2024", "2024 年"), ("2023", "2023 年"))
    assert found[0][6].choices == topics
    assert found[0][6].pages == ((0,), (0, 1))
