from __future__ import annotations

from dataclasses import replace

from generator.views.explore import explore_card, explore_line, explore_page
from tests.builders import a_report, an_edition
from tests.reading import page_at, said

EDITION = an_edition(a_report(projects={"a": {"name": "甲"}}))
WITHOUT = replace(EDITION, has_explore=False)


def test_where_no_script_runs_the_page_says_so_and_leads_on() -> None:
    page = next(explore_page(EDITION))

    assert "JavaScript" in page.without_script
    assert {"../years/2024/", "../topics/", "../coverage/", "../data/"} <= set(
        said(page.sections).split("\n")
    )


def test_the_page_names_whose_program_it_runs_and_its_licence() -> None:
    words = said(next(explore_page(EDITION)))

    assert "Tabulator" in words
    assert "../assets/tabulator/LICENSE.txt" in words


def test_ways_lead_to_the_page_as_it_is_asked_for() -> None:
    [card] = explore_card(EDITION, "")
    [line] = explore_line(EDITION, "topics/qita", table="projects", topic="qita")

    assert card.href == "explore/"
    assert line.words[0].href == "../../explore/?table=projects&topic=qita"


def test_home_years_topics_and_data_lead_to_it() -> None:
    pages = ("", "years", "years/2024", "topics", "topics/qita", "data")

    assert all("explore/" in said(page_at(EDITION, page)) for page in pages)


def test_where_it_is_not_made_nothing_leads_to_it() -> None:
    assert list(explore_page(WITHOUT)) == []
    assert explore_card(WITHOUT, "") == ()
    assert explore_line(WITHOUT, "years") == ()
